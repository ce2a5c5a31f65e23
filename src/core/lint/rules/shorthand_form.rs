//! Shorthand in a document of version 1.

use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Action, Decision, Form, words as policy_words};

pub(super) const LINT: Lint = Lint {
    code: "shorthand-form",
    class: Class::Warning,
    title: "Shorthand in a document of version 1",
    fires: "An entry allows or limits in the shorthand: `action` with `allow`, `rate_limit`, or a `reason` without an `action`.",
    why: "A gateway of version 1 does not read these members: a limit in the shorthand is no limit there. Write the entry in version 1.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"rate_limit": {"max": 10, "window": 60}}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "search_rate", "window": "minute", "max": 10, "scope": "grant"}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let Some(entry) = view
        .entry()
        .filter(|_| view.shown.decision != Some(Decision::Hide))
    else {
        return;
    };
    let name = words::tool(view.name);
    let denies = matches!(entry.action, Some(Action::Deny | Action::RequireApproval));
    match (view.shown.form, view.shown.decision) {
        (Form::Shorthand, Some(decision)) if !denies => {
            let (what, at, writable) = match &entry.rate_limit {
                Some(rate) => {
                    let known = view.shown.limits().all(|limit| limit.window.is_some());
                    let window = if known {
                        ""
                    } else {
                        " Version 1 has no window of that length."
                    };
                    let words = policy_words::rate(rate.max.get(), rate.window.get());
                    (
                        format!(
                            "{name} is limited to {words} in the shorthand, which a gateway of version 1 does not read.{window}"
                        ),
                        "rate_limit",
                        known,
                    )
                }
                None => (
                    format!(
                        "{name} is allowed in the shorthand; in version 1 an empty entry says the same."
                    ),
                    "action",
                    true,
                ),
            };
            let fix = writable.then(|| {
                Fix::one(
                    format!("Write it for {name} in version 1"),
                    view.decide(decision),
                )
            });
            found.tool(view.name, view.pointer().key(at), what, fix);
        }
        (Form::Version1, _) if entry.reason.is_some() => {
            let what = format!(
                "The entry of {name} has a “reason” without an “action”, so no one reads it."
            );
            found.tool(view.name, view.pointer().key("reason"), what, None);
        }
        _ => {}
    }
}
