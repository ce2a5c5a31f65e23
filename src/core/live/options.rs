//! What a person entered to reach a server.

use super::Secret;
use super::address::{Address, AddressError};
use super::pages::Bounds;
use crate::core::text::quote;
use std::fmt;

/// What a person entered, and how this program names itself.
#[derive(Clone, Debug)]
pub struct Options {
    /// The server's address.
    pub url: String,
    /// Headers of the person's own, `Authorization` among them. They live as long as the session and are kept nowhere.
    pub headers: Vec<(String, Secret)>,
    /// Who asks.
    pub client: Client,
    /// How much is read at most.
    pub bounds: Bounds,
}

/// The name and version that this program tells a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// Why nothing is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The address cannot be used.
    Address(AddressError),
    /// A header whose name is none.
    HeaderName(String),
    /// A header whose value holds characters that no header can hold; its name.
    HeaderValue(String),
    /// A header that browsers do not let a page set; its name.
    Forbidden(String),
    /// A header that the protocol itself uses; its name.
    Reserved(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(error) => error.fmt(f),
            Self::HeaderName(name) => write!(f, "{} is no name of a header.", quote(name)),
            Self::HeaderValue(name) => write!(
                f,
                "The value of the header {} holds a line break or another character that no header can hold.",
                quote(name)
            ),
            Self::Forbidden(name) => write!(
                f,
                "Browsers do not let a page set the header {}. Ask for the tools from a shell instead.",
                quote(name)
            ),
            Self::Reserved(name) => write!(
                f,
                "The header {} is part of the protocol and is set by this page.",
                quote(name)
            ),
        }
    }
}

impl std::error::Error for Refused {}

/// Names that browsers drop or refuse (Fetch standard, “forbidden request-header”).
const FORBIDDEN: [&str; 20] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// Names that the protocol uses.
const RESERVED: [&str; 6] = [
    "accept",
    "content-type",
    "mcp-protocol-version",
    "mcp-session-id",
    "mcp-method",
    "mcp-name",
];

impl Options {
    /// The address, if everything that was entered can be sent.
    pub(super) fn checked(&self) -> Result<Address, Refused> {
        for (name, value) in &self.headers {
            let lower = name.to_ascii_lowercase();
            let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
            if name.is_empty() || !name.chars().all(token) {
                return Err(Refused::HeaderName(name.clone()));
            }
            let forbidden = FORBIDDEN.contains(&lower.as_str())
                || lower.starts_with("sec-")
                || lower.starts_with("proxy-");
            if forbidden {
                return Err(Refused::Forbidden(name.clone()));
            }
            if RESERVED.contains(&lower.as_str()) {
                return Err(Refused::Reserved(name.clone()));
            }
            let fits = |c: char| c == '\t' || (!c.is_control() && u32::from(c) < 256);
            if !value.expose().chars().all(fits) {
                return Err(Refused::HeaderValue(name.clone()));
            }
        }
        Address::parse(&self.url).map_err(Refused::Address)
    }
}
