//! Why no catalogue came out of what was given.

use super::Kind;
use super::formats::Misfit;
use crate::core::json::{self, Excerpt, Place, Source};
use crate::core::text;
use std::fmt;

/// Why no catalogue came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text is not a catalogue.
    Misread(Box<Misread>),
    /// The text is a catalogue's place, but the server answered with an error.
    Refused(Refusal),
}

/// A text that is not a catalogue, with the place and what would be accepted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The name of the file.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The line of the file at that place, cut to the part around the column.
    pub excerpt: Excerpt,
    /// What stands there, in words.
    pub found: String,
    /// What would be accepted there, in words.
    pub expected: String,
    /// What the file seems to be and what to do, in a sentence.
    pub hint: Option<String>,
    /// What the file is, as far as its content tells.
    pub kind: Kind,
}

/// A JSON-RPC error that a server gave instead of its tools. The words are the server's and untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// `code`, where it is an integer.
    pub code: Option<i64>,
    /// `message`; empty where there is none.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misread(misread) => misread.fmt(f),
            Self::Refused(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            expected,
            found,
            ..
        } = self;
        write!(
            f,
            "Line {}, column {}: expected {expected}, found {found}.",
            place.line, place.column
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The server answered with an error")?;
        if let Some(code) = self.code {
            write!(f, " ({code})")?;
        }
        if self.message.is_empty() {
            f.write_str(".")
        } else {
            write!(f, ": {}", text::quote(&self.message))
        }
    }
}

/// Where a text stands in its file: the whole file, or one line of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    pub(super) file: String,
    /// How many lines stand before it.
    pub(super) lines: u32,
    /// How many characters stand before it on its first line.
    pub(super) columns: u32,
    /// How many bytes stand before it.
    pub(super) bytes: u32,
}

impl Origin {
    fn place(&self, place: Place) -> Place {
        let columns = if place.line == 1 { self.columns } else { 0 };
        Place {
            offset: place.offset.saturating_add(self.bytes),
            line: place.line.saturating_add(self.lines),
            column: place.column.saturating_add(columns),
        }
    }

    /// The error for a text that is not JSON.
    pub(super) fn not_json(&self, error: json::Error, kind: Kind) -> ReadError {
        let in_tools = error
            .pointer
            .as_str()
            .rsplit_once('/')
            .is_some_and(|(list, index)| {
                (list.is_empty() || list.ends_with("/tools"))
                    && index.bytes().all(|byte| byte.is_ascii_digit())
            });
        let expected = if in_tools {
            error.expected.replace("the next value", "the next tool")
        } else {
            error.expected
        };
        let hint = kind.hint().map_or_else(
            || syntax_hint(&error.found, &error.excerpt.text),
            |hint| Some(hint.into()),
        );
        ReadError::Misread(Box::new(Misread {
            file: self.file.clone(),
            place: self.place(error.place),
            excerpt: error.excerpt,
            found: error.found,
            expected,
            hint,
            kind,
        }))
    }

    /// The error for JSON that is no catalogue. `text` is the JSON that the misfit is in.
    pub(super) fn misfit(&self, misfit: Misfit, text: &str, kind: Kind) -> ReadError {
        let source = Source::new(text);
        let place = source.place(misfit.at);
        ReadError::Misread(Box::new(Misread {
            file: self.file.clone(),
            excerpt: Excerpt::around(source.line(place.line), place.column),
            place: self.place(place),
            found: misfit.found,
            expected: misfit.expected,
            hint: kind.hint().or(misfit.hint).map(str::to_owned),
            kind,
        }))
    }
}

/// What probably happened to a text that is almost JSON.
fn syntax_hint(found: &str, line: &str) -> Option<String> {
    let hint = match found {
        "the end of the text" | "a string that does not end" => {
            "The text ends early: part of it may have been lost when it was copied."
        }
        "a single quote" | "`True`" | "`False`" | "`None`" => {
            "This looks like Python. Print it with json.dumps(…) to get JSON."
        }
        "a comment" => "JSON has no comments: take it out.",
        "`<`" if line.trim_start().starts_with('<') => {
            "This looks like a web page: the address may need signing in, or lead to a page about the file."
        }
        found if found.starts_with("the curly quote") => {
            "A word processor may have changed the quotes: copy the text from where it came from."
        }
        _ => return None,
    };
    Some(hint.to_owned())
}
