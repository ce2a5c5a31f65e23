//! Certain fixes for texts that are no JSON: a comma too much, and a member that stands twice with the same value.

use super::Fix;
use super::highlight::{Kind, Token, tokens};
use crate::core::json::{self, Span, Value};

/// The fix of a JSON error, where one is certain.
pub(super) fn fix(error: &json::Error, text: &str) -> Option<Fix> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let rest = text.get(error.place.offset as usize..)?;
    if rest.starts_with(',') && error.found.starts_with("a comma") {
        return Some(Fix {
            span: Span {
                start: error.place.offset,
                end: error.place.offset + 1,
            },
            text: String::new(),
            words: "Remove the comma".into(),
        });
    }
    if rest.starts_with('"') && error.found.ends_with("a second time") {
        return second_member(text, error.place.offset);
    }
    None
}

/// A member of an object, as tokens.
struct Member {
    key: Span,
    /// From the first to the last token of the value; nothing where there is none.
    value: Option<Span>,
}

/// Removes the member whose key starts at `offset` when an earlier one of the same object has the same key and an equal value.
fn second_member(text: &str, offset: u32) -> Option<Fix> {
    let tokens = tokens(text);
    let at = tokens.iter().position(|token| token.span.start == offset)?;
    let members = members(text, tokens.get(object_start(text, &tokens, at)? + 1..)?);
    let second = members
        .iter()
        .position(|member| member.key.start == offset)?;
    let (earlier, from) = members.split_at_checked(second)?;
    let member = from.first()?;
    let value = read(text, member.value?)?;
    let key = read(text, member.key)?;
    let twin = earlier
        .iter()
        .find(|other| read(text, other.key).as_ref() == Some(&key))?;
    if read(text, twin.value?)? != value {
        return None;
    }
    let before = earlier.last()?.value?.end;
    Some(Fix {
        span: Span {
            start: before,
            end: member.value?.end,
        },
        text: String::new(),
        words: format!(
            "Remove the second {}",
            json::quote(key.as_str().unwrap_or(""))
        ),
    })
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or("")
}

fn read(text: &str, span: Span) -> Option<Value> {
    json::read_text(slice(text, span))
        .ok()
        .map(json::Document::into_value)
}

/// How much deeper the text is behind a token.
fn step(text: &str, token: &Token) -> i32 {
    match slice(text, token.span) {
        "{" | "[" => 1,
        "}" | "]" => -1,
        _ => 0,
    }
}

/// The token that opens the object which holds token `at`.
fn object_start(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mut depth = 0;
    tokens.get(..at)?.iter().rposition(|token| {
        depth += step(text, token);
        depth > 0
    })
}

/// The members of the object whose first token behind the brace is the first of `tokens`.
fn members(text: &str, tokens: &[Token]) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut depth = 0;
    for token in tokens {
        let step = step(text, token);
        if depth + step < 0 {
            break;
        }
        let separator = depth == 0 && matches!(slice(text, token.span), "," | ":");
        if depth == 0 && token.kind == Kind::Key {
            members.push(Member {
                key: token.span,
                value: None,
            });
        } else if let Some(member) = members.last_mut()
            && !separator
        {
            let start = member.value.map_or(token.span.start, |span| span.start);
            member.value = Some(Span {
                start,
                end: token.span.end,
            });
        }
        depth += step;
    }
    members
}
