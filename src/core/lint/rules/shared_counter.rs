//! Tools that count together.

use super::counter_clash::{Sharing, apart, place, shared};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Lint, words};
use crate::core::text::{plural, quote};

pub(super) const LINT: Lint = Lint {
    code: "shared-counter",
    class: Class::Information,
    title: "Tools that count together",
    fires: "Limits of several tools count with one counter, one window and one number.",
    why: "The number holds for all of them together. That can be meant; where each tool was to have its own, give each its own counter.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"limits": [{"counter": "files", "window": "minute", "max": 60, "scope": "grant"}]}, "search": {"limits": [{"counter": "files", "window": "minute", "max": 60, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"limits": [{"counter": "reads", "window": "minute", "max": 60, "scope": "grant"}]}, "search": {"limits": [{"counter": "searches", "window": "minute", "max": 60, "scope": "grant"}]}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    for (counter, window, uses, sharing) in shared(subject.document()) {
        if sharing != Sharing::Together {
            continue;
        }
        let max = uses.first().map_or(0, |limit| limit.max);
        let place = place(&uses);
        let what = format!(
            "{} count together as {}: {} per {} for all of them.",
            words::tools(&place.tools),
            quote(counter),
            plural(max, "call", "calls"),
            window.as_str()
        );
        let fix = apart(subject.document(), &uses);
        found.push(place, what, Some(fix));
    }
}
