//! Tools that nobody has decided about, in a policy that decides about others.

use super::nothing_callable::undecided;
use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Name, Posture};
use crate::core::risk::Recommendation;
use crate::core::text::plural;

pub(super) const LINT: Lint = Lint {
    code: "undecided-tool",
    class: Class::Suggestion,
    title: "Tools that nobody has decided about",
    fires: "The policy decides about some tools of the catalogue and does not mention others; they are denied by default.",
    why: "A new tool of the server stays out of use until somebody decides. Decide, so that the policy says what is meant.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["delete_file", "run_command", "odd_helper", "save_note", "send_message", "create_refund", "write_file"], "tools": {"read_file": {}, "search": {}, "fetch_page": {}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    let policy = subject.policy();
    // What an open default does with them is a security finding.
    if policy.default == Posture::Allow || policy.hides_all() {
        return;
    }
    let (tools, wanted): (Vec<Name>, Vec<Option<(Name, Recommendation)>>) = undecided(subject)
        .map(|view| {
            let to = view.careful_recommendation();
            (view.name.clone(), to.map(|to| (view.name.clone(), to)))
        })
        .unzip();
    let decided = subject.offered().count() - tools.len();
    if tools.is_empty() || decided == 0 {
        return;
    }
    let what = format!(
        "{} of the catalogue {} not mentioned, and denied by default: {}.",
        plural(tools.len() as u64, "tool", "tools"),
        if tools.len() == 1 { "is" } else { "are" },
        words::tools(&tools)
    );
    let wanted: Option<Vec<(Name, Recommendation)>> = wanted.into_iter().collect();
    let fix = wanted.map(|wanted| Fix::exactly("Decide as recommended", wanted));
    let pointer = Pointer::root().key("default");
    found.push(Place { tools, pointer }, what, fix);
}
