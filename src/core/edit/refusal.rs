//! Why an edit is not made.

use crate::core::policy::{Decision, Name};
use std::fmt;

/// An edit that would not mean what was asked for. Nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The tool that it is about; nothing for the whole document.
    pub tool: Option<Name>,
    /// Why.
    pub why: Why,
}

/// The reasons for a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// `"*"` in `hide` hides every tool, so a tool of that name cannot be hidden on its own.
    HidesAll,
    /// The reason of a denial reads as an approval, and would be shown as one.
    MeansApproval,
    /// What the edit is about is no longer there.
    Gone,
    /// The part has no effect under this decision (nothing: the tool follows the default).
    NoEffect(Option<Decision>),
    /// A rule of `require` or `deny_if` without conditions is a decision, or means nothing.
    NoCondition,
    /// A change of one rule that would turn the decision into another.
    ChangesDecision,
    /// The entry mixes both vocabularies, so what it means is not known.
    Mixed,
    /// A shorthand limit whose window, in seconds, version 1 has no word for.
    NoSuchWindow(u64),
    /// Something is said already about the name that a tool's rules would move to.
    Taken,
    /// A counter without a name.
    NoCounter,
    /// More scenarios, or more calls in them, than a draft keeps.
    TooManyCalls,
    /// A pattern that the gateway cannot read, and what is wrong with it.
    Pattern(String),
}

impl Refusal {
    pub(super) fn of(tool: &Name, why: Why) -> Self {
        Self {
            tool: Some(tool.clone()),
            why,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::HidesAll => f.write_str(
                "`*` in `hide` hides every tool, so a tool of that name cannot be hidden on its own. Deny it instead.",
            ),
            Why::MeansApproval => f.write_str(
                "This text means Approve: a gateway's reader would take the denial as one that a person can lift. Use other words, or choose Approve.",
            ),
            Why::Gone => f.write_str("What this change is about is no longer there."),
            Why::NoEffect(None) => {
                f.write_str("The tool follows the default. Choose Approve, Limit or Allow first.")
            }
            Why::NoEffect(Some(decision)) => {
                write!(f, "This has no effect while the decision is {}.", decision.word())
            }
            Why::NoCondition => f.write_str("A rule needs at least one condition."),
            Why::ChangesDecision => {
                f.write_str("This rule is what the decision is made of. Choose another decision instead.")
            }
            Why::Mixed => f.write_str(
                "The rule mixes two vocabularies, so what it means is not known. Choose a decision first.",
            ),
            Why::NoSuchWindow(seconds) => write!(
                f,
                "Version 1 has no window of {seconds} seconds. Set the limit per minute, hour or day.",
            ),
            Why::Taken => f.write_str(
                "Something is decided for this name already, so the rules of another one cannot move here. Take that decision back first.",
            ),
            Why::TooManyCalls => f.write_str(
                "A draft keeps at most 2,000 scenarios of 2,000 calls, and 10,000 calls in all. Remove some first.",
            ),
            Why::NoCounter => f.write_str("A counter needs a name."),
            Why::Pattern(what) => write!(f, "The pattern cannot be read: {what}"),
        }
    }
}

impl std::error::Error for Refusal {}
