//! Words of the screens that several panels share.

use crate::core::catalogue::Annotations;
use crate::core::policy::{Decision, Limit, Posture, Window};

/// A decision's word in the style sheet; `none` for a tool that follows the default.
pub const fn data(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Hide) => "hide",
        Some(Decision::Deny) => "deny",
        Some(Decision::Approve) => "approve",
        Some(Decision::Limit) => "limit",
        Some(Decision::Allow) => "allow",
        None => "none",
    }
}

/// What a decision does, in a sentence.
pub const fn decision_help(decision: Decision) -> &'static str {
    match decision {
        Decision::Hide => "The agent does not see this tool, and a call to it is denied",
        Decision::Deny => "The agent sees this tool, and every call is denied",
        Decision::Approve => "Denied with a note: the gateway denies, a person must act elsewhere",
        Decision::Limit => "Allowed up to a number of calls",
        Decision::Allow => "Every call goes through",
    }
}

/// What following the default means now.
pub const fn follows(posture: Posture) -> &'static str {
    match posture {
        Posture::Deny => "No decision: follows the default for unlisted tools, deny",
        Posture::Allow => "No decision: follows the default for unlisted tools, allow",
    }
}

/// A limit in a few characters: `10/min`, `30/h`, `500/d`.
pub fn short_limit(limit: &Limit) -> String {
    let window = match limit.window {
        Window::Minute => "min",
        Window::Hour => "h",
        Window::Day => "d",
    };
    format!("{}/{window}", limit.max.get())
}

/// The hints that a server declares, in words; nothing for those it leaves out.
pub fn hints(annotations: &Annotations) -> Vec<&'static str> {
    let Annotations { read_only, destructive, idempotent, open_world } = *annotations;
    [
        read_only.map(|yes| if yes { "says read-only" } else { "says it changes things" }),
        destructive.map(|yes| if yes { "says destructive" } else { "says not destructive" }),
        idempotent.filter(|yes| *yes).map(|_| "says idempotent"),
        open_world.map(|yes| if yes { "says open world" } else { "says closed world" }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What limits allow, in a sentence.
pub fn limits_sentence(limits: &[Limit]) -> String {
    let parts: Vec<String> = limits
        .iter()
        .map(|limit| {
            let max = limit.max.get();
            let times = if max == 1 { "time" } else { "times" };
            format!("{max} {times} per {} for each grant", limit.window.as_str())
        })
        .collect();
    format!("Allowed up to {}.", parts.join(", and "))
}

/// A posture in a word.
pub const fn posture(posture: Posture) -> &'static str {
    match posture {
        Posture::Deny => "deny",
        Posture::Allow => "allow",
    }
}
