//! A comparison of paths or addresses that another spelling escapes.

use crate::core::edit::RuleList;
use crate::core::json::Value;
use crate::core::lint::asking::{add, holds_for, passes, set_test, texts};
use crate::core::lint::escapes::{is_path, is_url, other_hosts, outside, same_place};
use crate::core::lint::finding::Found;
use crate::core::lint::patterns::Pattern;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::{RuleView, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Test};
use crate::core::re2::Edge;
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "escapable-path",
    class: Class::Security,
    title: "A path or address check that another spelling escapes",
    fires: "A pattern in `require` is a prefix of a path or an address, and `..` leads out of it, or another host begins like it; or \
            `deny_if` names a path or an address that can be written in another way. Each finding shows a text that gets past all rules.",
    why: "The gateway compares texts; the tool resolves them. `/srv/data/../../etc/passwd` begins with `/srv/data/`, and \
          `https://intern./` is the same host as `https://intern/`. Deny `..` beside the prefix, close a host with `/`, or list whole \
          values.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"require": [{"conditions": [{"path": "args.path", "op": "regex", "value": "^/srv/data/"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"require": [{"conditions": [{"path": "args.path", "op": "regex", "value": "^/srv/data/"}]}], "deny_if": [{"conditions": [{"path": "args.path", "op": "regex", "value": "\\.\\."}]}]}}}"#,
    check: Check::Tool(check),
};

/// Two dots, plain or encoded.
const DOTS: &str = r"(?i)(?:\.|%2e){2}";
/// What no plain path has: a step back or on the spot, and an empty step.
const STEPS: &str = r"(?:^|/)\.{1,2}(?:/|$)|//";

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.requirements() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            if view.argument_of(rule, index).choices().is_empty() {
                prefix_check(view, rule, index, condition, found);
            }
        }
    }
    for rule in view.denials() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            if view.argument_of(rule, index).choices().is_empty() {
                denial(view, rule, index, condition, found);
            }
        }
    }
}

fn prefix_check(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    condition: &Condition,
    found: &mut Found<'_>,
) {
    let (Test::Regex(pattern), Some(known)) = (&condition.test, rule.pattern(index)) else {
        return;
    };
    if known
        .edges
        .is_none_or(|edges| edges.start != Edge::Anchored)
    {
        return;
    }
    let Some((escape, fix)) = escape(view, rule, index, condition, pattern, known) else {
        return;
    };
    let what = format!(
        "In {}, the pattern {} lets {} through.",
        words::tool(view.name),
        quote(pattern),
        quote(&escape)
    );
    found.tool(view.name, view.condition_pointer(rule, index), what, fix);
}

/// A text that begins like an allowed one and leads elsewhere, with what would stop it.
fn escape(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    condition: &Condition,
    pattern: &str,
    known: &Pattern,
) -> Option<(String, Option<Fix>)> {
    let path = &condition.path;
    let slips =
        |(_, text): &&(String, String)| passes(view, path, Some(&Value::from(text.as_str())));
    let hosts = known.hosts.get_or_init(|| known.matching(other_hosts));
    if let Some((text, escape)) = hosts.iter().find(slips) {
        let literal = known.prefix.as_deref() == Some(text);
        let fix = literal.then(|| {
            let closed = Test::Regex(format!("{pattern}(?:[/?#]|$)"));
            Fix::one("Close the host", set_test(view, rule, index, closed))
        });
        return Some((escape.clone(), fix));
    }
    let places = known.outside.get_or_init(|| known.matching(outside));
    let (text, escape) = places.iter().find(slips)?;
    let dots = if is_url(text) { DOTS } else { r"\.\." };
    let edit = add(view, RuleList::DenyIf, path, Test::Regex(dots.to_owned()));
    Some((escape.clone(), Some(Fix::one("Deny “..” as well", edit))))
}

/// The texts that a condition of a denial names.
fn named<'v>(rule: &'v RuleView<'_>, index: usize, of: &'v Test) -> Vec<&'v str> {
    let anchored = |known: &&Pattern| {
        known
            .edges
            .is_some_and(|edges| edges.start == Edge::Anchored)
    };
    texts(of, || {
        let known = rule.pattern(index).filter(anchored);
        let examples = known.into_iter().flat_map(|known| &known.examples);
        examples.map(String::as_str).collect()
    })
}

fn denial(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    condition: &Condition,
    found: &mut Found<'_>,
) {
    let path = &condition.path;
    let slips = |text: &String| {
        let value = Value::from(text.as_str());
        !holds_for(rule, path, &value) && passes(view, path, Some(&value))
    };
    for text in named(rule, index, &condition.test) {
        let Some(other) = same_place(text).into_iter().find(slips) else {
            continue;
        };
        let what = format!(
            "{} is denied for {}, but not for {}, which is the same place.",
            words::tool(view.name),
            quote(text),
            quote(&other)
        );
        let fix = is_path(text).then(|| {
            let edit = add(view, RuleList::DenyIf, path, Test::Regex(STEPS.to_owned()));
            Fix::one("Deny paths that are not plain", edit)
        });
        found.tool(view.name, view.condition_pointer(rule, index), what, fix);
        return;
    }
}
