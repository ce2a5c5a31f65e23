//! What Approve means in version 1.

use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Lint, words};
use crate::core::policy::{Decision, Form, Name};

pub(super) const LINT: Lint = Lint {
    code: "approve-is-denial",
    class: Class::Information,
    title: "An approval is written as a denial",
    fires: "Once for each document in which tools wait for approval.",
    why: "Version 1 cannot hold a call. The gateway denies it with a text that asks for approval, and a person has to act elsewhere.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"create_refund": {"deny_if": [{"conditions": [], "on_deny": "Requires human approval."}]}, "search": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    let tools: Vec<Name> = subject
        .views()
        .filter(|view| {
            view.shown.decision == Some(Decision::Approve) && view.shown.form == Form::Version1
        })
        .map(|view| view.name.clone())
        .collect();
    if tools.is_empty() {
        return;
    }
    let what = format!(
        "Every call of {} is denied with a text that asks for approval; version 1 cannot hold a call.",
        words::tools(&tools)
    );
    let pointer = Pointer::root().key("tools");
    found.push(Place { tools, pointer }, what, None);
}
