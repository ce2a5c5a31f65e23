//! Requirements that no call can meet together.

use super::contradictory::capital;
use crate::core::lint::asking::{has_impossible, literals, never};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, words as policy_words};
use crate::core::text::list;

pub(super) const LINT: Lint = Lint {
    code: "impossible-require",
    class: Class::Error,
    title: "Requirements that no call can meet",
    fires: "The conditions of `require`, taken together, exclude each other, though each can hold.",
    why: "Every entry of `require` must hold, and every condition in it, so every call is denied. Where either of two values was meant, use \
          `in` with both.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.limit", "op": "gt", "value": 50}]}, {"conditions": [{"path": "args.limit", "op": "lt", "value": 20}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.limit", "op": "lt", "value": 50}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let mut together = Vec::new();
    for rule in view.requirements() {
        if has_impossible(view, rule) {
            return;
        }
        together.extend(literals(rule));
        let Some(never) = never(view, &together) else {
            continue;
        };
        let all: Vec<String> = rule
            .rule
            .conditions
            .iter()
            .map(policy_words::condition)
            .collect();
        let with = if rule.index > 0 {
            ", together with the requirements before it"
        } else {
            ""
        };
        let name = words::tool(view.name);
        let what = format!(
            "{} meets this requirement of {name}{with}: {}. So every such call is denied.",
            capital(never.calls()),
            list(&all, "and")
        );
        let fix = Fix::one(
            format!("Deny {name}, as it is now in effect"),
            view.decide(Decision::Deny),
        );
        found.tool(view.name, view.rule_pointer(rule), what, Some(fix));
        return;
    }
}
