//! The shapes in which people have a catalogue, one file each.
//!
//! A shape is told from the content, never from a file's name. A format looks at a document without changing it and says where the
//! tools stand; making tools of them is not its work.

mod array;
mod batch;
mod capture;
mod lines;
mod own;
mod response;
mod result;

pub(super) use lines::candidate;
pub use own::FORMAT;

use super::{Refusal, Server};
use crate::core::json::{Mark, Node, Value};

/// A shape of a catalogue.
#[derive(Debug)]
pub struct Format {
    /// A word for it.
    pub name: &'static str,
    /// What it is, in words.
    pub what: &'static str,
    /// A short example.
    pub example: &'static str,
    /// How it is read.
    pub(super) read: Read,
}

/// How a shape is read.
#[derive(Debug)]
pub(super) enum Read {
    /// From one JSON document; nothing when it has another shape.
    Document(fn(Node<'_>) -> Option<Result<Found, Misfit>>),
    /// From one JSON document, which may also stand on a line among others.
    Message(fn(Node<'_>) -> Option<Result<Found, Misfit>>),
    /// From the lines of a text: the part of a line that may be a message, with its offset in the line.
    Lines(fn(&str) -> Option<(usize, &str)>),
}

/// All shapes. The first one that fits a document reads it.
pub static FORMATS: &[&Format] = &[
    &own::OWN,
    &response::RESPONSE,
    &capture::CAPTURE,
    &result::RESULT,
    &batch::BATCH,
    &array::ARRAY,
    &lines::LINES,
];

/// What a document gives.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The pages of tools in it.
    pub(super) pages: Vec<Page>,
    /// What it says about the server.
    pub(super) server: Server,
    /// The server's error, where it lists no tools.
    pub(super) refusal: Option<Refusal>,
    /// What is wrong when nothing else lists tools; only where there are no pages.
    pub(super) misfit: Option<Misfit>,
    /// How many items in it are nothing that can be read.
    pub(super) skipped: u32,
    /// Whether classifications in it are believed.
    pub(super) believed: bool,
    /// What it says about the file that its tools came from first: kinds and messages.
    pub(super) notes: Vec<(super::IssueKind, String)>,
}

/// One page of tools.
#[derive(Debug)]
pub(super) struct Page {
    /// The array.
    pub(super) tools: Mark,
    /// Whether it announces another page.
    pub(super) goes_on: bool,
    /// What is wrong with its first item, where none of its items is a tool.
    pub(super) misfit: Option<Misfit>,
}

/// Something that stands where it cannot.
#[derive(Clone, Debug)]
pub(super) struct Misfit {
    /// The byte in the document.
    pub(super) at: u32,
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) hint: Option<&'static str>,
}

impl Misfit {
    /// The value is not what was expected.
    pub(super) fn new(node: Node<'_>, expected: impl Into<String>) -> Self {
        let found = match node.value() {
            Value::Object(object) if object.is_empty() => "an empty object".to_owned(),
            value => value.kind().to_owned(),
        };
        Self {
            at: node.span().start,
            found,
            expected: expected.into(),
            hint: None,
        }
    }

    fn found(self, found: &str) -> Self {
        Self {
            found: found.to_owned(),
            ..self
        }
    }

    fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
}

impl Format {
    /// Reads a document that has this shape; `in_lines` when it stands on a line among others.
    pub(super) fn document(&self, root: Node<'_>, in_lines: bool) -> Option<Result<Found, Misfit>> {
        match self.read {
            Read::Document(read) if !in_lines => read(root),
            Read::Message(read) => read(root),
            _ => None,
        }
    }
}

/// A page out of the value of `tools` and the object that it stands in.
fn page(tools: Node<'_>, around: Option<Node<'_>>) -> Result<Page, Misfit> {
    if tools.value().as_array().is_none() {
        return Err(Misfit::new(tools, "an array of tools"));
    }
    let goes_on = match around.and_then(|around| around.get("nextCursor")) {
        None => false,
        Some(cursor) => match cursor.value() {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            _ => return Err(Misfit::new(cursor, "a string, or no `nextCursor`")),
        },
    };
    let misfit = if tools.items().any(|item| name(item).is_ok()) {
        None
    } else {
        tools.items().next().and_then(|item| name(item).err())
    };
    Ok(Page {
        tools: tools.mark(),
        goes_on,
        misfit,
    })
}

/// The name of a tool.
fn name(item: Node<'_>) -> Result<&str, Misfit> {
    if item.value().as_object().is_none() {
        return Err(Misfit::new(
            item,
            "a tool, which is an object with a `name`",
        ));
    }
    let Some(name) = item.get("name") else {
        return Err(Misfit::new(item, "a `name` in the tool").found("an object without one"));
    };
    name.value()
        .as_str()
        .ok_or_else(|| Misfit::new(name, "a string, the tool's name"))
}

/// The text of a member.
fn text(object: Option<Node<'_>>, key: &str) -> Option<String> {
    object?.get(key)?.value().as_str().map(str::to_owned)
}

/// The server as the answer to `initialize` names it.
fn server_of(initialize: Option<Node<'_>>) -> Server {
    let info = initialize.and_then(|initialize| initialize.get("serverInfo"));
    Server {
        name: text(info, "name"),
        title: text(info, "title"),
        version: text(info, "version"),
        ..Server::default()
    }
}
