//! Making a decision, taking it back, and hiding everything.

use super::counters::Counters;
use super::entry::park;
use super::{Refusal, Why};
use crate::core::draft::Draft;
use crate::core::hashed::{HashMap, HashSet};
use crate::core::policy::order::{Change, Order, change};
use crate::core::policy::{Decision, Entry, Max, Name, Parked, Policy, Rate, Window, choose};
use std::sync::Arc;

/// What a Limit starts with where no limit is recommended: 10 per minute.
pub(super) fn usual() -> Rate {
    Rate {
        max: Max::nearest(10),
        window: Window::Minute,
    }
}

/// Makes a decision for some tools; without one, takes back what was decided.
pub(super) fn decide(
    draft: &mut Draft,
    tools: &[(Name, Option<Rate>)],
    decision: Option<Decision>,
) -> Result<(), Refusal> {
    let hide = decision == Some(Decision::Hide);
    if hide && let Some((star, _)) = tools.iter().find(|(tool, _)| **tool == *"*") {
        return Err(Refusal::of(star, Why::HidesAll));
    }
    let catalogue = Arc::clone(&draft.catalogue);
    let order = Order::new(catalogue.tools.iter().map(|tool| tool.name.as_str()));
    if draft.policy.hides_all() {
        if hide {
            return Ok(());
        }
        show_some(draft, tools, &order)?;
    }
    write(draft, tools, decision, &order)
}

/// Turns `"*"` into the names of all tools of the catalogue but some.
fn show_some(
    draft: &mut Draft,
    tools: &[(Name, Option<Rate>)],
    order: &Order<'_>,
) -> Result<(), Refusal> {
    let shown: HashSet<&str> = tools.iter().map(|(tool, _)| &**tool).collect();
    let hidden: HashSet<Name> = draft.policy.hide.iter().flatten().cloned().collect();
    let mut seen = HashSet::default();
    let others = draft
        .catalogue
        .tools
        .iter()
        .map(|tool| tool.name.as_str())
        .filter(|name| {
            *name != "*" && !shown.contains(name) && !hidden.contains(*name) && seen.insert(*name)
        });
    let mut changes: Vec<_> = others
        .map(|name| Change::Put(Name::from(name), None))
        .collect();
    let star = Name::from("*");
    changes.push(Change::Remove(star.clone()));
    change(&mut draft.policy.hide, changes, order);
    // No entry of `hide` could keep this one out of reach.
    if order.knows("*") && !shown.contains("*") {
        write(draft, &[(star, None)], Some(Decision::Deny), order)?;
    }
    Ok(())
}

/// What changes in the lists of the document, and what is parked then.
#[derive(Default)]
struct Changes {
    hide: Vec<Change<Name>>,
    tools: Vec<Change<(Name, Arc<Entry>)>>,
    /// Each name once, in the order of the edit.
    parked: Vec<(Name, Parked)>,
    /// Where each name stands in `parked`.
    places: HashMap<Name, usize>,
}

impl Changes {
    fn parked(&mut self, name: &Name) -> Option<&mut Parked> {
        let place = *self.places.get(name)?;
        self.parked.get_mut(place).map(|(_, parked)| parked)
    }
}

fn write(
    draft: &mut Draft,
    tools: &[(Name, Option<Rate>)],
    decision: Option<Decision>,
    order: &Order<'_>,
) -> Result<(), Refusal> {
    let mut changes = collect(draft, tools, decision)?;
    let (hide, tools) = (
        std::mem::take(&mut changes.hide),
        std::mem::take(&mut changes.tools),
    );
    for (name, stood) in change(&mut draft.policy.hide, hide, order) {
        if let Some(parked) = changes.parked(&name) {
            parked.hide_place = Some(stood);
        }
    }
    for (name, stood) in change(&mut draft.policy.tools, tools, order) {
        if let Some(parked) = changes.parked(&name) {
            parked.entry_place = Some(stood);
        }
    }
    park(draft, changes.parked);
    Ok(())
}

fn collect(
    draft: &Draft,
    tools: &[(Name, Option<Rate>)],
    decision: Option<Decision>,
) -> Result<Changes, Refusal> {
    let index = Index::of(draft, tools);
    let mut counters = Counters::of(&draft.policy);
    let mut changes = Changes::default();
    for (tool, rate) in tools {
        if changes.places.contains_key(tool) {
            continue;
        }
        let entry = index.entries.get(&**tool).copied();
        let parked = index.parked.get(&**tool).copied();
        let parked = parked.cloned().unwrap_or_default();
        let rate = rate.unwrap_or_else(usual);
        let mut counter = || counters.for_tool(tool);
        let (written, mut parked) = choose(
            entry.map(Arc::as_ref),
            &parked,
            decision,
            rate,
            &mut counter,
        )
        .map_err(|error| Refusal::of(tool, Why::NoSuchWindow(error.seconds)))?;
        match (written, entry) {
            (Some(written), entry) if entry.is_none_or(|entry| **entry != written) => {
                let stood = entry.is_none().then(|| parked.entry_place.take()).flatten();
                changes
                    .tools
                    .push(Change::Put((tool.clone(), Arc::new(written)), stood));
            }
            (None, Some(_)) => {
                parked.entry_place = None;
                changes.tools.push(Change::Remove(tool.clone()));
            }
            _ => {}
        }
        let hidden = index.hidden.contains(&**tool);
        if decision == Some(Decision::Hide) {
            if !hidden {
                let stood = parked.hide_place.take();
                changes.hide.push(Change::Put(tool.clone(), stood));
            }
        } else if hidden {
            parked.hide_place = None;
            changes.hide.push(Change::Remove(tool.clone()));
        }
        changes.places.insert(tool.clone(), changes.parked.len());
        changes.parked.push((tool.clone(), parked));
    }
    Ok(changes)
}

/// What the draft says about the tools of one edit.
struct Index<'a> {
    entries: HashMap<&'a str, &'a Arc<Entry>>,
    hidden: HashSet<&'a str>,
    parked: HashMap<&'a str, &'a Parked>,
}

impl<'a> Index<'a> {
    fn of(draft: &'a Draft, tools: &[(Name, Option<Rate>)]) -> Self {
        let policy: &Policy = &draft.policy;
        if let [(tool, _)] = tools {
            let entry = policy.tools.iter().flatten().find(|(name, _)| name == tool);
            let hidden = policy.hide.iter().flatten().find(|name| *name == tool);
            return Self {
                entries: entry
                    .into_iter()
                    .map(|(name, entry)| (&**name, entry))
                    .collect(),
                hidden: hidden.into_iter().map(|name| &**name).collect(),
                parked: draft
                    .parked
                    .entry(tool)
                    .into_iter()
                    .map(|(name, parked)| (&**name, &**parked))
                    .collect(),
            };
        }
        let entries = policy.tools.iter().flatten();
        Self {
            entries: entries.map(|(name, entry)| (&**name, entry)).collect(),
            hidden: policy.hide.iter().flatten().map(|name| &**name).collect(),
            parked: draft
                .parked
                .iter()
                .map(|(name, parked)| (&**name, &**parked))
                .collect(),
        }
    }
}

/// Puts `"*"` into `hide`, behind the names of the catalogue, or takes it out.
pub(super) fn hide_all(draft: &mut Draft, on: bool) {
    if draft.policy.hides_all() == on {
        return;
    }
    let star = Name::from("*");
    let step = if on {
        Change::Put(star, None)
    } else {
        Change::Remove(star)
    };
    // A tool of this name does not give `"*"` its place.
    change(
        &mut draft.policy.hide,
        vec![step],
        &Order::new(std::iter::empty()),
    );
}
