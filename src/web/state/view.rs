//! What the person looks at: filters, selection, the open tool. Neither undone nor saved.

use super::rows::RowId;
use crate::core::policy::Decision;
use crate::web::ui::virtual_list::ListHandle;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Which decisions the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecisionFilter {
    /// All tools.
    #[default]
    Any,
    /// Tools with this decision.
    Is(Decision),
    /// Tools that follow the default.
    Undecided,
}

/// The part of the build screen that a narrow window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of tools.
    #[default]
    Tools,
    /// The policy's text.
    Policy,
}

/// View state, shared by the panels of the build screen.
#[derive(Clone, Copy)]
pub struct View {
    /// The search text, as typed.
    pub search: RwSignal<String>,
    /// The filter by decision.
    pub decision: RwSignal<DecisionFilter>,
    /// The selected rows.
    pub selected: RwSignal<BTreeSet<RowId>>,
    /// The row that keys act on.
    pub current: RwSignal<Option<RowId>>,
    /// The row whose detail is open.
    pub open: RwSignal<Option<RowId>>,
    /// The part that a narrow window shows.
    pub pane: RwSignal<Pane>,
    /// Sends the list to a row.
    pub list: ListHandle,
    /// The row whose control the person is at.
    pub(super) visited: StoredValue<Option<RowId>>,
    /// How wide the person made the inspector, in CSS pixels; nothing until they do.
    pub inspector: RwSignal<Option<i32>>,
    /// Whether the list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Whether single keys are shortcuts.
    pub single_keys: RwSignal<bool>,
}

impl View {
    /// Everything shown, nothing selected.
    pub fn new(single_keys: bool) -> Self {
        Self {
            search: RwSignal::default(),
            decision: RwSignal::default(),
            selected: RwSignal::default(),
            current: RwSignal::default(),
            open: RwSignal::default(),
            pane: RwSignal::default(),
            list: ListHandle::new(),
            visited: StoredValue::new(None),
            inspector: RwSignal::default(),
            shortcuts: RwSignal::default(),
            single_keys: RwSignal::new(single_keys),
        }
    }

    /// The view state of this app.
    pub fn expect_context() -> Self {
        expect_context()
    }

    /// Back to everything shown and nothing selected, for another draft.
    pub fn reset(self) {
        self.clear_filters();
        self.selected.update(BTreeSet::clear);
        self.current.set(None);
        self.open.set(None);
        self.pane.set(Pane::Tools);
    }

    /// Shows all tools.
    pub fn clear_filters(self) {
        self.search.set(String::new());
        self.decision.set(DecisionFilter::Any);
    }

    /// Selects a row, or takes it out of the selection.
    pub fn toggle_selected(self, row: RowId) {
        self.selected.update(|selected| {
            if !selected.remove(&row) {
                selected.insert(row);
            }
        });
    }

    /// Opens a row's detail, or closes it when it is open.
    pub fn toggle_open(self, row: RowId) {
        self.current.set(Some(row));
        self.open
            .update(|open| *open = if *open == Some(row) { None } else { Some(row) });
    }
}
