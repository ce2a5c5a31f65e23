//! Why a text is not a JSON document that can be read.

use super::place::narrow;
use super::{Place, Pointer, Source};
use crate::core::text::visible;
use std::fmt;

/// A text that cannot be read, with the place and what would be accepted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where reading stopped.
    pub place: Place,
    /// The value that was being read.
    pub pointer: Pointer,
    /// The line of the text at that place, cut to the part around the column.
    pub excerpt: Excerpt,
    /// What stands there, in words.
    pub found: String,
    /// What would be accepted there, in words.
    pub expected: String,
}

impl Error {
    /// The error at the byte `at` of `text`. Looks for the lines of the text only now, since most texts have no error.
    pub(super) fn at(
        text: &str,
        at: u32,
        pointer: Pointer,
        found: String,
        expected: String,
    ) -> Self {
        let source = Source::new(text);
        let place = source.place(at);
        let excerpt = Excerpt::around(source.line(place.line), place.column);
        Self {
            place,
            pointer,
            excerpt,
            found,
            expected,
        }
    }

    /// The line of the byte `at` of `text`, from 1.
    pub(super) fn line_of(text: &str, at: u32) -> u32 {
        Source::new(text).place(at).line
    }
}

/// A part of one line with a place to point at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, at most 80 characters of the line; those that cannot be seen are named.
    pub text: String,
    /// How many characters stand before the place.
    pub before: u32,
}

impl Excerpt {
    /// The part of `line` around `column` (from 1).
    pub fn around(line: &str, column: u32) -> Self {
        let at = (column as usize).saturating_sub(1);
        let skip = at.saturating_sub(50);
        let part = |from: usize, count: usize| -> String {
            let part: String = line
                .chars()
                .skip(from)
                .take(count)
                .map(|c| if c == '\t' { ' ' } else { c })
                .collect();
            visible(&part).into_owned()
        };
        let mut text = part(skip, at - skip);
        let before = narrow(text.chars().count());
        text.push_str(&part(at, 80 - (at - skip)));
        Self { text, before }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Line {}, column {}: expected {}, found {}",
            self.place.line, self.place.column, self.expected, self.found
        )
    }
}

impl std::error::Error for Error {}
