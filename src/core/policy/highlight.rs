//! The tokens of a JSON text, for colouring. Total: a text that is no JSON gives tokens too.

use crate::core::json::Span;

/// A piece of a text and what it is. White space and stray characters belong to no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub span: Span,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string before a colon.
    Key,
    /// Another string; one without an end reaches to the end of the text.
    String,
    /// A number, or what starts like one.
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// A bracket, a brace, a comma or a colon.
    Punctuation,
}

/// The tokens of a line, or of a whole text, in order and without overlap.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let (kind, length) = match byte {
            b'"' => (Some(Kind::String), string_length(rest)),
            b'-' | b'0'..=b'9' => (Some(Kind::Number), length_while(rest, is_number)),
            b'{' | b'}' | b'[' | b']' | b',' | b':' => (Some(Kind::Punctuation), 1),
            byte if is_word(*byte) => word(rest),
            _ => (None, 1),
        };
        if *byte == b':'
            && let Some(last) = tokens.last_mut()
            && last.kind == Kind::String
        {
            last.kind = Kind::Key;
        }
        let end = at + length;
        if let Some(kind) = kind {
            tokens.push(Token {
                kind,
                span: Span {
                    start: narrow(at),
                    end: narrow(end),
                },
            });
        }
        at = end;
    }
    tokens
}

/// A word: one of JSON's three, or a stray one.
fn word(rest: &[u8]) -> (Option<Kind>, usize) {
    let length = length_while(rest, is_word);
    let literal = matches!(rest.get(..length), Some(b"true" | b"false" | b"null"));
    (literal.then_some(Kind::Literal), length)
}

/// The bytes of the string that starts here, both quotes included.
fn string_length(rest: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn length_while(rest: &[u8], holds: fn(u8) -> bool) -> usize {
    rest.iter().take_while(|byte| holds(**byte)).count()
}

fn is_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
}

/// Bytes above ASCII count, so that no token starts within a character.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
