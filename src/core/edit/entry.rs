//! Reading and writing what a draft says about one tool.

use super::{Refusal, Why};
use crate::core::draft::Draft;
use crate::core::policy::{
    Decision, Entry, Form, Limit, Name, Parked, Policy, Rate, choose, shown,
};
use std::sync::Arc;

use super::counters::Counters;

/// An entry in version 1, taken out for a change, with what is parked beside it.
pub(super) struct Taken {
    pub(super) entry: Entry,
    pub(super) decision: Decision,
    parked: Option<Parked>,
}

/// Takes a tool's entry for a change of one of its parts. An entry in the shorthand is turned into version 1; `rate` takes the place of
/// its limit.
///
/// # Errors
/// No entry, a hidden tool, or an entry that mixes both vocabularies.
pub(super) fn take(draft: &Draft, tool: &Name, rate: Option<Rate>) -> Result<Taken, Refusal> {
    let shown = shown(&draft.policy, tool);
    let refuse = |why| Err(Refusal::of(tool, why));
    let Some(entry) = shown.entry.as_deref() else {
        return refuse(match shown.decision {
            None => Why::NoEffect(None),
            decision => Why::NoEffect(decision),
        });
    };
    if shown.form == Form::Mixed {
        return refuse(Why::Mixed);
    }
    match shown.decision {
        None | Some(Decision::Hide) => refuse(Why::NoEffect(shown.decision)),
        Some(decision) if shown.form == Form::Version1 => Ok(Taken {
            entry: entry.clone(),
            decision,
            parked: None,
        }),
        Some(decision) => to_version1(draft, tool, entry, decision, rate),
    }
}

fn to_version1(
    draft: &Draft,
    tool: &Name,
    entry: &Entry,
    decision: Decision,
    rate: Option<Rate>,
) -> Result<Taken, Refusal> {
    let mut entry = entry.clone();
    let parked = draft.parked(tool).cloned().unwrap_or_default();
    let mut counters = Counters::of(&draft.policy);
    if let (Some(rate), Some(short)) = (rate, entry.rate_limit.take_if(|_| rate.is_some())) {
        let limit = rate.limit(counters.for_tool(tool));
        entry.limits = Some(vec![Limit {
            unknown: short.unknown,
            ..limit
        }]);
    }
    let written = choose(
        Some(&entry),
        &parked,
        Some(decision),
        super::decide::usual(),
        &mut || counters.for_tool(tool),
    );
    match written {
        Ok((entry, parked)) => Ok(Taken {
            entry: entry.unwrap_or_default(),
            decision,
            parked: Some(parked),
        }),
        Err(error) => Err(Refusal::of(tool, Why::NoSuchWindow(error.seconds))),
    }
}

/// Puts a changed entry back in its place.
pub(super) fn put(draft: &mut Draft, tool: &Name, taken: Taken) {
    put_entry(&mut draft.policy, tool, taken.entry);
    if let Some(parked) = taken.parked {
        park(draft, vec![(tool.clone(), parked)]);
    }
}

fn put_entry(policy: &mut Policy, tool: &Name, entry: Entry) {
    let Some(tools) = &mut policy.tools else {
        return;
    };
    let place = tools.iter().position(|(name, _)| name == tool);
    // An equal entry stays the one that is shared with earlier drafts.
    let changed = place.filter(|place| tools.get(*place).is_some_and(|(_, old)| **old != entry));
    if let Some((_, slot)) = changed.and_then(|place| tools.make_mut().get_mut(place)) {
        *slot = Arc::new(entry);
    }
}

/// Keeps what is parked for some tools, each once, and nothing where nothing is.
pub(super) fn park(draft: &mut Draft, parked: Vec<(Name, Parked)>) {
    let changes = parked
        .into_iter()
        .map(|(tool, parked)| (tool, (!parked.is_empty()).then(|| Arc::new(parked))));
    draft.parked.change(changes.collect());
}
