//! What is known about each pattern of a document, found out once: the same one often stands in many rules.

use super::escapes::other_case;
use crate::core::hashed::HashMap;
use crate::core::re2::{Edges, Regex, edges, examples, prefix};
use std::sync::{Arc, Mutex, OnceLock};

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
    /// A form that other dialects read in another way, and what RE2 makes of it, once that was asked.
    pub(super) odd: OnceLock<Option<(&'static str, &'static str)>>,
    /// An example with the same in other case that does not match, once that was asked.
    pub(super) case: OnceLock<Option<(String, String)>>,
    /// Texts of other hosts that match, each with the example that it begins like, once that was asked.
    pub(super) hosts: OnceLock<Vec<(String, String)>>,
    /// Texts outside the folder that match, in the same way.
    pub(super) outside: OnceLock<Vec<(String, String)>>,
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
            odd: OnceLock::new(),
            case: OnceLock::new(),
            hosts: OnceLock::new(),
            outside: OnceLock::new(),
        }
    }

    /// An example that the pattern takes in this case of letters alone, with the same in other case.
    pub(super) fn by_case(&self) -> Option<&(String, String)> {
        let find = || {
            let regex = self.regex.as_ref()?;
            let mut pairs = self
                .examples
                .iter()
                .filter_map(|text| Some((text, other_case(text)?)));
            let (text, other) = pairs.find(|(_, other)| !regex.is_match(other))?;
            Some((text.clone(), other))
        };
        self.case.get_or_init(find).as_ref()
    }

    /// What is made of the examples and matches as well, each with its example.
    pub(super) fn matching(&self, made: fn(&str) -> Vec<String>) -> Vec<(String, String)> {
        let Some(regex) = &self.regex else {
            return Vec::new();
        };
        let of = |text: &String| {
            let others = made(text).into_iter().filter(|other| regex.is_match(other));
            others
                .map(|other| (text.clone(), other))
                .collect::<Vec<_>>()
        };
        self.examples.iter().flat_map(of).collect()
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
