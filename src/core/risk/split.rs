//! The words of a name.

use super::assessment::Stretch;
use super::text::Word;

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
