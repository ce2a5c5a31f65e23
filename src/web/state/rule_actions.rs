//! What a person does to the rules and limits of a tool, and to the limits of all tools together.

use super::rows::RowId;
use super::workspace::Workspace;
use crate::core::edit::{Counted, Edit, RuleList};
use crate::core::policy::{Limit, Max, Rate, Rule, Window};
use leptos::prelude::*;

/// What a new limit starts with in each window; the first is policy.md's, section 2.
const USUAL: [(Window, u64); 3] = [
    (Window::Minute, 10),
    (Window::Hour, 100),
    (Window::Day, 500),
];

fn index_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Workspace {
    /// The limits of one tool, or of all together.
    pub fn limits(self, of: Counted) -> Memo<Vec<Limit>> {
        let draft = self.draft();
        Memo::new(move |_| of.limits(&draft.read().policy).to_vec())
    }

    /// What else the counter of a limit counts, in words; nothing where the counter is its own.
    pub fn sharers(self, of: Counted, index: usize) -> Memo<Vec<String>> {
        let draft = self.draft();
        Memo::new(move |_| {
            let policy = &draft.read().policy;
            let Some(limit) = of.limits(policy).get(index) else {
                return Vec::new();
            };
            let shares = |other: &Counted| {
                let skip = (*other == of).then_some(index);
                other.limits(policy).iter().enumerate().any(|(at, other)| {
                    Some(at) != skip
                        && other.counter == limit.counter
                        && other.window == limit.window
                })
            };
            let all = shares(&Counted::AllTools).then(|| "all tools together".to_owned());
            let names = policy.tools.iter().flatten().map(|(name, _)| name);
            let tools = names.filter(|name| shares(&Counted::Tool((*name).clone())));
            all.into_iter()
                .chain(tools.map(ToString::to_string))
                .collect()
        })
    }

    /// Changes a limit.
    ///
    /// # Errors
    /// Why the change cannot be made.
    pub fn change_limit(
        self,
        of: &Counted,
        index: usize,
        change: impl FnOnce(&mut Limit),
    ) -> Result<(), String> {
        let limit = of
            .limits(&self.draft().read_untracked().policy)
            .get(index)
            .cloned();
        let Some(mut limit) = limit else {
            return Ok(());
        };
        change(&mut limit);
        let edit = Edit::SetLimit {
            of: of.clone(),
            index: index_of(index),
            max: limit.max,
            window: limit.window,
            counter: limit.counter,
        };
        self.edit(&edit)
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    }

    /// Adds a limit, in the first window that has none yet.
    pub fn add_limit(self, of: &Counted) {
        self.leave();
        let [first, ..] = USUAL;
        let (window, max) = {
            let draft = self.draft().read_untracked();
            let limits = of.limits(&draft.policy);
            let is_free =
                |(window, _): &(Window, u64)| limits.iter().all(|limit| limit.window != *window);
            USUAL.into_iter().find(is_free).unwrap_or(first)
        };
        let rate = Rate {
            max: Max::nearest(max),
            window,
        };
        self.make(
            &Edit::AddLimit {
                of: of.clone(),
                rate,
                counter: None,
            },
            "Limit added",
        );
    }

    /// Removes a limit. A tool that loses its last one is allowed without a limit then.
    pub fn remove_limit(self, of: &Counted, index: usize) {
        self.leave();
        let left = of.limits(&self.draft().read_untracked().policy).len();
        let words = if left == 1 && *of != Counted::AllTools {
            "Limit removed: the tool is allowed without one now"
        } else {
            "Limit removed"
        };
        self.make(
            &Edit::RemoveLimit {
                of: of.clone(),
                index: index_of(index),
            },
            words,
        );
    }

    /// The rules of a list of a tool, each with its index there; denials and approvals without conditions are decisions and left out.
    pub fn rules(self, id: RowId, list: RuleList) -> Memo<Vec<(u32, Rule)>> {
        let draft = self.draft();
        let name = self.name_of(id);
        Memo::new(move |_| {
            let draft = draft.read();
            let entry = name.as_ref().and_then(|name| draft.policy.entry(name));
            let rules = entry.and_then(|entry| match list {
                RuleList::Require => entry.require.as_ref(),
                RuleList::DenyIf => entry.deny_if.as_ref(),
            });
            (0..)
                .zip(rules.into_iter().flatten())
                .filter(|(_, rule)| list == RuleList::Require || !rule.is_unconditional())
                .map(|(index, rule)| (index, rule.clone()))
                .collect()
        })
    }

    /// Adds a rule with conditions.
    ///
    /// # Errors
    /// Why it cannot be added.
    pub fn add_rule(self, id: RowId, list: RuleList, rule: Rule) -> Result<(), String> {
        let Some(tool) = self.name_of(id) else {
            return Ok(());
        };
        self.leave();
        let words = format!("{tool}: rule added");
        match self.edit(&Edit::AddRule { tool, list, rule }) {
            Ok(_) => {
                self.notices.undoable(words);
                Ok(())
            }
            Err(refusal) => Err(refusal.to_string()),
        }
    }

    /// Changes a rule.
    ///
    /// # Errors
    /// Why the change cannot be made.
    pub fn set_rule(self, id: RowId, list: RuleList, index: u32, rule: Rule) -> Result<(), String> {
        let Some(tool) = self.name_of(id) else {
            return Ok(());
        };
        let edit = Edit::SetRule {
            tool,
            list,
            index,
            rule,
        };
        self.edit(&edit)
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    }

    /// Removes a rule.
    pub fn remove_rule(self, id: RowId, list: RuleList, index: u32) {
        let Some(tool) = self.name_of(id) else { return };
        self.leave();
        let words = format!("{tool}: rule removed");
        self.make(&Edit::RemoveRule { tool, list, index }, &words);
    }

    /// Makes an edit and offers to undo it.
    pub(super) fn make(self, edit: &Edit, words: &str) {
        match self.edit(edit) {
            Ok(true) => self.notices.undoable(words),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }
}
