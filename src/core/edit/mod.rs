//! Every change to a draft as data, and the history of changes.
//!
//! [`Edit::apply`] is the only way a draft changes: a fix, a preset, a bulk change and an import are edits too, so undo works for all
//! of them. It is total: an edit about something that is no longer there is refused.

mod amend;
mod counters;
mod decide;
mod document;
mod entry;
mod exactly;
mod history;
mod limits;
mod pins;
mod refusal;
mod rename;
mod rules;
mod step;
pub mod typed;
mod words;

pub use amend::Amendment;
pub use exactly::possible;
pub use history::History;
pub use refusal::{Refusal, Why};

use crate::core::catalogue::{Catalogue, Pin};
use crate::core::draft::{Draft, Override};
use crate::core::evaluate::scenario::{MOST, MOST_CALLS, Scenario};
use crate::core::policy::{
    Decision, Limit, Max, Name, NameMap, Policy, Posture, Rate, Rule, Window,
};
use crate::core::risk::Recommendation;
use std::sync::Arc;

/// One change. Indices count from 0 in the document as it stands; those of `deny_if` count every rule of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Makes the same decision for some tools; each names the limit that a Limit starts with, where one is recommended.
    Decide {
        /// What is decided.
        decision: Decision,
        /// For which tools; a name that comes twice counts once.
        tools: Vec<(Name, Option<Rate>)>,
    },
    /// Makes decisions exactly as previewed: each tool has its decision afterwards, and under a Limit that one limit alone; conditions
    /// stay. [`Edit::Decide`] brings back what was parked, limits among it.
    ///
    /// A tool called `*` cannot be hidden on its own: it is denied instead.
    Exactly {
        /// What is decided for each tool; of a name that comes twice the first counts.
        wanted: Vec<(Name, Recommendation)>,
        /// The name of the step.
        label: String,
    },
    /// Takes back what was decided: neither `hide` nor `tools` says anything about the tools.
    FollowDefault {
        /// For which tools.
        tools: Vec<Name>,
    },
    /// Sets the reason of a denied tool; empty for none.
    SetReason {
        /// Of which tool.
        tool: Name,
        /// What the agent is told.
        text: String,
    },
    /// Sets the note of a tool that waits for approval; empty for none.
    SetNote {
        /// Of which tool.
        tool: Name,
        /// The note.
        text: String,
    },
    /// Changes a limit.
    SetLimit {
        /// Whose limit.
        of: Counted,
        /// Which of its limits.
        index: u32,
        /// The calls that may pass in one window.
        max: Max,
        /// The window.
        window: Window,
        /// The counter's name, not empty.
        counter: String,
    },
    /// Adds a limit behind those that are there. An allowed tool is limited then.
    AddLimit {
        /// Whose limit.
        of: Counted,
        /// The calls and the window.
        rate: Rate,
        /// The counter's name; without one a new name is made.
        counter: Option<String>,
    },
    /// Removes a limit. A tool that loses the last one is allowed.
    RemoveLimit {
        /// Whose limit.
        of: Counted,
        /// Which of its limits.
        index: u32,
    },
    /// Changes a rule that has conditions.
    SetRule {
        /// Of which tool.
        tool: Name,
        /// In which list.
        list: RuleList,
        /// Which rule.
        index: u32,
        /// What it says now; at least one condition.
        rule: Rule,
    },
    /// Adds a rule with conditions: last, but before an approval.
    AddRule {
        /// Of which tool.
        tool: Name,
        /// In which list.
        list: RuleList,
        /// What it says; at least one condition.
        rule: Rule,
    },
    /// Removes a rule that is not the decision itself.
    RemoveRule {
        /// Of which tool.
        tool: Name,
        /// In which list.
        list: RuleList,
        /// Which rule.
        index: u32,
    },
    /// Moves a rule within its list.
    MoveRule {
        /// Of which tool.
        tool: Name,
        /// In which list.
        list: RuleList,
        /// Which rule.
        from: u32,
        /// Its index afterwards.
        to: u32,
    },
    /// Says what happens to tools that are not listed. Nothing else changes.
    Posture(Posture),
    /// Hides every tool, or takes that back. What is said about single tools stays.
    HideAll {
        /// Whether all are hidden.
        on: bool,
    },
    /// Puts another document in the place of this one: an import, a change of the text, a fix.
    ///
    /// What is parked stays for the tools that both documents treat alike. A document from elsewhere should come with
    /// [`Edit::ForgetParked`], in one batch.
    ReplacePolicy {
        /// The new document.
        policy: Box<Policy>,
        /// The name of the step.
        label: String,
    },
    /// Repairs the document in small things.
    Amend {
        /// The name of the step.
        label: String,
        /// The repairs in order.
        amendments: Vec<Amendment>,
    },
    /// Drops everything that is parked.
    ForgetParked,
    /// Sets or takes back a person's own word on a tool's risk.
    Override {
        /// Of which tool.
        tool: Name,
        /// The word; nothing to take it back.
        to: Option<Override>,
    },
    /// Puts another catalogue of the server in the place of this one.
    SetCatalogue(Arc<Catalogue>),
    /// Moves everything that is said about a name, kept beside it and pinned to another name: the server gave its tool a new one.
    Rename {
        /// The name that everything stands under.
        from: Name,
        /// The new name, of which nothing is said yet.
        to: Name,
    },
    /// Says what some tools are now that a person has looked at them; nothing to forget a tool.
    Pin {
        /// The pins by name; of a name that comes twice the last one counts.
        pins: Vec<(Name, Option<Pin>)>,
    },
    /// Puts other scenarios in the place of those that are there.
    SetScenarios {
        /// The scenarios.
        scenarios: Arc<[Arc<Scenario>]>,
        /// The name of the step.
        label: String,
    },
    /// Several edits as one step, each on what the one before it left. One that is refused refuses all.
    Batch {
        /// The name of the step.
        label: String,
        /// The edits in order.
        edits: Vec<Edit>,
    },
}

/// What a limit counts the calls of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// One tool: `tools.<name>.limits`.
    Tool(Name),
    /// Every tool together: `all_tools.limits`.
    AllTools,
}

impl Counted {
    /// The limits in a policy.
    pub fn limits<'a>(&self, policy: &'a Policy) -> &'a [Limit] {
        let limits = match self {
            Self::Tool(name) => policy.entry(name).and_then(|entry| entry.limits.as_deref()),
            Self::AllTools => policy
                .all_tools
                .as_ref()
                .and_then(|all| all.limits.as_deref()),
        };
        limits.unwrap_or_default()
    }
}

/// A list of rules of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleList {
    /// `require`
    Require,
    /// `deny_if`
    DenyIf,
}

/// One stay of a person at one control: from its getting the focus to its losing it. Changes to one thing in one visit are one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visit(pub u32);

/// What an edit changes, as far as the next edit of the same may count as one step with it.
#[derive(Clone, Debug, PartialEq)]
pub enum MergeKey {
    /// The decision for these tools.
    Decision(Vec<Name>),
    /// The reason or the note of a tool.
    Text(Name),
    /// A limit.
    Limit(Counted, u32),
    /// A rule.
    Rule(Name, RuleList, u32),
    /// The whole document, by the name of the step.
    Document(String),
    /// A person's own word on a tool's risk.
    Override(Name),
}

impl Edit {
    /// A decision for one tool, as a row's control makes it.
    pub fn decide(tool: impl Into<Name>, decision: Decision, recommended: Option<Rate>) -> Self {
        Self::Decide {
            decision,
            tools: vec![(tool.into(), recommended)],
        }
    }

    /// One small repair of the document.
    pub fn amend(label: impl Into<String>, amendment: Amendment) -> Self {
        Self::Amend {
            label: label.into(),
            amendments: vec![amendment],
        }
    }

    /// The draft with the change made; nothing when the change changes nothing.
    ///
    /// # Errors
    /// A change that would not mean what was asked for. See [`Why`].
    pub fn apply(&self, draft: &Draft) -> Result<Option<Draft>, Refusal> {
        let mut next = draft.clone();
        let mut waiting = vec![self];
        // Batches within batches are unrolled, so their depth does not matter.
        while let Some(edit) = waiting.pop() {
            match edit {
                Self::Batch { edits, .. } => waiting.extend(edits.iter().rev()),
                edit => edit.change(&mut next)?,
            }
        }
        Ok((!next.is_same(draft)).then_some(next))
    }

    fn change(&self, draft: &mut Draft) -> Result<(), Refusal> {
        match self {
            Self::Decide { decision, tools } => decide::decide(draft, tools, Some(*decision)),
            Self::Exactly { wanted, .. } => exactly::decide(draft, wanted),
            Self::FollowDefault { tools } => {
                let tools: Vec<_> = tools.iter().map(|tool| (tool.clone(), None)).collect();
                decide::decide(draft, &tools, None)
            }
            Self::SetReason { tool, text } => rules::set_reason(draft, tool, text),
            Self::SetNote { tool, text } => rules::set_note(draft, tool, text),
            Self::SetLimit {
                of,
                index,
                max,
                window,
                counter,
            } => {
                let rate = Rate {
                    max: *max,
                    window: *window,
                };
                limits::set(draft, of, *index, rate, counter)
            }
            Self::AddLimit { of, rate, counter } => {
                limits::add(draft, of, *rate, counter.as_deref())
            }
            Self::RemoveLimit { of, index } => limits::remove(draft, of, *index),
            Self::SetRule {
                tool,
                list,
                index,
                rule,
            } => rules::set(draft, tool, *list, *index, rule),
            Self::AddRule { tool, list, rule } => rules::add(draft, tool, *list, rule),
            Self::RemoveRule { tool, list, index } => rules::remove(draft, tool, *list, *index),
            Self::MoveRule {
                tool,
                list,
                from,
                to,
            } => rules::move_within(draft, tool, *list, *from, *to),
            Self::Posture(posture) => {
                draft.policy.default = *posture;
                Ok(())
            }
            Self::HideAll { on } => {
                decide::hide_all(draft, *on);
                Ok(())
            }
            Self::ReplacePolicy { policy, .. } => {
                document::replace(draft, policy);
                Ok(())
            }
            Self::Amend { amendments, .. } => amendments
                .iter()
                .try_for_each(|amendment| amend::amend(draft, amendment)),
            Self::ForgetParked => {
                draft.parked = NameMap::new();
                Ok(())
            }
            Self::Override { tool, to } => {
                match to {
                    Some(to) => draft.overrides.insert(tool.clone(), to.clone()),
                    None => draft.overrides.remove(tool),
                };
                Ok(())
            }
            Self::SetCatalogue(catalogue) => {
                draft.catalogue = Arc::clone(catalogue);
                Ok(())
            }
            Self::Rename { from, to } => rename::rename(draft, from, to),
            Self::Pin { pins } => {
                pins::pin(draft, pins);
                Ok(())
            }
            Self::SetScenarios { scenarios, .. } => {
                let calls = scenarios.iter().map(|scenario| scenario.calls.len());
                // More could be written and not read again.
                if scenarios.len() > MOST
                    || calls.clone().any(|calls| calls > MOST)
                    || calls.sum::<usize>() > MOST_CALLS
                {
                    return Err(Refusal {
                        tool: None,
                        why: Why::TooManyCalls,
                    });
                }
                draft.scenarios = Arc::clone(scenarios);
                Ok(())
            }
            // Unrolled by the caller.
            Self::Batch { .. } => Ok(()),
        }
    }

    /// What the edit changes, where a further edit of the same in the same [`Visit`] is no step of its own.
    pub fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::Decide { tools, .. } => Some(MergeKey::Decision(
                tools.iter().map(|(tool, _)| tool.clone()).collect(),
            )),
            Self::SetReason { tool, .. } | Self::SetNote { tool, .. } => {
                Some(MergeKey::Text(tool.clone()))
            }
            Self::SetLimit { of, index, .. } => Some(MergeKey::Limit(of.clone(), *index)),
            Self::SetRule {
                tool, list, index, ..
            } => Some(MergeKey::Rule(tool.clone(), *list, *index)),
            Self::ReplacePolicy { label, .. } => Some(MergeKey::Document(label.clone())),
            Self::Override { tool, to: Some(_) } => Some(MergeKey::Override(tool.clone())),
            _ => None,
        }
    }
}
