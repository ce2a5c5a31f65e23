//! What a person does to the open draft, each action named after it.

use super::rows::RowId;
use super::workspace::{Screen, Workspace};
use crate::core::edit::{Edit, Refusal};
use crate::core::policy::{Decision, Name, Posture, Rate};
use crate::core::text::plural;
use crate::web::platform::{clipboard, dom, download};
use crate::web::words;
use leptos::prelude::*;

/// The name of the exported file.
const FILE: &str = "policy.json";

impl Workspace {
    pub(super) fn name_of(self, id: RowId) -> Option<Name> {
        Some(self.row(id)?.name.clone())
    }

    /// Decides for one tool.
    pub fn decide(self, id: RowId, decision: Decision) {
        let Some(name) = self.name_of(id) else { return };
        let edit = Edit::decide(name.clone(), decision, self.recommended_limit(id));
        self.by_hand(std::slice::from_ref(&name));
        match self.edit(&edit) {
            Ok(true) => self.notices.speak(format!("{name}: {}.", decision.word())),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Takes a tool's decision back.
    pub fn follow_default(self, id: RowId) {
        let Some(name) = self.name_of(id) else { return };
        self.leave();
        match self.edit(&Edit::FollowDefault {
            tools: vec![name.clone()],
        }) {
            Ok(true) => self.notices.undoable(format!(
                "{name} follows the default: {}",
                words::posture(self.posture().get_untracked())
            )),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Decides for all selected tools, or takes their decisions back. The selection is cleared.
    pub fn decide_selected(self, decision: Option<Decision>) {
        let selected = self.view.selected.get_untracked();
        let tools: Vec<(Name, Option<Rate>)> = selected
            .iter()
            .filter_map(|id| Some((self.name_of(*id)?, self.recommended_limit(*id))))
            .collect();
        let names: Vec<Name> = tools.iter().map(|(name, _)| name.clone()).collect();
        self.by_hand(&names);
        let count = u32::try_from(tools.len()).unwrap_or(u32::MAX);
        let (edit, words) = if let Some(decision) = decision {
            (Edit::Decide { decision, tools }, decision.word())
        } else {
            let tools = tools.into_iter().map(|(name, _)| name).collect();
            (Edit::FollowDefault { tools }, "follow the default")
        };
        self.leave();
        match self.edit(&edit) {
            Ok(changed) => {
                self.view.selected.update(std::collections::BTreeSet::clear);
                let tools = plural(count, "tool", "tools");
                if changed {
                    self.notices.undoable(format!("{tools}: {words}"));
                } else {
                    self.notices.done(format!("{tools}: nothing to change"));
                }
                dom::focus("q");
            }
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Says what happens to tools that are not listed.
    pub fn set_posture(self, posture: Posture) {
        match self.edit(&Edit::Posture(posture)) {
            Ok(true) => self
                .notices
                .speak(format!("Unlisted tools: {}.", words::posture(posture))),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Hides every tool by `"*"`, or takes that back.
    pub fn hide_all(self, on: bool) {
        self.leave();
        match self.edit(&Edit::HideAll { on }) {
            Ok(true) if on => self.notices.undoable("Every tool is hidden"),
            Ok(true) => self.notices.undoable("Not every tool is hidden any more"),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Writes the rules in shorthand as version 1, as one step; says which of them version 1 cannot say.
    pub fn convert_shorthand(self) {
        self.leave();
        let (policy, stayed) = self.draft().read_untracked().policy.to_v1();
        let label = "Convert to version 1".to_owned();
        let edit = Edit::ReplacePolicy {
            policy: Box::new(policy),
            label: label.clone(),
        };
        match self.edit(&edit) {
            Ok(true) => self.notices.undoable(label),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
        if let Some((name, why)) = stayed.first() {
            let others = match stayed.len().saturating_sub(1) {
                0 => String::new(),
                n => format!(" So do {}.", plural(n as u64, "other", "others")),
            };
            self.notices
                .failure(format!("{name} stays in shorthand. {why}.{others}"));
        }
    }

    /// Sets the reason of a denial.
    ///
    /// # Errors
    /// Why the text cannot be a reason.
    pub fn set_reason(self, id: RowId, text: String) -> Result<(), String> {
        let Some(tool) = self.name_of(id) else {
            return Ok(());
        };
        self.edit(&Edit::SetReason { tool, text })
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    }

    /// Sets the note of an approval.
    ///
    /// # Errors
    /// Why the text cannot be a note.
    pub fn set_note(self, id: RowId, text: String) -> Result<(), String> {
        let Some(tool) = self.name_of(id) else {
            return Ok(());
        };
        self.edit(&Edit::SetNote { tool, text })
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    }

    pub(super) fn refused(self, refusal: &Refusal) {
        let tool = refusal
            .tool
            .as_ref()
            .map(|tool| format!("{tool}: "))
            .unwrap_or_default();
        self.notices.failure(format!("{tool}{refusal}"));
    }

    /// Moves the current row by some rows of the visible list, and the focus with it.
    pub fn move_current(self, by: i32) -> bool {
        let visible = self.visible().get_untracked();
        let at = self
            .view
            .current
            .get_untracked()
            .and_then(|id| visible.iter().position(|other| *other == id));
        let next = match at {
            Some(at) => at
                .saturating_add_signed(by as isize)
                .min(visible.len().saturating_sub(1)),
            None => 0,
        };
        let Some(row) = visible.get(next).copied() else {
            return false;
        };
        self.view.current.set(Some(row));
        self.view
            .list
            .reveal_and_focus(row.number(), row.element("n"));
        true
    }

    /// Copies policy.json; `shown_in` is the element that shows it.
    pub fn copy_policy(self, shown_in: &'static str) {
        self.copy_text(&self.policy_now(), shown_in, "Copied policy.json");
    }

    /// Copies a text that also stands in the element `shown_in`, which is selected where the browser keeps its clipboard shut.
    pub fn copy_text(self, text: &str, shown_in: impl Into<String>, done: &'static str) {
        let (text, shown_in, notices) = (text.to_owned(), shown_in.into(), self.notices);
        leptos::task::spawn_local(async move {
            let Err(reason) = clipboard::copy(&text).await else {
                return notices.done(done);
            };
            let selected = clipboard::select_text(&shown_in);
            let help = if selected {
                "The text is selected: press Ctrl+C, or ⌘C."
            } else {
                "Download it instead."
            };
            notices.failure(format!("Not copied: {reason}. {help}"));
        });
    }

    /// Offers policy.json as a file.
    pub fn download_policy(self) {
        if self.text_is_invalid().get_untracked() {
            self.notices.failure(
                "Not downloaded: the text has errors. Mend them first, or discard what was typed.",
            );
            return;
        }
        let text = self.policy_now();
        match download::download(FILE, "application/json", &text) {
            Ok(()) => self.notices.done("Downloaded policy.json"),
            Err(reason) => self
                .notices
                .failure(format!("Not downloaded: {reason}. Copy the text instead.")),
        }
    }

    /// Goes to the start screen. The draft stays open.
    pub fn show_start(self) {
        self.load_error.set(None);
        self.save_now();
        self.screen.set(Screen::Start);
        self.notices.withdraw_undo();
        self.refresh_cards();
    }
}
