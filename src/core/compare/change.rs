//! One change between two catalogues of a server.

use crate::core::json::Value;
use crate::core::policy::Name;

/// One change of one tool.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The tool's name: the newer one, or the one that is gone.
    pub tool: Name,
    /// Which tool of the newer catalogue; for [`What::Removed`], of the older one. Names can repeat.
    pub index: u32,
    /// What changed.
    pub what: What,
}

/// What changed. Paths are those of conditions: `args.a.b`, and `args.a[].b` for a member of a list's items.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The tool is new.
    Added,
    /// The tool is gone.
    Removed {
        /// Whether another tool of its name is still there.
        namesake: bool,
    },
    /// Probably the tool that was called otherwise: same schema, and a similar name or the same description.
    Renamed {
        /// Its former name, which is gone.
        from: Name,
    },
    /// A parameter is new.
    ParameterAdded {
        /// Its path.
        path: String,
        /// Its type in words.
        words: String,
        /// Whether a call must give it.
        required: bool,
    },
    /// A parameter is gone.
    ParameterRemoved {
        /// Its path.
        path: String,
    },
    /// A parameter takes other types.
    TypeChanged {
        /// Its path.
        path: String,
        /// The types before, in words.
        from: String,
        /// The types now, in words.
        to: String,
    },
    /// Whether a call must give a parameter.
    RequiredChanged {
        /// Its path.
        path: String,
        /// Whether it must now.
        required: bool,
    },
    /// A parameter takes other values.
    ChoicesChanged {
        /// Its path.
        path: String,
        /// The values that are listed now and were not.
        added: Vec<Value>,
        /// The values that were listed and are not now.
        removed: Vec<Value>,
        /// Whether any value may stand there now that was not among those listed before.
        wider: bool,
    },
    /// A parameter that is left out means another value.
    DefaultChanged {
        /// Its path.
        path: String,
        /// The default before.
        from: Option<Value>,
        /// The default now.
        to: Option<Value>,
    },
    /// The server describes a parameter in other words.
    ParameterDescribed {
        /// Its path.
        path: String,
        /// The words before.
        from: Option<String>,
        /// The words now.
        to: Option<String>,
    },
    /// The schema differs in other keywords: patterns, bounds, what else is allowed.
    Constraints {
        /// The keywords, sorted.
        keywords: Vec<String>,
    },
    /// The schema differs in keywords that only people and agents read: titles, examples.
    SchemaWords {
        /// The keywords, sorted.
        keywords: Vec<String>,
    },
    /// The server describes the tool in other words.
    Described {
        /// The words before.
        from: Option<String>,
        /// The words now.
        to: Option<String>,
    },
    /// The tool has another title.
    Titled {
        /// The title before.
        from: Option<String>,
        /// The title now.
        to: Option<String>,
    },
    /// The server declares something else about the tool.
    Hint {
        /// Which hint.
        hint: Hint,
        /// What it declared before; nothing where it declared nothing.
        from: Option<bool>,
        /// What it declares now.
        to: Option<bool>,
    },
    /// Another member of the tool, or of its annotations (`annotations.…`), has another content.
    Member {
        /// The member's key.
        key: String,
    },
}

/// A hint of `annotations`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// `readOnlyHint`
    ReadOnly,
    /// `destructiveHint`
    Destructive,
    /// `idempotentHint`
    Idempotent,
    /// `openWorldHint`
    OpenWorld,
}

impl Hint {
    /// All hints.
    pub const ALL: [Self; 4] = [
        Self::ReadOnly,
        Self::Destructive,
        Self::Idempotent,
        Self::OpenWorld,
    ];

    /// The member's key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadOnly => "readOnlyHint",
            Self::Destructive => "destructiveHint",
            Self::Idempotent => "idempotentHint",
            Self::OpenWorld => "openWorldHint",
        }
    }

    /// What holds where the server declares nothing: the worst case (MCP specification, `ToolAnnotations`).
    pub const fn absent(self) -> bool {
        matches!(self, Self::Destructive | Self::OpenWorld)
    }
}
