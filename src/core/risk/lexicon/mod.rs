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
pub(super) use phrases::{Says, phrases_from};

use super::assessment::Category;
use super::text::compare;
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
    With(&'static [&'static str]),
    /// The object is one of these: the last noun before a preposition, as in `create_payment` but not `create_payment_method`.
    Object(&'static [&'static str]),
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
        when: When::With(words),
        to: Some(to),
    }
}

const fn object(to: Category, words: &'static [&'static str]) -> Turn {
    Turn {
        when: When::Object(words),
        to: Some(to),
    }
}

const fn bare(to: Category) -> Turn {
    Turn {
        when: When::Bare,
        to: Some(to),
    }
}

/// All verbs with their group, by word.
static VERBS: LazyLock<Vec<(&'static str, &'static Group)>> = LazyLock::new(|| {
    let mut verbs: Vec<_> = groups()
        .flat_map(|group| group.words.iter().map(move |word| (*word, group)))
        .collect();
    verbs.sort_unstable_by_key(|(word, _)| *word);
    verbs
});

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
    let at = verbs
        .binary_search_by(|(entry, _)| compare(entry, word, tail))
        .ok()?;
    verbs.get(at).map(|(_, group)| *group)
}
