//! Why a document is not a policy that can be loaded: where, what stands there, what is accepted, and the fix where it is certain.

use crate::core::json::{self, Excerpt, Place, Pointer, Source, Span};
use std::fmt;

/// One error in a document. A document with any is not loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The value that is wrong, or the object in which a member is missing.
    pub pointer: Pointer,
    /// Where it starts; for a wrong key, where the key starts.
    pub place: Place,
    /// The line at that place, cut to the part around the column.
    pub excerpt: Excerpt,
    /// What stands there, in words.
    pub found: String,
    /// What would be accepted there, in words.
    pub accepted: String,
    /// The whole error as one sentence.
    pub message: String,
    /// The change that surely mends it; nothing when there is more than one way.
    pub fix: Option<Fix>,
}

/// A change of the text that removes one error and means what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace, counted in the text without a byte order mark; empty where something is inserted.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
    /// What the fix does, in words: `Write "deny"`.
    pub words: String,
}

impl Fix {
    /// The text with the change made; unchanged when the text is not the one that the fix was made for and the span does not fit.
    pub fn apply(&self, text: &str) -> String {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let before = text.get(..self.span.start as usize);
        let after = text.get(self.span.end as usize..);
        match (before, after) {
            (Some(before), Some(after)) => [before, &self.text, after].concat(),
            _ => text.to_owned(),
        }
    }
}

impl Invalid {
    /// The error of a text that is no JSON, with the fix where there is a certain one.
    pub fn json(error: json::Error, text: &str) -> Self {
        let fix = super::syntax::fix(&error, text);
        Self {
            fix,
            ..Self::from(error)
        }
    }

    /// Finds the line and column, and cuts the excerpt, for the offset that the place holds already.
    pub(super) fn locate(&mut self, source: &Source<'_>) {
        self.place = source.place(self.place.offset);
        self.excerpt = Excerpt::around(source.line(self.place.line), self.place.column);
    }
}

impl From<json::Error> for Invalid {
    fn from(error: json::Error) -> Self {
        Self {
            message: format!("Expected {}, found {}.", error.expected, error.found),
            pointer: error.pointer,
            place: error.place,
            excerpt: error.excerpt,
            found: error.found,
            accepted: error.expected,
            fix: None,
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Line {}, column {}: {}",
            self.place.line, self.place.column, self.message
        )
    }
}

impl std::error::Error for Invalid {}
