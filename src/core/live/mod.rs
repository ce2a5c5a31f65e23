//! The protocol of live servers, as a machine without a network: it says which request to send, and what an answer means.
//!
//! MCP over Streamable HTTP in both eras: up to 2025-11-25 with `initialize` and perhaps a session, from 2026-07-28 on without either.
//! The newer era is tried first. Who sends the requests, how long they may take and what a person is shown is not known here.
//! What a person entered to be let in is a [`Secret`]: it stands in requests and nowhere else.

pub mod address;
pub mod doctor;
mod failure;
mod message;
mod options;
mod pages;
mod request;
mod response;
mod secret;
mod session;
pub mod sse;

pub use failure::{Attempt, Failed, Failure};
pub use options::{Client, Options, Refused};
pub use pages::Bounds;
pub use request::{Header, HeaderValue, Method, Request, Step};
pub use response::{Body, Outcome, Response};
pub use secret::Secret;
pub use session::{Done, Next, Progress, Session};

/// The revision of the newer era that is asked for.
pub const MODERN: &str = "2026-07-28";

/// The revisions of the older era, newest first.
pub const LEGACY: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// The first revision that wants `MCP-Protocol-Version` with every request after `initialize`.
const FIRST_WITH_HEADER: &str = "2025-06-18";
