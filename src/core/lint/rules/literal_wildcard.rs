//! A name with `*` that was meant as a pattern.

use crate::core::edit::{Edit, RuleList};
use crate::core::json::Pointer;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, Entry, Max, Name, Rate};
use crate::core::risk::Severity;
use crate::core::text::{plural, quote};

pub(super) const LINT: Lint = Lint {
    code: "literal-wildcard",
    class: Class::Security,
    title: "A wildcard is read as a name",
    fires: "A name with `*` stands in `hide` or under `tools`, and the server has no tool of just that name. Only `\"*\"` alone in `hide` is \
            a wildcard.",
    why: "The gateway compares names letter by letter, so the rule touches no tool: what it was to hide or deny may be open. List the names.",
    bad: r#"{"version": "1", "default": "allow", "hide": ["delete_*"]}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["delete_file"]}"#,
    check: Check::Tool(check),
};

fn check(subject: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let hidden = subject.policy().hides_name(view.name) && **view.name != *"*";
    let listed = view.entry().is_some();
    if view.tool.is_some() || !view.name.contains('*') || !(hidden || listed) {
        return;
    }
    let meant: Vec<ToolView<'_>> = if subject.is_compared(view.name) {
        subject.views_of(|name| fits(view.name, name)).collect()
    } else {
        Vec::new()
    };
    let list = match (hidden, listed) {
        (true, true) => "`hide` and `tools`",
        (true, false) => "`hide`",
        (false, _) => "`tools`",
    };
    let would = match meant.len() {
        0 if subject.has_catalogue() => {
            "No tool of the catalogue would fit it as a pattern.".to_owned()
        }
        0 => "It is compared letter by letter.".to_owned(),
        count => format!(
            "As a pattern it would mean {}: {}.",
            plural(count as u64, "tool", "tools"),
            words::tools(meant.iter().map(|other| other.name))
        ),
    };
    let what = format!(
        "{} in {list} is a name, not a pattern. {would}",
        quote(view.name)
    );
    let pointer = if listed {
        view.pointer()
    } else {
        Pointer::root().key("hide")
    };
    let fix = expanded(view, hidden, &meant);
    found.tool(view.name, pointer, what, fix);
}

/// The names in the place of the pattern. Those that have been decided about keep their decision, unless the pattern hides; and none that is
/// critical or suspicious is allowed by the way.
fn expanded(view: &ToolView<'_>, hidden: bool, meant: &[ToolView<'_>]) -> Option<Fix> {
    let allows = !hidden && view.shown.decision == Some(Decision::Allow);
    let takes = |other: &&ToolView<'_>| {
        let critical = other
            .class
            .is_some_and(|class| class.severity == Severity::Critical);
        let odd = critical || other.suspicions().next().is_some();
        hidden || (other.shown.follows_default() && !(allows && odd))
    };
    let names: Vec<Name> = meant
        .iter()
        .filter(takes)
        .map(|other| other.name.clone())
        .collect();
    if names.is_empty() {
        return None;
    }
    let decision = if hidden {
        Decision::Hide
    } else {
        view.shown.decision?
    };
    let mut edits = vec![
        Edit::FollowDefault {
            tools: vec![view.name.clone()],
        },
        decide(view, decision, &names),
    ];
    if !hidden {
        edits.extend(names.iter().flat_map(|name| rules(view.entry(), name)));
    }
    let label = format!(
        "List {} instead",
        plural(names.len() as u64, "name", "names")
    );
    Some(Fix { label, edits })
}

fn decide(view: &ToolView<'_>, decision: Decision, names: &[Name]) -> Edit {
    let limit = view.shown.limits().next();
    let rate = limit.and_then(|limit| {
        Some(Rate {
            max: Max::nearest(limit.max),
            window: limit.window?,
        })
    });
    let tools = names.iter().map(|name| (name.clone(), rate)).collect();
    Edit::Decide { decision, tools }
}

/// The rules with conditions, once more for one tool.
fn rules(entry: Option<&Entry>, tool: &Name) -> Vec<Edit> {
    let lists = [
        (
            RuleList::Require,
            entry.and_then(|entry| entry.require.as_deref()),
        ),
        (
            RuleList::DenyIf,
            entry.and_then(|entry| entry.deny_if.as_deref()),
        ),
    ];
    let mut edits = Vec::new();
    for (list, rules) in lists {
        for rule in rules.unwrap_or_default() {
            if !rule.is_unconditional() {
                let (tool, rule) = (tool.clone(), rule.clone());
                edits.push(Edit::AddRule { tool, list, rule });
            }
        }
    }
    edits
}

/// Whether a name fits a pattern in which `*` stands for any text.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in between {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(last)
}
