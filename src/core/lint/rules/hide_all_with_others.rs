//! `"*"` in `hide`, and more beside it.

use crate::core::edit::{Amendment, Edit};
use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::Name;
use crate::core::text::plural;

pub(super) const LINT: Lint = Lint {
    code: "hide-all-with-others",
    class: Class::Suggestion,
    title: "Everything is hidden, and more is said",
    fires: "`hide` holds `\"*\"`, and other names stand beside it or entries under `tools`.",
    why: "`\"*\"` hides every tool, so nothing else has an effect. If some tools were to stay open, hide the others by their names.",
    bad: r#"{"version": "1", "default": "deny", "hide": ["*", "delete_file"]}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["*"]}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    let policy = subject.policy();
    if !policy.hides_all() {
        return;
    }
    let place = || Place {
        tools: Vec::new(),
        pointer: Pointer::root().key("hide"),
    };
    let names: Vec<Name> = policy
        .hide
        .iter()
        .flatten()
        .filter(|name| ***name != *"*")
        .cloned()
        .collect();
    if !names.is_empty() {
        let what = format!(
            "“*” in `hide` hides every tool, so {} beside it says nothing.",
            words::tools(&names)
        );
        let label = "Keep “*” alone in `hide`".to_owned();
        let edit = Edit::Amend {
            label: label.clone(),
            amendments: names.into_iter().map(Amendment::Unhide).collect(),
        };
        found.push(place(), what, Some(Fix::one(label, edit)));
    }
    let entries = policy.tools.as_ref().map_or(0, |tools| tools.len());
    if entries > 0 {
        let what = format!(
            "“*” in `hide` hides every tool, so the {} under `tools` {} no effect.",
            plural(entries as u64, "entry", "entries"),
            if entries == 1 { "has" } else { "have" }
        );
        found.push(place(), what, None);
    }
}
