//! What came of a request.

use super::sse::Event;

/// What came of a request, as far as a page can know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer that could be read.
    Response(Response),
    /// The browser gave one error for all of: no such host, nothing there, TLS, a preflight that failed, headers that are missing.
    Unreachable,
    /// The server wants the request to go elsewhere. Where to, a page cannot know; secrets must not follow unasked.
    Redirected,
    /// Nothing came in time.
    TimedOut,
    /// The answer broke off.
    CutOff,
    /// The answer is larger than anything that is read.
    TooLarge,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers that the page may read.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Any text.
    Text(String),
    /// The events of a `text/event-stream`, as far as they were read: at least until [`super::Session::is_answered`].
    Events(Vec<Event>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Response {
    /// The value of a header; names in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the status says that the request was accepted.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
