//! What is wrong where a text stops being JSON, in words: the parser says only that it stopped.

use super::{Error, Pointer};

/// What was open where reading stopped.
pub(super) struct State {
    /// The value that was being read.
    pub(super) pointer: Pointer,
    /// The kind of place.
    pub(super) inside: Inside,
}

/// The kind of place where reading stopped.
#[derive(Clone, Copy)]
pub(super) enum Inside {
    /// Before any value.
    Before,
    /// After the whole document.
    After,
    /// In an array.
    Array,
    /// In an object, with no key waiting for its value.
    Object,
    /// In an object, behind a key.
    Member,
}

/// The error for a text that the parser refused at `at` with `message`.
pub(super) fn error(text: &str, at: usize, message: &str, state: &State) -> Error {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let flaw = flaw(text, at, message, state.inside);
    Error::at(
        text,
        super::place::narrow(flaw.at),
        state.pointer.clone(),
        flaw.found,
        flaw.expected.into(),
    )
}

struct Flaw {
    at: usize,
    found: String,
    expected: &'static str,
}

fn flaw(text: &str, at: usize, message: &str, inside: Inside) -> Flaw {
    if let Some(start) = string_start(text, at, message) {
        return string_flaw(text, start);
    }
    let rest = text.get(at..).unwrap_or("");
    let before = text.get(..at).unwrap_or("").trim_end_matches(BLANK);
    let Some(next) = rest.chars().next() else {
        let expected = expectation(inside, before);
        return Flaw {
            at: before.len(),
            found: "the end of the text".into(),
            expected,
        };
    };
    if message.starts_with("A number") {
        return Flaw {
            at,
            found: found_token(rest, next),
            expected: "a digit",
        };
    }
    if message == "Unexpected end of file" && matches!(next, '-' | '0'..='9') {
        let at = text.trim_end_matches(BLANK).len();
        return Flaw {
            at,
            found: "the end of the text".into(),
            expected: "a digit",
        };
    }
    if matches!(next, ']' | '}') && before.ends_with(',') {
        let found = "a comma before the closing bracket".into();
        return Flaw {
            at: before.len() - 1,
            found,
            expected: "no comma after the last value",
        };
    }
    if next.is_ascii_digit() && before.len() == at && before.ends_with('0') {
        let found = "a number with a zero before its digits".into();
        return Flaw {
            at: at - 1,
            found,
            expected: "a number that starts with another digit",
        };
    }
    let expected = match expectation(inside, before) {
        // Something follows that could be the next value: only the comma is missing.
        COMMA_IN_ARRAY if starts_value(next) => "a comma before the next value",
        COMMA_IN_OBJECT if next == '"' => "a comma before the next key",
        expected => expected,
    };
    Flaw {
        at,
        found: found_token(rest, next),
        expected,
    }
}

const COMMA_IN_ARRAY: &str = "a comma before the next value, or `]`";
const COMMA_IN_OBJECT: &str = "a comma before the next key, or `}`";

fn starts_value(next: char) -> bool {
    matches!(next, '{' | '[' | '"' | '-' | '0'..='9' | 't' | 'f' | 'n')
}

/// The white space of JSON.
const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];

/// Where the string starts that `message` is about.
fn string_start(text: &str, at: usize, message: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    if message == "Unexpected end of file" {
        return rest.starts_with('"').then_some(at);
    }
    let inside_string = ["escape", "surrogate", "JSON strings"]
        .iter()
        .any(|word| message.contains(word));
    if !inside_string {
        return None;
    }
    // The parser points into the string, sometimes past the flaw: the last quote before that opens a string without flaw in the
    // text up to it, so walking the line of quotes from the front of the text is not needed.
    let before = text.as_bytes().get(..at)?;
    let mut quote = before.len();
    loop {
        quote = before
            .get(..quote)?
            .iter()
            .rposition(|byte| *byte == b'"')?;
        let slashes = before
            .get(..quote)?
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if slashes % 2 == 0 {
            return Some(quote);
        }
    }
}

/// The first flaw of the string that starts with the quote at `start`.
fn string_flaw(text: &str, start: usize) -> Flaw {
    const EXPECTED: &str = "the characters that a JSON string may hold";
    let body = text.get(start + 1..).unwrap_or("");
    let mut characters = body.char_indices();
    while let Some((at, character)) = characters.next() {
        let at = start + 1 + at;
        match character {
            '"' => break,
            '\\' => match escape(text.get(at..).unwrap_or("")) {
                Ok(length) => {
                    for _ in 1..length {
                        characters.next();
                    }
                }
                Err("") => break,
                Err(found) => {
                    return Flaw {
                        at,
                        found: found.into(),
                        expected: EXPECTED,
                    };
                }
            },
            '\n' | '\r' => {
                let found = "the end of a line inside a string".into();
                return Flaw {
                    at,
                    found,
                    expected: "a closing quote, or `\\n` for a line feed",
                };
            }
            '\0'..='\x1F' => {
                let found = format!("the control character U+{:04X}", u32::from(character));
                return Flaw {
                    at,
                    found,
                    expected: EXPECTED,
                };
            }
            _ => {}
        }
    }
    Flaw {
        at: start,
        found: "a string that does not end".into(),
        expected: "a closing quote",
    }
}

/// The length of the escape at the head of `rest`; what is wrong with it otherwise, nothing where the text just ends.
fn escape(rest: &str) -> Result<usize, &'static str> {
    match rest.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => match unit(rest)? {
            0xD800..=0xDBFF => {
                let second = rest.get(6..).unwrap_or("");
                let low = second.starts_with("\\u").then(|| unit(second));
                if matches!(low, Some(Ok(0xDC00..=0xDFFF))) {
                    Ok(12)
                } else {
                    Err("half of a surrogate pair")
                }
            }
            0xDC00..=0xDFFF => Err("half of a surrogate pair"),
            _ => Ok(6),
        },
        Some(_) => Err("an escape that JSON does not have"),
        None => Err(""),
    }
}

/// The UTF-16 unit of a `\uXXXX` at the head of `rest`.
fn unit(rest: &str) -> Result<u32, &'static str> {
    let digits = rest
        .get(2..6)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let digits = digits.ok_or("an escape without four hexadecimal digits")?;
    u32::from_str_radix(digits, 16).map_err(|_| "an escape without four hexadecimal digits")
}

/// What may follow the text `before`, which ends without white space.
fn expectation(inside: Inside, before: &str) -> &'static str {
    let last = before.chars().next_back();
    match (inside, last) {
        (Inside::Before, _) => "a JSON value",
        (Inside::After, _) => "nothing after the document",
        (Inside::Array, Some('[')) => "a value or `]`",
        (Inside::Array, Some(',')) | (Inside::Member, Some(':')) => "a value",
        (Inside::Array, _) => COMMA_IN_ARRAY,
        (Inside::Member, _) => "a colon after the key",
        (Inside::Object, Some('{')) => "a key in double quotes, or `}`",
        (Inside::Object, Some(',')) => "a key in double quotes",
        (Inside::Object, _) => COMMA_IN_OBJECT,
    }
}

/// Names the token that stands where another was expected.
fn found_token(rest: &str, next: char) -> String {
    match next {
        '"' => "a string".into(),
        '\'' => "a single quote".into(),
        '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{201E}' => {
            format!("the curly quote `{next}`")
        }
        '{' | '}' | '[' | ']' | ',' | ':' => format!("`{next}`"),
        '-' | '0'..='9' => "a number".into(),
        '/' if rest.starts_with("//") || rest.starts_with("/*") => "a comment".into(),
        c if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        _ => {
            let word: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .take(20)
                .collect();
            if word.is_empty() {
                format!("`{next}`")
            } else {
                format!("`{word}`")
            }
        }
    }
}
