//! An entry in both vocabularies.

use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, Form};

pub(super) const LINT: Lint = Lint {
    code: "mixed-forms",
    class: Class::Security,
    title: "Two vocabularies in one rule",
    fires: "An entry has `action` or `rate_limit` beside `require`, `deny_if` or `limits`.",
    why: "One gateway reads one half, another gateway the other, so nobody can say what the entry does. Decide again, in one vocabulary.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"action": "deny", "limits": [{"counter": "reads", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"limits": [{"counter": "reads", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    if view.shown.form != Form::Mixed {
        return;
    }
    let name = words::tool(view.name);
    let what = format!(
        "The entry of {name} has members of version 1 and of the shorthand, so what it means is not certain."
    );
    let decision = match view.shown.decision {
        Some(Decision::Hide) => Decision::Hide,
        _ => Decision::Deny,
    };
    let label = match decision {
        Decision::Hide => format!("Keep {name} hidden, without the entry"),
        _ => format!("Deny {name}"),
    };
    found.tool(
        view.name,
        view.pointer(),
        what,
        Some(Fix::one(label, view.decide(decision))),
    );
}
