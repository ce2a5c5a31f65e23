//! Words that could be verbs and are none: what a description is about.

use super::listed::STOPS;
use crate::core::risk::assessment::{Category, Stretch};
use crate::core::risk::lexicon::{self, Group};
use crate::core::risk::set::{Set, is};
use crate::core::risk::text::Word;
use crate::core::risk::turning::JOINTS;

/// "The messages of a folder", "Orders that wait", "Click-and-collect tasks": not verbs.
pub(super) fn is_noun(
    words: &[Word<'_>],
    at: usize,
    last: &str,
    sentence: &str,
    group: &Group,
) -> bool {
    let word = words.get(at);
    let end = word.and_then(|word| usize::try_from(word.at.end).ok());
    let compound = end.and_then(|end| sentence.get(end..)).is_some_and(
        |rest| matches!(rest.as_bytes(), [b'-' | b'.', next, ..] if next.is_ascii_alphabetic()),
    );
    // “Searches for pages” reads either way.
    let plural = group.noun
        && group.means != Some(Category::Read)
        && word.is_some_and(|word| lexicon::verb(word.text).is_none());
    let next = words.get(at + 1);
    let described = || next.is_some_and(|next| DESCRIBING.has(next.text));
    // "Orders and positions", but "orders and pays".
    let joins_noun = || {
        next.is_some_and(|next| JOINTS.has(next.text))
            && words
                .get(at + 2)
                .is_some_and(|third| lexicon::inflected_verb(third.text).is_none())
    };
    // "Exchange operations", "Style tool to …".
    let heads = next.is_some_and(|next| HEADS.has_noun(next.text));
    ARTICLES.has(last)
        || is(last, "new")
        || heads
        || group.noun && next.is_some_and(|next| OF.has(next.text))
        || compound
        || plural && (described() || joins_noun())
        || is_kind(words, at, sentence, group)
}

/// "Order statistics", "Chat events, new messages": the word says which kind of information comes back.
fn is_kind(words: &[Word<'_>], at: usize, sentence: &str, group: &Group) -> bool {
    let dealt_in = group.noun && group.means == Some(Category::Financial);
    if !words
        .get(at)
        .is_some_and(|word| dealt_in || KINDS.has(word.text))
    {
        return false;
    }
    let reads =
        |word: &Word<'_>| lexicon::noun(word.text).is_some_and(|noun| noun.means == Category::Read);
    let apart = |left: &Word<'_>, right: &Word<'_>| {
        let between = Stretch {
            start: left.at.end,
            end: right.at.start,
        };
        between.of(sentence) != " "
    };
    // “Order book depth”: the last of the words that stand together, a few at the most.
    let Some(last) = (at + 1..at + 4).find(|last| {
        words.get(*last).is_some_and(reads)
            && words.get(last + 1).is_none_or(|next| {
                words.get(*last).is_some_and(|last| apart(last, next))
                    || DESCRIBING.has(next.text)
                    || next.text == "including"
            })
    }) else {
        return false;
    };
    !words
        .iter()
        .take(last)
        .skip(at + 1)
        .any(|word| DETERMINING.has(word.text) || STOPS.has(word.text))
}

/// "Campaign statistics: spend, views, cost per view": what is listed behind a colon is no verb where one item of the list is none.
pub(super) fn lists_nouns(words: &[Word<'_>], at: usize, sentence: &str) -> bool {
    let mut items = words
        .windows(2)
        .skip(at)
        .filter_map(|pair| match pair {
            [left, right] => {
                let between = Stretch {
                    start: left.at.end,
                    end: right.at.start,
                };
                (between.of(sentence).trim() == ",").then_some(right)
            }
            _ => None,
        })
        .take(LISTED)
        .filter(|item| !STOPS.has(item.text));
    items.any(|item| lexicon::inflected_verb(item.text).is_none())
}

/// Words that open the object of a verb.
const DETERMINING: Set = Set::new(&[
    "a", "all", "an", "any", "each", "my", "one", "the", "this", "your",
]);

/// Words behind which a thing is told apart: “Share of search”, “Rate between two currencies”.
const OF: Set = Set::new(&["between", "of"]);

/// What a heading is about stands before these.
const HEADS: Set = Set::new(&["management", "operation", "tool"]);

/// Things that are dealt in or talked in, as the first word of what is known about them.
const KINDS: Set = Set::new(&[
    "alert", "bet", "bid", "charge", "chat", "credits", "exchange", "funding", "lending", "market",
    "news", "order", "payment", "purchase", "signal", "staking", "trade", "trading", "transfer",
    "vote", "voting",
]);

/// How many items of a list are looked at.
const LISTED: usize = 4;

/// Words behind a plural that is described.
const DESCRIBING: Set = Set::new(&[
    "available",
    "by",
    "for",
    "from",
    "in",
    "matching",
    "nearby",
    "of",
    "on",
    "per",
    "since",
    "that",
    "to",
    "waiting",
    "which",
    "whose",
    "with",
    "within",
]);

const ARTICLES: Set = Set::new(&["a", "an", "the"]);
