//! A denial whose conditions exclude each other.

use crate::core::lint::asking::{has_impossible, literals, never, remove};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::words as policy_words;
use crate::core::text::list;

pub(super) const LINT: Lint = Lint {
    code: "contradictory",
    class: Class::Error,
    title: "A denial whose conditions contradict each other",
    fires: "No call can meet all conditions of an entry of `deny_if` at once, though it can meet each of them.",
    why: "The conditions of one entry are joined by “and”, so this denial never fires. Where “or” was meant, write one entry for each \
          condition.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"create_refund": {"deny_if": [{"conditions": [{"path": "args.currency", "op": "eq", "value": "eur"}, {"path": "args.currency", "op": "eq", "value": "usd"}]}], "limits": [{"counter": "refunds", "window": "day", "max": 5, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"create_refund": {"require": [{"conditions": [{"path": "args.currency", "op": "exists", "value": true}]}], "deny_if": [{"conditions": [{"path": "args.currency", "op": "in", "value": ["eur", "usd"]}]}], "limits": [{"counter": "refunds", "window": "day", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.denials() {
        if rule.rule.conditions.len() < 2 || has_impossible(view, rule) {
            continue;
        }
        let literals: Vec<_> = literals(rule).collect();
        let Some(never) = never(view, &literals) else {
            continue;
        };
        let all: Vec<String> = rule
            .rule
            .conditions
            .iter()
            .map(policy_words::condition)
            .collect();
        let what = format!(
            "{} meets all conditions of this denial of {} at once: {}.",
            capital(never.calls()),
            words::tool(view.name),
            list(&all, "and")
        );
        let fix = Fix::one("Remove the denial that never fires", remove(view, rule));
        found.tool(view.name, view.rule_pointer(rule), what, Some(fix));
    }
}

/// The same with a capital at its head.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
