//! A numeric bound on an argument that is a text.

use super::impossible_condition::is_bound_on_text;
use crate::core::edit::RuleList;
use crate::core::lint::asking::remove;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, words as policy_words};

pub(super) const LINT: Lint = Lint {
    code: "bound-on-text",
    class: Class::Error,
    title: "A numeric bound on a text",
    fires: "`lt`, `lte`, `gt` or `gte` asks about an argument that the schema gives as a string.",
    why: "A text of digits is not read as a number, so the condition never holds: in `deny_if` nothing is denied, in `require` everything \
          is. Use a regular expression or a list of values.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"deny_if": [{"conditions": [{"path": "args.path", "op": "gt", "value": 100}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.limit", "op": "lte", "value": 100}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            if !is_bound_on_text(condition, view.argument(&condition.path)) {
                continue;
            }
            let name = words::tool(view.name);
            let (effect, fix) = match rule.list {
                RuleList::DenyIf => (
                    "the denial never fires",
                    Fix::one("Remove the denial that never fires", remove(view, rule)),
                ),
                RuleList::Require => (
                    "every call is denied",
                    Fix::one(
                        format!("Deny {name}, as it is now in effect"),
                        view.decide(Decision::Deny),
                    ),
                ),
            };
            let what = format!(
                "In {name}, “{}” asks a text for its number. Digits in a text do not count, so {effect}.",
                policy_words::condition(condition)
            );
            found.tool(
                view.name,
                view.condition_pointer(rule, index),
                what,
                Some(fix),
            );
        }
    }
}
