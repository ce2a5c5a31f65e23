//! What words mean: verbs, the objects that turn their meaning, nouns, parameter names, phrases.
//!
//! Every entry is a meaning of the language. No entry is the name of a particular server's tool.

mod deals;
mod destroying;
mod executing;
mod foreign;
mod handing;
mod index;
mod nouns;
mod objects;
mod paying;
mod phrases;
mod reading;
mod tongues;
mod turned;
mod writing;

pub(super) use deals::DEAL_TAILS;
pub(super) use foreign::in_other_script;
pub(super) use nouns::{describes, made, noun};
pub(super) use objects::{ACCESS, BROWSER, BULK, NOTES, OPEN_ENDED, SHELL};
pub(super) use phrases::{Says, phrase_starts, phrases_from};
pub(super) use tongues::in_other_tongue;

use super::assessment::Category;
use super::set::Set;
use index::Index;
use std::sync::LazyLock;

/// Verbs of one meaning.
pub(super) struct Group {
    /// In small letters, as commands, with spaces between them.
    pub words: &'static str,
    /// What they mean where nothing turns them; nothing for verbs that say too little ("manage").
    pub means: Option<Category>,
    /// Whether the words are nouns as well ("order", "run"), so that their place in a name matters.
    pub noun: bool,
    /// What turns the meaning; the first that fits wins.
    pub turns: &'static [Turn],
}

/// Something beside a verb that turns its meaning.
pub(super) struct Turn {
    /// When it applies.
    pub when: When,
    /// What the verb then means.
    pub to: Option<Category>,
}

/// When a turn applies.
pub(super) enum When {
    /// No object stands with the verb.
    Bare,
    /// One of these words stands with the verb.
    With(Set),
    /// One of these stands right behind the verb: `order_by`.
    Next(Set),
    /// Two of these stand with the verb: “two numbers”.
    Two(Set),
    /// The object is one of these: the last noun before a preposition, as in `create_payment` but not `create_payment_method`.
    Object(Set),
}

const fn group(means: Category, words: &'static str) -> Group {
    Group {
        words,
        means: Some(means),
        noun: false,
        turns: &[],
    }
}

const fn nouns(means: Category, words: &'static str) -> Group {
    Group {
        words,
        means: Some(means),
        noun: true,
        turns: &[],
    }
}

const fn with(to: Category, words: &'static [&'static str]) -> Turn {
    Turn {
        when: When::With(Set::new(words)),
        to: Some(to),
    }
}

const fn object(to: Category, words: &'static [&'static str]) -> Turn {
    Turn {
        when: When::Object(Set::new(words)),
        to: Some(to),
    }
}

const fn next(to: Category, words: &'static [&'static str]) -> Turn {
    Turn {
        when: When::Next(Set::new(words)),
        to: Some(to),
    }
}

const fn two(to: Category, words: &'static [&'static str]) -> Turn {
    Turn {
        when: When::Two(Set::new(words)),
        to: Some(to),
    }
}

const fn bare(to: Category) -> Turn {
    Turn {
        when: When::Bare,
        to: Some(to),
    }
}

static VERBS: LazyLock<Index<&'static Group>> = LazyLock::new(|| {
    Index::new(groups().flat_map(|group| {
        group
            .words
            .split_whitespace()
            .map(move |word| (word, group))
    }))
});

/// All groups of verbs, in the order of the tables.
pub(super) fn groups() -> impl Iterator<Item = &'static Group> {
    [
        reading::GROUPS,
        turned::GROUPS,
        writing::GROUPS,
        handing::GROUPS,
        executing::GROUPS,
        destroying::GROUPS,
        paying::GROUPS,
    ]
    .into_iter()
    .flatten()
}

/// The verb that is exactly `word`, in any case.
pub(super) fn verb(word: &str) -> Option<&'static Group> {
    stem(word, "")
}

/// The verb of which `word` is the plain form, the third person or the form in -ing.
pub(super) fn inflected_verb(word: &str) -> Option<&'static Group> {
    // Every ending ends in one of two letters.
    if !matches!(word.as_bytes().last(), Some(b's' | b'S' | b'g' | b'G')) {
        return verb(word);
    }
    // Nearly all such words are a verb with an ending; no verb of the tables is another one with an ending.
    inflected(word).or_else(|| verb(word))
}

fn inflected(word: &str) -> Option<&'static Group> {
    let cut = |length: usize| {
        word.get(..word.len() - length)
            .filter(|rest| rest.len() >= 2)
    };
    match word.as_bytes() {
        [.., b'i' | b'I', b'e' | b'E', b's' | b'S'] => cut(3)
            .and_then(|rest| stem(rest, "y"))
            .or_else(|| stem(cut(1)?, ""))
            .or_else(|| stem(cut(2)?, "")),
        [.., b'e' | b'E', b's' | b'S'] => stem(cut(1)?, "").or_else(|| stem(cut(2)?, "")),
        [.., b's' | b'S'] => stem(cut(1)?, ""),
        [.., b'i' | b'I', b'n' | b'N', b'g' | b'G'] => {
            let rest = cut(3)?;
            stem(rest, "")
                .or_else(|| stem(rest, "e"))
                .or_else(|| doubled(rest))
        }
        _ => None,
    }
}

/// `running` to `run`.
fn doubled(word: &str) -> Option<&'static Group> {
    let mut ends = word.bytes().rev();
    (ends.next() == ends.next())
        .then(|| word.get(..word.len().saturating_sub(1)).and_then(verb))
        .flatten()
}

fn ending<'a>(word: &'a str, tail: &str) -> Option<&'a str> {
    let (head, end) = word.split_at_checked(word.len().checked_sub(tail.len())?)?;
    end.eq_ignore_ascii_case(tail).then_some(head)
}

fn stem(word: &str, tail: &str) -> Option<&'static Group> {
    VERBS
        .get(word, tail)
        .or_else(|| again(word, tail))
        .copied()
        .or_else(|| undone(word, tail))
}

/// `unskip`, `unarchive`: taking back what was changed or switched is a change again.
fn undone(word: &str, tail: &str) -> Option<&'static Group> {
    static UNDOING: Group = group(Category::Write, "");
    let [b'u' | b'U', b'n' | b'N', _, _, _, ..] = word.as_bytes() else {
        return None;
    };
    VERBS
        .get(word.get(2..)?, tail)
        .filter(|group| matches!(group.means, Some(Category::Write | Category::Execute)))
        .map(|_| &UNDOING)
}

/// `resubscribe`, `reattach`: a plain verb done again means what it means.
fn again(word: &str, tail: &str) -> Option<&'static &'static Group> {
    let [b'r' | b'R', b'e' | b'E', _, _, _, ..] = word.as_bytes() else {
        return None;
    };
    VERBS.get(word.get(2..)?, tail).filter(|group| !group.noun)
}

/// The longest plain verb of at least `letters` letters that `word` starts with, where at least three letters follow it.
pub(super) fn verb_at_start(word: &str, letters: usize) -> Option<(&'static Group, usize)> {
    let longest = word.len().checked_sub(3)?;
    (letters..=longest).rev().find_map(|length| {
        let group = verb(word.get(..length)?)?;
        (!group.noun).then_some((group, length))
    })
}
