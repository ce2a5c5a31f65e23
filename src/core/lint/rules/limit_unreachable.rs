//! A limit that another limit keeps from ever being full.

use crate::core::edit::{Counted, Edit};
use crate::core::json::Pointer;
use crate::core::lint::asking::narrow;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Decision, Form, Limit, words as policy_words};

pub(super) const LINT: Lint = Lint {
    code: "limit-unreachable",
    class: Class::Warning,
    title: "A limit that can never be reached",
    fires: "Another limit on the same calls lets no more calls pass than this one allows in its window: 10 per minute never reach 20,000 \
            per day. Silent where the counter is shared with other tools.",
    why: "It has no effect. Lower it below what the other limit lets pass, or remove it.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "a", "window": "minute", "max": 10, "scope": "grant"}, {"counter": "b", "window": "day", "max": 20000, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "a", "window": "minute", "max": 10, "scope": "grant"}, {"counter": "b", "window": "day", "max": 500, "scope": "grant"}]}}}"#,
    check: Check::Both(check, check_all),
};

fn check(subject: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let limited = view.shown.decision == Some(Decision::Limit) && view.shown.form == Form::Version1;
    let Some(limits) = view
        .entry()
        .and_then(|entry| entry.limits.as_deref())
        .filter(|_| limited)
    else {
        return;
    };
    for (index, limit) in limits.iter().enumerate() {
        if subject.document().users(limit) != 1 {
            continue;
        }
        let others = limits
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(other, limit)| (other < index, limit));
        let all = subject.all_limits().iter().map(|limit| (true, limit));
        let Some(stricter) = stricter(limit, others.chain(all)) else {
            continue;
        };
        let tool = words::tool(view.name);
        let what = format!("{tool}: {}", sentence(limit, stricter));
        let pointer = view.pointer().key("limits").index(index);
        found.tool(
            view.name,
            pointer,
            what,
            Some(fix(Counted::Tool(view.name.clone()), index)),
        );
    }
}

/// The limit under which this one is never full. Of two that keep each other so, the earlier one stays.
fn stricter<'l>(
    limit: &Limit,
    others: impl Iterator<Item = (bool, &'l Limit)>,
) -> Option<&'l Limit> {
    let covers = |earlier: bool, other: &Limit| {
        let passing = in_window(other, limit);
        let max = limit.max.get();
        passing < max || (passing == max && (earlier || in_window(limit, other) > other.max.get()))
    };
    others
        .into_iter()
        .find(|(earlier, other)| covers(*earlier, other))
        .map(|(_, other)| other)
}

/// The most calls that `other` lets pass in one window of `limit`. Windows are aligned: a day holds whole hours, an hour whole minutes.
fn in_window(other: &Limit, limit: &Limit) -> u64 {
    let (outer, inner) = (limit.window.seconds(), other.window.seconds());
    let windows = u64::from((outer / inner.max(1)).max(1));
    other.max.get().saturating_mul(windows)
}

fn sentence(limit: &Limit, stricter: &Limit) -> String {
    let rate =
        |limit: &Limit| policy_words::rate(limit.max.get(), u64::from(limit.window.seconds()));
    format!(
        "the limit of {} can never be reached, since {} come before it.",
        rate(limit),
        rate(stricter)
    )
}

fn fix(of: Counted, index: usize) -> Fix {
    let index = narrow(index);
    Fix::one(
        "Remove the limit without effect",
        Edit::RemoveLimit { of, index },
    )
}

/// The same among the limits of all tools together.
fn check_all(subject: &Subject, found: &mut Found<'_>) {
    let limits = subject.all_limits();
    for (index, limit) in limits.iter().enumerate() {
        if subject.document().users(limit) != 1 {
            continue;
        }
        let others = limits
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        if let Some(stricter) = stricter(limit, others.map(|(other, limit)| (other < index, limit)))
        {
            let pointer = Pointer::root().key("all_tools").key("limits").index(index);
            let tools = Vec::new();
            let what = format!("All tools together: {}", sentence(limit, stricter));
            found.push(
                Place { tools, pointer },
                what,
                Some(fix(Counted::AllTools, index)),
            );
        }
    }
}
