//! What the leading sentence of a description goes on with, behind the verbs that lead it.

use super::listed::{REACH, STOPS};
use super::{Lead, is_doing};
use crate::core::risk::assessment::Category;
use crate::core::risk::lexicon;
use crate::core::risk::name::Act;
use crate::core::risk::sentence::{MOST_WORDS, shifted};
use crate::core::risk::set::{Set, is};
use crate::core::risk::text::{Word, Words};
use crate::core::risk::turning::{JOINTS, is_adverb, meaning};

impl Lead<'_> {
    /// Adds what the leading sentence goes on with: “Lists topics, and publishes events”, “Fetches mails, optionally deletes them”.
    pub(in crate::core::risk) fn go_on(&mut self, text: &str) {
        let sentence = self.sentence.of(text);
        let Ok(start) = usize::try_from(self.sentence.start) else {
            return;
        };
        let from = self.acts.last().map_or(0, |act| act.at.range().end);
        let third = self.third(text);
        let mut rest = Words::from(sentence, from.saturating_sub(start));
        let mut before = [None, None];
        for _ in 0..MOST_WORDS {
            let Some(word) = rest.next() else { break };
            let [second_last, last] = before;
            before = [last, Some(word)];
            if goes_on(second_last, last, &word, sentence)
                && let Some(act) = further(word, &rest, third)
            {
                self.acts.push(Act {
                    at: shifted(word, start).at,
                    ..act
                });
            }
        }
    }
}

/// How sure the grammar of a verb further on in the leading sentence is.
pub(in crate::core::risk) const LATER: u8 = 70;

/// Whether a sentence goes on with a verb at `word`: behind “and”, “or then permanently”, “optionally”, “an option to”, and “erasing” behind a
/// comma.
fn goes_on(
    second_last: Option<Word<'_>>,
    last: Option<Word<'_>>,
    word: &Word<'_>,
    sentence: &str,
) -> bool {
    let Some(last) = last else { return false };
    // Of a sentence's words few end so, and nearly all are put aside by that.
    let joins = match last.text.as_bytes() {
        [.., b'd' | b'r' | b'n'] => JOINTS.has(last.text),
        [.., b'y'] => {
            is(last.text, "optionally")
                || second_last.is_some_and(|before| JOINTS.has(before.text)) && is_adverb(last.text)
        }
        [.., b'o'] => {
            is(last.text, "to") && second_last.is_some_and(|before| is(before.text, "option"))
        }
        _ => false,
    };
    let erases = word.text.ends_with("ing") && ERASING.has(word.text);
    if erases {
        let between = sentence.get(last.at.range().end..word.at.range().start);
        return between.map(str::trim) == Some(",");
    }
    joins
}

/// What the verb at `word` does further on in a sentence, where it is one; `rest` are the words behind it, and `third` is whether the leading
/// verb stands in the third person.
fn further(word: Word<'_>, rest: &Words<'_>, third: bool) -> Option<Act> {
    let next = rest.clone().next();
    let object = next.is_some_and(|next| OBJECTS.has(next.text));
    let group = lexicon::inflected_verb(word.text).filter(|group| {
        // “And charge the card”, but “and transfer history”.
        !group.noun || object && group.means == Some(Category::Financial)
    })?;
    // In the third person all verbs are: "Finds and replace rules" joins no deed.
    let is_third = lexicon::verb(word.text).is_none();
    // “Mapping and setting information” names a kind of information.
    if !ERASING.has(word.text) && (is_third != third || is_doing(word.text)) {
        return None;
    }
    // "A crawl or ingest job" names a job; "or ingest the pages" does it.
    let done = || {
        next.is_some_and(|next| {
            object || next.text.ends_with('s') || KEEPING.has(word.text) && INTO.has(next.text)
        })
    };
    if !(is_third || done()) || MAKING.has_noun(word.text) {
        return None;
    }
    let near: Vec<Word<'_>> = std::iter::once(word)
        .chain(
            rest.clone()
                .take(REACH - 1)
                .take_while(|word| !STOPS.has(word.text)),
        )
        .collect();
    let (means, turned) = meaning(group, &near, 0);
    means
        .is_some_and(|means| means != Category::Read)
        .then_some(Act {
            group: Some(group),
            means,
            at: word.at,
            weight: LATER,
            turned,
        })
}

/// Deeds that go along with another one.
pub(in crate::core::risk) const ERASING: Set =
    Set::new(&["deleting", "destroying", "erasing", "wiping"]);

/// What an object starts with.
const OBJECTS: Set = Set::new(&[
    "a",
    "all",
    "an",
    "any",
    "everything",
    "it",
    "its",
    "new",
    "one",
    "that",
    "the",
    "their",
    "them",
    "this",
]);

/// “and save to a cache”: what is kept is said before.
const KEEPING: Set = Set::new(&["export", "save", "store", "write"]);

const INTO: Set = Set::new(&["as", "in", "into", "to"]);

/// Verbs of making what is handed back.
const MAKING: Set = Set::new(&[
    "assemble",
    "combine",
    "compile",
    "compose",
    "create",
    "generate",
    "make",
    "new",
    "prepare",
    "propose",
    "render",
    "request",
    "synthesise",
    "synthesize",
    "track",
]);
