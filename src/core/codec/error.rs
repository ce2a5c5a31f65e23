//! Why a text is not a draft that can be opened.

use crate::core::json::{self, Place, Pointer};
use crate::core::text::quote;
use std::fmt;

/// Why a text is not a draft that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// It is JSON, and no draft.
    WrongFormat {
        /// What the member `format` says, where it is a string.
        found: Option<String>,
    },
    /// A draft that a newer version of the builder made.
    Newer {
        /// What this version does not know: a version, or a member.
        found: String,
    },
    /// A draft, or what was one, with something broken in it.
    Corrupt(Box<Corrupt>),
}

/// What is broken in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrupt {
    /// The value that is broken.
    pub pointer: Pointer,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in words.
    pub message: String,
}

impl DecodeError {
    pub(super) fn corrupt(pointer: Pointer, place: Place, message: String) -> Self {
        Self::Corrupt(Box::new(Corrupt {
            pointer,
            place,
            message,
        }))
    }
}

impl From<json::Error> for DecodeError {
    fn from(error: json::Error) -> Self {
        let message = format!("expected {}, found {}", error.expected, error.found);
        Self::corrupt(error.pointer, error.place, message)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongFormat { found: None } => f.write_str("This is not a draft of the builder."),
            Self::WrongFormat { found: Some(found) } => {
                write!(
                    f,
                    "This is not a draft of the builder: its format is {}.",
                    quote(found)
                )
            }
            Self::Newer { found } => write!(
                f,
                "This draft was made by a newer version of the builder: {found} is not known to this one. Reload the page to get the newest version."
            ),
            Self::Corrupt(corrupt) => write!(
                f,
                "The draft is damaged. Line {}, column {}: {}.",
                corrupt.place.line, corrupt.place.column, corrupt.message
            ),
        }
    }
}

impl std::error::Error for DecodeError {}
