//! What a policy says about a tool, as far as the effect of a change depends on it.

use super::change::Hint;
use crate::core::policy::{Decision, Posture, Rule, Shown};

/// What happens to calls of a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The agent does not even see the tool.
    Hidden,
    /// Calls are denied.
    Denied,
    /// Calls wait for a person.
    Held,
    /// Calls can pass. So counts a tool whose rules are not understood.
    Open,
}

/// What the document says about one tool.
pub(super) struct Standing<'a> {
    pub(super) shown: &'a Shown,
    pub(super) default: Posture,
}

impl Standing<'_> {
    pub(super) fn reach(&self) -> Reach {
        match self.shown.decision {
            Some(Decision::Hide) => Reach::Hidden,
            Some(Decision::Deny) => Reach::Denied,
            Some(Decision::Approve) => Reach::Held,
            Some(Decision::Limit | Decision::Allow) => Reach::Open,
            None if self.shown.entry.is_some() => Reach::Open,
            None => match self.default {
                Posture::Deny => Reach::Denied,
                Posture::Allow => Reach::Open,
            },
        }
    }

    /// The end of "which is …".
    pub(super) fn words(&self) -> &'static str {
        match self.shown.decision {
            Some(Decision::Hide) => "hidden",
            Some(Decision::Deny) => "denied",
            Some(Decision::Approve) => "held for approval",
            Some(Decision::Limit) => "allowed with a limit",
            Some(Decision::Allow) => "allowed",
            None if self.shown.entry.is_some() => "under a rule that is not understood",
            None => match self.default {
                Posture::Deny => "denied by default",
                Posture::Allow => "allowed by default",
            },
        }
    }

    /// Whether the document names the tool.
    pub(super) fn is_named(&self) -> bool {
        let hidden = self.shown.decision == Some(Decision::Hide) && !self.shown.all_hidden;
        hidden || self.shown.entry.is_some()
    }

    fn rules(&self) -> [&[Rule]; 2] {
        let entry = self.shown.entry.as_deref();
        [
            entry.and_then(|entry| entry.require.as_deref()),
            entry.and_then(|entry| entry.deny_if.as_deref()),
        ]
        .map(Option::unwrap_or_default)
    }

    /// Whether a condition tests this parameter or one that it is a part of.
    pub(super) fn restrains(&self, path: &str) -> bool {
        let [require, deny_if] = self.rules();
        tests(require, |tested| is_part(path, tested))
            || tests(deny_if, |tested| is_part(path, tested))
    }

    /// Whether a condition of `require`, and one of `deny_if`, tests this parameter, a part of it, or one that it is a part of.
    pub(super) fn mentions(&self, path: &str) -> Mentions {
        let touches = |tested: &str| is_part(path, tested) || is_part(tested, path);
        let [require, deny_if] = self.rules();
        Mentions {
            require: tests(require, touches),
            deny_if: tests(deny_if, touches),
        }
    }
}

/// In which lists a parameter is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mentions {
    pub(super) require: bool,
    pub(super) deny_if: bool,
}

impl Mentions {
    pub(super) fn any(self) -> bool {
        self.require || self.deny_if
    }
}

fn tests(rules: &[Rule], touches: impl Fn(&str) -> bool) -> bool {
    let mut conditions = rules.iter().flat_map(|rule| &rule.conditions);
    conditions.any(|condition| touches(condition.path.as_str()))
}

/// Whether `path` is `whole`, a member of it, or a member of its items.
fn is_part(path: &str, whole: &str) -> bool {
    path.strip_prefix(whole)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether a hint now claims less danger, or more, than before; absent hints mean the worst case.
pub(super) fn claims(hint: Hint, from: Option<bool>, to: Option<bool>) -> Option<Claim> {
    let before = from.unwrap_or(hint.absent());
    let now = to.unwrap_or(hint.absent());
    if before == now {
        return None;
    }
    let harmless = matches!(hint, Hint::ReadOnly | Hint::Idempotent);
    Some(if now == harmless {
        Claim::Safer
    } else {
        Claim::Riskier
    })
}

/// Which way a server's word about a tool went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    Safer,
    Riskier,
}
