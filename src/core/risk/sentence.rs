//! The sentences of a description, and their words.

use super::assessment::Stretch;
use super::text::{Word, Words};
use super::turning::JOINTS;

/// How many words of a sentence are read.
pub(super) const MOST_WORDS: usize = 40;

/// As many words as are mostly asked for.
const FEW_WORDS: usize = 14;

/// The words of a sentence, read no further than somebody asks.
pub(super) struct Said<'a> {
    words: Vec<Word<'a>>,
    rest: Words<'a>,
}

impl<'a> Said<'a> {
    pub(super) fn of(sentence: &'a str) -> Self {
        Self {
            words: Vec::with_capacity(FEW_WORDS),
            rest: Words::new(sentence),
        }
    }

    /// The first words, at least `count` of them where the sentence has as many; more than [`MOST_WORDS`] are never read.
    pub(super) fn up_to(&mut self, count: usize) -> &[Word<'a>] {
        while self.words.len() < count.min(MOST_WORDS) {
            match self.rest.next() {
                Some(word) if is_word(word.text) => self.words.push(word),
                Some(_) => {}
                None => break,
            }
        }
        &self.words
    }

    /// Some of the words that were read, from the place `at` on, as they stand in a text in which the sentence starts at `start`.
    pub(super) fn into_some(mut self, at: usize, count: usize, start: usize) -> Vec<Word<'a>> {
        self.words.drain(..at.min(self.words.len()));
        self.words.truncate(count);
        for word in &mut self.words {
            *word = shifted(*word, start);
        }
        self.words
    }

    pub(super) fn get(&mut self, at: usize) -> Option<Word<'a>> {
        self.up_to(at + 1).get(at).copied()
    }
}

/// Emoji and marks are no words.
fn is_word(text: &str) -> bool {
    text.as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphanumeric)
        || text.chars().any(char::is_alphanumeric)
}

/// Whether two words are items of one list: a comma, a slash, "and" or "or" stands between them and nothing else.
pub(super) fn joined(sentence: &str, left: &Word<'_>, right: &Word<'_>) -> bool {
    let between = Stretch {
        start: left.at.end,
        end: right.at.start,
    }
    .of(sentence);
    // Nearly always.
    if between == " " {
        return false;
    }
    let bare = between.trim_matches(|character: char| {
        character.is_whitespace() || character == ',' || character == '/' || character == '&'
    });
    let word = bare.trim();
    JOINTS.has(word) || word == "and/or" || word.is_empty() && between.contains([',', '/', '&'])
}

pub(super) fn shifted(word: Word<'_>, by: usize) -> Word<'_> {
    let by = u32::try_from(by).unwrap_or(u32::MAX);
    let at = Stretch {
        start: word.at.start.saturating_add(by),
        end: word.at.end.saturating_add(by),
    };
    Word {
        text: word.text,
        at,
    }
}

/// `[API]`, `<instructions>`: labels, not part of the sentence.
pub(super) fn in_brackets(sentence: &str, word: &Word<'_>) -> bool {
    let before = usize::try_from(word.at.start)
        .ok()
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| sentence.as_bytes().get(at));
    matches!(before, Some(b'[' | b'<' | b'@'))
}

/// Sentences and lines of a text, without the empty ones.
pub(super) struct Sentences<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Sentences<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'a> Iterator for Sentences<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let start = self.at;
            let rest = self.text.get(start..)?;
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let end = bytes
                .iter()
                .enumerate()
                .position(|(at, byte)| match byte {
                    b'\n' => !goes_on(bytes, at),
                    b'!' | b'?' | b';' => true,
                    b'.' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
                    _ => false,
                })
                .unwrap_or(bytes.len());
            self.at = start + (end + 1).min(bytes.len());
            let sentence = rest.get(..end)?;
            if sentence
                .bytes()
                .any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80)
            {
                return Some((start, sentence));
            }
        }
    }
}

/// Whether the line that ends at `end` goes on in the next one: a text that was wrapped.
fn goes_on(bytes: &[u8], end: usize) -> bool {
    let before = bytes.get(..end).unwrap_or_default();
    let behind = bytes.get(end + 1..).unwrap_or_default();
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r');
    let open = before
        .iter()
        .rev()
        .find(|byte| !blank(byte))
        .is_some_and(|last| last.is_ascii_alphanumeric() || matches!(last, b',' | b')'));
    let mut next = behind.iter().skip_while(blank);
    let starts = next.next().is_some_and(u8::is_ascii_lowercase);
    // `limit: how many`, `limit (int)`: a line of its own.
    let named = next
        .find(|byte| !(byte.is_ascii_alphanumeric() || **byte == b'_'))
        .is_some_and(|mark| matches!(mark, b':' | b'='));
    open && starts && !named
}
