//! A tool that is allowed against what its own server says, or says wrongly.

use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Lint, words};
use crate::core::risk::{Access, Place};

pub(super) const LINT: Lint = Lint {
    code: "hint-contradiction",
    class: Class::Warning,
    title: "Allowed, though hints and evidence disagree",
    fires: "A tool can be called as often as an agent likes, and the server’s hints contradict what its name, text and arguments show: \
            declared read-only over one that changes, or declared destructive over one that seems to read.",
    why: "Either the hint is wrong, or the estimate is. Look at the tool before you leave it open; a limit costs little.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"save_note": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"save_note": {"limits": [{"counter": "notes", "window": "minute", "max": 10, "scope": "grant"}]}}}"#,
    check: Check::Tool(check),
};

fn check(subject: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    // A person who has set the class has looked.
    let judged = subject.draft().overrides.contains_key(view.name);
    let Some(assessment) = view
        .assessment
        .filter(|_| !judged && view.access() == Access::Freely)
    else {
        return;
    };
    let hint = assessment
        .contradictions
        .iter()
        .find(|contradiction| matches!(contradiction.place, Some(Place::Hint(_))));
    if let Some(hint) = hint {
        let what = format!(
            "{} can be called without limit. {}",
            words::tool(view.name),
            hint.words
        );
        found.tool(view.name, view.spoken_of(), what, None);
    }
}
