//! What became of the parts of a policy in an export.

use crate::core::json::Pointer;
use crate::core::policy::Name;

/// What became of each part that is not simply kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order of the document; what concerns the whole stands first.
    pub entries: Vec<Entry>,
}

/// One line of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The tool; nothing where it concerns the document.
    pub tool: Option<Name>,
    /// Where the part stands in the policy.
    pub pointer: Pointer,
    /// What became of it.
    pub fate: Fate,
    /// What that does to calls.
    pub effect: Effect,
    /// The whole as a sentence.
    pub words: String,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is written in other words and means the same.
    Kept,
    /// It is written as the nearest thing that the form can say.
    Approximated,
    /// It is not in the export.
    Lost,
}

impl Fate {
    /// The word for people and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Approximated => "approximated",
            Self::Lost => "lost",
        }
    }
}

/// What an export does to calls, compared with the policy. Ordered: later needs more attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The same calls pass.
    Same,
    /// Fewer calls pass.
    Stricter,
    /// More calls may pass.
    Weaker,
}

impl Effect {
    /// The word for people and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Stricter => "stricter",
            Self::Weaker => "weaker",
        }
    }
}

impl Ledger {
    /// Whether the export lets more calls pass than the policy.
    pub fn is_weaker(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.effect == Effect::Weaker)
    }

    /// Adds a line about a tool.
    pub(super) fn tool(
        &mut self,
        tool: &Name,
        fate: Fate,
        effect: Effect,
        words: impl Into<String>,
    ) {
        self.entries.push(Entry {
            tool: Some(tool.clone()),
            pointer: Pointer::root().key("tools").key(tool),
            fate,
            effect,
            words: words.into(),
        });
    }
}
