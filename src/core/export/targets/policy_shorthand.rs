//! `policy.json` in the shorthand.

use crate::core::export::{Effect, Entry, Exported, Exporting, Fate, Ledger, Target};
use crate::core::policy::{Lost, to_shorthand};

pub(super) const TARGET: Target = Target {
    id: "policy-shorthand",
    label: "policy.json (shorthand)",
    purpose: "For a reader of `action` and `rate_limit`. Conditions on arguments have no place in it.",
    file_name: "policy.shorthand.json",
    media_type: "application/json",
    export,
};

fn export(exporting: &Exporting<'_>) -> Exported {
    let (text, lost) = to_shorthand(exporting.subject.policy());
    let entries = lost.into_iter().map(entry).collect();
    Exported {
        text,
        ledger: Ledger { entries },
    }
}

fn entry(lost: Lost) -> Entry {
    let (fate, effect) = match (&lost.tool, lost.denied) {
        (_, true) => (Fate::Lost, Effect::Stricter),
        // What is counted for each session starts again with each.
        (None, false) => (Fate::Approximated, Effect::Weaker),
        (Some(_), false) => (Fate::Lost, Effect::Same),
    };
    Entry {
        tool: lost.tool,
        pointer: lost.pointer,
        fate,
        effect,
        words: lost.message,
    }
}
