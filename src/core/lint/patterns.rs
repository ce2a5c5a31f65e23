//! What is known about each pattern of a document, found out once: the same one often stands in many rules.

use crate::core::re2::{Edges, Regex, edges, examples, prefix};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A pattern that was read.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The compiled form; nothing where RE2 refuses it.
    pub(super) regex: Option<Regex>,
    /// What it says about the ends of a text.
    pub(super) edges: Option<Edges>,
    /// What every match starts with, where it starts at the start of the text.
    pub(super) prefix: Option<String>,
    /// A text that matches, for each alternative.
    pub(super) examples: Vec<String>,
    /// Whether it says nothing about most texts.
    pub(super) is_wide: bool,
}

impl Pattern {
    fn read(pattern: &str) -> Self {
        let regex = Regex::new(pattern).ok();
        let wide = |regex: &Regex| regex.is_match("") || regex.is_match("0 aZ?");
        Self {
            is_wide: regex.as_ref().is_some_and(wide),
            regex,
            edges: edges(pattern),
            prefix: prefix(pattern),
            examples: examples(pattern),
        }
    }
}

/// The patterns that were read so far.
#[derive(Debug, Default)]
pub(super) struct Patterns(Mutex<HashMap<String, Arc<Pattern>>>);

impl Patterns {
    /// A pattern, read now or before.
    pub(super) fn get(&self, pattern: &str) -> Arc<Pattern> {
        // A lock that a failure left behind still guards a map that is whole.
        let mut known = match self.0.lock() {
            Ok(known) => known,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(pattern) = known.get(pattern) {
            return Arc::clone(pattern);
        }
        let made = Arc::new(Pattern::read(pattern));
        known.insert(pattern.to_owned(), Arc::clone(&made));
        made
    }
}
