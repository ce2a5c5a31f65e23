//! JSON Pointers (RFC 6901): where in a document a value stands.

use std::fmt;

/// A JSON Pointer, built from the root down. The empty pointer is the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// The member `key` below this place, with `~` and `/` escaped.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = self.longer(key.len());
        if key.contains(['~', '/']) {
            text.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            text.push_str(key);
        }
        Self(text)
    }

    /// The item `index` below this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The text with a `/` behind it, and room for so many bytes and for a step further.
    fn longer(&self, more: usize) -> String {
        let mut text = String::with_capacity(self.0.len() + more + 16);
        text.push_str(&self.0);
        text.push('/');
        text
    }

    /// The keys and indices on the way, without their escapes.
    pub fn segments(&self) -> Vec<String> {
        let steps = self.0.split('/').skip(1);
        steps
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect()
    }

    /// The pointer's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
