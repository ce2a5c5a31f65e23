//! What is not as it was when a person looked at it: pins of the open tool list, and the changes from one list to the next.

use super::rows::Rows;
use super::simulator::Filling;
use super::tool_changes::{ToolChange, told};
use super::workspace::{Same, Workspace};
use crate::core::catalogue::{Catalogue, Pin};
use crate::core::compare::{Change, PinDrift, PinDriftKind, Pinning, What, compare, drifted};
use crate::core::draft::Draft;
use crate::core::edit::Edit;
use crate::core::policy::{Name, NameMap, shown};
use crate::web::platform::time;
use leptos::prelude::*;
use std::sync::Arc;

/// How many tools are pinned before the page gets a chance to paint.
const SLICE: u32 = 100;
/// How many lists' pins are remembered: the open one and its neighbour in the history.
const REMEMBERED: usize = 2;
/// One tool that differs from what was pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drifted {
    /// The tool.
    pub tool: Name,
    /// In what it differs.
    pub kind: PinDriftKind,
    /// What it was called, where it is probably an older tool under another name.
    pub former: Option<Name>,
}

/// A list that counts as changed unless it is the same one.
#[derive(Clone, Debug)]
pub struct Told<T>(Arc<Vec<T>>);

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self(Arc::new(Vec::new()))
    }
}

impl<T> PartialEq for Told<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.0.is_empty() && other.0.is_empty())
    }
}

impl<T> std::ops::Deref for Told<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// How many tools changed in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DriftCounts {
    /// Tools that are new.
    pub new: u32,
    /// Tools that have a new name, probably.
    pub renamed: u32,
    /// Tools that differ.
    pub changed: u32,
    /// Tools that are gone.
    pub gone: u32,
}

impl DriftCounts {
    /// All tools that a person should look at.
    pub const fn total(&self) -> u32 {
        self.new + self.renamed + self.changed + self.gone
    }
}

/// The pins of a list.
#[derive(Clone, Default)]
struct Pinned {
    of: Arc<Catalogue>,
    pins: NameMap<Pin>,
}

impl PartialEq for Same<NameMap<Pin>> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }
}

/// What is known of change over time.
#[derive(Clone, Copy)]
pub struct Drift {
    /// The pins of the lists that were open last; the open one's stand last once they are made.
    pinned: RwSignal<Vec<Pinned>>,
    /// The list that the pins of the draft are of, while it is known.
    pub(super) former: RwSignal<Option<Arc<Catalogue>>>,
    open: Memo<Told<Drifted>>,
    counts: Memo<DriftCounts>,
    changes: Memo<Told<ToolChange>>,
    run: StoredValue<u32>,
}

impl Drift {
    pub(super) fn new(
        draft: Memo<Same<Draft>>,
        catalogue: Memo<Same<Arc<Catalogue>>>,
        rows: Memo<Rows>,
    ) -> Self {
        let pinned = RwSignal::new(Vec::<Pinned>::new());
        let former = RwSignal::new(None::<Arc<Catalogue>>);
        let held = Memo::new(move |_| draft.read().pinned().cloned().map(Same));
        let differing = Memo::new(move |_| {
            let catalogue = catalogue.read();
            let pinned = pinned.read();
            let now = pinned.iter().find(|one| Arc::ptr_eq(&one.of, &catalogue));
            let held = held.read();
            let held = held.as_ref().map(|held| &held.0);
            now.map_or_else(Vec::new, |now| drifted(held, &now.pins))
        });
        let between = Memo::new(move |_| {
            let former = former.get();
            match former.filter(|_| !differing.read().is_empty()) {
                Some(former) => Told(Arc::new(compare(&former, &catalogue.read()))),
                None => Told::default(),
            }
        });
        let open = Memo::new(move |_| Told(Arc::new(named(&differing.read(), &between.read()))));
        let counts = Memo::new(move |_| counted(&open.read()));
        let changes = Memo::new(move |_| {
            let open = open.read();
            if open.is_empty() {
                return Told::default();
            }
            let pins = pinned.read();
            let catalogue = catalogue.read();
            let now = pins.iter().find(|one| Arc::ptr_eq(&one.of, &catalogue));
            let pins = now.map(|now| now.pins.clone()).unwrap_or_default();
            let policy = &draft.read().policy;
            Told(Arc::new(told(
                &open,
                &between.read(),
                &pins,
                policy,
                &rows.read(),
            )))
        });
        Self {
            pinned,
            former,
            open,
            counts,
            changes,
            run: StoredValue::new(0),
        }
    }

    /// How a tool differs from what was looked at last; nothing where it does not.
    pub(super) fn of(self, tool: &str) -> Option<PinDriftKind> {
        let open = self.open.read();
        let at = open.binary_search_by(|one| (*one.tool).cmp(tool)).ok()?;
        open.get(at).map(|one| one.kind)
    }
}

/// The tools that differ, with former names; a former name does not count as gone beside the tool that has it now.
fn named(differing: &[PinDrift], between: &[Change]) -> Vec<Drifted> {
    let new = |tool: &Name| {
        let found = differing.binary_search_by(|one| one.tool.cmp(tool)).ok();
        let found = found.and_then(|at| differing.get(at));
        found.is_some_and(|one| one.kind == PinDriftKind::New)
    };
    let renamed: Vec<(&Name, &Name)> = between
        .iter()
        .filter_map(|change| match &change.what {
            What::Renamed { from } if new(&change.tool) => Some((&change.tool, from)),
            _ => None,
        })
        .collect();
    let former = |of: &Name| {
        renamed
            .iter()
            .find(|(tool, _)| *tool == of)
            .map(|(_, from)| *from)
    };
    differing
        .iter()
        .filter(|one| {
            one.kind != PinDriftKind::Gone || !renamed.iter().any(|(_, from)| **from == one.tool)
        })
        .map(|one| Drifted {
            tool: one.tool.clone(),
            kind: one.kind,
            former: former(&one.tool).cloned(),
        })
        .collect()
}

fn counted(open: &[Drifted]) -> DriftCounts {
    let mut counts = DriftCounts::default();
    for one in open {
        let count = match one.kind {
            PinDriftKind::New if one.former.is_some() => &mut counts.renamed,
            PinDriftKind::New => &mut counts.new,
            PinDriftKind::Tool | PinDriftKind::Labels => &mut counts.changed,
            PinDriftKind::Gone => &mut counts.gone,
        };
        *count += 1;
    }
    counts
}

impl Workspace {
    /// How many tools changed since a person looked at them.
    pub fn drift_counts(self) -> Memo<DriftCounts> {
        self.drift().counts
    }

    /// The changes since a person looked, the gravest first.
    pub fn changes(self) -> Memo<Told<ToolChange>> {
        self.drift().changes
    }

    /// How a tool differs from what was looked at last. Tracked.
    pub fn drift_of(self, name: &Name) -> Option<PinDriftKind> {
        self.drift().of(name)
    }

    /// Pins the tools of whatever list is open. A draft without pins begins with those of its list: a person opened it and sees it.
    pub(super) fn keep_pinned(self) {
        let (catalogue, draft, since) = (self.catalogue(), self.draft(), self.drift());
        Effect::new(move |_| {
            let Same(catalogue) = catalogue.get();
            // Row numbers mean other tools now, also after an undo.
            self.view.forget_rows();
            self.simulator.filling.set(Filling::default());
            since.run.update_value(|run| *run = run.wrapping_add(1));
            let run = since.run.get_value();
            if !catalogue.tools.is_empty() {
                leptos::task::spawn_local(async move {
                    time::breathe().await;
                    if since.run.get_value() == run {
                        self.pins_of(&catalogue).await;
                    }
                });
            }
        });
        Effect::new(move |_| {
            let pinned = since.pinned.read();
            let lacks = !self.can_edit().get() || draft.read().is_pinned;
            let now = draft.with(|draft| {
                let now = pinned
                    .iter()
                    .find(|one| Arc::ptr_eq(&one.of, &draft.catalogue));
                now.map(|now| now.pins.clone())
            });
            if let Some(pins) = now.filter(|_| !lacks) {
                self.history
                    .maybe_update(|history| history.begin_pins(pins));
            }
        });
    }

    /// The pins of a list, made in slices where they are not known.
    pub(super) async fn pins_of(self, catalogue: &Arc<Catalogue>) -> NameMap<Pin> {
        let pinned = self.drift().pinned;
        let known = pinned.with_untracked(|pinned| {
            let of = pinned.iter().find(|one| Arc::ptr_eq(&one.of, catalogue));
            of.map(|one| one.pins.clone())
        });
        if let Some(known) = known {
            return known;
        }
        let mut pinning = Pinning::new(catalogue.clone());
        let pins = loop {
            match pinning.step(SLICE) {
                Some(pins) => break pins,
                None => time::breathe().await,
            }
        };
        pinned.update(|pinned| {
            pinned.retain(|one| !Arc::ptr_eq(&one.of, catalogue));
            let surplus = (pinned.len() + 1).saturating_sub(REMEMBERED);
            pinned.drain(..surplus);
            pinned.push(Pinned {
                of: catalogue.clone(),
                pins: pins.clone(),
            });
        });
        pins
    }

    /// The edit, and with it a pin for each new tool that it decides on: deciding is looking.
    pub(super) fn with_pins(self, edit: &Edit) -> Option<Edit> {
        let since = self.drift();
        let open = since.open.get_untracked();
        let mut new = open
            .iter()
            .filter(|one| one.kind == PinDriftKind::New)
            .peekable();
        if new.peek().is_none() || matches!(edit, Edit::SetCatalogue(_) | Edit::Pin { .. }) {
            return None;
        }
        let draft = self.draft().get_untracked();
        let next = edit.apply(&draft).ok()??;
        if !Arc::ptr_eq(&next.catalogue, &draft.catalogue) {
            return None;
        }
        let pinned = since.pinned.read_untracked();
        let now = pinned
            .iter()
            .find(|one| Arc::ptr_eq(&one.of, &draft.catalogue))?;
        let decided = |tool: &Name| {
            shown(&draft.policy, tool).follows_default()
                && !shown(&next.policy, tool).follows_default()
        };
        let pins: Vec<(Name, Option<Pin>)> = new
            .filter(|one| decided(&one.tool))
            .map(|one| (one.tool.clone(), now.pins.get(&one.tool).copied()))
            .collect();
        (!pins.is_empty()).then(|| Edit::Batch {
            label: edit.describe(),
            edits: vec![edit.clone(), Edit::Pin { pins }],
        })
    }
}
