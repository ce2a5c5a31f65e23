//! Keeping what tools were when a person looked at them.

use crate::core::catalogue::Pin;
use crate::core::draft::Draft;
use crate::core::policy::{Name, NameMap};
use std::collections::BTreeMap;

/// Sets and forgets pins, however many, in one pass.
pub(super) fn pin(draft: &mut Draft, pins: &[(Name, Option<Pin>)]) {
    draft.is_pinned |= !pins.is_empty();
    if let [(tool, pin)] = pins {
        match pin {
            Some(pin) if draft.pins.get(tool) == Some(pin) => {}
            Some(pin) => drop(draft.pins.insert(tool.clone(), *pin)),
            None if draft.pins.contains_key(tool) => drop(draft.pins.remove(tool)),
            None => {}
        }
        return;
    }
    let mut all: BTreeMap<Name, Pin> = draft
        .pins
        .iter()
        .map(|(tool, pin)| (tool.clone(), *pin))
        .collect();
    for (tool, pin) in pins {
        match pin {
            Some(pin) => all.insert(tool.clone(), *pin),
            None => all.remove(tool),
        };
    }
    draft.pins = all.into_iter().collect::<NameMap<_>>();
}
