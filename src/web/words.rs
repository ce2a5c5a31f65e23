//! Words of the screens that several panels share.

use crate::core::catalogue::Annotations;
use crate::core::policy::{Decision, Limit, Posture, Window};
use crate::core::risk::Recommendation;
use crate::core::text::{number, plural};

/// A decision's word in the style sheet; `none` for a tool that follows the default.
pub fn data(decision: Option<Decision>) -> &'static str {
    decision.map_or("none", Decision::as_str)
}

/// What following the default means now.
pub const fn follows(posture: Posture) -> &'static str {
    match posture {
        Posture::Deny => "No decision: follows the default for unlisted tools, deny",
        Posture::Allow => "No decision: follows the default for unlisted tools, allow",
    }
}

/// Limits in a few characters: `10/min`, `30/h`, `2 limits`.
pub fn short_limits(limits: &[Limit]) -> Option<String> {
    match limits {
        [] => None,
        [limit] => Some(short_limit(limit)),
        more => Some(format!("{} limits", more.len())),
    }
}

/// One limit in a few characters: `10/min`.
pub fn short_limit(limit: &Limit) -> String {
    format!("{}/{}", limit.max.get(), short_window(limit.window))
}

const fn short_window(window: Window) -> &'static str {
    match window {
        Window::Minute => "min",
        Window::Hour => "h",
        Window::Day => "d",
    }
}

/// How many arguments a tool takes and what its server declares, in one line.
pub fn facts(parameters: u32, is_known: bool, annotations: Annotations) -> String {
    let count = match parameters {
        0 if !is_known => "arguments not told".to_owned(),
        0 => "no arguments".to_owned(),
        count => plural(count, "argument", "arguments"),
    };
    std::iter::once(count.as_str())
        .chain(hints(annotations))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The hints that a server declares, in words; nothing for those it leaves out.
fn hints(annotations: Annotations) -> Vec<&'static str> {
    let Annotations {
        read_only,
        destructive,
        idempotent,
        open_world,
    } = annotations;
    [
        read_only.map(|yes| {
            if yes {
                "says read-only"
            } else {
                "says it changes things"
            }
        }),
        destructive.map(|yes| {
            if yes {
                "says destructive"
            } else {
                "says not destructive"
            }
        }),
        idempotent.filter(|yes| *yes).map(|_| "says idempotent"),
        open_world.map(|yes| {
            if yes {
                "says open world"
            } else {
                "says closed world"
            }
        }),
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
            format!(
                "{} {times} per {} for each grant",
                number(max),
                limit.window.as_str()
            )
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

/// A decision with its limit: `Limit, 30 per minute`.
pub fn recommendation(to: Recommendation) -> String {
    let word = to.decision.word();
    match to.limit {
        Some((max, window)) => format!("{word}, {max} per {}", window.as_str()),
        None => word.to_owned(),
    }
}

/// As [`recommendation`], in as few characters as may be: `30/min`, `Hide`.
pub fn short_recommendation(to: Recommendation) -> String {
    match to.limit {
        Some((max, window)) => format!("{max}/{}", short_window(window)),
        None => to.decision.word().to_owned(),
    }
}
