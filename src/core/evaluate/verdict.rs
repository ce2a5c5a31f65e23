//! The answer to a call.

use super::Held;

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// It goes to the server.
    Allowed,
    /// A rule, or the default, denies it.
    Denied,
    /// The tool is hidden, and so denied.
    Hidden,
    /// A person would have to approve it. A version 1 gateway denies it; one that can hold calls holds it.
    Approval,
    /// A limit is full.
    Limited,
}

impl Decision {
    /// All decisions.
    pub const ALL: [Self; 5] = [
        Self::Allowed,
        Self::Denied,
        Self::Hidden,
        Self::Approval,
        Self::Limited,
    ];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::Hidden => "hidden",
            Self::Approval => "approval",
            Self::Limited => "limited",
        }
    }

    /// The decision with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|decision| decision.as_str() == word)
    }
}

/// The answer to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What happens.
    pub decision: Decision,
    /// The rule that decided, as the gateway's log shows it; nothing for an allowed call.
    pub rule: Option<String>,
    /// What the agent is told, without the gateway's prefix; nothing for an allowed call.
    pub message: Option<String>,
    /// What an allowed call counts: [`super::Counters::reserve`] takes it. Empty for any other.
    pub counts: Vec<Held>,
    /// For a full limit the time when its window ends, in milliseconds since the epoch.
    pub retry_at: Option<i64>,
}

impl Verdict {
    /// A call that goes through and counts this.
    pub(super) fn allowed(counts: Vec<Held>) -> Self {
        Self {
            decision: Decision::Allowed,
            rule: None,
            message: None,
            counts,
            retry_at: None,
        }
    }

    /// A call that does not go through.
    pub(super) fn stopped(decision: Decision, rule: String, message: String) -> Self {
        Self {
            decision,
            rule: Some(rule),
            message: Some(message),
            counts: Vec::new(),
            retry_at: None,
        }
    }
}
