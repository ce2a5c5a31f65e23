//! The call that is being filled in.

use super::Simulator;
use crate::core::catalogue::Parameter;
use crate::core::evaluate::filled::Filled;
use crate::core::json::{self, Object, Value};
use crate::web::state::rows::RowId;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The longest text of arguments that is read, in bytes.
const MOST_BYTES: usize = 1_000_000;

/// The call that is being filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filling {
    /// Which tool; nothing before one is chosen.
    pub row: Option<RowId>,
    /// What the tool takes.
    pub parameters: Arc<[Parameter]>,
    /// The fields.
    pub filled: Filled,
    /// The whole arguments as JSON, in place of the fields.
    pub json: Option<String>,
    /// Counts how often the fields were filled from outside, so that they are drawn anew then and only then.
    pub epoch: u32,
}

impl Simulator {
    /// The arguments as they are filled in.
    ///
    /// # Errors
    /// What is wrong, by the path of the field; of the whole JSON text under the empty path.
    pub fn arguments(self) -> Result<Object, BTreeMap<String, String>> {
        let filling = self.filling.read();
        let Some(text) = &filling.json else {
            return filling.filled.read(&filling.parameters);
        };
        let wrong = |words: String| Err(BTreeMap::from([(String::new(), words)]));
        if text.len() > MOST_BYTES {
            return wrong("The arguments are longer than 1 MB.".to_owned());
        }
        match json::read_text(text).map(json::Document::into_value) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => wrong("Arguments are an object: { … }.".to_owned()),
            Err(error) => wrong(error.to_string()),
        }
    }

    /// Fills in a text for an argument; nothing to leave it out.
    pub fn fill(self, path: &str, text: Option<String>) {
        self.filling.update(|filling| match text {
            Some(text) => {
                filling.filled.0.insert(path.to_owned(), text);
            }
            None => {
                filling.filled.0.remove(path);
            }
        });
    }

    /// Fills in the whole arguments as JSON.
    pub fn fill_json(self, text: String) {
        self.filling.update(|filling| filling.json = Some(text));
    }

    /// Shows the fields, or the whole arguments as JSON. The fields come back only for arguments that they can show.
    pub fn show_json(self, on: bool) {
        let Ok(args) = untrack(|| self.arguments()) else {
            return;
        };
        self.filling.update(|filling| {
            filling.epoch = filling.epoch.wrapping_add(1);
            if on {
                filling.json = Some(json::pretty(&Value::Object(args)));
            } else if let Some(filled) = Filled::of(&args, &filling.parameters) {
                filling.filled = filled;
                filling.json = None;
            }
        });
    }

    pub(super) fn show(self, row: Option<RowId>, parameters: Arc<[Parameter]>, args: &Object) {
        self.filling.update(|filling| {
            let filled = Filled::of(args, &parameters);
            filling.json = filled
                .is_none()
                .then(|| json::pretty(&Value::Object(args.clone())));
            filling.filled = filled.unwrap_or_default();
            filling.row = row;
            filling.parameters = parameters;
            filling.epoch = filling.epoch.wrapping_add(1);
        });
    }
}
