//! Escapes that mean one character.

use super::Error;
use super::class::LAST;
use super::cursor::Cursor;

/// Takes an escape, its backslash included, that means one code point.
pub(super) fn code(cursor: &mut Cursor<'_>) -> Result<u32, Error> {
    let start = *cursor;
    cursor.take();
    let Some(c) = cursor.take() else {
        return Err(cursor.error(
            start,
            "a backslash at the end",
            r"a character behind it, or `\\` for a backslash",
        ));
    };
    match c {
        'a' => Ok(0x07),
        'f' => Ok(0x0C),
        'n' => Ok(0x0A),
        'r' => Ok(0x0D),
        't' => Ok(0x09),
        'v' => Ok(0x0B),
        'x' => hexadecimal(cursor, start),
        '0' => Ok(octal(cursor, 0)),
        // One digit alone would be a backreference.
        '1'..='7' if cursor.peek().is_some_and(is_octal) => {
            Ok(octal(cursor, c.to_digit(8).unwrap_or(0)))
        }
        _ if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok(u32::from(c)),
        _ => Err(refusal(*cursor, start, c)),
    }
}

fn is_octal(c: char) -> bool {
    c.is_digit(8)
}

/// Up to two more octal digits.
fn octal(cursor: &mut Cursor<'_>, mut value: u32) -> u32 {
    for _ in 0..2 {
        let Some(digit) = cursor.peek().and_then(|c| c.to_digit(8)) else {
            break;
        };
        cursor.take();
        value = value * 8 + digit;
    }
    value
}

/// Two hexadecimal digits, or any number of them in braces.
fn hexadecimal(cursor: &mut Cursor<'_>, start: Cursor<'_>) -> Result<u32, Error> {
    let mut value: u32 = 0;
    let mut digits = 0;
    let braces = cursor.eat("{");
    while braces || digits < 2 {
        let Some(digit) = cursor.peek().and_then(|c| c.to_digit(16)) else {
            break;
        };
        cursor.take();
        value = value.saturating_mul(16).saturating_add(digit);
        digits += 1;
    }
    let whole = if braces {
        digits > 0 && cursor.eat("}")
    } else {
        digits == 2
    };
    if whole && value <= LAST {
        return Ok(value);
    }
    Err(cursor.error(
        start,
        "an unfinished hexadecimal escape",
        r"`\x41`, or `\x{…}` up to 10FFFF",
    ))
}

fn refusal(cursor: Cursor<'_>, start: Cursor<'_>, c: char) -> Error {
    let (message, accepted) = match c {
        '1'..='9' | 'k' | 'g' => (
            "a backreference",
            "a pattern without it: RE2 has no backreferences",
        ),
        'u' | 'U' => (
            "an escape of another dialect",
            r"`\x{…}` with the same digits",
        ),
        'Z' => (
            "an escape of another dialect",
            r"`\z` for the end of the text",
        ),
        'G' => (
            "an escape of another dialect",
            r"`\A` for the start of the text",
        ),
        'h' | 'H' => ("an escape of another dialect", r"`[ \t]`"),
        'R' => ("an escape of another dialect", r"`\r?\n`"),
        'e' => ("an escape of another dialect", r"`\x1B`"),
        'X' | 'C' => ("an escape that RE2 does not support", "`.`"),
        'K' => ("an escape of another dialect", "a pattern without it"),
        'E' => (r"an end without `\Q`", r"`\Q` before it"),
        'b' => (
            "an escape that has no meaning in a set",
            r"`\x08` for the backspace",
        ),
        'A' | 'z' | 'B' | 'Q' | 'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'p' | 'P' => {
            ("an escape that has no meaning here", "one character")
        }
        c if c.is_ascii() => ("an unknown escape", "the letter without a backslash"),
        _ => (
            "a backslash before a character outside ASCII",
            "the character without a backslash",
        ),
    };
    cursor.error(start, message, accepted)
}
