//! A comparison of paths or addresses that another spelling escapes.

use crate::core::edit::RuleList;
use crate::core::json::Value;
use crate::core::lint::asking::{add, holds_for, passes, set_test};
use crate::core::lint::escapes::{
    first_passing, is_path, is_url, other_hosts, outside, same_place,
};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{RuleView, Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Test};
use crate::core::re2::{Edge, edges, examples, prefix};
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
            if view.argument(&condition.path).choices().is_empty() {
                prefix_check(view, rule, index, condition, found);
            }
        }
    }
    for rule in view.denials() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            if view.argument(&condition.path).choices().is_empty() {
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
    let Test::Regex(pattern) = &condition.test else {
        return;
    };
    let anchored = edges(pattern).is_some_and(|edges| edges.start == Edge::Anchored);
    if !anchored {
        return;
    }
    let texts = examples(pattern);
    let Some((escape, fix)) = texts
        .iter()
        .find_map(|text| escape(view, rule, index, condition, pattern, text))
    else {
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
    text: &str,
) -> Option<(String, Option<Fix>)> {
    let path = &condition.path;
    if let Some(escape) = first_passing(view, path, other_hosts(text)) {
        let literal = prefix(pattern).is_some_and(|prefix| prefix == text);
        let fix = literal.then(|| {
            let closed = Test::Regex(format!("{pattern}(?:[/?#]|$)"));
            Fix::one("Close the host", set_test(view, rule, index, closed))
        });
        return Some((escape, fix));
    }
    let escape = first_passing(view, path, outside(text))?;
    let dots = if is_url(text) { DOTS } else { r"\.\." };
    let edit = add(view, RuleList::DenyIf, path, Test::Regex(dots.to_owned()));
    Some((escape, Some(Fix::one("Deny “..” as well", edit))))
}

/// The texts that a denial names.
fn named(of: &Test) -> Vec<String> {
    match of {
        Test::Eq(Value::String(text)) => vec![text.clone()],
        Test::In(values) => values
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        Test::Regex(pattern) => {
            let anchored = edges(pattern).is_some_and(|edges| edges.start == Edge::Anchored);
            examples(pattern).into_iter().filter(|_| anchored).collect()
        }
        _ => Vec::new(),
    }
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
    for text in named(&condition.test) {
        let Some(other) = same_place(&text).into_iter().find(slips) else {
            continue;
        };
        let what = format!(
            "{} is denied for {}, but not for {}, which is the same place.",
            words::tool(view.name),
            quote(&text),
            quote(&other)
        );
        let fix = is_path(&text).then(|| {
            let edit = add(view, RuleList::DenyIf, path, Test::Regex(STEPS.to_owned()));
            Fix::one("Deny paths that are not plain", edit)
        });
        found.tool(view.name, view.condition_pointer(rule, index), what, fix);
        return;
    }
}
