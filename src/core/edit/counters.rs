//! Names for new counters: one name in two limits would be one shared counter.

use crate::core::policy::{Name, Policy, Window};
use std::collections::HashSet;

/// The names of counters that a document uses. Found when first asked for.
pub(super) struct Counters<'a> {
    policy: &'a Policy,
    taken: Option<HashSet<String>>,
}

impl<'a> Counters<'a> {
    pub(super) fn of(policy: &'a Policy) -> Self {
        Self {
            policy,
            taken: None,
        }
    }

    /// A new counter for a tool.
    pub(super) fn for_tool(&mut self, tool: &Name) -> String {
        self.fresh(&format!("{tool}_rate"))
    }

    /// A new counter for all tools together.
    pub(super) fn for_all_tools(&mut self, window: Window) -> String {
        self.fresh(&format!("calls_per_{}", window.as_str()))
    }

    /// The name itself where it is free, else the first free one with a number behind it.
    fn fresh(&mut self, name: &str) -> String {
        let policy = self.policy;
        let taken = self
            .taken
            .get_or_insert_with(|| policy.counters().map(str::to_owned).collect());
        let mut free = name.to_owned();
        let mut number = 2_u32;
        while taken.contains(&free) {
            free = format!("{name}_{number}");
            number = number.saturating_add(1);
        }
        taken.insert(free.clone());
        free
    }
}
