//! Which rules of a policy the scenarios reach.

use super::Scenario;
use crate::core::evaluate::{Outcome, Prepared};
use crate::core::json::Pointer;
use crate::core::policy::{Entry, Form, Policy};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// One rule with what the scenarios' calls made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Where the rule stands in the document.
    pub place: Pointer,
    /// The calls that came as far as this rule.
    pub reached: u32,
    /// The calls that it decided.
    pub decided: u32,
}

/// All rules of a policy in the order of the document's page: `hide`, `default`, limits of all tools, then each entry.
pub fn coverage<S: Borrow<Scenario>>(policy: &Policy, scenarios: &[S]) -> Vec<Covered> {
    let prepared = Prepared::new(policy);
    let mut counts: BTreeMap<Pointer, (u32, u32)> = BTreeMap::new();
    let traces = scenarios
        .iter()
        .flat_map(|scenario| scenario.borrow().traces(&prepared));
    for step in traces.flat_map(|trace| trace.steps) {
        let (reached, decided) = counts.entry(step.place).or_default();
        *reached += u32::from(step.outcome != Outcome::NotReached);
        *decided += u32::from(step.outcome == Outcome::Decided);
    }
    let covered = |place: Pointer| {
        let (reached, decided) = counts.get(&place).copied().unwrap_or_default();
        Covered {
            place,
            reached,
            decided,
        }
    };
    places(policy).into_iter().map(covered).collect()
}

fn places(policy: &Policy) -> Vec<Pointer> {
    let root = Pointer::root();
    let mut places = Vec::new();
    if policy.hide.as_ref().is_some_and(|names| !names.is_empty()) {
        places.push(root.key("hide"));
    }
    places.push(root.key("default"));
    let limits = policy
        .all_tools
        .as_ref()
        .and_then(|all| all.limits.as_ref())
        .map_or(0, Vec::len);
    let place = root.key("all_tools").key("limits");
    places.extend((0..limits).map(|index| place.index(index)));
    for (name, entry) in policy.tools.iter().flatten() {
        of_entry(&root.key("tools").key(name), entry, &mut places);
    }
    places
}

fn of_entry(place: &Pointer, entry: &Entry, places: &mut Vec<Pointer>) {
    match Form::of(entry) {
        Form::Mixed => places.push(place.clone()),
        Form::Shorthand => {
            places.extend(entry.action.map(|_| place.key("action")));
            places.extend(entry.rate_limit.as_ref().map(|_| place.key("rate_limit")));
        }
        Form::Version1 => {
            let lists = [
                ("require", entry.require.as_ref().map_or(0, Vec::len)),
                ("deny_if", entry.deny_if.as_ref().map_or(0, Vec::len)),
                ("limits", entry.limits.as_ref().map_or(0, Vec::len)),
            ];
            for (list, length) in lists {
                let list = place.key(list);
                places.extend((0..length).map(|index| list.index(index)));
            }
        }
    }
}
