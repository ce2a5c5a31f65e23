//! The bundled catalogues: an index that is loaded once, and files that are loaded when they are opened.

use super::platform::fetch;
use crate::core::json::{self, Value};
use crate::core::risk::Category;
use leptos::prelude::*;
use std::cmp::Reverse;

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
    /// How many tools it has of each category, the worst first.
    pub categories: [(Category, u32); 6],
    /// Its file, in the folder of the index.
    pub file: String,
}

impl Entry {
    fn of(value: &Value) -> Option<Self> {
        let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let count = |value: &Value| u32::try_from(value.as_number()?.as_u64()?).ok();
        let categories = value.get("categories");
        Some(Self {
            id: text("id")?,
            title: text("title")?,
            publisher: text("publisher"),
            version: text("version"),
            package: text("package"),
            captured: text("captured"),
            tools: count(value.get("tools")?)?,
            categories: Category::ALL.map(|category| {
                let of = categories.and_then(|counts| counts.get(category.word()));
                (category, of.and_then(count).unwrap_or_default())
            }),
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

/// In which order the servers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the index has them.
    #[default]
    Index,
    /// By their names.
    Name,
    /// Those with the most tools first.
    Tools,
    /// Those with the most tools of the worst categories first.
    Riskiest,
    /// Those recorded last first.
    Latest,
}

impl Order {
    /// All orders, as the menu has them.
    pub const ALL: [Self; 5] = [
        Self::Index,
        Self::Name,
        Self::Tools,
        Self::Riskiest,
        Self::Latest,
    ];

    /// The words in the menu.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Index => "Suggested",
            Self::Name => "Name",
            Self::Tools => "Most tools",
            Self::Riskiest => "Riskiest",
            Self::Latest => "Latest",
        }
    }

    /// Puts entries into this order; those that are equal in it stay as they are.
    fn sort(self, entries: &mut [Entry]) {
        let risk = |entry: &Entry| Reverse(entry.categories.map(|(_, count)| count));
        match self {
            Self::Index => {}
            Self::Name => entries.sort_by_cached_key(|entry| entry.title.to_lowercase()),
            Self::Tools => entries.sort_by_key(|entry| Reverse(entry.tools)),
            Self::Riskiest => entries.sort_by_key(risk),
            Self::Latest => entries.sort_by_cached_key(|entry| Reverse(entry.captured.clone())),
        }
    }
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

    /// The servers whose title, publisher or package holds all words of `query`, in an order.
    pub fn search(self, query: &str, order: Order) -> Vec<Entry> {
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
        let entries = self.entries.read();
        let mut found: Vec<Entry> = entries.iter().filter(matches).cloned().collect();
        order.sort(&mut found);
        found
    }
}
