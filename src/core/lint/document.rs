//! What counts across tools: which limits share a counter.

use crate::core::hashed::HashMap;
use crate::core::json::Pointer;
use crate::core::policy::{Limit, Name, Policy, Window};
use std::sync::Arc;

/// Facts about the document as a whole.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The counters, in the order in which the document names them.
    pub(super) counters: Vec<Counter>,
    /// The place of each name in `counters`.
    places: HashMap<Arc<str>, usize>,
    /// Whether there is any limit, in either form.
    pub(super) limits: u32,
}

/// A counter.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) name: Arc<str>,
    /// The limits that use it, in the order of the document.
    pub(super) uses: Vec<Use>,
}

/// One limit that uses a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The tool; nothing for `all_tools`.
    pub(super) tool: Option<Name>,
    /// Its index in the list of limits.
    pub(super) index: u32,
    pub(super) window: Window,
    pub(super) max: u64,
}

impl Use {
    /// Where the limit stands.
    pub(super) fn pointer(&self) -> Pointer {
        let owner = match &self.tool {
            Some(tool) => Pointer::root().key("tools").key(tool),
            None => Pointer::root().key("all_tools"),
        };
        owner.key("limits").index(self.index as usize)
    }
}

impl Document {
    pub(super) fn of(policy: &Policy) -> Self {
        let mut document = Self::default();
        // Most tools with limits have a counter of their own.
        let tools = policy.tools.as_deref().unwrap_or_default().len();
        document.places.reserve(tools);
        document.counters.reserve(tools);
        let all = policy.all_tools.iter().flat_map(|all| &all.limits);
        document.add(None, all.flatten());
        for (name, entry) in policy.tools.iter().flatten() {
            document.add(Some(name), entry.limits.iter().flatten());
            document.limits += u32::from(entry.rate_limit.is_some());
        }
        document
    }

    fn add<'a>(&mut self, tool: Option<&Name>, limits: impl Iterator<Item = &'a Limit>) {
        for (index, limit) in (0..).zip(limits) {
            self.limits = self.limits.saturating_add(1);
            let limited = Use {
                tool: tool.cloned(),
                index,
                window: limit.window,
                max: limit.max.get(),
            };
            let known = self.places.get(limit.counter.as_str());
            if let Some(counter) = known.and_then(|at| self.counters.get_mut(*at)) {
                counter.uses.push(limited);
                continue;
            }
            let name: Arc<str> = limit.counter.as_str().into();
            self.places.insert(Arc::clone(&name), self.counters.len());
            let uses = vec![limited];
            self.counters.push(Counter { name, uses });
        }
    }

    /// Whether some limit uses a counter of this name.
    pub(super) fn has_counter(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// How many limits count with this counter and window.
    pub(super) fn users(&self, limit: &Limit) -> usize {
        let counter = self
            .places
            .get(limit.counter.as_str())
            .and_then(|at| self.counters.get(*at));
        let uses = counter.into_iter().flat_map(|counter| &counter.uses);
        uses.filter(|other| other.window == limit.window).count()
    }
}
