//! Descriptions that open with a verb which no table knows.

use crate::core::risk::lexicon;
use crate::core::risk::sentence::in_brackets;
use crate::core::risk::set::Set;
use crate::core::risk::text::Words;
use crate::core::risk::turning::{PREPOSITIONS, is_adverb};

/// Whether a description opens with a word that can only be a verb and that no table knows: “Dim the lights”, “Retires
/// an asset”. What such a tool does is not known, whatever it hands back.
pub(in crate::core::risk) fn opens_with_unknown_verb(description: &str) -> bool {
    let mut words = Words::new(description).skip_while(|word| {
        in_brackets(description, word) || !word.text.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    let Some(first) = words.next() else {
        return false;
    };
    if PREPOSITIONS.has(first.text)
        || NO_VERBS.has(first.text)
        || is_adverb(first.text)
        || lexicon::inflected_verb(first.text).is_some()
    {
        return false;
    }
    // Between a noun and an article something stands: a comma, a preposition.
    words.next().is_some_and(|second| {
        DETERMINERS.has(second.text)
            && description.get(first.at.range().end..second.at.range().start) == Some(" ")
    })
}

/// What opens the object of a verb.
const DETERMINERS: Set = Set::new(&[
    "a", "all", "an", "another", "any", "each", "every", "its", "my", "one", "some", "the",
    "their", "these", "this", "those", "your",
]);

/// Words before an article that are no verbs, or, as “map”, only look at something where they are.
const NO_VERBS: Set = Set::new(&[
    "about",
    "after",
    "all",
    "and",
    "are",
    "as",
    "before",
    "behind",
    "both",
    "but",
    "does",
    "during",
    "exactly",
    "half",
    "how",
    "if",
    "in",
    "including",
    "is",
    "just",
    "like",
    "map",
    "not",
    "only",
    "or",
    "per",
    "plus",
    "quite",
    "so",
    "such",
    "than",
    "that",
    "then",
    "this",
    "twice",
    "unlike",
    "until",
    "was",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "whose",
    "why",
]);
