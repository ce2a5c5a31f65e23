//! What the list of drafts shows of one, and its written form.

use crate::core::json::{self, Number, Object, Value};

/// What the list of drafts knows about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which draft.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How many tools its catalogue has.
    pub tools: u32,
    /// How many are decided.
    pub decided: u32,
    /// When it was kept, RFC 3339.
    pub saved_at: String,
}

impl Card {
    /// The written form, without the id: it is kept under that.
    pub fn to_text(&self) -> String {
        let number = |value: u32| Value::from(Number::from(u64::from(value)));
        let members = [
            ("title", Value::from(self.title.as_str())),
            ("tools", number(self.tools)),
            ("decided", number(self.decided)),
            ("saved_at", Value::from(self.saved_at.as_str())),
        ];
        let object: Object = members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        json::compact(&object.into())
    }

    /// The card with this id and text. What a damaged text does not say is left open: the draft itself may be whole.
    pub fn read(id: String, text: &str) -> Self {
        let value = json::read_text(text).map(json::Document::into_value).ok();
        let value = value.as_ref();
        let text = |key| Some(value?.get(key)?.as_str()?.to_owned());
        let number = |key| u32::try_from(value?.get(key)?.as_number()?.as_u64()?).ok();
        Self {
            id,
            title: text("title").unwrap_or_else(|| "Unnamed draft".to_owned()),
            tools: number("tools").unwrap_or_default(),
            decided: number("decided").unwrap_or_default(),
            saved_at: text("saved_at").unwrap_or_default(),
        }
    }
}
