//! The rules of one tool.

use super::{Condition, Form, Limit, RateLimit, Unknown};

/// What a policy says about one tool: `tools.<name>`. Empty, it allows the tool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Each must hold; nothing when the member is absent.
    pub require: Option<Vec<Rule>>,
    /// Each denies when it holds; nothing when the member is absent.
    pub deny_if: Option<Vec<Rule>>,
    /// How often it may be called; nothing when the member is absent.
    pub limits: Option<Vec<Limit>>,
    /// Shorthand: `action`.
    pub action: Option<Action>,
    /// Shorthand: `reason`.
    pub reason: Option<String>,
    /// Shorthand: `rate_limit`.
    pub rate_limit: Option<RateLimit>,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

impl Entry {
    /// Whether the entry is `{}`: it allows the tool and says nothing else.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the entry is in the shorthand, and only in it: `action` or `rate_limit`, and no member of version 1.
    pub fn is_shorthand(&self) -> bool {
        Form::of(self) == Form::Shorthand
    }

    /// Whether members of both vocabularies stand in the entry. What it means is not guessed.
    pub fn is_mixed(&self) -> bool {
        Form::of(self) == Form::Mixed
    }
}

/// The shorthand's `action`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// `allow`
    Allow,
    /// `deny`
    Deny,
    /// `require_approval`
    RequireApproval,
}

impl Action {
    /// All actions in the order of the format's page.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Deny, Self::RequireApproval];

    /// The word in the document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
            Self::RequireApproval => "require_approval",
        }
    }

    /// The action with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

impl Entry {
    /// Whether the entry or anything in it has a member that the format does not know.
    pub fn has_unknown(&self) -> bool {
        let is = |unknown: &Unknown| !unknown.0.is_empty();
        let of_rule = |rule: &Rule| {
            let mut conditions = rule.conditions.iter();
            is(&rule.unknown) || conditions.any(|condition| is(&condition.unknown))
        };
        let mut limits = self.limits.iter().flatten();
        let mut rules = self.require.iter().chain(&self.deny_if).flatten();
        is(&self.unknown)
            || rules.any(of_rule)
            || limits.any(|limit| is(&limit.unknown))
            || self
                .rate_limit
                .as_ref()
                .is_some_and(|rate| is(&rate.unknown))
    }
}

/// An entry of `require` or `deny_if`: conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// All must hold. With none the rule always holds.
    pub conditions: Vec<Condition>,
    /// What the agent is told; nothing when the member is absent.
    pub on_deny: Option<String>,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// The whole text of an approval rule, and the start of one with a note.
const APPROVAL: &str = "Requires human approval";

impl Rule {
    /// A denial without conditions, with a reason for the agent.
    pub fn denial(reason: Option<String>) -> Self {
        Self {
            on_deny: reason,
            ..Self::default()
        }
    }

    /// A denial that asks for a person's approval (policy.md, section 2), with an optional note.
    pub fn approval(note: &str) -> Self {
        let text = if note.is_empty() {
            format!("{APPROVAL}.")
        } else {
            format!("{APPROVAL}: {note}")
        };
        Self::denial(Some(text))
    }

    /// Whether the rule has no condition, so always holds.
    pub fn is_unconditional(&self) -> bool {
        self.conditions.is_empty()
    }

    /// The note of an approval, empty when there is none; nothing when this is no approval.
    pub fn approval_note(&self) -> Option<&str> {
        if !self.is_unconditional() {
            return None;
        }
        approval_note(self.on_deny.as_deref()?)
    }
}

/// Whether a text means Approve, and its note: exactly `Requires human approval.`, or that with a colon and a note.
pub fn approval_note(text: &str) -> Option<&str> {
    match text.strip_prefix(APPROVAL)? {
        "." => Some(""),
        rest => rest.strip_prefix(": "),
    }
}
