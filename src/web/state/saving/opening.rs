//! Opening a draft, and being the one tab that writes it.

use super::KeptCatalogue;
use crate::core::catalogue;
use crate::core::codec;
use crate::core::draft::{Draft, Saved};
use crate::core::edit::History;
use crate::core::text::plural;
use crate::web::platform::database::Record;
use crate::web::platform::locks::{self, Asked};
use crate::web::platform::{dom, download, memory, time};
use crate::web::state::risk::assess_ahead;
use crate::web::state::view::Pane;
use crate::web::state::workspace::{Access, Opened, Saving, Screen, Workspace};
use leptos::prelude::*;
use std::sync::Arc;

impl Workspace {
    /// Opens the draft that was open when the page was closed.
    pub fn resume(self) {
        if let Some(id) = memory::get(memory::LAST_DRAFT) {
            // The person has asked for nothing yet: the focus and the place in the page are left alone.
            leptos::task::spawn_local(async move {
                self.bring_up(id).await;
            });
        }
    }

    /// Opens a draft of this browser.
    pub fn open_saved(self, id: String) {
        leptos::task::spawn_local(async move {
            self.open_kept(id).await;
        });
    }

    /// As [`Self::open_saved`], to go on with when it is open. Says whether it is.
    pub(in crate::web::state) async fn open_kept(self, id: String) -> bool {
        let is_open = self.bring_up(id).await;
        if is_open {
            self.show_from_top();
        }
        is_open
    }

    async fn bring_up(self, id: String) -> bool {
        self.save_now();
        if self.opened.read_untracked().id == id && self.access.get_untracked() == Access::Full {
            // It is open here already, with its history.
            self.load_error.set(None);
            self.screen.set(Screen::Build);
            self.say_opened(0);
            return true;
        }
        let found = match self.database().await {
            Ok(database) => database.get(&id).await,
            Err(error) => Err(error),
        };
        let record = match found {
            Ok(Some(record)) => record,
            Ok(None) => {
                memory::remove(memory::LAST_DRAFT);
                self.notices.failure(
                    "This draft is no longer in this browser. It was removed in another tab.",
                );
                self.refresh_cards();
                return false;
            }
            Err(error) => {
                self.notices
                    .failure(format!("The draft could not be opened. {}", error.reason()));
                return false;
            }
        };
        match self.decode(&record) {
            Ok(saved) => {
                let title = saved.title;
                self.open(Opened { id, title }, saved.draft, false).await;
                true
            }
            Err(error) => {
                memory::remove(memory::LAST_DRAFT);
                // The text stays in storage: a newer builder may read it, and a person can get it out.
                self.notices.failure(format!(
                    "The draft cannot be opened: {error} It stays where it is, and is downloaded as it is."
                ));
                if let Err(reason) =
                    download::download("unreadable.draft.json", "application/json", &record.text)
                {
                    self.notices.failure(format!("Not downloaded: {reason}."));
                }
                false
            }
        }
    }

    /// Puts a draft's parts together again.
    fn decode(self, record: &Record) -> Result<Saved, String> {
        let mut saved = codec::decode(&record.text).map_err(|error| error.to_string())?;
        // Opened without its tools, the draft would be kept without them.
        let text = record
            .catalogue
            .as_deref()
            .ok_or("Its tools are missing from the browser's storage.")?;
        let file = catalogue::File {
            name: "catalogue".to_owned(),
            bytes: text.as_bytes(),
        };
        let found = catalogue::read(&[file]).map_err(|error| error.to_string())?;
        saved.draft.catalogue = Arc::new(found);
        self.keeper.update_value(|keeper| {
            keeper.revision = saved.revision;
            keeper.kept_catalogue = Some(KeptCatalogue {
                catalogue: saved.draft.catalogue.clone(),
                text: text.into(),
                is_stored: true,
            });
        });
        Ok(saved)
    }

    /// Opens a draft that is in nobody's storage yet.
    pub(in crate::web::state) fn open_new(self, title: String, draft: Draft) {
        leptos::task::spawn_local(self.open_now(title, draft));
    }

    /// As [`Self::open_new`], to go on with when it is open.
    pub(in crate::web::state) async fn open_now(self, title: String, draft: Draft) {
        self.save_now();
        let id = format!("{:x}", time::random());
        self.keeper.update_value(|keeper| {
            keeper.revision = 0;
            // Another draft may hold the same catalogue, and has a record of its own.
            keeper.kept_catalogue = None;
        });
        self.open(Opened { id, title }, draft, true).await;
        self.show_from_top();
    }

    /// Shows the screen that was put up from its top and with the focus on it: what had the focus is gone with the screen before.
    pub fn show_from_top(self) {
        leptos::task::spawn_local(async move {
            // The new screen is not in the page before that.
            time::breathe().await;
            match self.screen.get_untracked() {
                Screen::Start => {
                    dom::focus("start-t");
                }
                Screen::Build => self.focus_builder(),
            }
            // Last: moving the focus scrolls too.
            dom::scroll_to_top("main");
        });
    }

    /// Moves the focus to the list of tools, or to the part that is shown in its place.
    fn focus_builder(self) {
        let pane = self.view.pane.get_untracked();
        if pane != Pane::Tools && !dom::is_focus_lost() {
            // A part that was opened with the draft has taken it, such as the text that is to be mended.
            return;
        }
        dom::focus("main");
        if !dom::has_focus_within("main") {
            dom::focus_part(&format!("panel-{}", pane.key()));
        }
    }

    /// Says which draft is open now.
    fn say_opened(self, issues: usize) {
        let title = self.title().get_untracked();
        let tools = self.catalogue().read_untracked().tools.len();
        let mut words = format!("Opened {title}");
        if tools > 0 {
            words = format!("{words}, {}", plural(tools as u64, "tool", "tools"));
        }
        if issues > 0 {
            words = format!(
                "{words}, with {}",
                plural(issues as u64, "oddity", "oddities")
            );
        }
        self.notices.speak(words + ".");
    }

    async fn open(self, opened: Opened, draft: Draft, is_new: bool) {
        self.release();
        let access = self.lock_draft(&opened.id, false).await;
        assess_ahead(self.risk_memos().assessed, &draft.catalogue).await;
        memory::set(memory::LAST_DRAFT, &opened.id);
        self.view.reset();
        self.access.set(access);
        self.saving.set(if access == Access::ReadOnly {
            Saving::ReadOnly
        } else {
            Saving::Saved
        });
        self.load_error.set(None);
        // One change for all that follow from it: otherwise the old draft would be kept under the new id.
        self.text_editing.reset();
        self.simulator.reset();
        self.drift().former.set(None);
        let kept = (!is_new).then(|| draft.clone());
        self.keeper.update_value(|keeper| keeper.kept_draft = kept);
        self.opened.set(Opened::default());
        self.history.set(History::new(draft));
        self.opened.set(opened);
        self.screen.set(Screen::Build);
        let issues = self.catalogue().read_untracked().issues.len();
        self.notices.withdraw_undo();
        self.say_opened(if is_new { issues } else { 0 });
    }

    async fn lock_draft(self, id: &str, take_over: bool) -> Access {
        let lost_id = id.to_owned();
        let lost = move || {
            let still_open = self
                .opened
                .try_read_untracked()
                .is_some_and(|opened| opened.id == lost_id);
            let held = self.lock.try_with_value(Option::is_some).unwrap_or(false);
            if still_open && held {
                self.lock.set_value(None);
                let unkept = self
                    .keeper
                    .try_update_value(|keeper| keeper.timer.take().is_some());
                if unkept == Some(true) {
                    self.notices.failure(
                        "Another tab took this draft over before the last change was kept. It stands here only: download the draft to keep it.",
                    );
                }
                self.access.set(Access::ReadOnly);
                self.saving.set(Saving::ReadOnly);
            }
        };
        match locks::ask(id, take_over, lost).await {
            Asked::Held(held) => {
                self.lock.set_value(Some(held));
                Access::Full
            }
            Asked::Taken => Access::ReadOnly,
            Asked::Unsupported => Access::Full,
        }
    }

    pub(super) fn release(self) {
        if let Some(held) = self.lock.try_update_value(Option::take).flatten() {
            held.release();
        }
    }

    /// Takes the draft over from the other tab, with what that tab has kept.
    pub fn take_over(self) {
        leptos::task::spawn_local(async move {
            let id = self.opened.get_untracked().id;
            let access = self.lock_draft(&id, true).await;
            let kept = match self.database().await {
                Ok(database) => database.get(&id).await.ok().flatten(),
                Err(_) => None,
            };
            if let Some(Ok(saved)) = kept.map(|record| self.decode(&record)) {
                self.history.set(History::new(saved.draft));
            }
            self.access.set(access);
            self.notices.done("This tab has the draft now");
        });
    }
}
