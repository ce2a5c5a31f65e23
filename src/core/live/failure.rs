//! Why a server's tools could not be listed.

use super::{Request, Step};
use crate::core::text::{number, plural, quote};
use std::fmt;

/// A failure, with what is known of it.
#[derive(Clone, Debug)]
pub struct Failed {
    /// What went wrong at last.
    pub failure: Failure,
    /// Which request it was.
    pub step: Step,
    /// All requests so far and what came of them, in order.
    pub attempts: Vec<Attempt>,
    /// Whether the server gave a session id that the page could read.
    pub has_session: bool,
    /// The names of the headers of the last request.
    pub headers: Vec<String>,
    /// The request that ends the session, where there is one.
    pub close: Option<Box<Request>>,
}

/// A request and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What it was for.
    pub step: Step,
    /// The status of the answer; nothing where none could be read.
    pub status: Option<u16>,
}

/// What went wrong. Texts of the server are in it, cut and without secrets; show them as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser gave one error for many causes.
    Unreachable,
    /// The server wants the request to go elsewhere.
    Redirected,
    /// Nothing came in time.
    TimedOut,
    /// The answer broke off.
    CutOff,
    /// More than what is read.
    TooLarge,
    /// The server wants to know who asks, or does not let this one in: 401 or 403.
    NotLetIn {
        /// The status.
        status: u16,
        /// How to be let in, in the server's words.
        asks: Option<String>,
    },
    /// A status that is no success.
    Status {
        /// The status.
        status: u16,
        /// The server's words, where it gave some.
        message: Option<String>,
    },
    /// The server's own error, in the protocol's form.
    Rpc {
        /// Its number.
        code: i64,
        /// Its words.
        message: String,
    },
    /// An answer that is none of the protocol.
    NotMcp {
        /// What came instead, in words.
        found: String,
    },
    /// The server speaks HTTP+SSE of 2024-11-05 only.
    OldTransport,
    /// The server knows no `tools/list`.
    NoTools,
    /// The pages repeat or have no end.
    Endless {
        /// How many came.
        pages: u32,
    },
    /// The session ended before the last page.
    SessionLost,
    /// The server wants a revision that is not known here.
    Revision {
        /// The revision.
        found: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |message: &Option<String>| match message {
            Some(message) => format!(" It says: {}", quote(message)),
            None => String::new(),
        };
        match self {
            Self::Unreachable => f.write_str("The browser could not get an answer that this page may read."),
            Self::Redirected => f.write_str("The server sends this request on to another address."),
            Self::TimedOut => f.write_str("The server did not answer in time."),
            Self::CutOff => f.write_str("The answer broke off before its end."),
            Self::TooLarge => f.write_str("The server's list is larger than what is read here."),
            Self::NotLetIn { status, asks } => {
                write!(f, "The server does not let this page in: it answered {status}.{}", words(asks))
            }
            Self::Status { status, message } => {
                write!(f, "The server answered {status}.{}", words(message))
            }
            Self::Rpc { code, message } => {
                write!(f, "The server answered with its error {code}: {}", quote(message))
            }
            Self::NotMcp { found } => write!(
                f,
                "Something answers there, but not as an MCP server: it sent {found}."
            ),
            Self::OldTransport => f.write_str(
                "The server speaks HTTP+SSE of 2024-11-05, which was replaced by Streamable HTTP and is not supported here.",
            ),
            Self::NoTools => f.write_str("The server answers, and has no list of tools."),
            Self::Endless { pages } => write!(
                f,
                "The server's list has no end: after {} the same came again, or more than can be.",
                plural(*pages, "page", "pages")
            ),
            Self::SessionLost => f.write_str("The server ended the session before the list was complete."),
            Self::Revision { found } => write!(
                f,
                "The server speaks the revision {} of the protocol, which is not known here.",
                quote(found)
            ),
        }
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// What came instead of an answer of the protocol.
    pub(super) fn not_mcp(found: impl Into<String>) -> Self {
        Self::NotMcp {
            found: found.into(),
        }
    }

    /// A number of bytes in words.
    pub(super) fn bytes(count: usize) -> String {
        format!("{} bytes", number(count as u64))
    }
}
