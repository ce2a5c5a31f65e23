//! Small private things.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::NOTES;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::is_any;

pub(super) const SIGNAL: Signal = Signal {
    id: "small",
    title: "A single note or a draft",
    looks_at: "A draft, a note or a memo as what a writing tool makes or changes; not sending it.",
    concludes: "Lowers the severity by a step, unless other evidence raises it.",
    example: "`create_draft` is Write and low, `send_draft` Write and medium.",
    look,
};

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    if findings.category() != Category::Write {
        return;
    }
    let goes_out = subject
        .name
        .has(&[
            "send",
            "publish",
            "share",
            "submit",
            "complete",
            "release",
            "overwrite",
        ])
        .is_some();
    let Some(word) = subject.name.has(NOTES) else {
        return;
    };
    let many = subject
        .name
        .words
        .iter()
        .any(|other| other.at == word.at && !is_single(other.text));
    if !goes_out && !many {
        findings.lowers(
            Place::Name(word.at),
            format!("Only a {} is made or changed.", word.text.to_lowercase()),
        );
    }
}

fn is_single(word: &str) -> bool {
    is_any(word, NOTES) && !word.ends_with(['s', 'S'])
}
