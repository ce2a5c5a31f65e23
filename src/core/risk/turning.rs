//! What a verb means together with the words around it: its object can turn it.

use super::assessment::Category;
use super::lexicon::{self, DEAL_TAILS, Group, Turn, When};
use super::set::{Set, is};
use super::text::Word;

/// Words between verb and object, or before the next phrase.
pub(super) const PREPOSITIONS: Set = Set::new(&[
    "across", "as", "at", "between", "by", "for", "from", "in", "inside", "into", "of", "on",
    "onto", "over", "per", "through", "to", "under", "using", "via", "with", "within",
]);

/// Words that join verbs.
pub(super) const JOINTS: Set = Set::new(&["and", "or", "then"]);

const ARTICLES: Set = Set::new(&["a", "an", "each", "my", "one", "the", "this", "your"]);

/// What a verb means among the words around it, and whether one of them turned it.
pub(super) fn meaning(group: &Group, words: &[Word<'_>], at: usize) -> (Option<Category>, bool) {
    if group.turns.is_empty() {
        return (group.means, false);
    }
    let others = || {
        words
            .iter()
            .enumerate()
            .filter(move |(place, _)| *place != at)
            .map(|(_, word)| word.text)
    };
    // Few verbs ask for it.
    let mut looked_up = None;
    let mut object = || *looked_up.get_or_insert_with(|| object(words, at));
    let mut fits = |turn: &Turn| match &turn.when {
        When::Bare => at + 1 >= words.len(),
        When::With(entries) => others().any(|word| entries.has_noun(word)),
        When::Next(entries) => words
            .get(at + 1)
            .is_some_and(|word| entries.has_noun(word.text)),
        When::Two(entries) => words.windows(2).any(|pair| match pair {
            [count, word] => is(count.text, "two") && entries.has_noun(word.text),
            _ => false,
        }),
        When::Object(entries) => object().is_some_and(|(noun, before)| {
            entries.has_noun(noun)
                || DEAL_TAILS.has(noun) && before.is_some_and(|word| entries.has_noun(word))
        }),
    };
    match group.turns.iter().find(|turn| fits(turn)) {
        Some(turn) => (turn.to, true),
        None => (group.means, false),
    }
}

/// The object of the verb at `at`, with the word before it: behind the verb up to a preposition, or before a verb that stands last.
fn object<'a>(words: &[Word<'a>], at: usize) -> Option<(&'a str, Option<&'a str>)> {
    let behind = || {
        words
            .iter()
            .skip(at + 1)
            .map(|word| word.text)
            .skip_while(|word| ARTICLES.has(word))
            .take_while(|word| !PREPOSITIONS.has(word) && !JOINTS.has(word))
            .filter(|word| !is_adverb(word))
    };
    if let Some(noun) = behind().last() {
        let count = behind().count();
        return Some((
            noun,
            count.checked_sub(2).and_then(|place| behind().nth(place)),
        ));
    }
    let text = |place: usize| words.get(place).map(|word| word.text);
    let before = at.checked_sub(1)?;
    Some((text(before)?, before.checked_sub(1).and_then(text)))
}

/// “concurrently”: it says how, not what. “Apply” and “anomaly” only end like it.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 5
        && word
            .get(word.len().saturating_sub(2)..)
            .is_some_and(|end| end.eq_ignore_ascii_case("ly"))
        && lexicon::verb(word).is_none()
        && lexicon::noun(word).is_none()
}
