//! Lines that do nothing: when and how to call a tool, labels of items, lists of arguments.

use crate::core::risk::assessment::Stretch;
use crate::core::risk::sentence::Said;
use crate::core::risk::set::{Set, is};
use crate::core::risk::text::Word;

/// Whether a line opens what documentation of code says about the arguments.
pub(super) fn opens_arguments(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '#', ' ']);
    line.strip_suffix(':')
        .unwrap_or(line)
        .split_whitespace()
        .next()
        .is_some_and(|word| ARGUMENTS.has(word))
        && line.len() < LONGEST_HEADING
}

const LONGEST_HEADING: usize = 20;

const ARGUMENTS: Set = Set::new(&[
    "args",
    "arguments",
    "example",
    "examples",
    "params",
    "parameters",
    "raises",
    "returns",
    "参数",
    "返回值",
]);

/// A sentence without the label in square brackets before it, and where it then starts: “[Server [v2]] Runs queries”.
pub(super) fn behind_label(start: usize, sentence: &str) -> (usize, &str) {
    let blank = sentence.len() - sentence.trim_start().len();
    if sentence.as_bytes().get(blank) != Some(&b'[') {
        return (start, sentence);
    }
    let mut open = 0_u32;
    for (at, byte) in sentence.bytes().enumerate().skip(blank).take(LONGEST_LABEL) {
        match byte {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            _ => {}
        }
        if open == 0 {
            let rest = sentence.get(at + 1..).unwrap_or_default();
            // “[x] of the list” goes on with it, and “[Section]-Sub-List pages” is no label but a path.
            return if rest.starts_with([' ', ':']) {
                (start + at + 1, rest)
            } else {
                (start, sentence)
            };
        }
    }
    (start, sentence)
}

const LONGEST_LABEL: usize = 80;

/// Whether a line is an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['•', '-', '*', '·', '–'])
}

/// Whether a dash or a colon stands behind the word at `at`, so that it is the label of an item.
pub(super) fn labels(words: &mut Said<'_>, at: usize, sentence: &str) -> bool {
    let Some((word, next)) = words.get(at).zip(words.get(at + 1)) else {
        return false;
    };
    let between = Stretch {
        start: word.at.end,
        end: next.at.start,
    };
    matches!(
        between
            .of(sentence)
            .trim_matches(['*', '`', '"', '\'', ' ']),
        "–" | "—" | "-" | ":"
    )
}

/// “Call when the user asks for help”: it says when, not what.
pub(super) fn says_when(words: &mut Said<'_>, first: &Word<'_>) -> bool {
    // “Use this to delete photos” says what.
    let says_what = words.get(2).is_some_and(|third| is(third.text, "to"));
    CALLED.has(first.text)
        && words.get(1).is_some_and(|next| {
            WHENS.has(next.text) && !(says_what && matches!(next.text, "this" | "it"))
        })
}

/// “Request access at this address”: what the person has to do.
pub(super) fn asks_for_access(words: &mut Said<'_>, first: &Word<'_>) -> bool {
    is(first.text, "request") && words.get(1).is_some_and(|next| is(next.text, "access"))
}

const CALLED: Set = Set::new(&["begin", "call", "invoke", "run", "start", "use"]);

const WHENS: Set = Set::new(&[
    "before", "first", "here", "if", "it", "once", "this", "when", "whenever",
]);

/// Starts of sentences that speak about the tool, not of what it does.
pub(super) const ASIDES: Set = Set::new(&[
    "about",
    "always",
    "before",
    "deprecated",
    "deprecation",
    "do",
    "don",
    "example",
    "examples",
    "if",
    "important",
    "internal",
    "mandatory",
    "must",
    "never",
    "note",
    "only",
    "prefer",
    "prerequisite",
    "recommended",
    "required",
    "requires",
    "warning",
    "when",
    "whenever",
]);
