//! A critical tool that can be called as often as an agent likes.

use crate::core::edit::Edit;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, Max, Rate, Window};
use crate::core::risk::{Access, Severity};

pub(super) const LINT: Lint = Lint {
    code: "critical-open",
    class: Class::Security,
    title: "Critical tool without limit or approval",
    fires: "A tool of critical severity can be called, and neither a limit nor an approval holds it back. A tool that follows a default of \
            `allow` counts as well.",
    why: "One wrong step of an agent can be repeated hundreds of times before a person notices. Hide the tool, ask for approval, or set a \
          limit.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"delete_file": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["delete_file"], "tools": {"read_file": {}}}"#,
    check: Check::Tool(check),
};

fn check(subject: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let Some(class) = view
        .class
        .filter(|class| class.severity == Severity::Critical)
    else {
        return;
    };
    let limited = view.shown.decision == Some(Decision::Limit) || !subject.all_limits().is_empty();
    if !view.is_callable() || limited {
        return;
    }
    let conditions = if view.access() == Access::WithConditions {
        " where its conditions hold,"
    } else {
        ""
    };
    let what = format!(
        "{} is critical ({}), and it can be called{conditions} without limit or approval.",
        words::tool(view.name),
        class.category
    );
    found.tool(view.name, view.spoken_of(), what, fix(view));
}

/// What we recommend; where a person has set conditions, they stay and a limit is added.
fn fix(view: &ToolView<'_>) -> Option<Fix> {
    let name = words::tool(view.name);
    if view.shown.conditions() > 0 {
        let rate = Rate {
            max: Max::nearest(10),
            window: Window::Minute,
        };
        let tools = vec![(view.name.clone(), Some(rate))];
        let decision = Decision::Limit;
        return Some(Fix::one(
            format!("Limit {name} to 10 calls per minute"),
            Edit::Decide { decision, tools },
        ));
    }
    let to = view.recommendation()?;
    // A class that a person raised can be critical and still be one that we would allow.
    if to.decision == Decision::Allow {
        return Some(Fix::one(
            format!("Hold {name} for approval"),
            view.decide(Decision::Approve),
        ));
    }
    Some(Fix::exactly(
        format!("{} {name}, as recommended", to.decision.word()),
        vec![(view.name.clone(), to)],
    ))
}
