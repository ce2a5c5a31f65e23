//! What counts across tools: which limits share a counter.

use crate::core::json::Pointer;
use crate::core::policy::{Limit, Name, Policy, Window};
use std::collections::BTreeMap;

/// Facts about the document as a whole.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The limits of each counter's name, in the order of the document.
    pub(super) counters: BTreeMap<String, Vec<Use>>,
    /// Whether there is any limit, in either form.
    pub(super) limits: u32,
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
            let uses = self.counters.entry(limit.counter.clone()).or_default();
            uses.push(Use {
                tool: tool.cloned(),
                index,
                window: limit.window,
                max: limit.max.get(),
            });
        }
    }

    /// How many limits count with this counter and window.
    pub(super) fn users(&self, limit: &Limit) -> usize {
        let uses = self.counters.get(&limit.counter).into_iter().flatten();
        uses.filter(|other| other.window == limit.window).count()
    }
}
