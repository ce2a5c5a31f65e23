//! What the list of drafts shows of one, and its written form.

use crate::core::json::{self, Number, Object, Value};
use crate::core::risk::{Category, Exposure};

/// What the list of drafts knows about one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Which draft.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The package of its server, where the tool list says so.
    pub package: Option<String>,
    /// The identifier of its server, where the tool list says so.
    pub server: Option<String>,
    /// How many tools its catalogue has.
    pub tools: u32,
    /// How many are decided.
    pub decided: u32,
    /// What an agent can call; nothing where an older card does not say.
    pub exposure: Option<Vec<Exposed>>,
    /// How many findings are graver than suggestions; nothing where the draft was not looked through.
    pub problems: Option<u32>,
    /// How many tools changed and wait to be looked at.
    pub changes: u32,
    /// When it was kept, RFC 3339.
    pub saved_at: String,
}

/// How many tools of a category can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exposed {
    /// The category.
    pub category: Category,
    /// Freely.
    pub freely: u32,
    /// Within a limit or under conditions.
    pub bounded: u32,
}

impl Exposed {
    /// The categories of which something can be called, the worst first.
    pub fn of(exposure: &Exposure) -> Vec<Self> {
        let rows = exposure.rows.iter().filter(|row| row.callable() > 0);
        rows.map(|row| Self {
            category: row.category,
            freely: row.freely,
            bounded: row.callable().saturating_sub(row.freely),
        })
        .collect()
    }

    fn to_value(self) -> Value {
        let counts = [self.freely, self.bounded].map(number);
        let [freely, bounded] = counts;
        Value::Array(vec![self.category.word().into(), freely, bounded])
    }

    fn read(value: &Value) -> Option<Self> {
        let [category, freely, bounded] = value.as_array()? else {
            return None;
        };
        Some(Self {
            category: Category::parse(category.as_str()?)?,
            freely: count(freely)?,
            bounded: count(bounded)?,
        })
    }
}

fn number(value: u32) -> Value {
    Value::from(Number::from(u64::from(value)))
}

fn count(value: &Value) -> Option<u32> {
    u32::try_from(value.as_number()?.as_u64()?).ok()
}

impl Card {
    /// The written form, without the id: it is kept under that.
    pub fn to_text(&self) -> String {
        let exposure = self.exposure.as_ref().map(|rows| {
            let rows = rows.iter().map(|row| row.to_value());
            Value::Array(rows.collect())
        });
        let text = |text: &Option<String>| text.as_deref().map(Value::from);
        let members = [
            ("title", Some(Value::from(self.title.as_str()))),
            ("package", text(&self.package)),
            ("server", text(&self.server)),
            ("tools", Some(number(self.tools))),
            ("decided", Some(number(self.decided))),
            ("exposure", exposure),
            ("problems", self.problems.map(number)),
            ("changes", Some(number(self.changes))),
            ("saved_at", Some(Value::from(self.saved_at.as_str()))),
        ];
        let object: Object = members
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect();
        json::compact(&object.into())
    }

    /// The card with this id and text. What a damaged text does not say is left open: the draft itself may be whole.
    pub fn read(id: String, text: &str) -> Self {
        let value = json::read_text(text).map(json::Document::into_value).ok();
        let value = value.as_ref();
        let text = |key| Some(value?.get(key)?.as_str()?.to_owned());
        let number = |key| count(value?.get(key)?);
        let exposure = || {
            let rows = value?.get("exposure")?.as_array()?;
            rows.iter().map(Exposed::read).collect()
        };
        Self {
            id,
            title: text("title").unwrap_or_else(|| "Unnamed draft".to_owned()),
            package: text("package"),
            server: text("server"),
            tools: number("tools").unwrap_or_default(),
            decided: number("decided").unwrap_or_default(),
            exposure: exposure(),
            problems: number("problems"),
            changes: number("changes").unwrap_or_default(),
            saved_at: text("saved_at").unwrap_or_default(),
        }
    }
}
