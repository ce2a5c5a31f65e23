//! Pins: digests by which a change of a tool is noticed, however small.
//!
//! A pin is the SHA-256 of canonical JSON, so the order of keys and the writing of numbers do not count.

use super::Tool;
use crate::core::json::{Value, canonical_members};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// What a tool was when it was looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin {
    /// Over `name`, `description` (absent when absent) and `inputSchema`: what the tool is to an agent.
    pub tool: [u8; 32],
    /// Over `title` and `annotations`: what the server says about it to people.
    pub labels: [u8; 32],
}

impl Pin {
    /// The pin of a tool.
    pub fn of(tool: &Tool) -> Self {
        let name = Value::from(tool.name.as_str());
        let text = |text: &Option<String>| text.as_deref().map(Value::from);
        // A tool that did not come from a file has no object of its own.
        let description = text(&tool.description).filter(|_| tool.raw.is_empty());
        let title = text(&tool.title).filter(|_| tool.raw.is_empty());
        let member = |key| tool.raw.get(key);
        Self {
            tool: digest(&[
                ("name", Some(&name)),
                (
                    "description",
                    member("description").or(description.as_ref()),
                ),
                ("inputSchema", member("inputSchema")),
            ]),
            labels: digest(&[
                ("title", member("title").or(title.as_ref())),
                ("annotations", member("annotations")),
            ]),
        }
    }

    /// One pin for several tools of one name, which a policy cannot tell apart: this one, then the other.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let both = |one: &[u8; 32], two: &[u8; 32]| {
            Sha256::new()
                .chain_update(one)
                .chain_update(two)
                .finalize()
                .into()
        };
        Self {
            tool: both(&self.tool, &other.tool),
            labels: both(&self.labels, &other.labels),
        }
    }
}

fn digest(members: &[(&str, Option<&Value>)]) -> [u8; 32] {
    let present = members
        .iter()
        .filter_map(|(key, value)| value.map(|value| (*key, value)));
    Sha256::digest(canonical_members(present)).into()
}

/// The written form: both digests in hexadecimal digits with a hyphen between them.
impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Drafts keep one for each tool, and a formatter's way through each byte would take as long as the rest of writing them.
        let hex = |digest: &[u8; 32]| -> String {
            let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
            halves
                .filter_map(|half| char::from_digit(u32::from(half), 16))
                .collect()
        };
        f.write_str(&hex(&self.tool))?;
        f.write_str("-")?;
        f.write_str(&hex(&self.labels))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin({self})")
    }
}

/// A text that is not the written form of a pin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPin;

impl fmt::Display for NotAPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pin is twice 64 hexadecimal digits in lower case, with a hyphen between")
    }
}

impl std::error::Error for NotAPin {}

impl FromStr for Pin {
    type Err = NotAPin;

    fn from_str(text: &str) -> Result<Self, NotAPin> {
        let (tool, labels) = text.split_once('-').ok_or(NotAPin)?;
        Ok(Self {
            tool: bytes(tool)?,
            labels: bytes(labels)?,
        })
    }
}

fn bytes(hex: &str) -> Result<[u8; 32], NotAPin> {
    let lower = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if hex.len() != 64 || !hex.bytes().all(lower) {
        return Err(NotAPin);
    }
    let mut out = [0; 32];
    for (at, slot) in out.iter_mut().enumerate() {
        let pair = hex.get(at * 2..at * 2 + 2).ok_or(NotAPin)?;
        *slot = u8::from_str_radix(pair, 16).map_err(|_| NotAPin)?;
    }
    Ok(out)
}
