//! Many things at once.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::BULK;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "bulk",
    title: "Many things at once",
    looks_at: "Words such as all, bulk, batch, many, mass in the name of a tool that changes something.",
    concludes: "Raises the severity by a step; for tools that are critical already it is only noted. Nothing for a tool that reads.",
    example: "`bulk_update_contacts` is Write and high.",
    look,
};

const REPLY: Set = Set::new(&["reply"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let category = findings.category();
    if matches!(category, Category::Read | Category::Unclear) {
        return;
    }
    let Some(word) = subject.name.has(&BULK) else {
        return;
    };
    // Replying to all is one message.
    if subject.name.has(&REPLY).is_some() {
        return;
    }
    let words = format!("“{}”: one call changes many things.", word.text);
    if category < Category::Destructive {
        findings.raises(Place::Name(word.at), words);
    } else {
        findings.notes(Place::Name(word.at), words);
    }
}
