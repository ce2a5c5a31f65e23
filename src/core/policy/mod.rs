//! The policy document: what it says, without loss.
//!
//! Known members are typed; unknown ones are kept with their place. Two written forms exist: version 1 and the shorthand; an entry holds
//! either, and a document may hold both. This module knows no catalogue and evaluates nothing.

mod condition;
mod decision;
pub mod highlight;
mod invalid;
mod limit;
mod lines;
mod list;
pub(crate) mod order;
mod parked;
mod rule;
mod shorthand;
mod syntax;
mod v1;
pub mod words;
mod write;

pub use condition::{Condition, Path, Test};
pub use decision::{
    Decision, Form, Leftover, Shown, ShownLimit, named, shown, shown_all, shown_at,
};
pub(crate) use decision::{is_approval, is_denial, listed};
pub use invalid::{Fix, Invalid};
pub(crate) use limit::free_counter;
pub use limit::{Limit, Max, RateLimit, Scope, Window};
pub use lines::{LineRange, Lines};
pub use list::{List, NameMap};
pub use parked::{NoSuchWindow, Parked, Rate, Stood, choose};
pub use rule::{Action, Entry, Rule, approval_note};
pub use shorthand::{Lost, NoVersion1, to_shorthand, to_v1};
pub(crate) use v1::{ALL_TOOLS, CONDITION, ENTRY, LIMIT, RATE_LIMIT, RULE, TOP};
pub use v1::{MAX_ERRORS, read, read_text};
pub use write::Written;

use crate::core::json::Value;
use std::sync::Arc;

/// A tool's name. Shared, since the same name stands in many places.
pub type Name = Arc<str>;

/// A whole policy document.
///
/// Copies share their content, so keeping one for each undo step is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// What happens to a tool that is not listed.
    pub default: Posture,
    /// The names taken out of the agent's list; nothing when the member is absent.
    pub hide: Option<List<Name>>,
    /// Rules for all tools together; nothing when the member is absent.
    pub all_tools: Option<AllTools>,
    /// The listed tools in the order of the document; nothing when the member is absent. No name stands twice.
    pub tools: Option<List<(Name, Arc<Entry>)>>,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// What happens to a tool that is not listed: `default`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Posture {
    /// It is denied.
    #[default]
    Deny,
    /// It is allowed.
    Allow,
}

impl Posture {
    /// The word in the document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Allow => "allow",
        }
    }
}

/// `all_tools`: limits that count every call of every tool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AllTools {
    /// The limits; nothing when the member is absent.
    pub limits: Option<Vec<Limit>>,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// Members that the format does not know, each with its place among the known ones.
///
/// INVARIANT: no key stands twice, and none is a known one, in whatever case: such a document could not be read again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(pub Vec<UnknownMember>);

/// One member that the format does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownMember {
    /// The known member that it stood behind; nothing at the head.
    pub after: Option<&'static str>,
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Value,
}

impl Policy {
    /// The entry of a tool under `tools`.
    pub fn entry(&self, tool: &str) -> Option<&Arc<Entry>> {
        self.tools
            .as_ref()?
            .iter()
            .find(|(name, _)| **name == *tool)
            .map(|(_, entry)| entry)
    }

    /// Whether `hide` holds this very name (`"*"` is a name of its own here).
    pub fn hides_name(&self, tool: &str) -> bool {
        self.hide
            .as_ref()
            .is_some_and(|names| names.iter().any(|name| **name == *tool))
    }

    /// Whether `hide` holds `"*"`: every tool is hidden.
    pub fn hides_all(&self) -> bool {
        self.hides_name("*")
    }
}
