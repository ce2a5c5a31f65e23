//! What a description says in set phrases, found in one pass over its words.

use super::assessment::Stretch;
use super::lexicon::{self, Says};
use super::set::Set;
use super::text::{Kind, Word, Words};

/// Something found in a description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// What it says.
    pub says: Says,
    /// Where it stands.
    pub at: Stretch,
    /// Whether "not", "never" or the like stands right before it.
    pub negated: bool,
}

const NEGATIONS: Set = Set::new(&["not", "never", "no", "without", "non", "isn", "cannot", "t"]);

/// Verbs that delete whatever stands with them.
pub(super) const DELETING: Set =
    Set::new(&["delete", "destroy", "drop", "purge", "remove", "truncate"]);

/// Verbs of sending something on.
const SENDING: Set = Set::new(&[
    "bcc",
    "cc",
    "copy",
    "exfiltrate",
    "forward",
    "post",
    "send",
    "submit",
    "transmit",
    "upload",
]);

const TO: Set = Set::new(&["at", "to", "with"]);

/// Words that stand in marks as if they came from elsewhere than the tool: `<IMPORTANT>`, `[INST]`.
const MARKED: Set = Set::new(&["hidden", "im", "important", "inst", "secret", "system"]);

/// How many words before an address the sending may stand.
const BACK: usize = 12;

/// How many bytes before an address are looked at for them.
const BACK_BYTES: usize = 160;

/// A description, looked through once.
#[derive(Default)]
pub(super) struct Prose {
    /// What it says in set phrases.
    pub statements: Vec<Statement>,
    /// Whether it is all ASCII.
    pub ascii: bool,
    /// Whether it holds a control character.
    pub control: bool,
    /// Whether it holds one of [`DELETING`].
    pub deletes: bool,
}

impl Prose {
    pub(super) fn read(text: &str) -> Self {
        let mut prose = Self {
            ascii: true,
            ..Self::default()
        };
        let starts = lexicon::phrase_starts();
        let mut last = (0, 0);
        // All bytes of words, put together: only those outside ASCII have the highest bit.
        let mut bits = 0;
        let mut rest = text.as_bytes();
        let mut at = 0;
        while let [byte, tail @ ..] = rest {
            let kind = Kind::of(*byte);
            if !kind.in_word() {
                match kind {
                    Kind::Sign => prose.statements.extend(at_sign(text, at, *byte)),
                    Kind::Control => prose.control = true,
                    _ => {}
                }
                (at, rest) = (at + 1, tail);
                continue;
            }
            let (start, first) = (at, *byte);
            while let [byte, tail @ ..] = rest {
                if !Kind::of(*byte).in_word() {
                    break;
                }
                bits |= *byte;
                (at, rest) = (at + 1, tail);
            }
            if !prose.deletes && matches!(first | 0x20, b'd' | b'p' | b'r' | b't') {
                prose.deletes = text
                    .get(start..at)
                    .is_some_and(|word| DELETING.has_noun(word));
            }
            if starts.may_start(first, at - start) {
                phrases_at(text, start, at, last, &mut prose.statements);
            }
            last = (start, at);
        }
        prose.ascii = bits.is_ascii();
        prose
    }
}

fn at_sign(text: &str, at: usize, sign: u8) -> Option<Statement> {
    match sign {
        b'@' => mail(text, at),
        b':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => web(text, at),
        b'<' | b'[' | b'|' => marked(text, at + 1),
        _ => None,
    }
}

fn phrases_at(
    text: &str,
    start: usize,
    end: usize,
    last: (usize, usize),
    found: &mut Vec<Statement>,
) {
    let Some(word) = text.get(start..end) else {
        return;
    };
    let word = Word {
        text: word,
        at: Stretch::new(start, end),
    };
    for (phrase, end) in lexicon::phrases_from(word, &Words::from(text, end)) {
        let at = Stretch {
            start: word.at.start,
            end: end.at.end,
        };
        let negated = text
            .get(last.0..last.1)
            .is_some_and(|last| NEGATIONS.has(last));
        found.push(Statement {
            says: phrase.says,
            at,
            negated,
        });
    }
}

/// A word right behind the opening of a mark.
fn marked(text: &str, at: usize) -> Option<Statement> {
    let word = Words::from(text, at)
        .next()
        .filter(|word| usize::try_from(word.at.start) == Ok(at))?;
    let end = usize::try_from(word.at.end)
        .ok()
        .and_then(|end| text.as_bytes().get(end));
    // `<secret-name>` stands for a name.
    let closed = matches!(end, Some(b'>' | b']' | b'|' | b'_'));
    (closed && MARKED.has(word.text)).then_some(Statement {
        says: Says::Marks,
        at: word.at,
        negated: false,
    })
}

/// The mail address around the sign at `at`, where something is to be sent to it.
fn mail(text: &str, at: usize) -> Option<Statement> {
    let host = text.get(at + 1..)?;
    let host = host.get(..host.find(ends_address).unwrap_or(host.len()))?;
    if host.len() < 4 || !host.contains('.') {
        return None;
    }
    let before = text.get(..at)?;
    let start = before.rfind(ends_address).map_or(0, |space| space + 1);
    if start == at {
        return None;
    }
    sent_to(text, start, at + 1 + host.len())
}

/// The web address whose scheme ends at `at`, where something is to be sent to it.
fn web(text: &str, at: usize) -> Option<Statement> {
    let behind = text.get(at..)?;
    let end = at + behind.find(ends_address).unwrap_or(behind.len());
    let scheme = text.get(..at)?;
    let start = scheme
        .trim_end_matches(|character: char| character.is_ascii_alphanumeric())
        .len();
    sent_to(text, start, end)
}

fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '"' | '\'' | '`' | '<' | '>' | '(' | ')' | ',' | ';'
        )
}

/// An address counts where "to" stands right before it, and a verb of sending shortly before that.
fn sent_to(text: &str, start: usize, end: usize) -> Option<Statement> {
    let before = text.get(..start)?;
    // The mark that ends the sentence is no part of it.
    let end = start
        + text
            .get(start..end)?
            .trim_end_matches(['.', ':', '!', '?'])
            .len();
    let from =
        (start.saturating_sub(BACK_BYTES)..=start).find(|at| before.is_char_boundary(*at))?;
    let words: Vec<Word<'_>> = Words::new(before.get(from..)?).collect();
    let (last, earlier) = words.split_last()?;
    let sends = earlier
        .iter()
        .rev()
        .take(BACK)
        .any(|word| SENDING.has_noun(word.text));
    (TO.has(last.text) && sends).then_some(Statement {
        says: Says::Addresses,
        at: Stretch::new(start, end),
        negated: false,
    })
}
