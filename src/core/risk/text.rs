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
    /// For each first letter one bit for each length of a word: nearly all words that are not in the set are put aside by it.
    lengths: [u16; 32],
}

impl Set {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0_u16; 32];
        let mut rest = words;
        while let [word, tail @ ..] = rest {
            let mut at = first_letter(word);
            let mut left: &mut [u16] = &mut lengths;
            while let [slot, behind @ ..] = left {
                if at == 0 {
                    *slot |= length_bit(word.len());
                    break;
                }
                at -= 1;
                left = behind;
            }
            rest = tail;
        }
        Self { words, lengths }
    }

    /// One bit for each length of a word with the first letter of `word`.
    fn lengths_like(&self, word: &str) -> u16 {
        self.lengths.get(first_letter(word)).copied().unwrap_or(0)
    }

    /// Whether `word` is in the set as it stands.
    pub(super) fn has(&self, word: &str) -> bool {
        if self.lengths_like(word) & length_bit(word.len()) == 0 {
            return false;
        }
        let mut rest = self.words;
        while let [entry, tail @ ..] = rest {
            if entry.len() == word.len()
                && same_first(word, entry)
                && starts_with(word.as_bytes(), entry.as_bytes())
            {
                return true;
            }
            rest = tail;
        }
        false
    }

    /// Whether `word` is a noun of the set, or the plural of one.
    pub(super) fn has_noun(&self, word: &str) -> bool {
        // A plural is at most two bytes longer.
        let bit = length_bit(word.len());
        if self.lengths_like(word) & (bit | bit >> 1 | bit >> 2) == 0 {
            return false;
        }
        let mut rest = self.words;
        while let [entry, tail @ ..] = rest {
            if entry.len() <= word.len()
                && word.len() <= entry.len() + 2
                && same_first(word, entry)
                && is(word, entry)
            {
                return true;
            }
            rest = tail;
        }
        false
    }

    /// The words.
    pub(super) const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// Whether `word` may start like `entry`, which is in small letters; quick, sometimes mistaken, and never missing one.
fn same_first(word: &str, entry: &str) -> bool {
    match (word.as_bytes(), entry.as_bytes()) {
        ([found, ..], [expected, ..]) => (found ^ expected) & !0x20 == 0,
        _ => true,
    }
}

/// All longer words share a bit.
const LONGEST: usize = 15;

/// One bit for a length.
const fn length_bit(length: usize) -> u16 {
    if length < LONGEST {
        1 << length
    } else {
        1 << LONGEST
    }
}

/// The number of a word's first letter, in any case; one number for all that start with something else.
const fn first_letter(word: &str) -> usize {
    match word.as_bytes() {
        [first, ..] if first.is_ascii_alphabetic() => (*first & 0x1f) as usize,
        _ => 0,
    }
}

// The loops below walk slices by hand: in the browser's build, which is made small before fast, iterators cost several times as much.

/// Whether `text` starts with `entry`, which is in small letters, in any case.
fn starts_with(text: &[u8], entry: &[u8]) -> bool {
    let (mut text, mut entry) = (text, entry);
    while let [expected, behind @ ..] = entry {
        let [found, rest @ ..] = text else {
            return false;
        };
        if found.to_ascii_lowercase() != *expected {
            return false;
        }
        (text, entry) = (rest, behind);
    }
    true
}

/// Compares `entry`, which is in small letters, with `stem` followed by `tail`, in any case.
pub(super) fn compare(entry: &str, stem: &str, tail: &str) -> Ordering {
    let (mut entry, mut word, mut next) = (entry.as_bytes(), stem.as_bytes(), tail.as_bytes());
    loop {
        if word.is_empty() {
            (word, next) = (next, &[]);
        }
        match (entry, word) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([expected, entries @ ..], [found, words @ ..]) => {
                let found = found.to_ascii_lowercase();
                if *expected != found {
                    return expected.cmp(&found);
                }
                (entry, word) = (entries, words);
            }
        }
    }
}

/// Whether `word` is `entry`, or its plural. `entry` is in small letters and in the singular.
pub(super) fn is(word: &str, entry: &str) -> bool {
    let (bytes, singular) = (word.as_bytes(), entry.as_bytes());
    let Some(more) = bytes.len().checked_sub(singular.len()) else {
        return false;
    };
    if more > 2 {
        return false;
    }
    if starts_with(bytes, singular) {
        let tail = bytes.get(singular.len()..).unwrap_or_default();
        return match tail {
            [] => true,
            [s] => matches!(s, b's' | b'S'),
            [e, s] => matches!(e, b'e' | b'E') && matches!(s, b's' | b'S'),
            _ => false,
        };
    }
    match singular {
        [stem @ .., b'y'] if more == 2 => {
            starts_with(bytes, stem)
                && bytes
                    .get(stem.len()..)
                    .is_some_and(|tail| tail.eq_ignore_ascii_case(b"ies"))
        }
        _ => false,
    }
}

/// Hands out the words of a name: it is split at everything that is neither letter nor digit, where a capital follows a small letter or
/// a digit (`listCharges`), and before the last of several capitals that a small letter follows (`HTMLPage`).
pub(super) fn each_word<'a>(name: &'a str, mut take: impl FnMut(Word<'a>)) {
    let mut rest = name.as_bytes();
    let (mut at, mut start, mut before) = (0, 0, Letter::None);
    while let [byte, tail @ ..] = rest {
        // Inside a character outside ASCII nothing is cut.
        let letter = if *byte < 0x80 {
            Letter::of_ascii(*byte)
        } else {
            Letter::of(name, at, before)
        };
        let cut = letter == Letter::Capital
            && match before {
                Letter::Capital => tail.first().is_some_and(u8::is_ascii_lowercase),
                Letter::Small => true,
                Letter::None => false,
            };
        if cut || letter == Letter::None {
            if start < at {
                take_word(name, start, at, &mut take);
            }
            start = if cut { at } else { at + 1 };
        }
        (before, at, rest) = (letter, at + 1, tail);
    }
    if start < at {
        take_word(name, start, at, &mut take);
    }
}

fn take_word<'a>(name: &'a str, start: usize, end: usize, take: &mut impl FnMut(Word<'a>)) {
    if let Some(text) = name.get(start..end) {
        take(Word {
            text,
            at: Stretch::new(start, end),
        });
    }
}

/// What a byte of a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// Part of neither letter nor digit.
    None,
    /// The first byte of a capital letter, which can start a word inside a name.
    Capital,
    /// Any other letter, or a digit.
    Small,
}

impl Letter {
    fn of_ascii(byte: u8) -> Self {
        LETTERS
            .get(usize::from(byte))
            .copied()
            .unwrap_or(Self::None)
    }

    /// The byte at `at`, which is part of a character outside ASCII; a byte behind the first is what the first was.
    fn of(name: &str, at: usize, before: Self) -> Self {
        match name.get(at..).and_then(|rest| rest.chars().next()) {
            Some(character) if character.is_uppercase() => Self::Capital,
            Some(character) if character.is_alphanumeric() => Self::Small,
            Some(_) => Self::None,
            None if before == Self::None => Self::None,
            None => Self::Small,
        }
    }
}

static LETTERS: [Letter; 128] = {
    let mut table = [Letter::None; 128];
    let mut byte = 0_u8;
    let mut rest: &mut [Letter] = &mut table;
    while let [slot, tail @ ..] = rest {
        *slot = match byte {
            b'a'..=b'z' | b'0'..=b'9' => Letter::Small,
            b'A'..=b'Z' => Letter::Capital,
            _ => Letter::None,
        };
        byte += 1;
        rest = tail;
    }
    table
};

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

    /// The words of `text` from the byte `at` on.
    pub(super) fn from(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }
}

/// What a byte of a text is to its words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a word: a letter or a digit.
    Letter,
    /// Part of a word, outside ASCII.
    Foreign,
    /// Between words.
    Other,
    /// Between words, and it can open a mark or stand in an address.
    Sign,
    /// Between words, and it cannot be seen.
    Control,
}

static KINDS: [Kind; 256] = {
    let mut table = [Kind::Other; 256];
    let mut byte = 0_u8;
    let mut rest: &mut [Kind] = &mut table;
    while let [slot, tail @ ..] = rest {
        *slot = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Letter,
            0x80..=0xff => Kind::Foreign,
            b'<' | b'[' | b'|' | b'@' | b':' => Kind::Sign,
            b'\n' | b'\r' | b'\t' => Kind::Other,
            0..=0x1f | 0x7f => Kind::Control,
            _ => Kind::Other,
        };
        byte = byte.wrapping_add(1);
        rest = tail;
    }
    table
};

impl Kind {
    pub(super) fn of(byte: u8) -> Self {
        KINDS.get(usize::from(byte)).copied().unwrap_or(Self::Other)
    }

    /// Whether such a byte is part of a word.
    pub(super) fn in_word(self) -> bool {
        matches!(self, Self::Letter | Self::Foreign)
    }
}

fn in_word(byte: u8) -> bool {
    Kind::of(byte).in_word()
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let (start, end) = next_run(self.text.as_bytes(), self.at)?;
        self.at = end;
        self.text.get(start..end).map(|text| Word {
            text,
            at: Stretch::new(start, end),
        })
    }
}

/// The next run of bytes that are part of a word, from `at` on.
fn next_run(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let mut rest = bytes.get(at..)?;
    let mut start = at;
    while let [first, tail @ ..] = rest {
        if in_word(*first) {
            let mut end = start + 1;
            rest = tail;
            while let [next, tail @ ..] = rest {
                if !in_word(*next) {
                    break;
                }
                end += 1;
                rest = tail;
            }
            return Some((start, end));
        }
        start += 1;
        rest = tail;
    }
    None
}
