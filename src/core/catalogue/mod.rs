//! What a server offers: its tools, in the order of the file, and what was odd about the file.
//!
//! A catalogue is untrusted input. It knows no policy.

mod schema;
mod tool;

pub use schema::{Parameter, Type, parameters};
pub use tool::{Annotations, Given, Tool};

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

/// Something odd about a catalogue that did load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What kind of oddity.
    pub kind: IssueKind,
    /// The tool it is about, by its index.
    pub tool: Option<u32>,
    /// The oddity in a sentence.
    pub message: String,
}

/// The kinds of oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueKind {
    /// A name outside the characters that the specification recommends.
    OddName,
    /// Two tools of one name: a policy cannot tell them apart.
    DuplicateName,
    /// A tool without a usable input schema.
    MissingSchema,
    /// A cursor that no page follows.
    PagesMissing,
    /// Lines or items of the file that are no part of a tool list.
    LinesSkipped,
    /// Characters that cannot be seen in a name, title or description.
    HiddenCharacters,
}
