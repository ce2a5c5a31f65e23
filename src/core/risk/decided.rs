//! What the document says about a tool, in the words of risk: its decision with its limit, whether that is what we recommend, and how
//! freely an agent can call the tool.

use super::exposure::Access;
use super::recommend::Recommendation;
use crate::core::policy::{Decision, Form, Policy, Posture, Shown};

/// How what is decided stands to what we recommend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It lets less through.
    Stricter,
    /// The same decision, each recommended limit met or undercut.
    Meets,
    /// It lets more through, or nobody can say that it does not.
    MoreOpen,
}

impl Recommendation {
    /// What is decided now, with the limit where it is one simple limit; nothing where the tool follows the default, or where its entry
    /// cannot be understood.
    pub fn decided(shown: &Shown) -> Option<Self> {
        let decision = shown.decision?;
        let mut limits = shown.limits().filter(|_| decision == Decision::Limit);
        let limit = match (limits.next(), limits.next()) {
            (Some(limit), None) => limit.window.map(|window| (limit.max, window)),
            _ => None,
        };
        Some(Self { decision, limit })
    }

    /// Whether what is decided is what we recommend. A tool without a decision stands where the posture puts it.
    pub fn standing(&self, shown: &Shown, posture: Posture) -> Standing {
        let decision = match (shown.decision, posture) {
            (Some(decision), _) => decision,
            (None, Posture::Deny) => Decision::Deny,
            (None, Posture::Allow) if shown.form == Form::Mixed => Decision::Deny,
            (None, Posture::Allow) => Decision::Allow,
        };
        let met = || match self.limit {
            None => true,
            Some((max, window)) => shown
                .limits()
                .any(|limit| limit.max <= max && limit.seconds >= u64::from(window.seconds())),
        };
        match decision.cmp(&self.decision) {
            std::cmp::Ordering::Less => Standing::Stricter,
            std::cmp::Ordering::Equal if met() => Standing::Meets,
            std::cmp::Ordering::Equal | std::cmp::Ordering::Greater => Standing::MoreOpen,
        }
    }

    /// Whether an agent could do more with it than with what is decided now. In version 1 an approval lets nothing through.
    pub fn opens(&self, shown: &Shown, posture: Posture) -> bool {
        let callable = |decision| matches!(decision, Decision::Limit | Decision::Allow);
        let now = match (shown.decision, posture) {
            (Some(decision), _) => decision,
            (None, Posture::Allow) if shown.form != Form::Mixed => Decision::Allow,
            (None, _) => Decision::Deny,
        };
        if !callable(self.decision) {
            return false;
        }
        let stricter = || match self.limit {
            None => false,
            Some((max, window)) => shown.limits().any(|limit| {
                limit.max < max && limit.seconds >= u64::from(window.seconds())
                    || limit.max <= max && limit.seconds > u64::from(window.seconds())
            }),
        };
        !callable(now) || now < self.decision || now == self.decision && stricter()
    }
}

impl Access {
    /// How freely an agent can call a tool of which the document says `shown`.
    pub fn of(policy: &Policy, shown: &Shown) -> Self {
        let shared = policy
            .all_tools
            .as_ref()
            .and_then(|all| all.limits.as_ref());
        let shared = shared.is_some_and(|limits| !limits.is_empty());
        let callable = match (shown.decision, shown.form, policy.default) {
            (Some(Decision::Limit | Decision::Allow), _, _) => true,
            (Some(_), _, _) | (None, Form::Mixed, _) | (None, _, Posture::Deny) => false,
            (None, _, Posture::Allow) => true,
        };
        if !callable {
            Self::NotAtAll
        } else if shown.conditions() > 0 {
            Self::WithConditions
        } else if shared || shown.decision == Some(Decision::Limit) {
            Self::WithLimit
        } else {
            Self::Freely
        }
    }
}
