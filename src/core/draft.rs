//! A draft: a catalogue, the policy for it, and what a person decided beside the policy.
//!
//! A draft is a value: every change makes another one that shares what did not change, so that a history can hold many.

use crate::core::catalogue::{Catalogue, Pin};
use crate::core::evaluate::scenario::Scenario;
use crate::core::policy::{List, NameMap, Parked, Policy};
use std::sync::Arc;

/// Everything that can be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The tools that the policy is written for.
    pub catalogue: Arc<Catalogue>,
    /// The document.
    pub policy: Policy,
    /// What decisions left no room for, by the name of the tool.
    pub parked: NameMap<Arc<Parked>>,
    /// Where a person knows better than the classification, by the name of the tool.
    pub overrides: NameMap<Override>,
    /// What the tools were when a person last looked at them, by name; a tool without a pin was not looked at.
    pub pins: NameMap<Pin>,
    /// Whether a person has looked at any list: only then is a tool without a pin a new one, even where no pin is left.
    pub is_pinned: bool,
    /// Calls with what is expected of them, run on every change of the document.
    pub scenarios: Arc<[Arc<Scenario>]>,
}

/// A person's own word on what a tool could do. It stays in the draft and is never part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// The category's word.
    pub category: String,
    /// The severity's word.
    pub severity: String,
    /// Why.
    pub reason: String,
}

/// A draft as it is kept: with a name, and a mark by which a newer copy is told from an older one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// Which draft it is, among all that are kept.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// When it was kept, RFC 3339, as the caller gives it.
    pub saved_at: String,
    /// How often it was kept: each time one more.
    pub revision: u64,
    /// What was kept.
    pub draft: Draft,
}

impl Draft {
    /// A draft for a catalogue of which nothing is decided: everything that is not listed is denied.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            ..Self::default()
        }
    }

    /// The pins, where a person has looked at any list.
    pub fn pinned(&self) -> Option<&NameMap<Pin>> {
        self.is_pinned.then_some(&self.pins)
    }

    /// What is parked for a tool.
    pub fn parked(&self, tool: &str) -> Option<&Parked> {
        self.parked.get(tool).map(Arc::as_ref)
    }

    /// Whether both say the same, what is parked left aside. Quick where they share their parts.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.policy, &other.policy);
        one.default == two.default
            && same_list(one.hide.as_ref(), two.hide.as_ref(), |a, b| {
                Arc::ptr_eq(a, b) || a == b
            })
            && same_list(one.tools.as_ref(), two.tools.as_ref(), |a, b| {
                (Arc::ptr_eq(&a.0, &b.0) || a.0 == b.0) && (Arc::ptr_eq(&a.1, &b.1) || a.1 == b.1)
            })
            && one.all_tools == two.all_tools
            && one.unknown == two.unknown
            && (Arc::ptr_eq(&self.catalogue, &other.catalogue) || self.catalogue == other.catalogue)
            && self.overrides == other.overrides
            && self.pins == other.pins
            && self.is_pinned == other.is_pinned
            && (Arc::ptr_eq(&self.scenarios, &other.scenarios) || self.scenarios == other.scenarios)
    }

    /// Whether both are equal in everything. Quick where they share their parts.
    pub fn is_same(&self, other: &Self) -> bool {
        let same_parked = self.parked.ptr_eq(&other.parked) || self.parked == other.parked;
        same_parked && self.says_the_same(other)
    }
}

fn same_list<T: Clone>(
    one: Option<&List<T>>,
    two: Option<&List<T>>,
    same: fn(&T, &T) -> bool,
) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => {
            one.ptr_eq(two)
                || (one.len() == two.len() && one.iter().zip(two).all(|(a, b)| same(a, b)))
        }
        (None, None) => true,
        _ => false,
    }
}
