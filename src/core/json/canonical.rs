//! The canonical form of RFC 8785: the same text for the same content, whatever the order of keys and the writing of numbers.
//!
//! It is made to be hashed and compared, not to be shown: characters that cannot be seen stay as they are.

use super::{Number, Object, Value};
use std::fmt::Write;

/// The canonical text of a value.
///
/// Keys stand in the order of their UTF-16 units, numbers as ECMAScript writes the nearest double. A number beyond the range of doubles
/// has no canonical form; it keeps its own text, so that two of them are told apart.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// The canonical text of an object that holds these members; a key must not stand twice.
pub fn canonical_members<'a>(members: impl IntoIterator<Item = (&'a str, &'a Value)>) -> String {
    let mut out = String::new();
    push_members(&mut out, members.into_iter().collect());
    out
}

/// Whether both values have the same content: their canonical texts are equal.
pub fn same_content(one: &Value, two: &Value) -> bool {
    one == two || canonical(one) == canonical(two)
}

fn push(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => push_number(out, number),
        Value::String(text) => push_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push(out, item);
            }
            out.push(']');
        }
        Value::Object(object) => push_object(out, object),
    }
}

fn push_object(out: &mut String, object: &Object) {
    push_members(out, object.iter().collect());
}

fn push_members(out: &mut String, mut members: Vec<(&str, &Value)>) {
    members.sort_by(|(one, _), (two, _)| one.encode_utf16().cmp(two.encode_utf16()));
    out.push('{');
    for (at, (key, value)) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_string(out, key);
        out.push(':');
        push(out, value);
    }
    out.push('}');
}

/// Only what JSON asks for is escaped, control characters by their short name where they have one.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{C}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1F}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// A number as `Number.prototype.toString` writes it (ECMA-262, `Number::toString`).
fn push_number(out: &mut String, number: &Number) {
    let value = number.as_f64();
    if !value.is_finite() {
        out.push_str(number.as_str());
        return;
    }
    if value < 0.0 {
        out.push('-');
    }
    let (digits, exponent) = shortest(value.abs());
    push_digits(out, &digits, exponent);
}

/// The shortest digits that give the same double, and the exponent of the first one. Of two such texts that are equally near, the one
/// with an even last digit.
fn shortest(value: f64) -> (String, i32) {
    let short = split(&format!("{value:e}"));
    // Rust's shortest form takes the greater of two that are equally near; its exact form takes the even one.
    let exact = format!("{value:.*e}", short.0.len().saturating_sub(1));
    if exact.parse() == Ok(value) {
        split(&exact)
    } else {
        short
    }
}

/// The digits and the exponent of `d.ddde-7`.
fn split(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    (digits, exponent.parse().unwrap_or(0))
}

/// The digits with the point behind the first one moved by `exponent`, or with an exponent where the number is very large or small.
fn push_digits(out: &mut String, digits: &str, exponent: i32) {
    let zeros = |count: usize| "0".repeat(count);
    match usize::try_from(exponent) {
        Ok(moved @ 0..=20) => match digits.split_at_checked(moved + 1) {
            Some((whole, "")) => out.push_str(whole),
            Some((whole, part)) => out.extend([whole, ".", part]),
            None => out.extend([digits, &zeros(moved + 1 - digits.len())]),
        },
        Err(_) if exponent >= -6 => {
            let before = usize::try_from(-1 - exponent).unwrap_or(0);
            out.extend(["0.", &zeros(before), digits]);
        }
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
            out.push_str(first);
            if !rest.is_empty() {
                out.extend([".", rest]);
            }
            let _ = write!(out, "e{exponent:+}");
        }
    }
}
