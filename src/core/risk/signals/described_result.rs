//! A description that only names what comes back.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{Word, Words};
use crate::core::risk::turning::PREPOSITIONS;

pub(super) const SIGNAL: Signal = Signal {
    id: "described-result",
    title: "Description that names a result",
    looks_at: "Where neither the name nor the first sentence has a verb: the noun that ends the first words of the description, up to a \
               preposition or a mark (“Box logistics tariffs for a date”).",
    concludes: "55 for Read where the tables know the noun as information, the schema is there and no argument hands over content. \
                Otherwise the tool stays unclear.",
    example: "`advert_costs`, “Spend history for a period”, is Read.",
    look,
};

/// How many words can stand in such a phrase.
const MOST: usize = 6;

/// Arguments that hand over content: a tool that takes them may keep them.
const CONTENT: Set = Set::new(&[
    "body", "content", "data", "file", "html", "message", "payload", "text", "value",
]);

/// Words behind which the phrase is over, beside prepositions.
const ENDS: Set = Set::new(&[
    "and",
    "available",
    "including",
    "or",
    "that",
    "which",
    "who",
]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let has_verb = subject.name.acts.iter().any(|act| act.group.is_some());
    let led = !subject.lead.acts.is_empty() && !subject.lead.later;
    if has_verb || led || findings.category() != Category::Unclear {
        return;
    }
    let takes_content = subject
        .arguments
        .iter()
        .any(|argument| CONTENT.has_noun(argument.words.last));
    if takes_content || !subject.arguments.are_known() {
        return;
    }
    let Some(word) = head(subject.description()) else {
        return;
    };
    if lexicon::noun(word.text).is_some_and(|noun| noun.means == Category::Read) {
        let words = format!("The description names what comes back: “{}”.", word.text);
        findings.points(Category::Read, 55, Place::Description(word.at), words);
    }
}

/// The noun that ends the first phrase of a text.
fn head(text: &str) -> Option<Word<'_>> {
    let mut head: Option<Word<'_>> = None;
    for (count, word) in Words::new(text).enumerate() {
        let end = |word: &Word<'_>| usize::try_from(word.at.end).unwrap_or(usize::MAX);
        let start = usize::try_from(word.at.start).unwrap_or(usize::MAX);
        let apart = head
            .as_ref()
            .and_then(|last| text.get(end(last)..start))
            .is_some_and(|between| between != " " && between != "-");
        if apart || PREPOSITIONS.has(word.text) && head.is_some() || ENDS.has(word.text) {
            break;
        }
        // `[P0]`, `(beta)`: labels.
        let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        if matches!(before, Some(b'[' | b'(' | b'<')) {
            continue;
        }
        if count >= MOST {
            return None;
        }
        head = Some(word);
    }
    head
}
