//! A default of allow, with tools that nobody has decided about.

use crate::core::edit::Edit;
use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Name, Posture};
use crate::core::text::plural;

pub(super) const LINT: Lint = Lint {
    code: "default-allow",
    class: Class::Security,
    title: "Undecided tools are allowed",
    fires: "`default` is `allow`, and the catalogue has tools that the policy does not mention; or there is no catalogue to tell.",
    why: "Whatever the policy does not mention can be called, tools that the server adds later included. Deny by default, and allow what is \
          needed.",
    bad: r#"{"version": "1", "default": "allow", "hide": ["delete_file"]}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["delete_file"], "tools": {"read_file": {}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    if subject.policy().default != Posture::Allow || subject.policy().hides_all() {
        return;
    }
    let undecided: Vec<Name> = subject
        .views()
        .filter(|view| view.tool.is_some() && view.shown.follows_default())
        .map(|ToolView { name, .. }| name.clone())
        .collect();
    let what = match (subject.has_catalogue(), undecided.len()) {
        (false, _) => {
            "The default is allow, so every tool that the policy does not mention can be called."
                .to_owned()
        }
        (true, 0) => return,
        (true, count) => format!(
            "The default is allow, and {} that the policy does not mention: {}.",
            if count == 1 {
                "there is 1 tool".to_owned()
            } else {
                format!("there are {}", plural(count as u64, "tool", "tools"))
            },
            words::tools(&undecided)
        ),
    };
    let place = Place {
        tools: undecided,
        pointer: Pointer::root().key("default"),
    };
    let fix = Fix::one("Deny what is not mentioned", Edit::Posture(Posture::Deny));
    found.push(place, what, Some(fix));
}
