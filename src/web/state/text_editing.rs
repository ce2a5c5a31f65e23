//! Editing the text of policy.json. While the text is a policy, the draft follows it; while it is none, the last policy stays in force
//! and what was typed stays in the field, beside what is wrong with it.

use super::workspace::Workspace;
use crate::core::edit::Edit;
use crate::core::policy::{Invalid, Policy, read_text};
use crate::core::text::plural;
use crate::web::platform::time::Timer;
use leptos::prelude::*;

/// The name of the step.
const STEP: &str = "Edit policy.json";
/// Texts up to this length are read at every key, in bytes; longer ones when nothing was typed for [`PAUSE`].
const READ_AT_ONCE: usize = 100_000;
/// The longest text that the field is opened with, in bytes.
const EDITED: usize = 2_000_000;
/// How long to wait before a long text is read, in milliseconds.
const PAUSE: u32 = 300;

/// The text while it is edited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextEdit {
    /// What stands in the field.
    pub text: String,
    /// How many lines it has.
    pub lines: u32,
    /// Counts the texts that were written into the field, rather than typed there.
    pub written: u32,
    /// What is wrong with it; empty while it is a policy.
    pub errors: Vec<Invalid>,
    /// Whether what was typed last is not read yet.
    pub is_pending: bool,
    /// The policy that the text says, when it says one.
    means: Option<Policy>,
}

impl TextEdit {
    /// The text of a policy.
    fn of(text: String, policy: Policy, written: u32) -> Self {
        Self {
            lines: lines_of(&text),
            text,
            written,
            means: Some(policy),
            ..Self::default()
        }
    }
}

fn lines_of(text: &str) -> u32 {
    let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

/// Everything that editing the text needs.
#[derive(Clone, Copy)]
pub struct TextEditing {
    edit: RwSignal<Option<TextEdit>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Default for TextEditing {
    fn default() -> Self {
        Self {
            edit: RwSignal::new(None),
            timer: StoredValue::new_local(None),
        }
    }
}

impl TextEditing {
    /// Another draft is opened.
    pub(super) fn reset(self) {
        self.timer.set_value(None);
        self.edit.set(None);
    }
}

impl Workspace {
    /// The text while it is edited; nothing while it is only shown.
    pub fn text_edit(self) -> RwSignal<Option<TextEdit>> {
        self.text_editing.edit
    }

    /// Whether the text in the field is no policy, so that the exported one is another.
    pub fn text_is_invalid(self) -> Memo<bool> {
        let edit = self.text_editing.edit;
        Memo::new(move |_| {
            edit.read()
                .as_ref()
                .is_some_and(|edit| !edit.errors.is_empty())
        })
    }

    /// Shows the text of the open policy in a field.
    pub fn edit_text(self) {
        self.leave();
        let policy = self.draft().read_untracked().policy.clone();
        let text = policy.to_text().text;
        if text.len() > EDITED {
            self.notices.failure(
                "The text is too long for the field here. Download it, edit it, and drop the file on this page.",
            );
            return;
        }
        self.text_editing
            .edit
            .set(Some(TextEdit::of(text, policy, 0)));
    }

    /// Shows a text that is no policy in the field, to be mended there.
    pub(super) fn mend_text(self, text: String) {
        self.leave();
        self.text_editing.edit.set(Some(TextEdit::default()));
        self.write_text(text);
    }

    /// Takes what stands in the field now.
    pub fn type_text(self, text: String) {
        self.take_text(text, 0);
    }

    /// Puts a text into the field.
    fn write_text(self, text: String) {
        self.take_text(text, 1);
    }

    fn take_text(self, text: String, written: u32) {
        let is_long = text.len() > READ_AT_ONCE;
        self.text_editing.edit.update(|edit| {
            if let Some(edit) = edit {
                edit.lines = lines_of(&text);
                edit.text = text;
                edit.written = edit.written.wrapping_add(written);
                edit.is_pending = is_long;
            }
        });
        let timer = is_long.then(|| Timer::after(PAUSE, move || self.read_typed()));
        // A timer of an earlier key is dropped, which stops it.
        self.text_editing.timer.set_value(timer);
        if !is_long {
            self.read_typed();
        }
    }

    fn read_typed(self) {
        let text = self
            .text_editing
            .edit
            .read_untracked()
            .as_ref()
            .map(|edit| edit.text.clone());
        let Some(text) = text else { return };
        let (means, errors) = match read_text(&text) {
            Ok(policy) => (Some(policy), Vec::new()),
            Err(errors) => (None, errors),
        };
        self.text_editing.edit.update(|edit| {
            if let Some(edit) = edit {
                edit.is_pending = false;
                edit.errors = errors;
                edit.means.clone_from(&means);
            }
        });
        let Some(policy) = means else { return };
        let edit = Edit::ReplacePolicy {
            policy: Box::new(policy),
            label: STEP.to_owned(),
        };
        if let Err(refusal) = self.edit(&edit) {
            self.refused(&refusal);
        }
    }

    /// Makes the change that surely mends an error.
    pub fn fix_text(self, error: usize) {
        let fixed = self
            .text_editing
            .edit
            .read_untracked()
            .as_ref()
            .and_then(|edit| {
                let fix = edit.errors.get(error)?.fix.as_ref()?;
                Some(fix.apply(&edit.text))
            });
        if let Some(text) = fixed {
            self.write_text(text);
        }
    }

    /// Goes back to the shown text. A text that is no policy is not thrown away by this.
    pub fn finish_text(self) {
        self.read_typed();
        let errors = self
            .text_editing
            .edit
            .read_untracked()
            .as_ref()
            .map_or(0, |edit| edit.errors.len());
        if errors > 0 {
            self.notices.failure(format!(
                "The text has {}. Mend it, or discard what was typed.",
                plural(errors as u64, "error", "errors")
            ));
        } else {
            self.leave();
            self.text_editing.edit.set(None);
        }
    }

    /// Throws away what was typed since the text was last a policy.
    pub fn discard_text(self) {
        self.text_editing.timer.set_value(None);
        self.text_editing.edit.set(None);
        self.leave();
    }

    /// Keeps the field in step with changes from elsewhere, while it holds a policy.
    pub(super) fn follow_draft(self) {
        let draft = self.draft();
        let edit = self.text_editing.edit;
        Effect::new(move |_| {
            let policy = draft.read().policy.clone();
            let is_other = edit.read_untracked().as_ref().is_some_and(|edit| {
                edit.means.as_ref().is_some_and(|means| *means != policy) && !edit.is_pending
            });
            if is_other {
                let before = edit
                    .read_untracked()
                    .as_ref()
                    .map_or(0, |edit| edit.written);
                let text = policy.to_text().text;
                edit.set(Some(TextEdit::of(text, policy, before.wrapping_add(1))));
            }
        });
    }
}
