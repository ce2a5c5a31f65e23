//! Regular expressions as RE2 means them.
//!
//! A policy's patterns run in a gateway written in Go, whose `regexp` package has RE2's syntax and meaning. No Rust library has
//! both, so this module reads that syntax itself, refuses what RE2 refuses, and searches in time that grows with the text and never
//! with the pattern's cleverness. Only one question is asked of a pattern: whether it matches anywhere. So groups, greed and the
//! place of a match have no trace here. It is a leaf: it knows no policy and no JSON.
//!
//! Where RE2 and Go differ, Go counts: `\C` and a lone `\E` are refused. Names of characters are those of Go before 1.25.

mod class;
mod cursor;
mod edges;
mod error;
mod escape;
mod example;
mod flags;
mod parse;
mod program;
mod repeat;
mod search;
mod set;
mod syntax;
pub mod unicode;

pub use edges::{Edge, Edges, edges, prefix};
pub use error::Error;
pub use example::{example, examples};

use std::sync::{Arc, Mutex};

/// The longest pattern that is read, in bytes.
pub const MAX_LENGTH: usize = 20_000;

/// The most states that a pattern may need. The worst of them searches some ten thousand characters in a second.
pub const MAX_STATES: usize = 5_000;

/// The most levels of groups and repetitions inside each other, as in Go.
pub const MAX_HEIGHT: u32 = 1_000;

/// A compiled regular expression. Copies share it.
#[derive(Clone, Debug)]
pub struct Regex(Arc<Compiled>);

#[derive(Debug)]
struct Compiled {
    program: program::Program,
    /// Those of the last search, unless one is under way with them.
    notes: Mutex<Option<search::Notes>>,
}

impl Regex {
    /// Reads and compiles a pattern.
    ///
    /// # Errors
    /// What RE2 refuses, and a pattern beyond [`MAX_LENGTH`] or [`MAX_STATES`].
    pub fn new(pattern: &str) -> Result<Self, Error> {
        let parsed = parse::parse(pattern)?;
        program::compile(&parsed)
            .map(|program| {
                let notes = Mutex::default();
                Self(Arc::new(Compiled { program, notes }))
            })
            .ok_or_else(|| Error {
                offset: 0,
                message: "a pattern that grows too large once its repetitions are written out"
                    .into(),
                found: pattern.chars().take(60).collect(),
                accepted: "fewer or smaller counted repetitions".into(),
            })
    }

    /// Whether the pattern matches anywhere in the text.
    pub fn is_match(&self, text: &str) -> bool {
        let Compiled { program, notes } = &*self.0;
        let kept = notes.try_lock().ok().and_then(|mut notes| notes.take());
        let mut used = kept.unwrap_or_else(|| search::Notes::new(program));
        let found = search::is_match(program, text, &mut used);
        if let Ok(mut notes) = notes.try_lock() {
            *notes = Some(used);
        }
        found
    }
}

/// Whether RE2 takes the pattern.
///
/// # Errors
/// As [`Regex::new`].
pub fn check(pattern: &str) -> Result<(), Error> {
    Regex::new(pattern).map(|_| ())
}
