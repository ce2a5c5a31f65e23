//! What a fixed window lets through around its end.

use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Lint};
use crate::core::text::plural;

pub(super) const LINT: Lint = Lint {
    code: "window-edge",
    class: Class::Information,
    title: "Twice a limit can pass around the end of a window",
    fires: "Once for each document that has limits.",
    why: "Windows start on the full minute, hour and day (UTC) and do not slide: a limit’s calls can pass just before one ends, and again \
          right after. Where that is too many, halve the number.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "searches", "window": "minute", "max": 10, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {}}}"#,
    check: Check::Document(check),
};

fn check(subject: &Subject, found: &mut Found<'_>) {
    let document = subject.document();
    if document.limits == 0 {
        return;
    }
    let mut uses = document.counters.iter().flat_map(|counter| &counter.uses);
    let example = uses.next().map_or_else(
        || " For 10 calls per minute that is up to 20 calls within a few seconds.".to_owned(),
        |limit| {
            format!(
                " For {} per {} that is up to {} around the end of a window.",
                plural(limit.max, "call", "calls"),
                limit.window.as_str(),
                limit.max.saturating_mul(2)
            )
        },
    );
    let what = format!(
        "The policy has {}. Around the end of a window up to twice the number can pass.{example}",
        plural(document.limits, "limit", "limits")
    );
    let pointer = if subject.all_limits().is_empty() {
        Pointer::root().key("tools")
    } else {
        Pointer::root().key("all_tools").key("limits")
    };
    let tools = Vec::new();
    found.push(Place { tools, pointer }, what, None);
}
