//! One call of a tool, as the gateway sees it.

use crate::core::json::Object;

/// The grant and the session of a call that names none.
pub const DEFAULT: &str = "default";

/// One call of a tool.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The tool's name.
    pub tool: String,
    /// The arguments.
    pub args: Object,
    /// Whose call it is: version 1 counts per grant.
    pub grant: String,
    /// The agent's session: the shorthand form counts per session.
    pub session: String,
}

impl Call {
    /// A call of the grant and the session called [`DEFAULT`].
    pub fn new(tool: impl Into<String>, args: Object) -> Self {
        Self {
            tool: tool.into(),
            args,
            grant: DEFAULT.to_owned(),
            session: DEFAULT.to_owned(),
        }
    }
}
