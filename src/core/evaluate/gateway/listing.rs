//! The agent's list of tools: what is left of it, and what hiding saves.

use crate::core::catalogue::Catalogue;
use crate::core::evaluate::Prepared;
use crate::core::json::{Object, Value, compact, quote};

/// What `tools/list` answers under a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The tools that the agent sees, by their index in the catalogue.
    pub visible: Vec<u32>,
    /// The tools that are hidden, by their index.
    pub hidden: Vec<u32>,
    /// The bytes of the visible tools as they are sent.
    pub bytes: u64,
    /// The bytes that hiding saves.
    pub bytes_saved: u64,
}

/// Bytes of JSON for one token of a language model: a rule of thumb, not a measure.
const BYTES_PER_TOKEN: u64 = 4;

impl Listing {
    /// An estimate of the tokens that the visible tools cost in every conversation.
    pub fn tokens(&self) -> u64 {
        self.bytes / BYTES_PER_TOKEN
    }

    /// An estimate of the tokens that hiding saves.
    pub fn tokens_saved(&self) -> u64 {
        self.bytes_saved / BYTES_PER_TOKEN
    }

    /// The result that the agent receives.
    pub fn result(&self, catalogue: &Catalogue) -> Value {
        let tool = |index: &u32| catalogue.tools.get(usize::try_from(*index).ok()?);
        let tools = self
            .visible
            .iter()
            .filter_map(tool)
            .map(|tool| tool.raw.clone().into())
            .collect();
        [("tools".to_owned(), Value::Array(tools))]
            .into_iter()
            .collect::<Object>()
            .into()
    }
}

/// What `tools/list` answers.
pub fn listing(catalogue: &Catalogue, prepared: &Prepared) -> Listing {
    let mut listing = Listing::default();
    for (index, tool) in (0..).zip(&catalogue.tools) {
        let bytes = bytes(&tool.raw);
        if prepared.hides(&tool.name) {
            listing.hidden.push(index);
            listing.bytes_saved += bytes;
        } else {
            listing.visible.push(index);
            listing.bytes += bytes;
        }
    }
    listing
}

/// The length of an object as compact JSON, without copying it.
fn bytes(object: &Object) -> u64 {
    let members = object
        .iter()
        .map(|(key, value)| quote(key).len() + 1 + compact(value).len());
    let commas = object.len().saturating_sub(1);
    u64::try_from(2 + members.sum::<usize>() + commas).unwrap_or(u64::MAX)
}
