//! The names of a server's tools, asked for where a text speaks of another tool.

use crate::core::catalogue::Tool;
use crate::core::hashed::HashSet;
use std::sync::Arc;

/// The names of all tools of a server. Only asked whether it holds a name, so that the order of hashing shows nowhere; hashing them is a
/// tenth of the work of sorting them.
#[derive(Clone, Debug, Default)]
pub struct Siblings<'a>(HashSet<&'a str>);

impl<'a> Siblings<'a> {
    /// The names of these tools.
    pub fn of(tools: &'a [Arc<Tool>]) -> Self {
        tools.iter().map(|tool| tool.name.as_str()).collect()
    }

    /// Whether a tool has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

impl<'a> FromIterator<&'a str> for Siblings<'a> {
    fn from_iter<T: IntoIterator<Item = &'a str>>(names: T) -> Self {
        Self(names.into_iter().collect())
    }
}
