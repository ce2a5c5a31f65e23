//! Following a tool to a new name.

use super::{Refusal, Why};
use crate::core::draft::Draft;
use crate::core::policy::{Name, NameMap};

/// Moves what is said about `from` to `to`, each part in its place.
pub(super) fn rename(draft: &mut Draft, from: &Name, to: &Name) -> Result<(), Refusal> {
    if from == to {
        return Ok(());
    }
    if !is_known(draft, from) {
        return Err(Refusal::of(from, Why::Gone));
    }
    if is_known(draft, to) {
        return Err(Refusal::of(to, Why::Taken));
    }
    let hidden = hides(draft, from);
    if hidden && **to == *"*" {
        return Err(Refusal::of(to, Why::HidesAll));
    }
    if let Some(names) = draft.policy.hide.as_mut().filter(|_| hidden) {
        replace(names.make_mut().iter_mut(), from, to);
    }
    if let Some(tools) = &mut draft.policy.tools
        && tools.iter().any(|(name, _)| name == from)
    {
        replace(tools.make_mut().iter_mut().map(|(name, _)| name), from, to);
    }
    carry(&mut draft.parked, from, to);
    carry(&mut draft.overrides, from, to);
    carry(&mut draft.pins, from, to);
    Ok(())
}

/// Whether `hide` holds the name as that of a tool: `"*"` there means every tool.
fn hides(draft: &Draft, name: &Name) -> bool {
    **name != *"*" && draft.policy.hides_name(name)
}

/// Whether a draft says anything about a name. A pin alone says nothing.
fn is_known(draft: &Draft, name: &Name) -> bool {
    hides(draft, name)
        || draft.policy.entry(name).is_some()
        || draft.parked.contains_key(name)
        || draft.overrides.contains_key(name)
}

fn replace<'a>(mut names: impl Iterator<Item = &'a mut Name>, from: &Name, to: &Name) {
    if let Some(name) = names.find(|name| *name == from) {
        *name = to.clone();
    }
}

fn carry<V: Clone>(map: &mut NameMap<V>, from: &Name, to: &Name) {
    if let Some(value) = map.contains_key(from).then(|| map.remove(from)).flatten() {
        map.insert(to.clone(), value);
    }
}
