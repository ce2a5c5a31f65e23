//! The one handle on the open draft: what it says, and what the person does to it.

mod derived;

pub use derived::Same;

use super::card::Card;
use super::connecting::Connecting;
use super::drift::Drift;
use super::newer::Newer;
use super::notices::Notices;
use super::policy_text::PolicyText;
use super::problems::Problems;
use super::risk::RiskMemos;
use super::rows::{Counts, Row, RowId, Rows};
use super::simulator::Simulator;
use super::text_editing::TextEditing;
use super::view::View;
use super::{loading::LoadError, saving::Keeper};
use crate::core::catalogue::Catalogue;
use crate::core::draft::Draft;
use crate::core::edit::{Edit, History, Refusal, Visit};
use crate::core::policy::{Limit, Posture, Shown};
use crate::web::platform::locks::Held;
use derived::Derived;
use leptos::prelude::*;
use std::sync::Arc;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Where a catalogue comes from.
    #[default]
    Start,
    /// The open draft.
    Build,
}

/// Whether this tab may change the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It may.
    #[default]
    Full,
    /// Another tab has it.
    ReadOnly,
}

/// Where the draft stands with the browser's storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Not kept yet.
    #[default]
    Pending,
    /// Kept.
    Saved,
    /// The browser refused.
    Failed,
    /// Another tab keeps it.
    ReadOnly,
}

/// Which draft is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) id: String,
    pub(super) title: String,
}

/// The open draft and the person's actions. The only owner of its history.
///
/// A handle of one word: closures that capture it stay small. There is one workspace, and it lives as long as the page.
#[derive(Clone, Copy)]
pub struct Workspace(&'static Parts);

impl std::ops::Deref for Workspace {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What a [`Workspace`] holds.
pub struct Parts {
    pub(super) history: RwSignal<History>,
    pub(super) opened: RwSignal<Opened>,
    pub(super) screen: RwSignal<Screen>,
    pub(super) access: RwSignal<Access>,
    pub(super) saving: RwSignal<Saving>,
    pub(super) cards: RwSignal<Vec<Card>>,
    pub(super) load_error: RwSignal<Option<LoadError>>,
    /// How much of what is being loaded is read, in per cent; nothing while nothing is.
    pub(super) loading: RwSignal<Option<u32>>,
    /// Counts loads, so that one that was stopped can be told.
    pub(super) attempt: StoredValue<u32>,
    pub(super) storage_problem: RwSignal<Option<String>>,
    pub(super) keeper: StoredValue<Keeper, LocalStorage>,
    pub(super) lock: StoredValue<Option<Held>, LocalStorage>,
    pub(super) notices: Notices,
    pub(super) view: View,
    pub(super) text_editing: TextEditing,
    pub(super) problems: Problems,
    pub(super) simulator: Simulator,
    pub(super) connecting: Connecting,
    pub(super) newer: Newer,
    visit: StoredValue<u32>,
    derived: Derived,
}

impl Workspace {
    /// A workspace without a draft.
    pub fn new(notices: Notices, view: View) -> Self {
        let history = RwSignal::new(History::new(Draft::default()));
        let opened = RwSignal::new(Opened::default());
        let access = RwSignal::new(Access::Full);
        let workspace = Self(Box::leak(Box::new(Parts {
            history,
            opened,
            access,
            screen: RwSignal::default(),
            saving: RwSignal::default(),
            cards: RwSignal::default(),
            load_error: RwSignal::default(),
            loading: RwSignal::default(),
            attempt: StoredValue::new(0),
            storage_problem: RwSignal::default(),
            keeper: StoredValue::new_local(Keeper::default()),
            lock: StoredValue::new_local(None),
            notices,
            view,
            text_editing: TextEditing::default(),
            problems: Problems::default(),
            simulator: Simulator::default(),
            connecting: Connecting::default(),
            newer: Newer::default(),
            visit: StoredValue::new(0),
            derived: Derived::new(history, opened, access, view),
        })));
        workspace.keep_saved();
        workspace.follow_draft();
        workspace.keep_checked();
        workspace.keep_pinned();
        workspace
    }

    /// The workspace of this app.
    pub fn expect_context() -> Self {
        expect_context()
    }

    /// Whether `"*"` hides every tool.
    pub fn all_hidden(self) -> Memo<bool> {
        self.derived.all_hidden
    }

    /// Which screen is shown.
    pub fn screen(self) -> Signal<Screen> {
        self.screen.into()
    }

    /// The name of the open draft.
    pub fn title(self) -> Signal<String> {
        self.derived.title.into()
    }

    /// Which draft is open.
    pub fn draft_id(self) -> String {
        self.opened.read().id.clone()
    }

    /// The catalogue of the open draft.
    pub fn catalogue(self) -> Memo<Same<Arc<Catalogue>>> {
        self.derived.catalogue
    }

    /// The open draft.
    pub(super) fn draft(self) -> Memo<Same<Draft>> {
        self.derived.draft
    }

    /// What is known about risk.
    pub(super) fn risk_memos(self) -> RiskMemos {
        self.derived.risk
    }

    /// What is known of change over time.
    pub(super) fn drift(self) -> Drift {
        self.derived.drift
    }

    /// What the policy says about all rows, in their order.
    pub(super) fn shown(self) -> Memo<Arc<Vec<Shown>>> {
        self.derived.shown
    }

    /// All rows.
    pub fn rows(self) -> Memo<Rows> {
        self.derived.rows
    }

    /// A row as it is now.
    pub fn row(self, id: RowId) -> Option<Arc<Row>> {
        self.derived.rows.read_untracked().get(id).cloned()
    }

    /// The rows that pass search and filter, in order.
    pub fn visible(self) -> Memo<Vec<RowId>> {
        self.derived.visible
    }

    /// How many rows have each decision.
    pub fn counts(self) -> Memo<Counts> {
        self.derived.counts
    }

    /// What the policy says about one row's tool.
    pub fn shown_of(self, id: RowId) -> Memo<Shown> {
        let shown = self.derived.shown;
        // The row can be gone when this is asked once more.
        Memo::new(move |_| shown.read().get(id.index()).cloned().unwrap_or_default())
    }

    /// What the policy says about one row's tool now. Tracked.
    pub fn shown_now(self, id: RowId) -> Shown {
        let shown = self.derived.shown.read();
        shown.get(id.index()).cloned().unwrap_or_default()
    }

    /// The limits of one row's tool.
    pub fn limits_of(self, id: RowId) -> Memo<Vec<Limit>> {
        let shown = self.derived.shown;
        Memo::new(move |_| {
            let shown = shown.read();
            let entry = shown.get(id.index()).and_then(|shown| shown.entry.as_ref());
            entry
                .and_then(|entry| entry.limits.clone())
                .unwrap_or_default()
        })
    }

    /// The text of policy.json as the draft says now; the shown one can be a frame behind.
    pub(super) fn policy_now(self) -> String {
        self.draft().read_untracked().policy.to_text().text
    }

    /// The text of policy.json.
    pub fn policy_text(self) -> Memo<PolicyText> {
        self.derived.text
    }

    /// The lines of the tool that is open or current.
    pub fn marked_lines(self) -> Memo<Option<(u32, u32)>> {
        self.derived.marked
    }

    /// The lines of one row's tool.
    pub fn lines_of(self, id: RowId) -> Memo<Option<(u32, u32)>> {
        let Derived { text, rows, .. } = self.derived;
        Memo::new(move |_| text.read().lines_of(&rows.read().get(id)?.name))
    }

    /// The row of the tool that a line of policy.json is about.
    pub fn row_at_line(self, line: u32) -> Option<RowId> {
        let name = self.derived.text.read_untracked().tool_at(line)?.clone();
        let rows = self.derived.rows.read_untracked();
        rows.all()
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.id)
    }

    /// What happens to tools that are not listed.
    pub fn posture(self) -> Signal<Posture> {
        self.derived.posture.into()
    }

    /// The name of the step that Undo takes back.
    pub fn undo_name(self) -> Memo<Option<String>> {
        self.derived.undo_name
    }

    /// The name of the step that Redo makes again.
    pub fn redo_name(self) -> Memo<Option<String>> {
        self.derived.redo_name
    }

    /// Whether this tab may change the draft.
    pub fn can_edit(self) -> Signal<bool> {
        self.derived.can_edit.into()
    }

    /// Whether this tab may change the draft, and if not why.
    pub fn access(self) -> Signal<Access> {
        self.access.into()
    }

    /// Where the draft stands with the browser's storage.
    pub fn saving(self) -> Signal<Saving> {
        self.saving.into()
    }

    /// Why drafts are not kept.
    pub fn storage_problem(self) -> Signal<Option<String>> {
        self.storage_problem.into()
    }

    /// The drafts of this browser, latest first.
    pub fn cards(self) -> RwSignal<Vec<Card>> {
        self.cards
    }

    /// Why the last thing that was brought could not be loaded.
    pub fn load_error(self) -> Signal<Option<LoadError>> {
        self.load_error.into()
    }

    /// How much of what is being loaded is read, in per cent; nothing while nothing is.
    pub fn loading(self) -> Signal<Option<u32>> {
        self.loading.into()
    }

    /// The person's stay at one control begins: changes of it are one step.
    pub fn enter(self, id: RowId) {
        // Within one row the focus moves from radio to radio; that is one stay.
        if self.view.visited.get_value() != Some(id) {
            self.view.visited.set_value(Some(id));
            self.visit
                .update_value(|visit| *visit = visit.wrapping_add(1));
        }
    }

    /// The person's stay at a control ends.
    pub fn leave(self) {
        self.view.visited.set_value(None);
        self.visit
            .update_value(|visit| *visit = visit.wrapping_add(1));
    }

    /// Makes a change; says whether something changed.
    pub(super) fn edit(self, edit: &Edit) -> Result<bool, Refusal> {
        if !self.derived.can_edit.get_untracked() {
            return Ok(false);
        }
        let visit = Visit(self.visit.get_value());
        let pinned = self.with_pins(edit);
        let edit = pinned.as_ref().unwrap_or(edit);
        let mut outcome = Ok(false);
        self.history.maybe_update(|history| {
            outcome = history.edit(edit, visit);
            outcome == Ok(true)
        });
        if outcome == Ok(true) {
            self.notices.withdraw_undo();
        }
        outcome
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(self) -> bool {
        // What is undone may be the import that the report is about.
        self.view.imported.set(false);
        self.step("Undone", History::undo)
    }

    /// Makes the step again that was taken back last.
    pub fn redo(self) -> bool {
        self.step("Done again", History::redo)
    }

    fn step(self, verb: &str, step: fn(&mut History) -> Option<String>) -> bool {
        if !self.derived.can_edit.get_untracked() {
            return false;
        }
        self.leave();
        let mut done = None;
        self.history.maybe_update(|history| {
            done = step(history);
            done.is_some()
        });
        let Some(name) = done else { return false };
        self.notices.withdraw_undo();
        self.notices.speak(format!("{verb}: {name}"));
        true
    }
}
