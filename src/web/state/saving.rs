//! Keeping drafts: saved a moment after each change, listed on the start screen, one writer for each.

mod opening;
mod removing;

use super::card::{Card, Exposed};
use super::workspace::{Access, Opened, Saving, Workspace};
use crate::core::catalogue::Catalogue;
use crate::core::codec;
use crate::core::draft::{Draft, Saved};
use crate::web::platform::database::{Drafts, Record, StorageError};
use crate::web::platform::time::Timer;
use crate::web::platform::{download, rescue, time};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// How long after the last change a draft is kept, in milliseconds.
const QUIET: u32 = 400;

/// What keeping drafts needs between two changes.
#[derive(Default)]
pub(super) struct Keeper {
    database: Option<Rc<Drafts>>,
    timer: Option<Timer>,
    revision: u64,
    /// The draft as it was when it was kept or read last.
    kept_draft: Option<Draft>,
    /// The catalogue that is kept with the open draft, and its text.
    kept_catalogue: Option<KeptCatalogue>,
    /// A draft that was removed and can come back.
    removed: Option<Removed>,
}

#[derive(Clone)]
struct Removed {
    card: Card,
    record: Record,
}

/// A catalogue's written form, made once: it is the longest part of a draft and seldom changes.
#[derive(Clone)]
struct KeptCatalogue {
    catalogue: Arc<Catalogue>,
    text: Rc<str>,
    /// Whether the database has it.
    is_stored: bool,
}

/// A catalogue without tools: stands in a draft's record for the one that is kept beside it.
const NO_TOOLS: &str = r#"{"format":"mcp-tool-catalogue/1","tools":[]}"#;
/// The longest catalogue that is handed to the boot script with each change, in bytes.
const LONGEST_RESCUED: usize = 2_000_000;

impl Workspace {
    /// Keeps the draft whenever it has changed and a moment has passed.
    pub(super) fn keep_saved(self) {
        let draft = self.draft();
        Effect::new(move |_| {
            draft.track();
            if self.opened.read().id.is_empty() || self.access.get() == Access::ReadOnly {
                return;
            }
            self.saving.set(Saving::Pending);
            let timer = Timer::after(QUIET, move || self.save_now());
            // The timer of an earlier change is dropped, which stops it.
            self.keeper
                .update_value(|keeper| keeper.timer = Some(timer));
        });
    }

    /// Keeps the draft once more where the list of drafts shows another number of problems than was found since.
    pub(super) fn keep_counts(self) {
        let card = self.own_card();
        let differs = self.cards.read_untracked().iter().any(|known| {
            known.id == card.id && (known.problems, known.changes) != (card.problems, card.changes)
        });
        let waits = self.keeper.with_value(|keeper| keeper.timer.is_some());
        if differs && !waits && self.access.get_untracked() == Access::Full {
            let timer = Timer::after(QUIET, move || self.save_now());
            self.keeper
                .update_value(|keeper| keeper.timer = Some(timer));
        }
    }

    /// Keeps the draft at once, where it has changed.
    pub fn save_now(self) {
        let due = self
            .keeper
            .try_update_value(|keeper| keeper.timer.take().is_some())
            .unwrap_or(false);
        if !due || self.access.get_untracked() == Access::ReadOnly {
            return;
        }
        let mut saved = self.saved();
        let own = self.own_card();
        if self.is_as_kept(&saved.draft) && !own.saved_at.is_empty() {
            saved.saved_at.clone_from(&own.saved_at);
        }
        self.keeper
            .update_value(|keeper| keeper.kept_draft = Some(saved.draft.clone()));
        let kept = self.kept_catalogue(&saved.draft.catalogue);
        let encoded = codec::Encoded::of(&saved);
        let record = Record {
            text: encoded.with(NO_TOOLS),
            catalogue: (!kept.is_stored).then(|| kept.text.to_string()),
        };
        let rescued = if kept.text.len() <= LONGEST_RESCUED {
            &*kept.text
        } else {
            NO_TOOLS
        };
        rescue::keep(&saved.title, &encoded.with(rescued));
        let card = Card {
            saved_at: saved.saved_at,
            ..own
        };
        // With the database at hand everything is asked for at once: the page may be going away.
        let database = self.keeper.with_value(|keeper| keeper.database.clone());
        let asked = database.map(|database| database.put(&card.id, &record, &card.to_text()));
        leptos::task::spawn_local(async move {
            let outcome = match asked {
                Some(asked) => asked.await,
                None => self.put(&record, &card).await,
            };
            match outcome {
                Ok(()) => {
                    self.keeper.update_value(|keeper| {
                        if let Some(stored) = &mut keeper.kept_catalogue
                            && Arc::ptr_eq(&stored.catalogue, &kept.catalogue)
                        {
                            stored.is_stored = true;
                        }
                    });
                    self.storage_problem.set(None);
                    // A change that came meanwhile waits for its own turn.
                    if self.keeper.with_value(|keeper| keeper.timer.is_none()) {
                        self.saving.set(Saving::Saved);
                    }
                    self.show_card(card);
                }
                Err(error) => {
                    self.storage_problem.set(Some(error.not_saved()));
                    self.saving.set(Saving::Failed);
                }
            }
        });
    }

    /// Whether a draft says what was kept last: opening one, or pinning its tools for the first time, is no change.
    fn is_as_kept(self, draft: &Draft) -> bool {
        self.keeper.with_value(|keeper| {
            keeper.kept_draft.clone().is_some_and(|mut kept| {
                if !kept.is_pinned {
                    kept.pins = draft.pins.clone();
                    kept.is_pinned = draft.is_pinned;
                }
                kept.is_same(draft)
            })
        })
    }

    /// What the list of drafts shows of the open one.
    pub(super) fn own_card(self) -> Card {
        let Opened { id, title } = self.opened.get_untracked();
        let counts = self.counts().get_untracked();
        let catalogue = self.catalogue().get_untracked().0;
        let known = self.cards.read_untracked();
        let known = known.iter().find(|card| card.id == id);
        let problems = if self.findings_are_current().get_untracked() {
            Some(self.problem_counts().read_untracked().grave())
        } else {
            known.and_then(|card| card.problems)
        };
        Card {
            id,
            title,
            package: catalogue.server.package.clone(),
            server: catalogue.server.name.clone(),
            tools: u32::try_from(catalogue.tools.len()).unwrap_or(u32::MAX),
            decided: counts.total() - counts.undecided,
            exposure: Some(Exposed::of(&self.exposure().read_untracked())),
            problems,
            changes: self.drift_counts().get_untracked().total(),
            saved_at: known.map(|card| card.saved_at.clone()).unwrap_or_default(),
        }
    }

    fn saved(self) -> Saved {
        let Opened { id, title } = self.opened.get_untracked();
        let revision = self
            .keeper
            .try_update_value(|keeper| {
                keeper.revision = keeper.revision.saturating_add(1);
                keeper.revision
            })
            .unwrap_or_default();
        Saved {
            id,
            title,
            saved_at: time::stamp(),
            revision,
            draft: self.history.read_untracked().current().clone(),
        }
    }

    async fn put(self, record: &Record, card: &Card) -> Result<(), StorageError> {
        let database = self.database().await?;
        database.put(&card.id, record, &card.to_text()).await
    }

    fn kept_catalogue(self, catalogue: &Arc<Catalogue>) -> KeptCatalogue {
        let known = self
            .keeper
            .with_value(|keeper| keeper.kept_catalogue.clone());
        if let Some(known) = known.filter(|known| Arc::ptr_eq(&known.catalogue, catalogue)) {
            return known;
        }
        let made = KeptCatalogue {
            catalogue: catalogue.clone(),
            text: catalogue.to_file().into(),
            is_stored: false,
        };
        self.keeper
            .update_value(|keeper| keeper.kept_catalogue = Some(made.clone()));
        made
    }

    async fn database(self) -> Result<Rc<Drafts>, StorageError> {
        let known = self.keeper.with_value(|keeper| keeper.database.clone());
        if let Some(database) = known {
            return Ok(database);
        }
        let database = Rc::new(Drafts::open().await?);
        self.keeper
            .update_value(|keeper| keeper.database = Some(database.clone()));
        Ok(database)
    }

    /// Puts the card of a draft that was just kept into the list.
    fn show_card(self, card: Card) {
        self.cards.update(|cards| {
            cards.retain(|other| other.id != card.id);
            cards.insert(0, card);
            latest_first(cards);
        });
    }

    /// Reads the list of drafts again.
    pub fn refresh_cards(self) {
        leptos::task::spawn_local(async move {
            let Ok(database) = self.database().await else {
                return;
            };
            let Ok(records) = database.cards().await else {
                return;
            };
            let mut cards: Vec<Card> = records
                .into_iter()
                .map(|(id, text)| Card::read(id, &text))
                .collect();
            latest_first(&mut cards);
            self.cards.set(cards);
        });
    }

    /// Offers the whole draft as a file.
    pub fn download_draft(self) {
        let saved = self.saved();
        let name = format!("{}.draft.json", file_stem(&saved.title));
        match download::download(&name, "application/json", &codec::encode(&saved)) {
            Ok(()) => self.notices.done(format!("Downloaded {name}")),
            Err(reason) => self.notices.failure(format!("Not downloaded: {reason}.")),
        }
    }
}

fn latest_first(cards: &mut [Card]) {
    cards.sort_by(|one, two| two.saved_at.cmp(&one.saved_at));
}

/// A title as a file's name: letters, digits and hyphens.
fn file_stem(title: &str) -> String {
    let words: Vec<&str> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "policy".to_owned()
    } else {
        words.join("-").to_lowercase()
    }
}
