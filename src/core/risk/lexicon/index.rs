//! A table of words, looked up in any case in about the time that it takes to read the word.

use crate::core::risk::set::compare;
use std::cmp::Ordering;

/// Words with what they mean.
pub(super) struct Index<T> {
    words: Vec<(&'static str, T)>,
    /// For each first letter one bit for each length of a word: most words that are not in the table are put aside by it.
    lengths: [u64; 26],
    /// Places in `words`, one more than they are, by the hash of the word; 0 is free. A word whose place is taken stands in the next free
    /// one. At most half of it is taken, so that a search ends.
    slots: Vec<u16>,
}

impl<T> Index<T> {
    /// Of a word that comes twice the first counts.
    pub(super) fn new(all: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<_> = all.collect();
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);
        let mut index = Self {
            lengths: [0; 26],
            slots: vec![0; (words.len() * 2 + 2).next_power_of_two()],
            words,
        };
        for (place, (word, _)) in index.words.iter().enumerate() {
            if let Some(lengths) = letter(word).and_then(|at| index.lengths.get_mut(at)) {
                *lengths |= length_bit(word.len());
            }
            let last = index.slots.len() - 1;
            let mut at = first_slot(hash(word, ""), last);
            while index.slots.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) & last;
            }
            if let Some(slot) = index.slots.get_mut(at) {
                *slot = u16::try_from(place + 1).unwrap_or(0);
            }
        }
        index
    }

    /// Whether a word of this first byte and length may be in it; quick, sometimes mistaken, and never missing one.
    pub(super) fn may_hold(&self, first: u8, length: usize) -> bool {
        let letter = usize::from((first | 0x20).wrapping_sub(b'a'));
        self.lengths
            .get(letter)
            .is_some_and(|lengths| lengths & length_bit(length) != 0)
    }

    /// What `word` followed by `tail` means, in any case.
    pub(super) fn get(&self, word: &str, tail: &str) -> Option<&T> {
        let first = *word.as_bytes().first()?;
        let length = word.len() + tail.len();
        if !self.may_hold(first, length) {
            return None;
        }
        let last = self.slots.len() - 1;
        let mut at = first_slot(hash(word, tail), last);
        // A free slot ends it, and half of them are free.
        loop {
            let place = usize::from(*self.slots.get(at)?).checked_sub(1)?;
            let (entry, found) = self.words.get(place)?;
            if entry.len() == length && compare(entry, word, tail) == Ordering::Equal {
                return Some(found);
            }
            at = (at + 1) & last;
        }
    }
}

/// The slot where the search for a word of this hash begins; `last` is the last of all slots, which are a power of two.
fn first_slot(hash: u32, last: usize) -> usize {
    usize::try_from(hash).unwrap_or(0) & last
}

fn hash(word: &str, tail: &str) -> u32 {
    let (mut rest, mut next) = (word.as_bytes(), tail.as_bytes());
    let mut hash = 0_u32;
    loop {
        while let [byte, behind @ ..] = rest {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x9e37_79b1);
            hash ^= hash >> 15;
            rest = behind;
        }
        if next.is_empty() {
            return hash;
        }
        (rest, next) = (next, &[]);
    }
}

/// The place in the alphabet of a word's first letter.
fn letter(word: &str) -> Option<usize> {
    word.bytes()
        .next()
        .and_then(|byte| byte.to_ascii_lowercase().checked_sub(b'a'))
        .map(usize::from)
}

/// One bit for a length; none for what is longer than any word of the tables.
const fn length_bit(length: usize) -> u64 {
    if length < 64 { 1 << length } else { 0 }
}
