//! The hints that the server declares.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "hint",
    title: "Declared hint",
    looks_at: "`readOnlyHint` and `destructiveHint` where the server declares them. A missing hint means the worst case and says nothing.",
    concludes: "Never enough to decide on its own: a hint is the author's word. It supports (30) what other evidence shows; where it says otherwise, \
                that is reported as a contradiction. Where nothing else decides, and some sign too weak to decide shows reading, `readOnlyHint` weighs 55. \
                Where the name reads and the hint says the same, a description that changes or runs something weighs 45, unless it starts with a verb such as “update” or “send”. A tool that declares that it destroys while its name reads is a step worse.",
    example: "`readOnlyHint` on `delete_page` changes nothing and is reported.",
    look,
};

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let hints = subject.tool.annotations;
    if hints.read_only == Some(true) {
        let words = "The server declares that the tool is read-only.";
        let weight =
            if findings.category() == Category::Unclear && findings.point_to(Category::Read) {
                55
            } else {
                30
            };
        findings.points(Category::Read, weight, Place::Hint("readOnlyHint"), words);
        return;
    }
    if hints.destructive == Some(true) {
        let place = Place::Hint("destructiveHint");
        if findings.category() == Category::Read && hints.read_only == Some(false) {
            findings.raises(place, "The server declares that the tool changes things and may destroy, though it looks like reading.");
        } else {
            let words = "The server declares that the tool may destroy.";
            findings.points(Category::Destructive, 30, place, words);
        }
    } else if hints.read_only == Some(false) {
        let words = "The server declares that the tool is not read-only.";
        findings.points(Category::Write, 30, Place::Hint("readOnlyHint"), words);
    }
}
