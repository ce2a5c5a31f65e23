//! A denial that a gateway of version 1 does not see.

use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Action, Decision, Form};

pub(super) const LINT: Lint = Lint {
    code: "shorthand-denial",
    class: Class::Security,
    title: "A denial that version 1 does not know",
    fires: "An entry denies or asks for approval in the shorthand (`action`).",
    why: "Version 1 has no `action`: its gateway sees an entry without rules and allows the tool. Write the denial in version 1.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"delete_file": {"action": "deny", "reason": "Not here."}, "read_file": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"delete_file": {"deny_if": [{"conditions": [], "on_deny": "Not here."}]}, "read_file": {}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let action = view.entry().and_then(|entry| entry.action);
    let stopped = matches!(action, Some(Action::Deny | Action::RequireApproval));
    if view.shown.form != Form::Shorthand || !stopped || view.shown.decision == Some(Decision::Hide)
    {
        return;
    }
    let name = words::tool(view.name);
    let (does, decision) = match action {
        Some(Action::RequireApproval) => ("asks for approval", Decision::Approve),
        _ => ("denies", Decision::Deny),
    };
    let what = format!(
        "The entry of {name} {does} in the shorthand. A gateway of version 1 does not know `action`, and allows the tool."
    );
    let fix = Fix::one(
        format!("Write it for {name} in version 1"),
        view.decide(decision),
    );
    found.tool(view.name, view.pointer().key("action"), what, Some(fix));
}
