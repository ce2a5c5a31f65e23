//! The pins of a catalogue's tools, made in slices, and which tools differ from what was pinned.

use crate::core::catalogue::{Catalogue, Pin};
use crate::core::policy::{Name, NameMap};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The pins of a catalogue that are being made: [`Pinning::step`] goes on for some tools, so that a page can breathe.
#[derive(Debug)]
pub struct Pinning {
    catalogue: Arc<Catalogue>,
    next: usize,
    pins: BTreeMap<Name, Pin>,
}

impl Pinning {
    /// Nothing is made yet.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            next: 0,
            pins: BTreeMap::new(),
        }
    }

    /// Goes on for as many tools; gives the pins by name once all are made. Tools of one name have one pin together.
    pub fn step(&mut self, tools: u32) -> Option<NameMap<Pin>> {
        for _ in 0..tools {
            let Some(tool) = self.catalogue.tools.get(self.next) else {
                break;
            };
            self.next += 1;
            let pin = Pin::of(tool);
            self.pins
                .entry(tool.name.as_str().into())
                .and_modify(|held| *held = held.and(&pin))
                .or_insert(pin);
        }
        (self.next >= self.catalogue.tools.len())
            .then(|| std::mem::take(&mut self.pins).into_iter().collect())
    }

    /// The pins of a whole catalogue at once.
    pub fn all(catalogue: &Arc<Catalogue>) -> NameMap<Pin> {
        Self::new(Arc::clone(catalogue))
            .step(u32::MAX)
            .unwrap_or_default()
    }
}

/// A tool that is not what was pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinDrift {
    /// The tool's name.
    pub tool: Name,
    /// In what it differs.
    pub kind: PinDriftKind,
}

/// In what a tool differs from what was pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PinDriftKind {
    /// It was not there, or nobody looked at it.
    New,
    /// Its description or its schema.
    Tool,
    /// Only its title or its annotations.
    Labels,
    /// It is gone.
    Gone,
}

/// The tools that are not what was pinned, in the order of their names. Where nobody looked yet, nothing is known to differ.
pub fn drifted(pinned: Option<&NameMap<Pin>>, now: &NameMap<Pin>) -> Vec<PinDrift> {
    let Some(pinned) = pinned else {
        return Vec::new();
    };
    let mut found: Vec<PinDrift> = now
        .iter()
        .filter_map(|(tool, pin)| {
            let kind = match pinned.get(tool) {
                None => PinDriftKind::New,
                Some(held) if held.tool != pin.tool => PinDriftKind::Tool,
                Some(held) if held.labels != pin.labels => PinDriftKind::Labels,
                Some(_) => return None,
            };
            Some((tool, kind))
        })
        .chain(
            pinned
                .keys()
                .filter(|tool| !now.contains_key(tool))
                .map(|tool| (tool, PinDriftKind::Gone)),
        )
        .map(|(tool, kind)| PinDrift {
            tool: tool.clone(),
            kind,
        })
        .collect();
    found.sort_by(|one, two| one.tool.cmp(&two.tool));
    found
}
