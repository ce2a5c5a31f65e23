//! The pages of a list: how many may come, and whether they go round in a circle.

use super::Failure;
use crate::core::hashed::HashSet;
use crate::core::json::Value;

/// How much of a list is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Pages.
    pub pages: u32,
    /// Tools on all pages together.
    pub tools: u32,
    /// Bytes of all pages together.
    pub bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            pages: 1_000,
            tools: 20_000,
            bytes: crate::core::json::MAX_BYTES as u64,
        }
    }
}

/// The pages that came.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    /// The messages.
    pub(super) texts: Vec<String>,
    pub(super) tools: u32,
    bytes: u64,
    cursors: HashSet<String>,
    /// The names on each page that has some.
    seen: HashSet<Vec<String>>,
    /// The cursor that was followed last.
    last: Option<String>,
}

/// What comes after a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Another page.
    Cursor(String),
    /// Nothing.
    End,
}

impl Pages {
    /// Takes a page: the result and the whole message.
    pub(super) fn take(
        &mut self,
        result: &Value,
        text: String,
        bounds: Bounds,
    ) -> Result<After, Failure> {
        let Some(tools) = result.get("tools").and_then(Value::as_array) else {
            return Err(Failure::not_mcp("an answer without a list of tools"));
        };
        let cursor = match result.get("nextCursor") {
            None | Some(Value::Null) => None,
            Some(Value::String(cursor)) => Some(cursor.clone()),
            Some(_) => return Err(Failure::not_mcp("a cursor that is no text")),
        };
        let names: Vec<String> = tools.iter().map(name).collect();
        let repeated = !names.is_empty() && self.seen.contains(&names);
        // The empty cursor is the end in older servers, which send the first page for it.
        if repeated && self.last.as_deref() == Some("") {
            return Ok(After::End);
        }
        let count = u32::try_from(tools.len()).unwrap_or(u32::MAX);
        self.tools = self.tools.saturating_add(count);
        self.bytes = self.bytes.saturating_add(text.len() as u64);
        self.texts.push(text);
        let pages = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let again = cursor
            .as_ref()
            .is_some_and(|cursor| !self.cursors.insert(cursor.clone()));
        let empty = names.is_empty();
        self.seen.insert(names);
        if self.tools > bounds.tools || self.bytes > bounds.bytes {
            return Err(Failure::TooLarge);
        }
        match cursor {
            None => Ok(After::End),
            // An empty page that asks to go on with nothing has nothing more to give.
            Some(cursor) if cursor.is_empty() && empty => Ok(After::End),
            Some(_) if repeated || again || pages >= bounds.pages => {
                Err(Failure::Endless { pages })
            }
            Some(cursor) => {
                self.last = Some(cursor.clone());
                Ok(After::Cursor(cursor))
            }
        }
    }
}

fn name(tool: &Value) -> String {
    tool.get("name")
        .and_then(Value::as_str)
        .unwrap_or("")
        .to_owned()
}
