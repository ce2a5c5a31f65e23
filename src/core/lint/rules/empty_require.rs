//! A requirement that requires nothing.

use crate::core::lint::asking::remove;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};

pub(super) const LINT: Lint = Lint {
    code: "empty-require",
    class: Class::Security,
    title: "A requirement without conditions",
    fires: "An entry of `require` has no conditions.",
    why: "It reads like a restriction and lets every call through. Add the conditions that were meant, or remove it.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"require": [{"conditions": [], "on_deny": "Only below /srv."}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view
        .requirements()
        .filter(|rule| rule.rule.is_unconditional())
    {
        let what = format!(
            "A requirement of {} has no conditions, so every call meets it.",
            words::tool(view.name)
        );
        let fix = Fix::one("Remove the empty requirement", remove(view, rule));
        found.tool(view.name, view.rule_pointer(rule), what, Some(fix));
    }
}
