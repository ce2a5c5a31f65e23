//! The written form of a draft, with a version.
//!
//! One JSON document. The policy stands in it as its own text, so that not a digit changes; what is parked stands there as the text of a
//! policy too, each tool's parked rules as its entry; the catalogue stands in its own file form. Nothing here is derived from the types
//! of the domain: a name that changes there changes no file. A document of another version, or with a member that this version does not
//! know, is refused: reading it in part would lose the rest with the next save.

mod error;
mod read;
mod write;

pub use error::{Corrupt, DecodeError};
pub use read::decode;
pub use write::{Encoded, encode};

/// What the member `format` starts with, whatever the version.
const FORMAT: &str = "mcp-policy-draft/";

/// The version that is written, and the only one that is read.
const VERSION: &str = "1";
