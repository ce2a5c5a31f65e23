//! Bringing something in: bundled catalogues, pasted text, files. A failure leaves what is open as it is.

mod error;

pub use error::LoadError;

use super::view::Pane;
use super::workspace::{Screen, Workspace};
use crate::core::catalogue::client_config::{self, ConfiguredServer};
use crate::core::catalogue::{Catalogue, Kind, Reading, Server, Step, recognise};
use crate::core::draft::Draft;
use crate::core::edit::Edit;
use crate::core::live::address::Address;
use crate::core::policy::Policy;
use crate::core::text::plural;
use crate::web::platform::files::{self, OpenedFile};
use crate::web::platform::{dom, fetch, time};
use error::{catalogue_error, read_draft, read_policy};
use leptos::prelude::*;
use std::sync::Arc;

/// How many bytes are read before the page gets a chance to paint.
const SLICE: u32 = 1_000_000;

/// The name of a draft that began with a policy.
const NO_CATALOGUE: &str = "Policy without a catalogue";

/// Where a catalogue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A bundled one.
    Library {
        /// The server's name for people.
        title: String,
    },
    /// The paste box.
    Paste,
    /// Files, chosen or dropped.
    Files,
    /// A server, or a file at an address.
    Server {
        /// The address.
        address: String,
    },
}

/// What was brought, as bytes.
#[derive(Default)]
pub(super) struct Bundle {
    /// The files, or the pages of a list.
    pub(super) files: Vec<OpenedFile>,
    /// Who a live server says that it is.
    pub(super) server: Option<Server>,
}

impl From<Vec<OpenedFile>> for Bundle {
    fn from(files: Vec<OpenedFile>) -> Self {
        Self {
            files,
            server: None,
        }
    }
}

/// What was brought, read and understood.
enum Brought {
    Catalogue(Catalogue),
    Policy(Box<Policy>),
    Draft(Box<crate::core::draft::Saved>),
    Configuration(Vec<ConfiguredServer>),
}

impl Workspace {
    /// Opens a bundled catalogue.
    pub fn open_bundled(self, source: Source, file: String) {
        self.load(source, async move {
            let path = format!("catalogues/{file}");
            let bytes = fetch::own_file(&path)
                .await
                .map_err(|problem| LoadError::plain(&path, problem))?;
            Ok(vec![OpenedFile { name: file, bytes }].into())
        });
    }

    /// Opens a text from the paste box.
    pub fn open_pasted(self, text: String) {
        self.load(Source::Paste, async move {
            Ok(vec![OpenedFile {
                name: "The pasted text".to_owned(),
                bytes: text.into_bytes(),
            }]
            .into())
        });
    }

    /// Opens files.
    pub fn open_files(self, files: Vec<files::Handle>) {
        self.load(Source::Files, async move {
            files::read_all(files)
                .await
                .map(Bundle::from)
                .map_err(|problem| LoadError::plain("A file", problem))
        });
    }

    /// Opens a policy that has errors in the editor, in a draft without a catalogue.
    pub fn mend_policy(self, text: String) {
        self.load_error.set(None);
        leptos::task::spawn_local(async move {
            self.open_now(NO_CATALOGUE.to_owned(), Draft::default())
                .await;
            self.mend_text(text);
            self.view.show(super::view::Pane::Policy);
        });
    }

    /// Takes the words about a failed load away.
    pub fn dismiss_load_error(self) {
        self.load_error.set(None);
    }

    /// Stops what is being loaded. What was open stays.
    pub fn cancel_loading(self) {
        self.attempt
            .update_value(|attempt| *attempt = attempt.wrapping_add(1));
        self.loading.set(None);
        self.connecting.stop();
    }

    pub(super) fn load(
        self,
        source: Source,
        bringing: impl Future<Output = Result<Bundle, LoadError>> + 'static,
    ) {
        // Starting something else stops what was under way.
        self.cancel_loading();
        let attempt = self.attempt.get_value();
        self.loading.set(Some(0));
        leptos::task::spawn_local(async move {
            let outcome = match bringing.await {
                Ok(Bundle { files, server }) => self
                    .understand(files, attempt)
                    .await
                    .map(|brought| introduced(brought, server)),
                Err(error) => Err(error),
            };
            if self.attempt.get_value() != attempt {
                return;
            }
            self.loading.set(None);
            match outcome {
                Ok(brought) => self.take(&source, brought),
                Err(error) => self.not_loaded(error),
            }
        });
    }

    /// Tells what files hold, and reads them. Files that are no policy and no draft are pages of one catalogue.
    async fn understand(
        self,
        files: Vec<OpenedFile>,
        attempt: u32,
    ) -> Result<Vec<Brought>, LoadError> {
        let mut brought = Vec::new();
        let mut pages = Vec::new();
        let is_alone = files.len() == 1;
        for file in files {
            match recognise(&file.bytes) {
                Kind::Policy => brought.push(Brought::Policy(Box::new(read_policy(&file)?))),
                Kind::Draft => brought.push(Brought::Draft(Box::new(read_draft(&file)?))),
                Kind::ClientConfiguration if is_alone => {
                    let servers = client_config::read(&file.bytes)
                        .map_err(|error| LoadError::plain(&file.name, error.to_string()))?;
                    return Ok(vec![Brought::Configuration(servers)]);
                }
                Kind::Catalogue | Kind::ClientConfiguration | Kind::Unknown => {
                    pages.push((file.name, file.bytes));
                }
            }
        }
        let drafts = brought
            .iter()
            .filter(|one| matches!(one, Brought::Draft(_)))
            .count();
        let policies = brought.len() - drafts;
        if policies > 1 || (drafts > 0 && (drafts + policies > 1 || !pages.is_empty())) {
            return Err(LoadError::plain(
                "Several files at once",
                "A draft opens alone, and a policy alone or with the pages of one tool list. Bring them one after the other.",
            ));
        }
        if pages.is_empty() {
            return Ok(brought);
        }
        let mut reading = Reading::new(pages);
        loop {
            match reading.step(SLICE) {
                Step::Done(result) => {
                    brought.push(Brought::Catalogue(result.map_err(catalogue_error)?));
                    return Ok(brought);
                }
                Step::More(progress) => {
                    let percent = progress
                        .done
                        .saturating_mul(100)
                        .checked_div(progress.total)
                        .unwrap_or(0);
                    self.loading
                        .set(Some(u32::try_from(percent).unwrap_or(100)));
                    // The page paints and hears a Cancel between two slices.
                    time::breathe().await;
                    if self.attempt.get_value() != attempt {
                        return Ok(Vec::new());
                    }
                }
            }
        }
    }

    fn not_loaded(self, error: LoadError) {
        if self.screen.get_untracked() == Screen::Build && !self.newer.asking.get_untracked() {
            let LoadError {
                source,
                message,
                advice,
                policy,
                ..
            } = error;
            if let Some(text) = policy {
                self.mend_text(text.into());
                self.view.show(super::view::Pane::Policy);
            }
            let advice = advice
                .map(|advice| format!(" {advice}"))
                .unwrap_or_default();
            self.notices
                .failure(format!("{source} was not loaded. {message}{advice}"));
        } else {
            self.load_error.set(Some(error));
            // It is not in the page before that.
            time::after_frame(|| dom::scroll_to_beginning_of("load-error")).forget();
        }
    }

    fn take(self, source: &Source, brought: Vec<Brought>) {
        // Whatever came, nothing is waited for any more.
        let asked = self.newer.asking.get_untracked();
        self.newer.asking.set(false);
        let mut catalogue = None;
        let mut policy = None;
        for brought in brought {
            match brought {
                Brought::Catalogue(found) => catalogue = Some(found),
                Brought::Policy(found) => policy = Some(found),
                Brought::Configuration(servers) => {
                    // One of its servers may be asked next.
                    self.newer.asking.set(asked);
                    self.offer_configured(servers);
                    return;
                }
                Brought::Draft(saved) => {
                    self.open_new(saved.title, saved.draft);
                    return;
                }
            }
        }
        match (catalogue, policy) {
            (Some(catalogue), policy) => {
                let title = title_of(&catalogue, source);
                let Some(policy) = policy else {
                    self.arrive(catalogue, title, asked);
                    return;
                };
                let mut draft = Draft::new(Arc::new(catalogue));
                draft.policy = *policy;
                leptos::task::spawn_local(async move {
                    self.open_now(title, draft).await;
                    self.report_import();
                });
            }
            (None, Some(policy)) if self.screen.get_untracked() == Screen::Build => {
                self.replace_policy(policy);
            }
            (None, Some(policy)) => {
                let draft = Draft {
                    policy: *policy,
                    ..Draft::default()
                };
                self.open_new(NO_CATALOGUE.to_owned(), draft);
            }
            (None, None) => {}
        }
    }

    /// Says what the imported policy means, beside its findings.
    fn report_import(self) {
        self.view.imported.set(true);
        self.view.show(Pane::Problems);
    }

    /// Puts an imported policy in the place of the open one, as one step.
    fn replace_policy(self, policy: Box<Policy>) {
        let label = "Import policy.json".to_owned();
        let edits = vec![
            Edit::ReplacePolicy {
                policy,
                label: label.clone(),
            },
            Edit::ForgetParked,
        ];
        self.leave();
        match self.edit(&Edit::Batch { label, edits }) {
            Ok(true) => {
                let counts = self.counts().get_untracked();
                let decided = counts.total() - counts.undecided;
                self.report_import();
                self.notices.undoable(format!(
                    "Imported policy.json: {} decided",
                    plural(decided, "tool", "tools")
                ));
            }
            Ok(false) => self.notices.done("Imported policy.json: it says the same"),
            Err(refusal) => self.notices.failure(refusal.to_string()),
        }
    }
}

/// What a live server says of itself counts more than what its list says.
fn introduced(mut brought: Vec<Brought>, server: Option<Server>) -> Vec<Brought> {
    let Some(server) = server else {
        return brought;
    };
    for one in &mut brought {
        if let Brought::Catalogue(catalogue) = one {
            let known = std::mem::take(&mut catalogue.server);
            catalogue.server = Server {
                name: server.name.clone().or(known.name),
                title: server.title.clone().or(known.title),
                version: server.version.clone().or(known.version),
                ..known
            };
        }
    }
    brought
}

/// The name of a new draft.
fn title_of(catalogue: &Catalogue, source: &Source) -> String {
    let server = &catalogue.server;
    let own = || server.title.clone().or_else(|| server.name.clone());
    match source {
        Source::Library { title } => title.clone(),
        Source::Paste | Source::Files => own().unwrap_or_else(|| "Unnamed server".to_owned()),
        Source::Server { address } => own().unwrap_or_else(|| {
            Address::parse(address).map_or_else(|_| "Unnamed server".to_owned(), |found| found.host)
        }),
    }
}
