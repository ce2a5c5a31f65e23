//! A text that must not be seen.

use std::fmt;

/// What a person entered to be let in by a server. It cannot be printed, compared or written into anything but a request.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A secret with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, to be sent and for nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A text from elsewhere without this secret, which a server may have sent back. Secrets of one or two characters stand anywhere and
    /// are not looked for; the scheme before a token (`Bearer …`) is none.
    pub(super) fn redact(&self, text: &str) -> String {
        let token = self.0.rsplit(' ').next().unwrap_or(&self.0);
        let mut text = text.to_owned();
        for part in [self.0.trim(), token] {
            if part.chars().nth(2).is_some() {
                text = text.replace(part, "…");
            }
        }
        text
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
