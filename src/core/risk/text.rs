//! Words of names and of prose, and comparing them without regard to case.

use super::assessment::Stretch;
use std::cmp::Ordering;

/// A word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub at: Stretch,
}

/// Compares `entry`, which is in small letters, with `stem` followed by `tail`, in any case.
pub(super) fn compare(entry: &str, stem: &str, tail: &str) -> Ordering {
    entry.bytes().cmp(
        stem.bytes()
            .chain(tail.bytes())
            .map(|byte| byte.to_ascii_lowercase()),
    )
}

/// Whether `word` is `entry`, or its plural. `entry` is in small letters and in the singular.
pub(super) fn is(word: &str, entry: &str) -> bool {
    if word.len() < entry.len() || word.len() > entry.len() + 2 {
        return false;
    }
    let (bytes, singular) = (word.as_bytes(), entry.as_bytes());
    match bytes.split_at_checked(singular.len()) {
        Some((head, tail)) if head.eq_ignore_ascii_case(singular) => {
            tail.is_empty() || tail.eq_ignore_ascii_case(b"s") || tail.eq_ignore_ascii_case(b"es")
        }
        _ => match singular.split_last() {
            Some((b'y', stem)) => bytes
                .split_at_checked(stem.len())
                .is_some_and(|(head, tail)| {
                    head.eq_ignore_ascii_case(stem) && tail.eq_ignore_ascii_case(b"ies")
                }),
            _ => false,
        },
    }
}

/// Whether `word` is one of `entries` or the plural of one.
pub(super) fn is_any(word: &str, entries: &[&str]) -> bool {
    entries.iter().any(|entry| is(word, entry))
}

/// The words of a name: split at everything that is neither letter nor digit, where a capital follows a small letter or a digit
/// (`listCharges`), and before the last of several capitals that a small letter follows (`HTMLPage`).
pub(super) fn split_name(name: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(6);
    let mut start = None;
    let mut before: Option<char> = None;
    let mut characters = name.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() {
            finish(name, &mut start, at, &mut words);
            before = None;
            continue;
        }
        let next_small = characters
            .peek()
            .is_some_and(|(_, next)| next.is_lowercase());
        let cut = before
            .is_some_and(|last| character.is_uppercase() && (!last.is_uppercase() || next_small));
        if cut {
            finish(name, &mut start, at, &mut words);
        }
        start.get_or_insert(at);
        before = Some(character);
    }
    finish(name, &mut start, name.len(), &mut words);
    words
}

fn finish<'a>(name: &'a str, start: &mut Option<usize>, end: usize, words: &mut Vec<Word<'a>>) {
    if let Some(from) = start.take()
        && let Some(text) = name.get(from..end)
    {
        words.push(Word {
            text,
            at: Stretch::new(from, end),
        });
    }
}

/// The words of prose: runs of letters, digits and of everything outside ASCII.
#[derive(Clone)]
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

const fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let skip = rest.iter().position(|byte| in_word(*byte))?;
        let rest = rest.get(skip..)?;
        let length = rest
            .iter()
            .position(|byte| !in_word(*byte))
            .unwrap_or(rest.len());
        let start = self.at + skip;
        let end = start + length;
        self.at = end;
        self.text.get(start..end).map(|text| Word {
            text,
            at: Stretch::new(start, end),
        })
    }
}
