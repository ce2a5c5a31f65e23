//! Words of names and of prose, sets of words, and comparing without regard to case.

use super::assessment::Stretch;
use std::cmp::Ordering;

/// A word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub at: Stretch,
}

/// A set of words in small letters, nouns in the singular.
#[derive(Clone, Copy)]
pub(super) struct Set {
    words: &'static [&'static str],
    /// One bit for each first letter: most words are put aside by it.
    letters: u32,
}

impl Set {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut letters = 0;
        let mut rest = words;
        while let [word, tail @ ..] = rest {
            letters |= first_letter(word);
            rest = tail;
        }
        Self { words, letters }
    }

    /// Whether `word` is in the set as it stands.
    pub(super) fn has(&self, word: &str) -> bool {
        self.letters & first_letter(word) != 0 && self.words.iter().any(|entry| entry.eq_ignore_ascii_case(word))
    }

    /// Whether `word` is a noun of the set, or the plural of one.
    pub(super) fn has_noun(&self, word: &str) -> bool {
        self.letters & first_letter(word) != 0 && self.words.iter().any(|entry| is(word, entry))
    }

    /// Whether `word` ends like a word of the set that has at least `letters` letters, with something before it.
    pub(super) fn ends(&self, word: &str, letters: usize) -> bool {
        word.len() > letters
            && self.words.iter().any(|entry| {
                let start = word.len().checked_sub(entry.len()).filter(|start| *start > 0 && entry.len() >= letters);
                start.and_then(|start| word.get(start..)).is_some_and(|end| entry.eq_ignore_ascii_case(end))
            })
    }

    /// The words.
    pub(super) const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// The bit of a word's first letter; one bit for all words that start with something else.
const fn first_letter(word: &str) -> u32 {
    match word.as_bytes() {
        [first, ..] if first.is_ascii_alphabetic() => 1 << (first.to_ascii_lowercase() - b'a'),
        _ => 1 << 31,
    }
}

/// Compares `entry`, which is in small letters, with `stem` followed by `tail`, in any case.
pub(super) fn compare(entry: &str, stem: &str, tail: &str) -> Ordering {
    entry.bytes().cmp(stem.bytes().chain(tail.bytes()).map(|byte| byte.to_ascii_lowercase()))
}

/// Whether `word` is `entry`, or its plural. `entry` is in small letters and in the singular.
pub(super) fn is(word: &str, entry: &str) -> bool {
    let (bytes, singular) = (word.as_bytes(), entry.as_bytes());
    let Some(more) = bytes.len().checked_sub(singular.len()) else { return false };
    if more > 2 || first_letter(word) != first_letter(entry) {
        return false;
    }
    match bytes.split_at_checked(singular.len()) {
        Some((head, tail)) if head.eq_ignore_ascii_case(singular) => {
            tail.is_empty() || tail.eq_ignore_ascii_case(b"s") || tail.eq_ignore_ascii_case(b"es")
        }
        _ => match singular.split_last() {
            Some((b'y', stem)) => bytes.split_at_checked(stem.len()).is_some_and(|(head, tail)| {
                head.eq_ignore_ascii_case(stem) && tail.eq_ignore_ascii_case(b"ies")
            }),
            _ => false,
        },
    }
}

/// Hands out the words of a name: it is split at everything that is neither letter nor digit, where a capital follows a small letter or
/// a digit (`listCharges`), and before the last of several capitals that a small letter follows (`HTMLPage`).
pub(super) fn each_word<'a>(name: &'a str, mut take: impl FnMut(Word<'a>)) {
    let mut start = None;
    let mut before: Option<char> = None;
    let mut finish = |start: &mut Option<usize>, end: usize| {
        if let Some(from) = start.take()
            && let Some(text) = name.get(from..end)
        {
            take(Word { text, at: Stretch::new(from, end) });
        }
    };
    let mut characters = name.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() {
            finish(&mut start, at);
            before = None;
            continue;
        }
        let cut = character.is_uppercase()
            && before.is_some_and(|last| {
                !last.is_uppercase() || characters.peek().is_some_and(|(_, next)| next.is_lowercase())
            });
        if cut {
            finish(&mut start, at);
        }
        start.get_or_insert(at);
        before = Some(character);
    }
    finish(&mut start, name.len());
}

/// The words of a name, as [`each_word`] splits it.
pub(super) fn split_name(name: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(6);
    each_word(name, |word| words.push(word));
    words
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

    /// What stands behind the last word.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
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
        let length = rest.iter().position(|byte| !in_word(*byte)).unwrap_or(rest.len());
        let start = self.at + skip;
        let end = start + length;
        self.at = end;
        self.text.get(start..end).map(|text| Word { text, at: Stretch::new(start, end) })
    }
}
