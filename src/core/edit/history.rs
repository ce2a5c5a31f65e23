//! The steps that can be undone: drafts that share what did not change between them.

use super::{Edit, MergeKey, Refusal, Visit};
use crate::core::draft::Draft;
use std::collections::VecDeque;

/// The most steps that are kept; the oldest go first.
pub const MAX_STEPS: usize = 500;

/// A draft with its past and, after an undo, its future.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Steps that were made, each with the draft before it.
    past: VecDeque<Step>,
    current: Draft,
    /// Steps that were undone, each with the draft after it; the next to redo is the last.
    future: Vec<Step>,
    /// What the last step changed, while more of the same is part of it.
    open: Option<(MergeKey, Visit)>,
}

#[derive(Clone, Debug)]
struct Step {
    name: String,
    draft: Draft,
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
        let merges = key.is_some() && key == self.open;
        match self.past.back_mut().filter(|_| merges) {
            Some(step) if step.draft.says_the_same(&next) => self.drop_step(),
            Some(step) => {
                step.name = edit.describe();
                self.current = next;
            }
            None => self.push(edit.describe(), next, key),
        }
        Ok(true)
    }

    fn push(&mut self, name: String, next: Draft, key: Option<(MergeKey, Visit)>) {
        let draft = std::mem::replace(&mut self.current, next);
        self.past.push_back(Step { name, draft });
        if self.past.len() > MAX_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        self.open = key;
    }

    /// Takes the last step back without a way to redo it.
    fn drop_step(&mut self) {
        if let Some(step) = self.past.pop_back() {
            self.current = step.draft;
        }
        self.open = None;
    }

    /// Takes the last step back. Gives its name.
    pub fn undo(&mut self) -> Option<String> {
        let Step { name, draft } = self.past.pop_back()?;
        let draft = std::mem::replace(&mut self.current, draft);
        self.future.push(Step {
            name: name.clone(),
            draft,
        });
        self.open = None;
        Some(name)
    }

    /// Makes the step again that was undone last. Gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let Step { name, draft } = self.future.pop()?;
        let draft = std::mem::replace(&mut self.current, draft);
        self.past.push_back(Step {
            name: name.clone(),
            draft,
        });
        self.open = None;
        Some(name)
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

    /// The drafts that undo comes to, the nearest first.
    pub fn past(&self) -> impl Iterator<Item = &Draft> {
        self.past.iter().rev().map(|step| &step.draft)
    }
}
