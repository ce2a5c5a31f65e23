//! Small private things.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::NOTES;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "small",
    title: "A single note or a draft",
    looks_at: "A draft, a note or a memo as what a writing tool makes or changes; not sending it.",
    concludes: "Lowers the severity by a step, unless other evidence raises it.",
    example: "`create_draft` is Write and low, `send_draft` Write and medium.",
    look,
};

/// What lets it out into the world.
const LETTING_OUT: Set = Set::new(&[
    "complete",
    "overwrite",
    "publish",
    "release",
    "send",
    "share",
    "submit",
]);

/// Notes that are documents of another kind.
const OTHER_NOTES: Set = Set::new(&["credit", "debit", "delivery", "release"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    if findings.category() != Category::Write {
        return;
    }
    let Some(word) = subject.name.words.iter().find(|word| NOTES.has(word.text)) else {
        return;
    };
    if subject.name.has(&LETTING_OUT).is_none() && subject.name.has(&OTHER_NOTES).is_none() {
        findings.lowers(
            Place::Name(word.at),
            format!("Only a {} is made or changed.", word.text.to_lowercase()),
        );
    }
}
