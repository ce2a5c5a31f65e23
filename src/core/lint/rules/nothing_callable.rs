//! A policy under which nothing can be called.

use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint};
use crate::core::policy::{Decision, Name, Posture};
use crate::core::risk::Recommendation;

pub(super) const LINT: Lint = Lint {
    code: "nothing-callable",
    class: Class::Warning,
    title: "Nothing can be called",
    fires: "`default` is `deny` and no tool is allowed, or everything is hidden.",
    why: "The agent has no tool left. A policy that only names what is to be hidden needs the others listed as well: an empty entry, `{}`, \
          allows a tool.",
    bad: r#"{"version": "1", "default": "deny", "hide": ["delete_file"]}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["delete_file"], "tools": {"read_file": {}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    let open = subject.policy().default == Posture::Allow && !subject.policy().hides_all();
    // Under an open default a tool that nobody has named yet can be called.
    if (open && !subject.has_catalogue()) || subject.views().any(|view| view.is_callable()) {
        return;
    }
    let (what, at) = if subject.policy().hides_all() {
        (
            "`*` in `hide` hides every tool, so nothing can be called.",
            "hide",
        )
    } else if open {
        (
            "Every tool of the catalogue is hidden, denied or held for approval, so nothing can be called.",
            "tools",
        )
    } else {
        (
            "The default is deny and no tool is allowed, so nothing can be called.",
            "default",
        )
    };
    let place = Place {
        tools: Vec::new(),
        pointer: Pointer::root().key(at),
    };
    found.push(place, what, fix(subject));
}

/// The undecided tools as recommended, where that allows any.
fn fix(subject: &Subject) -> Option<Fix> {
    let wanted: Vec<(Name, Recommendation)> = undecided(subject)
        .filter_map(|view| Some((view.name.clone(), view.careful_recommendation()?)))
        .collect();
    let allows = wanted
        .iter()
        .any(|(_, to)| matches!(to.decision, Decision::Allow | Decision::Limit));
    allows.then(|| Fix::exactly("Decide the undecided tools as recommended", wanted))
}

/// The tools of the catalogue that the document does not mention.
pub(super) fn undecided(subject: &Subject) -> impl Iterator<Item = ToolView<'_>> {
    subject
        .views()
        .filter(|view| view.tool.is_some() && view.shown.follows_default())
}
