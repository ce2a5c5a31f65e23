//! Presets: what one would change, and applying it as one step.

use super::rows::RowId;
use super::workspace::Workspace;
use crate::core::edit::{Edit, possible};
use crate::core::hashed::HashMap;
use crate::core::policy::{Name, Shown};
use crate::core::risk::{self, Category, Overridden, Preset, Recommendation, changes};
use crate::core::text::plural;
use crate::web::platform::dom;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// One tool that a preset would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetChange {
    /// Its first row.
    pub row: RowId,
    /// Its name.
    pub name: Name,
    /// What is decided now; nothing where it follows the default.
    pub from: Option<Recommendation>,
    /// What would be decided.
    pub to: Recommendation,
    /// Whether the agent could do more than now.
    pub opens: bool,
}

/// What a preset would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresetPreview {
    /// The changes, in the order of the rows.
    pub changes: Vec<PresetChange>,
    /// How many tools were looked at.
    pub of: u32,
    /// Whether those are the selected ones.
    pub selection: bool,
    /// How many tools stay as they are because they were decided by hand.
    pub kept: u32,
}

/// A tool as a preset looks at it.
struct Looked {
    row: RowId,
    name: Name,
    shown: Shown,
    risk: risk::Row,
}

impl Workspace {
    /// What a preset would change: over the selected tools, or over all where none is selected. Follows everything that it depends on.
    pub fn preview(self, preset: Preset, by_hand: Overridden) -> PresetPreview {
        let selected = self.view.selected.read();
        let tools = self.looked_at(&selected);
        let rows: Vec<risk::Row> = tools.iter().map(|tool| tool.risk).collect();
        let posture = self.posture().get();
        let change = |change: risk::Change| {
            let tool = tools.get(change.row as usize)?;
            let to = Recommendation {
                decision: possible(&tool.name, change.to.decision),
                ..change.to
            };
            (change.from != Some(to)).then(|| PresetChange {
                row: tool.row,
                name: tool.name.clone(),
                from: change.from,
                to,
                opens: to.opens(&tool.shown, posture),
            })
        };
        let found = |by_hand| {
            changes(preset, &rows, by_hand)
                .into_iter()
                .filter_map(change)
        };
        let changes: Vec<PresetChange> = found(by_hand).collect();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let all = found(Overridden::Change).count();
        PresetPreview {
            kept: count(all.saturating_sub(changes.len())),
            changes,
            of: count(tools.len()),
            selection: !selected.is_empty(),
        }
    }

    /// The tools that a preset looks at. Tools of one name share one rule, so they count once, by the worst of their categories.
    fn looked_at(self, selected: &BTreeSet<RowId>) -> Vec<Looked> {
        let (rows, risks, shown) = (self.rows().read(), self.risks().read(), self.shown().read());
        let mut places: HashMap<&str, usize> = HashMap::default();
        let mut tools: Vec<Looked> = Vec::new();
        let wanted = |id: RowId| selected.is_empty() || selected.contains(&id);
        let mut worst: HashMap<&str, Category> = HashMap::default();
        for row in rows.all() {
            if let Some(risk) = risks.get(row.id.index()) {
                let worst = worst.entry(&row.name).or_insert(risk.class.category);
                *worst = risk.class.category.max(*worst);
            }
        }
        for row in rows
            .all()
            .iter()
            .filter(|row| row.tool.is_some() && wanted(row.id))
        {
            let (Some(category), Some(shown)) = (worst.get(&*row.name), shown.get(row.id.index()))
            else {
                continue;
            };
            let place = *places.entry(&row.name).or_insert(tools.len());
            if place < tools.len() {
                continue;
            }
            let decision = Recommendation::decided(shown);
            let by_preset = self
                .view
                .preset_made
                .with_value(|made| decision.is_some() && made.get(&row.name).copied() == decision);
            tools.push(Looked {
                row: row.id,
                name: row.name.clone(),
                shown: shown.clone(),
                risk: risk::Row {
                    category: *category,
                    decision,
                    by_hand: !shown.follows_default() && !by_preset,
                },
            });
        }
        tools
    }

    /// Makes the changes of a preview, as one step. The selection is cleared.
    pub fn apply_preset(self, preset: Preset, by_hand: Overridden) {
        let preview = untrack(|| self.preview(preset, by_hand));
        let wanted: Vec<(Name, Recommendation)> = preview
            .changes
            .iter()
            .map(|change| (change.name.clone(), change.to))
            .collect();
        let tools = plural(wanted.len() as u64, "tool", "tools");
        let label = format!("{} for {tools}", preset.name());
        self.leave();
        let edit = Edit::Exactly { wanted, label };
        match self.edit(&edit) {
            Ok(changed) => {
                if let Edit::Exactly { wanted, .. } = edit {
                    self.view
                        .preset_made
                        .update_value(|made| made.extend(wanted));
                }
                self.view.selected.update(BTreeSet::clear);
                if changed {
                    let name = preset.name();
                    self.notices.undoable(format!("{name}: {tools} changed"));
                } else {
                    self.notices
                        .done(format!("{}: nothing to change", preset.name()));
                }
                if preview.selection {
                    // The button that opened the preview left with the selection; the dialog has to close first.
                    request_animation_frame(|| {
                        dom::focus("q");
                    });
                }
            }
            Err(refusal) => self.refused(&refusal),
        }
    }
}
