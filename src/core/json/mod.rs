//! Lossless JSON: what a file says, where it says it, and the exact text of its numbers.
//!
//! Tokens come from `json-event-parser`: it pulls events without recursion, hands out byte offsets and the text of a number as it
//! stands, and checks the grammar. `serde_json` has no positions, lets the last duplicate key win and rewrites numbers.
//! This module adds the tree, the positions, the bounds, and the refusal of duplicate keys. It knows no policy and no catalogue.

mod canonical;
mod decode;
mod document;
mod error;
mod place;
mod pointer;
mod read;
mod syntax;
mod value;
mod write;

pub use canonical::{canonical, canonical_members, same_content};
pub use decode::{decode, decode_owned};
pub use document::{Document, Mark, Node};
pub use error::{Error, Excerpt};
pub use place::{Place, Source, Span};
pub use pointer::Pointer;
pub use read::{Bounds, Parsing, read, read_text, read_within};
pub use value::{Number, Object, Value};
pub use write::{Writer, compact, pretty, push_compact_object, quote};

/// The most bytes that are read as one document: 60 MB, more than ten thousand large tools.
pub const MAX_BYTES: usize = 60_000_000;

/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 128;
