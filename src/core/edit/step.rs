//! The way from one draft to a neighbour in the history, as small as the difference between them.
//!
//! A list that loses or gains an item shares little with the list before, whatever its structure. So a step keeps only the part of a list
//! that differs: what the neighbour has between what both lists start with and what both end with.

use crate::core::catalogue::{Catalogue, Pin};
use crate::core::draft::{Draft, Override};
use crate::core::evaluate::scenario::Scenario;
use crate::core::policy::{AllTools, Entry, List, Name, NameMap, Parked, Policy, Posture, Unknown};
use std::sync::Arc;

/// How to come from one draft, the base, to another one.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What the edit between them is called.
    pub(super) name: String,
    catalogue: Arc<Catalogue>,
    parked: Part<(Name, Arc<Parked>)>,
    overrides: Part<(Name, Override)>,
    pins: Part<(Name, Pin)>,
    is_pinned: bool,
    scenarios: Arc<[Arc<Scenario>]>,
    default: Posture,
    hide: Part<Name>,
    tools: Part<(Name, Arc<Entry>)>,
    all_tools: Whole<Option<AllTools>>,
    unknown: Whole<Unknown>,
}

/// A member that is kept whole, where it differs.
#[derive(Clone, Debug)]
enum Whole<T> {
    /// The base has the same.
    Same,
    /// The target's.
    Other(T),
}

impl<T: Clone + PartialEq> Whole<T> {
    fn between(from: &T, to: &T) -> Self {
        if from == to {
            Self::Same
        } else {
            Self::Other(to.clone())
        }
    }

    fn from(&self, base: &T) -> T {
        match self {
            Self::Same => base.clone(),
            Self::Other(value) => value.clone(),
        }
    }
}

/// The part of a list that differs from the base's list.
#[derive(Clone, Debug)]
enum Part<T: Clone> {
    /// The list is absent.
    Absent,
    /// The list starts with as many items of the base's list as `start` says, and ends with as many as `end` says.
    Between {
        start: usize,
        items: Vec<T>,
        end: usize,
    },
}

impl Step {
    /// The way from `base` to `target`.
    pub(super) fn between(name: String, base: &Draft, target: &Draft) -> Self {
        let (from, to) = (&base.policy, &target.policy);
        Self {
            name,
            catalogue: Arc::clone(&target.catalogue),
            parked: Part::between(
                Some(base.parked.as_list()),
                Some(target.parked.as_list()),
                |a, b| Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1),
            ),
            overrides: Part::between(
                Some(base.overrides.as_list()),
                Some(target.overrides.as_list()),
                |a, b| a == b,
            ),
            pins: Part::between(
                Some(base.pins.as_list()),
                Some(target.pins.as_list()),
                |a, b| a == b,
            ),
            is_pinned: target.is_pinned,
            scenarios: Arc::clone(&target.scenarios),
            default: to.default,
            hide: Part::between(from.hide.as_ref(), to.hide.as_ref(), Arc::ptr_eq),
            tools: Part::between(from.tools.as_ref(), to.tools.as_ref(), |a, b| {
                Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1)
            }),
            all_tools: Whole::between(&from.all_tools, &to.all_tools),
            unknown: Whole::between(&from.unknown, &to.unknown),
        }
    }

    /// The draft that the step leads to from `base`, which must be the draft that it was made for.
    pub(super) fn from(&self, base: &Draft) -> Draft {
        let policy = &base.policy;
        Draft {
            catalogue: Arc::clone(&self.catalogue),
            policy: Policy {
                default: self.default,
                hide: self.hide.from(policy.hide.as_ref()),
                tools: self.tools.from(policy.tools.as_ref()),
                all_tools: self.all_tools.from(&policy.all_tools),
                unknown: self.unknown.from(&policy.unknown),
            },
            parked: named(&self.parked, &base.parked),
            overrides: named(&self.overrides, &base.overrides),
            pins: named(&self.pins, &base.pins),
            is_pinned: self.is_pinned,
            scenarios: Arc::clone(&self.scenarios),
        }
    }
}

/// A map with a part that differs from the base's map.
fn named<V: Clone>(part: &Part<(Name, V)>, base: &NameMap<V>) -> NameMap<V> {
    NameMap::from_list(part.from(Some(base.as_list())).unwrap_or_default())
}

impl<T: Clone> Part<T> {
    fn between(from: Option<&List<T>>, to: Option<&List<T>>, same: fn(&T, &T) -> bool) -> Self {
        let Some(to) = to else { return Self::Absent };
        let none = List::new();
        let from = from.unwrap_or(&none);
        let shorter = from.len().min(to.len());
        if from.ptr_eq(to) {
            let items = Vec::new();
            return Self::Between {
                start: to.len(),
                items,
                end: 0,
            };
        }
        let start = from.iter().zip(to).take_while(|(a, b)| same(a, b)).count();
        let tails = from.iter().rev().zip(to.iter().rev()).take(shorter - start);
        let end = tails.take_while(|(a, b)| same(a, b)).count();
        let items = to
            .iter()
            .skip(start)
            .take(to.len() - start - end)
            .cloned()
            .collect();
        Self::Between { start, items, end }
    }

    fn from(&self, base: Option<&List<T>>) -> Option<List<T>> {
        let Self::Between { start, items, end } = self else {
            return None;
        };
        let mut list = base.cloned().unwrap_or_default();
        let between = list.len().saturating_sub(start + end);
        if between == items.len() {
            for (slot, item) in list.make_mut().iter_mut().skip(*start).zip(items) {
                slot.clone_from(item);
            }
            return Some(list);
        }
        let head = list.iter().take(*start);
        let tail = list.iter().skip(start + between);
        Some(head.chain(items).chain(tail).cloned().collect())
    }
}
