//! Drafts in `IndexedDB`: one record with the text of a draft, one with its catalogue, which is long and seldom changes, and one
//! with the little that a list of drafts shows.

use idb::{
    Database, DatabaseEvent as _, Factory, ObjectStoreParams, Query, Transaction, TransactionMode,
    TransactionResult,
};
use wasm_bindgen::JsValue;

const NAME: &str = "mcp-policy-builder";
const TEXTS: &str = "drafts";
const CATALOGUES: &str = "catalogues";
const CARDS: &str = "cards";
const ALL: [&str; 3] = [TEXTS, CATALOGUES, CARDS];

/// What is kept of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The draft's text, its catalogue left out.
    pub text: String,
    /// The catalogue's text.
    pub catalogue: Option<String>,
}

/// Why a draft could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser offers no storage to this page, or blocks it.
    Blocked(String),
    /// There is no room left.
    Full,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl StorageError {
    /// What happened, in a sentence.
    pub fn reason(&self) -> String {
        match self {
            Self::Blocked(_) => "This browser blocks storage for this page.".to_owned(),
            Self::Full => "The browser's storage for this page is full.".to_owned(),
            Self::Failed(reason) => format!("The browser's storage failed: {reason}."),
        }
    }

    /// What it means for a draft that should be kept, and what to do.
    pub fn not_saved(&self) -> String {
        let advice = match self {
            Self::Full => "Remove a draft you no longer need, or download this one.",
            Self::Blocked(_) | Self::Failed(_) => "Download the draft before you close the page.",
        };
        format!("Draft not saved. {} {advice}", self.reason())
    }
}

fn failed(error: &idb::Error) -> StorageError {
    let words = error.to_string();
    if words.contains("QuotaExceeded") {
        StorageError::Full
    } else if words.contains("SecurityError") || words.contains("IndexedDbNotFound") {
        StorageError::Blocked(words)
    } else {
        StorageError::Failed(words)
    }
}

/// Why a change was not committed; a disk without room shows only here.
fn refused(name: &str, message: &str) -> StorageError {
    if name == "QuotaExceededError" {
        StorageError::Full
    } else {
        StorageError::Failed(format!("{name} {message}").trim().to_owned())
    }
}

/// Waits until changes are made, all of them or none.
async fn committed(asked: Result<Transaction, StorageError>) -> Result<(), StorageError> {
    // Waiting takes the transaction, which knows afterwards why it was not committed.
    let transaction = web_sys::IdbTransaction::from(asked?);
    match Transaction::from(transaction.clone()).await {
        Ok(TransactionResult::Committed) => Ok(()),
        Ok(TransactionResult::Aborted) => Err(transaction.error().map_or_else(
            || StorageError::Failed("it stopped the change".to_owned()),
            |reason| refused(&reason.name(), &reason.message()),
        )),
        Err(error) => Err(failed(&error)),
    }
}

/// The open database.
pub struct Drafts(Database);

impl Drafts {
    /// Opens the database; makes it on the first visit.
    pub async fn open() -> Result<Self, StorageError> {
        let blocked = |error: idb::Error| StorageError::Blocked(error.to_string());
        let factory = Factory::new().map_err(blocked)?;
        let mut request = factory.open(NAME, Some(1)).map_err(blocked)?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for store in ALL {
                    // A store that is there already is as good as a new one.
                    drop(database.create_object_store(store, ObjectStoreParams::new()));
                }
            }
        });
        request.await.map(Self).map_err(blocked)
    }

    /// Keeps a draft and the card that the list of drafts shows. Without a catalogue the one that is kept stays.
    ///
    /// All of it is asked for before this returns, so that a page which is going away still keeps its draft; the future tells
    /// what came of it.
    pub fn put(
        &self,
        id: &str,
        record: &Record,
        card: &str,
    ) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let key = JsValue::from_str(id);
        let texts = [
            (TEXTS, Some(record.text.as_str())),
            (CATALOGUES, record.catalogue.as_deref()),
            (CARDS, Some(card)),
        ];
        let asked = self.write(|transaction| {
            for (store, text) in texts {
                if let Some(text) = text {
                    transaction
                        .object_store(store)?
                        .put(&JsValue::from_str(text), Some(&key))?;
                }
            }
            Ok(())
        });
        committed(asked)
    }

    /// Removes a draft.
    pub fn remove(&self, id: &str) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let key = JsValue::from_str(id);
        let asked = self.write(|transaction| {
            for store in ALL {
                transaction
                    .object_store(store)?
                    .delete(Query::Key(key.clone()))?;
            }
            Ok(())
        });
        committed(asked)
    }

    /// Asks for some changes, all or none of which are made.
    fn write(
        &self,
        ask: impl FnOnce(&Transaction) -> Result<(), idb::Error>,
    ) -> Result<Transaction, StorageError> {
        let asked = self.0.transaction(&ALL, TransactionMode::ReadWrite);
        let asked = asked.and_then(|transaction| {
            ask(&transaction)?;
            transaction.commit()
        });
        asked.map_err(|error| failed(&error))
    }

    /// A draft, or nothing when there is none of this id.
    pub async fn get(&self, id: &str) -> Result<Option<Record>, StorageError> {
        let get = async {
            let transaction = self
                .0
                .transaction(&[TEXTS, CATALOGUES], TransactionMode::ReadOnly)?;
            let text = transaction
                .object_store(TEXTS)?
                .get(Query::Key(JsValue::from_str(id)))?
                .await?;
            let catalogue = transaction
                .object_store(CATALOGUES)?
                .get(Query::Key(JsValue::from_str(id)))?
                .await?;
            Ok((text, catalogue))
        };
        let (text, catalogue) = get.await.map_err(|error: idb::Error| failed(&error))?;
        let text = text.and_then(|value| value.as_string());
        Ok(text.map(|text| Record {
            text,
            catalogue: catalogue.and_then(|value| value.as_string()),
        }))
    }

    /// The cards of all drafts, with their ids.
    pub async fn cards(&self) -> Result<Vec<(String, String)>, StorageError> {
        let all = async {
            let transaction = self.0.transaction(&[CARDS], TransactionMode::ReadOnly)?;
            let store = transaction.object_store(CARDS)?;
            let keys = store.get_all_keys(None, None)?.await?;
            let values = store.get_all(None, None)?.await?;
            Ok(keys.into_iter().zip(values))
        };
        let pairs = all.await.map_err(|error: idb::Error| failed(&error))?;
        Ok(pairs
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    }
}
