//! What a description says in set phrases, found in one pass over its words.

use super::assessment::Stretch;
use super::lexicon::{self, Says};
use super::text::{Set, Word, Words};

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

/// Verbs of sending something on.
const SENDING: Set =
    Set::new(&["bcc", "cc", "copy", "exfiltrate", "forward", "post", "send", "submit", "transmit", "upload"]);

const TO: Set = Set::new(&["at", "to", "with"]);

/// Words that stand in marks as if they came from elsewhere than the tool: `<IMPORTANT>`, `[INST]`.
const MARKED: Set = Set::new(&["hidden", "im", "important", "inst", "secret", "system"]);

/// How many words back the sending may stand.
const BACK: u32 = 12;

/// Everything that the text says in set phrases, in order.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut words = Words::new(text);
    let mut last = "";
    let mut since_sending = BACK;
    while let Some(word) = words.next() {
        if lexicon::may_start_phrase(word.text) {
            for (phrase, end) in lexicon::phrases_from(word, &words) {
                let at = Stretch { start: word.at.start, end: end.at.end };
                found.push(Statement { says: phrase.says, at, negated: NEGATIONS.has(last) });
            }
        }
        let place = |offset: u32| usize::try_from(offset).ok();
        let behind = place(word.at.end).and_then(|at| bytes.get(at));
        let before = place(word.at.start).and_then(|at| at.checked_sub(1)).and_then(|at| bytes.get(at));
        if matches!(before, Some(b'<' | b'[' | b'|')) && MARKED.has(word.text) {
            found.push(Statement { says: Says::Marks, at: word.at, negated: false });
        }
        if matches!(behind, Some(b':' | b'@')) && since_sending < BACK && TO.has(last) {
            found.extend(address(word, words.rest()));
        }
        since_sending = if SENDING.has_noun(word.text) { 0 } else { since_sending.saturating_add(1) };
        last = word.text;
    }
    found
}

/// The web or mail address that starts at `word`, where one does.
fn address(word: Word<'_>, rest: &str) -> Option<Statement> {
    let web = rest.starts_with("://");
    let ends = |character: char| character.is_whitespace() || matches!(character, '"' | '\'' | '`' | '<' | '>' | ')' | ',' | ';');
    let behind = rest.split(ends).next().unwrap_or_default();
    let mail = behind.strip_prefix('@').is_some_and(|host| host.len() > 3 && host.contains('.'));
    let length = u32::try_from(behind.len()).unwrap_or(u32::MAX);
    let at = Stretch { start: word.at.start, end: word.at.end.saturating_add(length) };
    (web || mail).then_some(Statement { says: Says::Addresses, at, negated: false })
}
