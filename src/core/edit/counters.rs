//! Names for new counters: one name in two limits would be one shared counter.

use crate::core::hashed::HashSet;
use crate::core::policy::{Name, Policy, Window, free_counter};

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

    fn fresh(&mut self, name: &str) -> String {
        let policy = self.policy;
        let taken = self
            .taken
            .get_or_insert_with(|| policy.counters().map(str::to_owned).collect());
        free_counter(taken, name)
    }
}
