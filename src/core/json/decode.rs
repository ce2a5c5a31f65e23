//! Bytes to text: UTF-8, and UTF-16 where a byte order mark says so.

use super::error::Excerpt;
use super::place::narrow;
use super::{Error, MAX_BYTES, Place, Pointer};
use std::borrow::Cow;

/// The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one (`PowerShell` writes it).
///
/// # Errors
/// More than [`MAX_BYTES`], another encoding, or bytes that the encoding does not allow.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(refusal(
            0,
            format!("{} MB", bytes.len() / 1_000_000),
            format!("at most {} MB", MAX_BYTES / 1_000_000),
        ));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(refusal(
            0,
            "UTF-32".into(),
            "UTF-8, or UTF-16 with a byte order mark".into(),
        )),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0, _, ..] | [_, 0, ..] => Err(refusal(
            0,
            "zero bytes, as in UTF-16 without a byte order mark".into(),
            "UTF-8, or UTF-16 with a byte order mark".into(),
        )),
        _ => utf8(bytes),
    }
}

/// As [`decode`], without a copy where the bytes are UTF-8 already.
///
/// # Errors
/// As [`decode`].
pub fn decode_owned(bytes: Vec<u8>) -> Result<String, Error> {
    let plain = bytes.len() <= MAX_BYTES
        && !matches!(bytes.as_slice(), [0xEF | 0xFE | 0xFF | 0, ..] | [_, 0, ..]);
    if !plain {
        return decode(&bytes).map(Cow::into_owned);
    }
    String::from_utf8(bytes).or_else(|error| decode(&error.into_bytes()).map(Cow::into_owned))
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    std::str::from_utf8(bytes)
        .map(Cow::Borrowed)
        .map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(valid);
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let found = format!("the byte {byte:02X}, which is not UTF-8");
            let expected = "UTF-8, or UTF-16 with a byte order mark".into();
            Error::at(&text, narrow(text.len()), Pointer::root(), found, expected)
        })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, Error> {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0,
    });
    let mut text = String::with_capacity(bytes.len());
    for (at, decoded) in char::decode_utf16(units).enumerate() {
        let Ok(character) = decoded else {
            return Err(refusal(
                narrow(at * 2),
                "half of a surrogate pair".into(),
                "well-formed UTF-16".into(),
            ));
        };
        text.push(character);
    }
    if odd {
        return Err(refusal(
            narrow(bytes.len()),
            "half a unit".into(),
            "well-formed UTF-16".into(),
        ));
    }
    Ok(Cow::Owned(text))
}

fn refusal(offset: u32, found: String, expected: String) -> Error {
    Error {
        place: Place {
            offset,
            line: 1,
            column: 1,
        },
        pointer: Pointer::root(),
        excerpt: Excerpt::default(),
        found,
        expected,
    }
}
