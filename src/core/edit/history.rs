//! The steps that can be undone: each holds what it changed, not a copy of the draft.

use super::step::Step;
use super::{Edit, MergeKey, Refusal, Visit};
use crate::core::catalogue::Pin;
use crate::core::draft::Draft;
use crate::core::policy::NameMap;
use std::collections::VecDeque;

/// The most steps that are kept; the oldest go first.
pub const MAX_STEPS: usize = 500;

/// A draft with its past and, after an undo, its future.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The ways back, each from the draft after it.
    past: VecDeque<Step>,
    current: Draft,
    /// The ways forward to what was undone, each from the draft before it; the next to go is the last.
    future: Vec<Step>,
    /// What the last step changed, while more of the same is part of it.
    open: Option<(MergeKey, Visit)>,
}

impl History {
    /// A history that starts with this draft.
    pub fn new(draft: Draft) -> Self {
        Self {
            current: draft,
            ..Self::default()
        }
    }

    /// The draft as it is now.
    pub fn current(&self) -> &Draft {
        &self.current
    }

    /// Makes a change. Says whether anything changed.
    ///
    /// More of the same change in one visit is one step; where such a step comes back to what the document said before it, it goes.
    ///
    /// # Errors
    /// As [`Edit::apply`]; nothing changes then.
    pub fn edit(&mut self, edit: &Edit, visit: Visit) -> Result<bool, Refusal> {
        let Some(next) = edit.apply(&self.current)? else {
            return Ok(false);
        };
        let key = edit.merge_key().map(|key| (key, visit));
        let last = if key.is_some() && key == self.open {
            self.past.pop_back()
        } else {
            None
        };
        let before = match &last {
            Some(step) => step.from(&self.current),
            None => self.current.clone(),
        };
        if last.is_some() && before.says_the_same(&next) {
            self.current = before;
            self.open = None;
            return Ok(true);
        }
        let step = Step::between(edit.describe(), &next, &before);
        self.past.push_back(step);
        if self.past.len() > MAX_STEPS {
            self.past.pop_front();
        }
        self.current = next;
        self.future.clear();
        self.open = key;
        Ok(true)
    }

    /// Pins the tools of a draft of which none is pinned, as its starting point and no step. A way back to before this leads to a draft
    /// without pins again, of which the same may be done. Says whether anything was pinned.
    pub fn begin_pins(&mut self, pins: NameMap<Pin>) -> bool {
        let begins = !self.current.is_pinned && !pins.is_empty();
        if begins {
            self.current.pins = pins;
            self.current.is_pinned = true;
        }
        begins
    }

    /// Takes the last step back. Gives its name.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.past.pop_back()?;
        let (back, name) = self.go(step);
        self.future.push(back);
        Some(name)
    }

    /// Makes the step again that was undone last. Gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.future.pop()?;
        let (back, name) = self.go(step);
        self.past.push_back(back);
        Some(name)
    }

    /// Goes a step's way. Gives the way back and the step's name.
    fn go(&mut self, step: Step) -> (Step, String) {
        let next = step.from(&self.current);
        let back = Step::between(step.name.clone(), &next, &self.current);
        self.current = next;
        self.open = None;
        (back, step.name)
    }

    /// The name of the step that [`Self::undo`] takes back.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.back().map(|step| step.name.as_str())
    }

    /// The name of the step that [`Self::redo`] makes again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }

    /// The number of steps that can be undone.
    pub fn steps(&self) -> u32 {
        u32::try_from(self.past.len()).unwrap_or(u32::MAX)
    }
}
