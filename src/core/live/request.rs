//! A request to send.

use super::Secret;

/// A request. Nothing of it may be kept: a header can hold a secret.
#[derive(Clone, Debug)]
pub struct Request {
    /// What it is for.
    pub step: Step,
    /// The method.
    pub method: Method,
    /// The address, as the person entered it.
    pub url: String,
    /// The headers.
    pub headers: Vec<Header>,
    /// The body, JSON.
    pub body: Option<String>,
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Asking for the first page as the newer era does.
    Modern,
    /// `initialize` of the older era.
    Initialize,
    /// Saying that the session begins.
    Initialized,
    /// Asking for a page.
    Page,
    /// Looking whether the server speaks HTTP+SSE of 2024-11-05.
    OldTransport,
    /// Ending the session; its answer means nothing.
    Close,
}

/// A method of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `POST`
    Post,
    /// `GET`
    Get,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Get => "GET",
            Self::Delete => "DELETE",
        }
    }
}

/// A header of a request.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: HeaderValue,
}

/// The value of a header.
#[derive(Clone, Debug)]
pub enum HeaderValue {
    /// One of the protocol.
    Plain(String),
    /// One that a person entered.
    Secret(Secret),
}

impl Header {
    /// A header of the protocol.
    pub(super) fn plain(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: HeaderValue::Plain(value.to_owned()),
        }
    }

    /// The value, to be sent and for nothing else.
    pub fn expose(&self) -> &str {
        match &self.value {
            HeaderValue::Plain(value) => value,
            HeaderValue::Secret(value) => value.expose(),
        }
    }
}
