//! Removing a draft, and putting it back.

use super::Removed;
use crate::web::platform::locks::{self, Asked};
use crate::web::platform::memory;
use crate::web::state::notices::Offer;
use crate::web::state::workspace::{Access, Opened, Workspace};
use leptos::prelude::*;

impl Workspace {
    /// Removes a draft from this browser; it can be taken back for a while.
    pub fn discard(self, id: String) {
        leptos::task::spawn_local(async move {
            let Ok(database) = self.database().await else {
                return;
            };
            let is_own = self.opened.read_untracked().id == id;
            let held = if is_own {
                self.access.get_untracked() == Access::Full
            } else {
                match locks::ask(&id, false, || {}).await {
                    Asked::Held(held) => {
                        held.release();
                        true
                    }
                    Asked::Taken => false,
                    Asked::Unsupported => true,
                }
            };
            if !held {
                self.notices.failure(
                    "This draft is open in another tab, so it was not removed. Close it there first.",
                );
                return;
            }
            let card = self
                .cards
                .read_untracked()
                .iter()
                .find(|card| card.id == id)
                .cloned();
            let record = database.get(&id).await.ok().flatten();
            if let Err(error) = database.remove(&id).await {
                self.notices.failure(format!(
                    "The draft could not be removed. {}",
                    error.reason()
                ));
                return;
            }
            if is_own {
                self.release();
                self.keeper.update_value(|keeper| keeper.timer = None);
                self.opened.set(Opened::default());
            }
            if memory::get(memory::LAST_DRAFT).as_deref() == Some(id.as_str()) {
                memory::remove(memory::LAST_DRAFT);
            }
            self.cards
                .update(|cards| cards.retain(|card| card.id != id));
            if let (Some(card), Some(record)) = (card, record) {
                let words = format!("Removed the draft {}", card.title);
                self.keeper
                    .update_value(|keeper| keeper.removed = Some(Removed { card, record }));
                self.notices.offering(words, Offer::RestoreDraft);
            }
        });
    }

    /// Puts back the draft that was removed last.
    pub fn restore_draft(self) {
        let removed = self
            .keeper
            .try_update_value(|keeper| keeper.removed.take())
            .flatten();
        let Some(Removed { card, record }) = removed else {
            return;
        };
        leptos::task::spawn_local(async move {
            if let Err(error) = self.put(&record, &card).await {
                self.notices.failure(format!(
                    "The draft could not be put back. {}",
                    error.reason()
                ));
            }
            self.refresh_cards();
        });
    }
}
