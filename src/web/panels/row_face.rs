//! What a closed row says, as one value: one question for each row in sight, however much changes at once.

use crate::core::compare::PinDriftKind;
use crate::core::lint::Class;
use crate::core::policy::{Decision, Entry, Posture};
use crate::web::state::{Mark, Risk, Row, View, Workspace};
use crate::web::words;
use leptos::prelude::*;

/// What a closed row says that can change.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Face {
    pub stand: Stand,
    /// Whether this tab may change the draft.
    pub editable: bool,
    /// The decision; none while the tool follows the default.
    pub decision: Option<Decision>,
    /// Whether there is nothing to take back.
    pub follows_default: bool,
    pub posture: Posture,
    /// The limits in a few characters, where the decision is Limit.
    pub limits: Option<String>,
    pub recommended: Option<Decision>,
    pub risk: Option<Risk>,
    pub tags: Tags,
}

/// How a row stands out among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stand {
    pub open: bool,
    /// Whether keys act on it.
    pub current: bool,
    pub selected: bool,
}

/// What marks a tool. Most tools have nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tags {
    /// How many conditions its rules have.
    pub conditions: u32,
    /// Whether its entry holds members that no control shows.
    pub is_kept: bool,
    /// How it differs from what was looked at last.
    pub drift: Option<PinDriftKind>,
    pub is_suspicious: bool,
    pub is_contradictory: bool,
    /// The worst class of its findings, and how many there are.
    pub problems: Option<(Class, u32)>,
}

impl Face {
    /// What the row says now. Tracked.
    pub(super) fn of(row: &Row, workspace: Workspace, state: View) -> Self {
        let id = row.id;
        let shown = workspace.shown_now(id);
        let entry = shown.entry.as_deref();
        let risks = workspace.risks();
        let risks = risks.read();
        let risk = risks.get(id.index()).copied();
        let has = |mark| risk.is_some_and(|risk| risk.has(mark));
        let limits = entry
            .filter(|_| shown.decision == Some(Decision::Limit))
            .and_then(|entry| entry.limits.as_deref());
        Self {
            stand: Stand {
                open: state.open.get() == Some(id),
                current: state.current.get() == Some(id),
                selected: state.selected.read().contains(&id),
            },
            editable: workspace.can_edit().get(),
            decision: shown.decision,
            follows_default: shown.follows_default(),
            posture: workspace.posture().get(),
            limits: words::short_limits(limits.unwrap_or_default()),
            recommended: risks.recommendation(id.index()).map(|to| to.decision),
            risk,
            tags: Tags {
                conditions: shown.conditions(),
                is_kept: entry.is_some_and(Entry::has_unknown),
                drift: workspace.drift_of(&row.name),
                is_suspicious: has(Mark::Suspicious),
                is_contradictory: has(Mark::Contradiction),
                problems: workspace.problems_of(&row.name),
            },
        }
    }
}
