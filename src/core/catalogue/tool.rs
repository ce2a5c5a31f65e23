//! One tool as its server describes it.

use crate::core::json::{Object, Value};

/// One tool. Text is the server's own and untrusted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tool {
    /// The name that a policy's rules mean; any string.
    pub name: String,
    /// The title for people: `title`, else `annotations.title`. It can pretend.
    pub title: Option<String>,
    /// What the server says that the tool does.
    pub description: Option<String>,
    /// The hints that the server declares.
    pub annotations: Annotations,
    /// The classification that a builder's own catalogue file gives.
    pub given: Option<Given>,
    /// The whole tool object as it stood in the file.
    pub raw: Object,
}

impl Tool {
    /// The input schema, where there is one.
    pub fn input_schema(&self) -> Option<&Value> {
        self.raw.get("inputSchema")
    }
}

/// The hints of `annotations`; nothing where the server declares nothing.
///
/// Absent hints mean the worst case (MCP specification, `ToolAnnotations`): not read-only, destructive, not idempotent, open world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// `readOnlyHint`: the tool changes nothing.
    pub read_only: Option<bool>,
    /// `destructiveHint`: it may destroy; counts only when not read-only.
    pub destructive: Option<bool>,
    /// `idempotentHint`: calling it again changes nothing more.
    pub idempotent: Option<bool>,
    /// `openWorldHint`: it reaches beyond a closed set of things.
    pub open_world: Option<bool>,
}

/// A classification that came with the catalogue, in the file's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The category's word, as written.
    pub category: String,
    /// The severity's word, as written.
    pub severity: Option<String>,
    /// The reasons, as written.
    pub evidence: Vec<String>,
}
