//! Keeping drafts: saved a moment after each change, listed on the start screen, one writer for each.

use super::card::{Card, Exposed};
use super::notices::Offer;
use super::risk::assess_ahead;
use super::workspace::{Access, Opened, Saving, Screen, Workspace};
use crate::core::catalogue::{self, Catalogue};
use crate::core::codec;
use crate::core::draft::{Draft, Saved};
use crate::core::edit::History;
use crate::web::platform::database::{Drafts, Record, StorageError};
use crate::web::platform::locks::{self, Asked};
use crate::web::platform::time::Timer;
use crate::web::platform::{dom, download, memory, rescue, time};
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

    /// Opens the draft that was open when the page was closed.
    pub fn resume(self) {
        if let Some(id) = memory::get(memory::LAST_DRAFT) {
            self.open_saved(id);
        }
    }

    /// Opens a draft of this browser.
    pub fn open_saved(self, id: String) {
        leptos::task::spawn_local(async move {
            self.open_kept(id).await;
        });
    }

    /// As [`Self::open_saved`], to go on with when it is open. Says whether it is.
    pub(super) async fn open_kept(self, id: String) -> bool {
        self.save_now();
        if self.opened.read_untracked().id == id && self.access.get_untracked() == Access::Full {
            // It is open here already, with its history.
            self.load_error.set(None);
            self.screen.set(Screen::Build);
            dom::focus("main");
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
    pub(super) fn open_new(self, title: String, draft: Draft) {
        leptos::task::spawn_local(self.open_now(title, draft));
    }

    /// As [`Self::open_new`], to go on with when it is open.
    pub(super) async fn open_now(self, title: String, draft: Draft) {
        self.save_now();
        let id = format!("{:x}", time::random());
        self.keeper.update_value(|keeper| {
            keeper.revision = 0;
            // Another draft may hold the same catalogue, and has a record of its own.
            keeper.kept_catalogue = None;
        });
        self.open(Opened { id, title }, draft, true).await;
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
        if is_new && issues > 0 {
            let issues = crate::core::text::plural(issues as u64, "oddity", "oddities");
            self.notices
                .speak(format!("The catalogue is loaded, with {issues}"));
        }
        dom::focus("main");
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

    fn release(self) {
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
