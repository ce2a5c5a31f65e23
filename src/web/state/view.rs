//! What the person looks at: filters, selection, the open tool. Neither undone nor saved.

use super::risk::{Mark, Risk};
use super::rows::RowId;
use crate::core::compare::PinDriftKind;
use crate::core::hashed::HashMap;
use crate::core::policy::{Decision, Name};
use crate::core::risk::{Access, Category, Overridden, Preset, Recommendation};
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

/// Which tools the list shows by their risk. What is asked for holds together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RiskFilter {
    /// Only this category.
    pub category: Option<Category>,
    /// Only tools that can be called this freely.
    pub access: Option<Access>,
    /// Only tools with this mark.
    pub mark: Option<Mark>,
    /// Only tools that changed in this way since a person looked.
    pub changed: Option<Changed>,
}

/// How a tool of the list changed since a person looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is new.
    New,
    /// It differs.
    Differs,
}

impl Changed {
    /// How a tool changed; nothing for one that is gone, which no list shows.
    pub const fn of(kind: PinDriftKind) -> Option<Self> {
        match kind {
            PinDriftKind::New => Some(Self::New),
            PinDriftKind::Tool | PinDriftKind::Labels => Some(Self::Differs),
            PinDriftKind::Gone => None,
        }
    }
}

impl RiskFilter {
    /// Whether a tool passes.
    pub fn passes(self, risk: Option<&Risk>, access: impl FnOnce() -> Option<Access>) -> bool {
        let category = |wanted| risk.is_some_and(|risk| risk.class.category == wanted);
        let mark = |wanted| risk.is_some_and(|risk| risk.has(wanted));
        self.category.is_none_or(category)
            && self.mark.is_none_or(mark)
            && self.access.is_none_or(|wanted| access() == Some(wanted))
    }

    /// One category, or all again where the list shows just that one; the mark stays.
    #[must_use]
    pub fn toggled(self, category: Category, access: Option<Access>) -> Self {
        let is_on = self.category == Some(category) && self.access == access;
        Self {
            category: (!is_on).then_some(category),
            access: access.filter(|_| !is_on),
            ..self
        }
    }
}

/// In which order the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the catalogue has it.
    #[default]
    Catalogue,
    /// The worst first.
    Risk,
}

/// A part of the build screen: a narrow window shows one of them, a wide one the list and a part of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of tools.
    #[default]
    Tools,
    /// The policy's text.
    Policy,
    /// What looks wrong.
    Problems,
    /// Calls to try.
    Simulate,
    /// What the server changed.
    Changes,
}

impl Pane {
    /// The parts of the inspector.
    pub const INSPECTOR: [Self; 4] = [Self::Policy, Self::Problems, Self::Simulate, Self::Changes];

    /// A key for tabs and styles.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Policy => "policy",
            Self::Problems => "problems",
            Self::Simulate => "simulate",
            Self::Changes => "changes",
        }
    }

    /// The word on its tab.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tools => "Tools",
            Self::Policy => "Policy",
            Self::Problems => "Problems",
            Self::Simulate => "Simulate",
            Self::Changes => "Changes",
        }
    }
}

/// View state, shared by the panels of the build screen. A handle of one word, as [`super::Workspace`] is.
#[derive(Clone, Copy)]
pub struct View(&'static Looks);

impl std::ops::Deref for View {
    type Target = Looks;

    fn deref(&self) -> &Looks {
        self.0
    }
}

/// What a [`View`] holds.
pub struct Looks {
    /// The search text, as typed.
    pub search: RwSignal<String>,
    /// The filter by decision.
    pub decision: RwSignal<DecisionFilter>,
    /// The filter by risk.
    pub risk: RwSignal<RiskFilter>,
    /// The order of the list.
    pub sort: RwSignal<Sort>,
    /// The preset whose changes are shown, and whether decisions made by hand are among them.
    pub preset: RwSignal<Option<(Preset, Overridden)>>,
    /// The selected rows.
    pub selected: RwSignal<BTreeSet<RowId>>,
    /// The row that keys act on.
    pub current: RwSignal<Option<RowId>>,
    /// The row whose detail is open.
    pub open: RwSignal<Option<RowId>>,
    /// The part that a narrow window shows.
    pub pane: RwSignal<Pane>,
    /// Whether the export dialog is open.
    pub exporting: RwSignal<bool>,
    /// The check whose page is open, by its code.
    pub about_lint: RwSignal<Option<&'static str>>,
    /// Whether the report on the imported policy stands over the problems.
    pub imported: RwSignal<bool>,
    /// The part of the inspector that was shown last.
    pub tab: RwSignal<Pane>,
    /// Whether the window is so wide that the policy's text stands beside the other parts of the inspector.
    pub is_wide: RwSignal<bool>,
    /// Sends the list to a row.
    pub list: ListHandle,
    /// The row whose control the person is at.
    pub(super) visited: StoredValue<Option<RowId>>,
    /// What a preset decided, by the tool's name: everything else that is decided was decided by hand. Not saved, so after a reload
    /// every decision counts as made by hand.
    pub(super) preset_made: StoredValue<HashMap<Name, Recommendation>>,
    /// Whether the page about risk is open.
    pub about_risk: RwSignal<bool>,
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
        Self(Box::leak(Box::new(Looks {
            search: RwSignal::default(),
            decision: RwSignal::default(),
            risk: RwSignal::default(),
            sort: RwSignal::default(),
            preset: RwSignal::default(),
            selected: RwSignal::default(),
            current: RwSignal::default(),
            open: RwSignal::default(),
            pane: RwSignal::default(),
            exporting: RwSignal::new(false),
            about_lint: RwSignal::new(None),
            imported: RwSignal::new(false),
            tab: RwSignal::new(Pane::Policy),
            is_wide: RwSignal::new(false),
            list: ListHandle::new(),
            visited: StoredValue::new(None),
            preset_made: StoredValue::new(HashMap::default()),
            about_risk: RwSignal::default(),
            inspector: RwSignal::default(),
            shortcuts: RwSignal::default(),
            single_keys: RwSignal::new(single_keys),
        })))
    }

    /// The view state of this app.
    pub fn expect_context() -> Self {
        expect_context()
    }

    /// Back to everything shown and nothing selected, for another draft.
    pub fn reset(self) {
        self.clear_filters();
        self.sort.set(Sort::Catalogue);
        self.preset.set(None);
        self.preset_made.update_value(HashMap::clear);
        self.selected.update(BTreeSet::clear);
        self.current.set(None);
        self.open.set(None);
        self.pane.set(Pane::Tools);
        self.tab.set(Pane::Policy);
        self.imported.set(false);
    }

    /// Forgets which rows were selected, current and open: their numbers mean other tools now.
    pub(super) fn forget_rows(self) {
        self.selected.update(BTreeSet::clear);
        self.current.set(None);
        self.open.set(None);
    }

    /// Shows a part of the build screen.
    pub fn show(self, pane: Pane) {
        self.pane.set(pane);
        if pane != Pane::Tools {
            self.tab.set(pane);
        }
    }

    /// Whether a part of the inspector is shown; the wide window shows the policy's text always, and another part beside it.
    pub fn is_shown(self, pane: Pane) -> bool {
        let tab = self.tab.get();
        if self.is_wide.get() {
            pane == Pane::Policy || pane == tab || (pane == Pane::Problems && tab == Pane::Policy)
        } else {
            pane == tab
        }
    }

    /// Shows all tools.
    pub fn clear_filters(self) {
        self.search.set(String::new());
        self.decision.set(DecisionFilter::Any);
        self.risk.set(RiskFilter::default());
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
