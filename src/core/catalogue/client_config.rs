//! The configuration of an MCP client: which servers it names, and how each one is asked for its tools.
//!
//! Read are the shapes of Claude Desktop and Claude Code, Cursor, Windsurf, Gemini CLI (`mcpServers`), VS Code (`servers`, `mcp.servers`)
//! and Zed (`context_servers`). Such files hold secrets: values of environment variables and headers are never kept, only their names,
//! and what looks like a secret among the arguments becomes a variable.

mod comments;
mod listing;
mod secrets;
mod server;
mod word;

pub use listing::{Shell, list_command, list_remote};
pub use word::{Piece, Word};

use crate::core::json::{self, Object, Value, decode, read_text};
pub(super) use comments::without_comments;
use std::fmt;

/// A server that a configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredServer {
    /// The name that the configuration gives it.
    pub name: String,
    /// The project that it is configured for, where the configuration says so.
    pub project: Option<String>,
    /// Whether the configuration turns it off.
    pub is_disabled: bool,
    /// How it is reached.
    pub access: Access,
}

/// How a server is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// At an address.
    Remote(Remote),
    /// By starting a program, which no page can do.
    Command(Command),
    /// Neither an address nor a program is given; why, as the end of a sentence.
    Unusable(&'static str),
}

/// A server at an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Remote {
    /// The address as it stands in the file: it can hold a secret, so show [`Remote::shown`].
    pub url: String,
    /// The transport, as far as the file says.
    pub transport: Transport,
    /// The names of the headers that the client sends; their values are not kept.
    pub headers: Vec<String>,
}

/// The transport of a server at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Streamable HTTP.
    Http,
    /// HTTP with server-sent events of 2024-11-05.
    Sse,
    /// The file does not say.
    Unknown,
    /// Another one, such as WebSocket.
    Other,
}

/// A server that is a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The program.
    pub program: Word,
    /// Its arguments; what looks like a secret is a variable.
    pub arguments: Vec<Word>,
    /// The names of its environment variables; their values are not kept.
    pub environment: Vec<String>,
    /// The folder that it runs in, where the file says so.
    pub folder: Option<String>,
}

impl Remote {
    /// The address with what looks like a secret in it replaced by the name of a variable.
    pub fn shown(&self) -> Word {
        secrets::address(&self.url)
    }
}

impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote")
            .field("url", &self.shown())
            .field("transport", &self.transport)
            .field("headers", &self.headers)
            .finish()
    }
}

/// Why a text gives no list of servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// It is not JSON, comments and commas at the end of lists aside.
    NotJson(Box<json::Error>),
    /// It is TOML.
    Toml,
    /// It is JSON without a list of servers.
    NoServers,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(error) => error.fmt(f),
            Self::Toml => f.write_str(
                "This configuration is in TOML, which cannot be read here. Enter the server's address, or ask the server for its tools from a shell.",
            ),
            Self::NoServers => f.write_str(
                "No list of servers stands here: expected `mcpServers`, `servers` or `context_servers` with an object of servers.",
            ),
        }
    }
}

impl std::error::Error for ConfigError {}

/// The servers that a configuration names, in its order.
///
/// # Errors
/// Not JSON, or no list of servers. An entry that makes no sense is no error: see [`Access::Unusable`].
pub fn read(bytes: &[u8]) -> Result<Vec<ConfiguredServer>, ConfigError> {
    let not_json = |error| ConfigError::NotJson(Box::new(error));
    let text = decode(bytes).map_err(not_json)?;
    let document = match read_text(&text) {
        Ok(document) => document,
        Err(_) if is_toml(&text) => return Err(ConfigError::Toml),
        Err(_) => read_text(&without_comments(&text)).map_err(not_json)?,
    };
    let root = document.value().as_object().ok_or(ConfigError::NoServers)?;
    let mut servers = Vec::new();
    let mut found = lists(root, None, &mut servers);
    for (project, settings) in members(root.get("projects")) {
        if let Some(settings) = settings.as_object() {
            found |= lists(settings, Some(project), &mut servers);
        }
    }
    if found {
        Ok(servers)
    } else {
        Err(ConfigError::NoServers)
    }
}

fn is_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| line.starts_with("[mcp_servers.") || line == "[mcp_servers]")
}

/// Reads the lists of servers among the members of an object; whether there is one.
fn lists(root: &Object, project: Option<&str>, servers: &mut Vec<ConfiguredServer>) -> bool {
    const KEYS: [&str; 5] = [
        "mcpServers",
        "servers",
        "mcp.servers",
        "context_servers",
        "mcp_servers",
    ];
    let within = root.get("mcp").and_then(|mcp| mcp.get("servers"));
    let top = KEYS.into_iter().filter_map(|key| root.get(key));
    let lists: Vec<&Value> = top
        .chain(within)
        .filter(|list| list.as_object().is_some())
        .collect();
    for (name, settings) in lists.iter().flat_map(|list| members(Some(list))) {
        servers.push(server::read(name, project, settings));
    }
    !lists.is_empty()
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let object = value.and_then(Value::as_object);
    object.into_iter().flat_map(Object::iter)
}
