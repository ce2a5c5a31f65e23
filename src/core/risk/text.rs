//! Words of prose, and what the bytes of a text are to them.

use super::assessment::Stretch;

/// A word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub at: Stretch,
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
