//! What words mean: verbs, the objects that turn their meaning, nouns, parameter names, phrases.
//!
//! Every entry is a meaning of the language. No entry is the name of a particular server's tool.

mod destroying;
mod executing;
mod foreign;
mod nouns;
mod objects;
mod paying;
mod phrases;
mod reading;
mod writing;

pub(super) use foreign::{in_other_script, in_other_tongue};
pub(super) use nouns::{describes, noun};
pub(super) use objects::{ACCESS, BROWSER, BULK, DEAL_TAILS, NOTES, OPEN_ENDED, SHELL};
pub(super) use phrases::{Says, may_start_phrase, phrases_from};

use super::assessment::Category;
use super::text::{Set, compare};
use std::sync::LazyLock;

/// Verbs of one meaning.
pub(super) struct Group {
    /// In small letters, as commands.
    pub words: &'static [&'static str],
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
    /// The object is one of these: the last noun before a preposition, as in `create_payment` but not `create_payment_method`.
    Object(Set),
}

const fn group(means: Category, words: &'static [&'static str]) -> Group {
    Group {
        words,
        means: Some(means),
        noun: false,
        turns: &[],
    }
}

const fn nouns(means: Category, words: &'static [&'static str]) -> Group {
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

const fn bare(to: Category) -> Turn {
    Turn {
        when: When::Bare,
        to: Some(to),
    }
}

/// All verbs with their group, sorted by word, and for each first letter where its verbs start and how long they are.
struct Verbs {
    sorted: Vec<(&'static str, &'static Group)>,
    letters: [Letter; 26],
}

/// The verbs of one first letter.
#[derive(Clone, Copy, Default)]
struct Letter {
    start: usize,
    end: usize,
    /// One bit for each length of a word.
    lengths: u64,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut sorted: Vec<_> = groups().flat_map(|group| group.words.iter().map(move |word| (*word, group))).collect();
    sorted.sort_unstable_by_key(|(word, _)| *word);
    let mut letters = [Letter::default(); 26];
    for (at, (word, _)) in sorted.iter().enumerate() {
        if let Some(letter) = letter(word).and_then(|letter| letters.get_mut(letter)) {
            if letter.lengths == 0 {
                letter.start = at;
            }
            letter.end = at + 1;
            letter.lengths |= length_bit(word.len());
        }
    }
    Verbs { sorted, letters }
});

/// The place in the alphabet of a word's first letter.
fn letter(word: &str) -> Option<usize> {
    word.bytes().next().and_then(|byte| byte.to_ascii_lowercase().checked_sub(b'a')).map(usize::from)
}

/// One bit for a length; none for what is longer than any word of the tables.
fn length_bit(length: usize) -> u64 {
    u32::try_from(length).ok().and_then(|length| 1_u64.checked_shl(length)).unwrap_or(0)
}

/// All groups of verbs, in the order of the tables.
pub(super) fn groups() -> impl Iterator<Item = &'static Group> {
    [
        reading::GROUPS,
        writing::GROUPS,
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
    if let Some(found) = verb(word) {
        return Some(found);
    }
    if let Some(rest) = ending(word, "ies")
        && let Some(found) = stem(rest, "y")
    {
        return Some(found);
    }
    for tail in ["s", "es", "ing"] {
        if let Some(rest) = ending(word, tail)
            && rest.len() >= 2
        {
            if let Some(found) = stem(rest, "") {
                return Some(found);
            }
            if tail == "ing"
                && let Some(found) = stem(rest, "e").or_else(|| doubled(rest))
            {
                return Some(found);
            }
        }
    }
    None
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
    let verbs = &*VERBS;
    let letter = verbs.letters.get(letter(word)?)?;
    if letter.lengths & length_bit(word.len() + tail.len()) == 0 {
        return None;
    }
    let verbs = verbs.sorted.get(letter.start..letter.end)?;
    let at = verbs.binary_search_by(|(entry, _)| compare(entry, word, tail)).ok()?;
    verbs.get(at).map(|(_, group)| *group)
}

/// The longest plain verb of at least `letters` letters that `word` starts with, where at least three letters follow it.
pub(super) fn verb_at_start(word: &str, letters: usize) -> Option<(&'static Group, usize)> {
    let longest = word.len().checked_sub(3)?;
    (letters..=longest).rev().find_map(|length| {
        let group = verb(word.get(..length)?)?;
        (!group.noun).then_some((group, length))
    })
}
