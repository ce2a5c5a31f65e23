//! What a server offers: its tools, in the order of the file, and what was odd about the file.
//!
//! A catalogue is untrusted input. It knows no policy.

mod building;
pub mod client_config;
mod error;
mod file;
pub mod formats;
mod gathered;
mod issue;
mod log;
mod making;
mod parse;
mod pin;
mod recognise;
mod schema;
mod tool;
mod typed_value;

pub use error::{Misread, ReadError, Refusal};
pub use issue::{Issue, IssueKind};
pub use parse::{File, Progress, Reading, Step, read};
pub use pin::{NotAPin, Pin};
pub use recognise::{Kind, recognise};
pub(in crate::core) use schema::reference::resolve;
pub use schema::{Items, MAX_PARAMETERS, Parameter, Type, argument, parameters};
pub use tool::{Annotations, Given, Tool};
pub use typed_value::{text_of_value, typed_value};

use std::sync::Arc;

/// The tools of one server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Which server, as far as the file says.
    pub server: Server,
    /// The tools in the order of the file. Names can repeat.
    pub tools: Vec<Arc<Tool>>,
    /// What was odd, though it loads.
    pub issues: Vec<Issue>,
}

/// Which server a catalogue is from. Everything is the server's or the file's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// The server's identifier.
    pub name: Option<String>,
    /// The server's name for people.
    pub title: Option<String>,
    /// The version of the package, or of the server.
    pub version: Option<String>,
    /// The package, with its registry's prefix: `pypi:mcp-server-git`.
    pub package: Option<String>,
    /// The day the catalogue was taken, as the file gives it: `2026-11-22`.
    pub captured: Option<String>,
}
