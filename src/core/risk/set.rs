//! Sets of words, and comparing words without regard to case.

use std::cmp::Ordering;

/// A set of words in small letters, nouns in the singular.
#[derive(Clone, Copy)]
pub(super) struct Set {
    words: &'static [&'static str],
    /// For each first letter one bit for each length of a word: nearly all words that are not in the set are put aside by it.
    lengths: [u16; 32],
    /// A bit for each pair of a word's first two letters: most of the others are put aside by it.
    pairs: u64,
}

impl Set {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0_u16; 32];
        let mut pairs = 0;
        let mut rest = words;
        while let [word, tail @ ..] = rest {
            let mut at = match word.as_bytes() {
                [first, second, ..] => {
                    pairs |= pair_bit(*first, *second);
                    slot(*first)
                }
                [first] => {
                    // Its plural has any second letter.
                    pairs = u64::MAX;
                    slot(*first)
                }
                [] => 0,
            };
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
        Self {
            words,
            lengths,
            pairs,
        }
    }

    /// Whether a word that starts with `first` may have one of these lengths, a bit for each; quick, sometimes mistaken, and never
    /// missing one.
    fn may_hold(&self, first: u8, lengths: u16) -> bool {
        self.lengths
            .get(slot(first))
            .is_some_and(|found| found & lengths != 0)
    }

    /// Whether `word` is in the set as it stands.
    pub(super) fn has(&self, word: &str) -> bool {
        let [first, ..] = word.as_bytes() else {
            return false;
        };
        self.may_hold(*first, length_bit(word.len())) && self.holds(word)
    }

    fn holds(&self, word: &str) -> bool {
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
        let (first, pair) = match word.as_bytes() {
            [first, second, ..] => (*first, pair_bit(*first, *second)),
            [first] => (*first, u64::MAX),
            [] => return false,
        };
        // A plural is at most two bytes longer.
        let bit = length_bit(word.len());
        self.may_hold(first, bit | bit >> 1 | bit >> 2)
            && self.pairs & pair != 0
            && self.holds_noun(word)
    }

    fn holds_noun(&self, word: &str) -> bool {
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

/// The bit of two letters, in any case; several pairs share one.
const fn pair_bit(first: u8, second: u8) -> u64 {
    1 << (((first & 0x1f) * 7 + (second & 0x1f)) & 63)
}

/// The slot of a word by its first byte: the number of the letter, in any case. What is no letter shares a slot with one.
const fn slot(first: u8) -> usize {
    (first & 0x1f) as usize
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
