//! A newer tool list for a draft: offered, never taken in its place without asking.

use super::card::Card;
use super::risk::assess_ahead;
use super::view::Pane;
use super::workspace::{Access, Screen, Workspace};
use crate::core::catalogue::{Catalogue, Server};
use crate::core::compare::compare;
use crate::core::draft::Draft;
use crate::core::edit::Edit;
use crate::core::hashed::HashSet;
use crate::core::text::plural;
use leptos::prelude::*;
use std::sync::Arc;

/// The most drafts of one server that are offered to compare with.
const OFFERED: usize = 3;

/// Why nothing was loaded.
const READ_ONLY: &str =
    "The newer list was not loaded: this draft is open in another tab. Take it over first.";

/// A list that came for a server of which there are drafts.
#[derive(Clone)]
pub struct Offered {
    /// The list.
    pub catalogue: Arc<Catalogue>,
    /// The name that a new draft gets.
    pub title: String,
    /// The drafts, the latest first.
    pub drafts: Vec<Card>,
    /// Whether the list says that it is another server's.
    pub is_other: bool,
}

/// What is under way about newer lists.
#[derive(Clone, Copy, Default)]
pub struct Newer {
    /// A list that waits for an answer.
    pub offered: RwSignal<Option<Offered>>,
    /// Whether the next list that is brought is for the open draft.
    pub asking: RwSignal<bool>,
}

/// Whether two lists are one server's, as far as they say; nothing where that is too little.
fn same_server(
    package: (Option<&str>, Option<&str>),
    name: (Option<&str>, Option<&str>),
) -> Option<bool> {
    match (package, name) {
        ((Some(one), Some(two)), _) | (_, (Some(one), Some(two))) => Some(one == two),
        _ => None,
    }
}

impl Workspace {
    /// Newer lists.
    pub fn newer(self) -> Newer {
        self.newer
    }

    /// Takes a list that was brought: for the draft that asked for one, for a new one, or with a question where there is a draft.
    pub(super) fn arrive(self, catalogue: Catalogue, title: String, asked: bool) {
        let newer = self.newer;
        let asked = asked && self.screen.get_untracked() == Screen::Build;
        let catalogue = Arc::new(catalogue);
        if asked {
            let held = self.catalogue().get_untracked();
            let is_same = same(&held.server, &catalogue.server);
            if is_same != Some(false) {
                leptos::task::spawn_local(self.load_newer(catalogue));
                return;
            }
            newer.offered.set(Some(Offered {
                catalogue,
                title,
                drafts: vec![self.own_card()],
                is_other: true,
            }));
            return;
        }
        let drafts = self.drafts_of(&catalogue.server, &title);
        if drafts.is_empty() {
            self.open_new(title, Draft::new(catalogue));
            return;
        }
        newer.offered.set(Some(Offered {
            catalogue,
            title,
            drafts,
            is_other: false,
        }));
    }

    /// The drafts of a server, the latest first.
    fn drafts_of(self, server: &Server, title: &str) -> Vec<Card> {
        let is_named = server.package.is_some() || server.name.is_some();
        let cards = self.cards.read_untracked();
        let of_server = |card: &&Card| {
            let package = (card.package.as_deref(), server.package.as_deref());
            let name = (card.server.as_deref(), server.name.as_deref());
            // A list that says nothing of its server has a name of our own, which is no sign.
            same_server(package, name).unwrap_or(is_named && card.title == title)
        };
        cards
            .iter()
            .filter(of_server)
            .take(OFFERED)
            .cloned()
            .collect()
    }

    /// Opens a draft and loads the list that was offered into it.
    pub fn compare_with(self, id: String) {
        let Some(offered) = self.newer.offered.get_untracked() else {
            return;
        };
        self.newer.offered.set(None);
        leptos::task::spawn_local(async move {
            if self.open_kept(id).await {
                self.load_newer(offered.catalogue).await;
            } else {
                // The list that was brought is not lost with the draft that did not open.
                self.newer.offered.set(Some(offered));
            }
        });
    }

    /// Starts a new draft with the list that was offered.
    pub fn start_anew(self) {
        if let Some(Offered {
            catalogue, title, ..
        }) = self.newer.offered.get_untracked()
        {
            self.newer.offered.set(None);
            self.open_new(title, Draft::new(catalogue));
        }
    }

    /// Puts a newer list into the open draft as one step, and shows what changed.
    async fn load_newer(self, new: Arc<Catalogue>) {
        if self.access.get_untracked() == Access::ReadOnly {
            self.notices.failure(READ_ONLY);
            return;
        }
        let old = self.catalogue().get_untracked().0;
        assess_ahead(self.risk_memos().assessed, &new).await;
        let former_pins = self.pins_of(&old).await;
        self.pins_of(&new).await;
        let draft = self.draft().get_untracked();
        if !Arc::ptr_eq(&draft.catalogue, &old) {
            self.notices
                .failure("The newer list was not loaded: another draft was opened meanwhile. Bring it again.");
            return;
        }
        let changes = compare(&old, &new);
        let mut edits = Vec::new();
        if !draft.is_pinned {
            let pins = former_pins.iter();
            let pins = pins.map(|(name, pin)| (name.clone(), Some(*pin))).collect();
            edits.push(Edit::Pin { pins });
        }
        edits.push(Edit::SetCatalogue(new.clone()));
        // Changes that wait already are told from the list that was looked at.
        if self.drift_counts().get_untracked().total() == 0 {
            self.drift().former.set(Some(old.clone()));
        }
        self.leave();
        let label = "Load a newer tool list".to_owned();
        match self.edit(&Edit::Batch { label, edits }) {
            Ok(true) => {}
            Ok(false) if self.access.get_untracked() == Access::ReadOnly => {
                self.notices.failure(READ_ONLY);
                return;
            }
            Ok(false) => {
                self.notices
                    .done("The list that was loaded says the same about every tool");
                return;
            }
            Err(refusal) => {
                self.refused(&refusal);
                return;
            }
        }
        let of: HashSet<&str> = changes.iter().map(|change| &*change.tool).collect();
        if old.tools.is_empty() {
            let tools = plural(new.tools.len() as u64, "tool", "tools");
            self.notices.undoable(format!("Loaded the list: {tools}"));
        } else if of.is_empty() {
            self.notices
                .done("The list that was loaded says the same about every tool");
        } else {
            self.view.clear_filters();
            self.view.show(Pane::Changes);
            let tools = plural(of.len() as u64, "tool differs", "tools differ");
            self.notices
                .undoable(format!("Loaded a newer tool list: {tools}"));
        }
    }
}

fn same(one: &Server, two: &Server) -> Option<bool> {
    same_server(
        (one.package.as_deref(), two.package.as_deref()),
        (one.name.as_deref(), two.name.as_deref()),
    )
}
