//! Why a text is not a regular expression of RE2.

use std::fmt;

/// A pattern that RE2 refuses, or that is beyond this module's bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The byte of the pattern where the trouble starts.
    pub offset: u32,
    /// What is wrong, in words that fit behind "the pattern has": `a backreference`.
    pub message: String,
    /// The part of the pattern that is meant; empty at its end.
    pub found: String,
    /// What would be accepted instead, in words.
    pub accepted: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.found.is_empty() {
            write!(
                f,
                "{} at offset {}: {}",
                self.message, self.offset, self.accepted
            )
        } else {
            write!(
                f,
                "{} at offset {}, `{}`: {}",
                self.message, self.offset, self.found, self.accepted
            )
        }
    }
}

impl std::error::Error for Error {}
