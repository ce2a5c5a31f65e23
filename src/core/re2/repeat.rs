//! Repetitions: `*`, `+`, `?` and `{n,m}`.

use super::Error;
use super::cursor::Cursor;

/// The most times that RE2 repeats, counted repetitions inside each other multiplied.
const MOST: u32 = 1_000;

/// How often something repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The fewest times.
    pub(super) min: u32,
    /// The most times; nothing for no bound.
    pub(super) max: Option<u32>,
    /// Whether it is written with numbers: only those are bounded.
    counted: bool,
}

/// Takes a repetition with the `?` of a lazy one. Nothing, and nothing taken, where a brace is an ordinary character: `{`, `{,3}`, `{01}`.
pub(super) fn range(cursor: &mut Cursor<'_>) -> Result<Option<Range>, Error> {
    let start = *cursor;
    let plain = |min, max| Range {
        min,
        max,
        counted: false,
    };
    let found = match cursor.take() {
        Some('*') => Some(plain(0, None)),
        Some('+') => Some(plain(1, None)),
        Some('?') => Some(plain(0, Some(1))),
        _ => counted(cursor),
    };
    let Some(range) = found else {
        *cursor = start;
        return Ok(None);
    };
    let most = range.max.unwrap_or(range.min).max(range.min);
    if most > MOST || range.max.is_some_and(|max| max < range.min) {
        let accepted = "numbers up to 1,000, the smaller one first";
        return Err(cursor.error(start, "a repetition out of range", accepted));
    }
    cursor.eat("?");
    Ok(Some(range))
}

/// The inside of braces, behind the opening one.
fn counted(cursor: &mut Cursor<'_>) -> Option<Range> {
    let min = count(cursor)?;
    let max = if cursor.eat(",") {
        if cursor.peek() == Some('}') {
            None
        } else {
            Some(count(cursor)?)
        }
    } else {
        Some(min)
    };
    cursor.eat("}").then_some(Range {
        min,
        max,
        counted: true,
    })
}

/// A number without leading zeros; one beyond every bound is the greatest.
fn count(cursor: &mut Cursor<'_>) -> Option<u32> {
    let digits = cursor.take_while(|c| c.is_ascii_digit());
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some(digits.parse().unwrap_or(u32::MAX))
}

/// The product of counted repetitions once this one is put around others; nothing beyond the bound.
pub(super) fn times(range: Range, inside: u32) -> Option<u32> {
    if !range.counted {
        return Some(inside);
    }
    let Range { min, max, .. } = range;
    // What repeats zero times counts as nothing, however much stands inside.
    if max == Some(0) {
        return Some(1);
    }
    let product = max.unwrap_or(min).max(1).saturating_mul(inside);
    let many = min >= 2 || max.is_some_and(|max| max >= 2);
    (!many || product <= MOST).then_some(product)
}
