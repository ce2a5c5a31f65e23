//! What a person decided about a tool, read from the document.
//!
//! The document is the only record of a decision: nothing beside it says what was chosen. The first line that fits is shown: hidden, not
//! listed, denied without conditions, held for approval, limited, and else allowed.

use super::{Action, Entry, Name, Policy, Rule, Window, approval_note};
use crate::core::hashed::{HashMap, HashSet};
use std::sync::Arc;

/// What a person can decide about a tool, from strict to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// The tool is taken out of the agent's list, and denied when called.
    Hide,
    /// The agent sees the tool; every call is denied, with a reason.
    Deny,
    /// Every call waits for a person. Version 1 can only deny it with a text that says so.
    Approve,
    /// The tool may be called so and so often.
    Limit,
    /// The tool may be called, where its conditions hold.
    Allow,
}

impl Decision {
    /// All decisions, from strict to open.
    pub const ALL: [Self; 5] = [
        Self::Hide,
        Self::Deny,
        Self::Approve,
        Self::Limit,
        Self::Allow,
    ];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hide => "Hide",
            Self::Deny => "Deny",
            Self::Approve => "Approve",
            Self::Limit => "Limit",
            Self::Allow => "Allow",
        }
    }

    /// The decision with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|decision| decision.word() == word)
    }
}

/// In which vocabulary an entry is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// `require`, `deny_if`, `limits`, or nothing at all.
    #[default]
    Version1,
    /// `action` or `rate_limit`.
    Shorthand,
    /// Both at once. What it means is not guessed.
    Mixed,
}

impl Form {
    /// The form of an entry.
    pub fn of(entry: &Entry) -> Self {
        let shorthand = entry.action.is_some() || entry.rate_limit.is_some();
        let version1 = entry.require.is_some() || entry.deny_if.is_some() || entry.limits.is_some();
        match (shorthand, version1) {
            (false, _) => Self::Version1,
            (true, false) => Self::Shorthand,
            (true, true) => Self::Mixed,
        }
    }
}

/// What the document says about one tool, as a person would have decided it. Cheap to copy and to compare.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The decision; nothing when the tool follows the default, or when its entry is [`Form::Mixed`].
    pub decision: Option<Decision>,
    /// Whether `hide` holds `"*"`, so that every tool is hidden.
    pub all_hidden: bool,
    /// The vocabulary of the entry.
    pub form: Form,
    /// The tool's entry under `tools`; a hidden tool can have one as a left-over.
    pub entry: Option<Arc<Entry>>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let same_entry = match (&self.entry, &other.entry) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two) || one == two,
            (None, None) => true,
            _ => false,
        };
        same_entry
            && self.decision == other.decision
            && self.all_hidden == other.all_hidden
            && self.form == other.form
    }
}

/// A limit in either vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownLimit<'a> {
    /// The calls that may pass in one window.
    pub max: u64,
    /// The window in seconds.
    pub seconds: u64,
    /// The window's word, where version 1 has one.
    pub window: Option<Window>,
    /// The counter; the shorthand has none.
    pub counter: Option<&'a str>,
}

/// A part of the document that the decision shown leaves without effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leftover {
    /// The tool is hidden, and listed under `tools` as well.
    Entry,
    /// `require` of a tool that is denied without conditions.
    Require,
    /// Conditional denials of a tool that is denied without conditions.
    DenyIf,
    /// Limits of a tool whose calls never get so far.
    Limits,
    /// An approval of a tool that is denied without conditions.
    Approval,
    /// A second denial, or a second approval, without conditions.
    Repeated,
}

impl Shown {
    fn new(all_hidden: bool, hidden: bool, entry: Option<Arc<Entry>>) -> Self {
        let form = entry.as_deref().map(Form::of).unwrap_or_default();
        let decision = if all_hidden || hidden {
            Some(Decision::Hide)
        } else {
            entry.as_deref().and_then(listed)
        };
        Self {
            decision,
            all_hidden,
            form,
            entry,
        }
    }

    /// Whether neither `hide` nor `tools` says anything about the tool.
    pub fn follows_default(&self) -> bool {
        self.decision.is_none() && self.entry.is_none()
    }

    /// The reason of a Deny or the note of an Approve (empty for an approval without one); nothing otherwise, or where none is written.
    pub fn text(&self) -> Option<&str> {
        let entry = self.entry.as_deref()?;
        match (self.decision?, self.form) {
            (Decision::Deny, Form::Version1) => denial(entry)?.on_deny.as_deref(),
            (Decision::Approve, Form::Version1) => approval(entry)?.approval_note(),
            (Decision::Deny, _) => entry.reason.as_deref(),
            (Decision::Approve, _) => {
                let reason = entry.reason.as_deref().unwrap_or("");
                Some(approval_note(reason).unwrap_or(reason))
            }
            _ => None,
        }
    }

    /// The limits of the entry in order, whether or not calls get so far.
    pub fn limits(&self) -> impl Iterator<Item = ShownLimit<'_>> {
        let entry = self.entry.as_deref();
        let written = entry
            .and_then(|entry| entry.limits.as_deref())
            .unwrap_or_default();
        let short = entry.and_then(|entry| entry.rate_limit.as_ref());
        let written = written.iter().map(|limit| ShownLimit {
            max: limit.max.get(),
            seconds: u64::from(limit.window.seconds()),
            window: Some(limit.window),
            counter: Some(&limit.counter),
        });
        written.chain(short.map(|rate| {
            ShownLimit {
                max: rate.max.get(),
                seconds: rate.window.get(),
                window: Window::ALL
                    .into_iter()
                    .find(|window| u64::from(window.seconds()) == rate.window.get()),
                counter: None,
            }
        }))
    }

    /// The number of conditions in `require` and `deny_if`.
    pub fn conditions(&self) -> u32 {
        let Some(entry) = self.entry.as_deref() else {
            return 0;
        };
        let mut count = 0;
        for rules in [&entry.require, &entry.deny_if].into_iter().flatten() {
            for rule in rules {
                count += rule.conditions.len();
            }
        }
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// What stands in the document without effect, because the decision comes before it.
    pub fn leftovers(&self) -> Vec<Leftover> {
        let (Some(decision), Some(entry)) = (self.decision, self.entry.as_deref()) else {
            return Vec::new();
        };
        let rules = entry.deny_if.as_deref().unwrap_or_default();
        let denials = rules.iter().filter(|rule| is_denial(rule)).count();
        let approvals = rules.iter().filter(|rule| is_approval(rule)).count();
        let limited = entry.rate_limit.is_some() || filled(entry.limits.as_ref());
        let denied = decision == Decision::Deny;
        let held = decision == Decision::Approve;
        let all = [
            (Leftover::Entry, decision == Decision::Hide),
            (Leftover::Require, denied && filled(entry.require.as_ref())),
            (
                Leftover::DenyIf,
                denied && rules.iter().any(|rule| !rule.is_unconditional()),
            ),
            (Leftover::Limits, (denied || held) && limited),
            (Leftover::Approval, denied && approvals > 0),
            (
                Leftover::Repeated,
                (denied && denials > 1) || (held && approvals > 1),
            ),
        ];
        all.into_iter()
            .filter(|(_, stands)| *stands)
            .map(|(kind, _)| kind)
            .collect()
    }
}

/// What an entry of a tool that is not hidden means; nothing for a mixed one.
pub(crate) fn listed(entry: &Entry) -> Option<Decision> {
    match Form::of(entry) {
        Form::Mixed => None,
        Form::Shorthand => Some(match entry.action {
            Some(Action::Deny) => Decision::Deny,
            Some(Action::RequireApproval) => Decision::Approve,
            Some(Action::Allow) | None if entry.rate_limit.is_some() => Decision::Limit,
            Some(Action::Allow) | None => Decision::Allow,
        }),
        Form::Version1 if denial(entry).is_some() => Some(Decision::Deny),
        Form::Version1 if approval(entry).is_some() => Some(Decision::Approve),
        Form::Version1 if filled(entry.limits.as_ref()) => Some(Decision::Limit),
        Form::Version1 => Some(Decision::Allow),
    }
}

fn filled<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(|items| !items.is_empty())
}

/// Whether a rule of `deny_if` is a plain denial: no condition, and no approval.
pub(crate) fn is_denial(rule: &Rule) -> bool {
    rule.is_unconditional() && !is_approval(rule)
}

/// Whether a rule of `deny_if` asks for approval.
pub(crate) fn is_approval(rule: &Rule) -> bool {
    rule.approval_note().is_some()
}

fn denial(entry: &Entry) -> Option<&Rule> {
    entry.deny_if.iter().flatten().find(|rule| is_denial(rule))
}

fn approval(entry: &Entry) -> Option<&Rule> {
    entry
        .deny_if
        .iter()
        .flatten()
        .find(|rule| is_approval(rule))
}

/// What the document says about one tool.
pub fn shown(policy: &Policy, tool: &str) -> Shown {
    Shown::new(
        policy.hides_all(),
        policy.hides_name(tool),
        policy.entry(tool).cloned(),
    )
}

/// What the document says about many tools, in their order: one pass over the document, however many they are.
pub fn shown_all<'a>(policy: &Policy, tools: impl Iterator<Item = &'a str>) -> Vec<Shown> {
    let hidden: HashSet<&str> = policy.hide.iter().flatten().map(|name| &**name).collect();
    let entries = policy.tools.as_deref().unwrap_or_default();
    let entries: HashMap<&str, &Arc<Entry>> = entries
        .iter()
        .map(|(name, entry)| (&**name, entry))
        .collect();
    let all_hidden = hidden.contains("*");
    tools
        .map(|tool| {
            Shown::new(
                all_hidden,
                hidden.contains(tool),
                entries.get(tool).map(|&entry| Arc::clone(entry)),
            )
        })
        .collect()
}

/// As [`shown_all`], where the place of each name is known: `places` stand in the order of [`named`], each below `count`.
pub fn shown_at(policy: &Policy, count: usize, places: &[usize]) -> Vec<Shown> {
    let all_hidden = policy.hide.iter().flatten().any(|name| **name == *"*");
    let entries = policy.tools.as_deref().unwrap_or_default();
    let (hides, listed) = places
        .split_at_checked(places.len().saturating_sub(entries.len()))
        .unwrap_or_default();
    let mut of: Vec<(bool, Option<&Arc<Entry>>)> = vec![(false, None); count];
    for at in hides {
        if let Some((hidden, _)) = of.get_mut(*at) {
            *hidden = true;
        }
    }
    for (at, (_, entry)) in listed.iter().zip(entries) {
        if let Some((_, written)) = of.get_mut(*at) {
            *written = Some(entry);
        }
    }
    of.into_iter()
        .map(|(hidden, entry)| Shown::new(all_hidden, hidden, entry.map(Arc::clone)))
        .collect()
}

/// The names that the document gives rules to, in its order: those of `hide` without `"*"`, then those under `tools`; a name can come twice.
pub fn named(policy: &Policy) -> impl Iterator<Item = &Name> {
    let hidden = policy.hide.iter().flatten().filter(|name| ***name != *"*");
    hidden.chain(policy.tools.iter().flatten().map(|(name, _)| name))
}
