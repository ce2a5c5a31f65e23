//! The bundled catalogues: an index that is loaded once, and files that are loaded when they are opened.

use super::platform::fetch;
use crate::core::json::{self, Value};
use leptos::prelude::*;

/// Where the index stands, beside the page.
const INDEX: &str = "catalogues/index.json";

/// One bundled catalogue, as the index lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: String,
    /// The server's name, as people say it.
    pub title: String,
    /// Who publishes the server.
    pub publisher: Option<String>,
    /// The version of the package that was recorded.
    pub version: Option<String>,
    /// The package.
    pub package: Option<String>,
    /// The day it was recorded.
    pub captured: Option<String>,
    /// How many tools it has.
    pub tools: u32,
    /// Its file, in the folder of the index.
    pub file: String,
}

impl Entry {
    fn of(value: &Value) -> Option<Self> {
        let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            id: text("id")?,
            title: text("title")?,
            publisher: text("publisher"),
            version: text("version"),
            package: text("package"),
            captured: text("captured"),
            tools: u32::try_from(value.get("tools")?.as_number()?.as_u64()?).ok()?,
            file: text("file")?,
        })
    }
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let index = json::read(bytes).map_err(|error| error.to_string())?;
    let servers = index.value().get("servers").and_then(Value::as_array);
    let servers = servers.ok_or_else(|| "it lists no servers".to_owned())?;
    Ok(servers.iter().filter_map(Entry::of).collect())
}

/// The index of bundled catalogues.
#[derive(Clone, Copy)]
pub struct Library {
    entries: RwSignal<Vec<Entry>>,
    state: RwSignal<State>,
}

#[derive(Clone, PartialEq, Eq)]
enum State {
    Pending,
    Loaded,
    Failed(String),
}

impl Library {
    /// Starts to load the index.
    pub fn load() -> Self {
        let library = Self {
            entries: RwSignal::default(),
            state: RwSignal::new(State::Pending),
        };
        leptos::task::spawn_local(async move {
            let state = match fetch::own_file(INDEX).await {
                Err(problem) => State::Failed(problem),
                Ok(bytes) => match entries(&bytes) {
                    Ok(entries) => {
                        library.entries.set(entries);
                        State::Loaded
                    }
                    Err(error) => State::Failed(format!("{INDEX} cannot be read: {error}.")),
                },
            };
            library.state.set(state);
        });
        library
    }

    /// The library of this app.
    pub fn expect_context() -> Self {
        expect_context()
    }

    /// How many servers there are.
    pub fn len(self) -> usize {
        self.entries.read().len()
    }

    /// Whether the index is still on its way.
    pub fn is_pending(self) -> bool {
        *self.state.read() == State::Pending
    }

    /// Why the index could not be loaded.
    pub fn problem(self) -> Option<String> {
        match &*self.state.read() {
            State::Failed(problem) => Some(problem.clone()),
            State::Pending | State::Loaded => None,
        }
    }

    /// The servers whose title, publisher or package holds all words of `query`.
    pub fn search(self, query: &str) -> Vec<Entry> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let matches = |entry: &&Entry| {
            let parts = [
                Some(&entry.title),
                entry.publisher.as_ref(),
                entry.package.as_ref(),
            ];
            let text = parts
                .into_iter()
                .flatten()
                .map(|part| part.to_lowercase())
                .collect::<Vec<_>>()
                .join(" ");
            words.iter().all(|word| text.contains(word))
        };
        self.entries
            .read()
            .iter()
            .filter(matches)
            .cloned()
            .collect()
    }
}
