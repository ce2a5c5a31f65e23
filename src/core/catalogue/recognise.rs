//! What a file is, by its content alone: several kinds of files can be dropped on one page.

use super::client_config::without_comments;
use crate::core::json::decode;
use json_event_parser::{JsonEvent, SliceJsonParser};

/// The kinds of files that a person may bring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A catalogue in one of the shapes that can be read, perhaps with errors.
    Catalogue,
    /// A policy document, perhaps with errors.
    Policy,
    /// The configuration of an MCP client: a list of servers.
    ClientConfiguration,
    /// A saved draft of the builder.
    Draft,
    /// Something else.
    #[default]
    Unknown,
}

impl Kind {
    /// What to say where a catalogue was expected; nothing for a catalogue and for the unknown.
    pub(super) fn hint(self) -> Option<&'static str> {
        match self {
            Self::Policy => Some(
                "This is a policy document, not a catalogue: open it as the policy of a catalogue.",
            ),
            Self::ClientConfiguration => Some(
                "This is a client's configuration: it names servers, not their tools. Ask one of its servers for them.",
            ),
            Self::Draft => Some("This is a saved draft: open it as a draft."),
            Self::Catalogue | Self::Unknown => None,
        }
    }
}

/// What a file is. It reads no further than it must and stops at the first error, going by what came before.
pub fn recognise(bytes: &[u8]) -> Kind {
    decode(bytes).map_or(Kind::Unknown, |text| recognise_text(&text))
}

/// As [`recognise`], for text.
pub(super) fn recognise_text(text: &str) -> Kind {
    let text = text.trim_start_matches('\u{FEFF}');
    match members(text) {
        Some(kind) => kind,
        None => match lines(text) {
            Kind::Unknown => members(&without_comments(text))
                .filter(|kind| *kind == Kind::ClientConfiguration)
                .unwrap_or_default(),
            kind => kind,
        },
    }
}

/// What the members of the document tell; nothing when they tell nothing.
fn members(text: &str) -> Option<Kind> {
    let mut parser = SliceJsonParser::new(text.as_bytes());
    let mut seen = Seen::default();
    // How many containers are open, and the last key of the first two levels of objects.
    let mut depth = 0_u32;
    let mut keys = [String::new(), String::new()];
    let mut in_array = false;
    while let Ok(event) = parser.parse_next() {
        match &event {
            JsonEvent::Eof => break,
            JsonEvent::ObjectKey(key) => {
                let level = depth.saturating_sub(1 + u32::from(in_array));
                if let Some(slot) = keys.get_mut(level as usize) {
                    slot.clear();
                    slot.push_str(key);
                }
                continue;
            }
            JsonEvent::EndArray if in_array && depth == 1 => {
                return Some(Kind::Catalogue).filter(|_| !seen.item);
            }
            JsonEvent::EndArray | JsonEvent::EndObject => {
                depth = depth.saturating_sub(1);
                // The first item of an array tells enough.
                if in_array && depth == 1 {
                    return None;
                }
                continue;
            }
            _ => {}
        }
        let [outer, inner] = &keys;
        let kind = match (depth, in_array) {
            (1, false) => seen.member(outer, &event),
            (2, false) if outer == "mcp" && inner == "servers" => {
                opens(&event).then_some(Kind::ClientConfiguration)
            }
            (2, true) => {
                matches!(outer.as_str(), "name" | "jsonrpc" | "tools").then_some(Kind::Catalogue)
            }
            _ => None,
        };
        if kind.is_some() {
            return kind;
        }
        seen.item |= in_array && depth == 1;
        if depth == 0 && event == JsonEvent::StartArray {
            in_array = true;
        }
        depth += u32::from(opens(&event));
    }
    (seen.policy >= 2).then_some(Kind::Policy)
}

fn opens(event: &JsonEvent<'_>) -> bool {
    matches!(event, JsonEvent::StartArray | JsonEvent::StartObject)
}

/// What was seen among the members at the top.
#[derive(Default)]
struct Seen {
    /// How many members that a policy has.
    policy: u32,
    /// Whether an array had an item.
    item: bool,
}

impl Seen {
    fn member(&mut self, key: &str, value: &JsonEvent<'_>) -> Option<Kind> {
        match (key, value) {
            ("format", JsonEvent::String(format)) if format.starts_with("mcp-policy-draft/") => {
                Some(Kind::Draft)
            }
            ("format", JsonEvent::String(format)) if format.starts_with("mcp-tool-catalogue/") => {
                Some(Kind::Catalogue)
            }
            ("jsonrpc", _)
            | ("result", JsonEvent::StartObject)
            | ("tools", JsonEvent::StartArray) => Some(Kind::Catalogue),
            (
                "mcpServers" | "mcp.servers" | "servers" | "context_servers" | "mcp_servers",
                value,
            ) if opens(value) => Some(Kind::ClientConfiguration),
            ("version", JsonEvent::String(_) | JsonEvent::Number(_))
            | ("default", JsonEvent::String(_))
            | ("hide", JsonEvent::StartArray)
            | ("all_tools" | "tools", JsonEvent::StartObject) => {
                self.policy += 1;
                None
            }
            _ => None,
        }
    }
}

/// What the lines of a text tell that is no JSON document: a log, or a configuration with comments or in TOML.
fn lines(text: &str) -> Kind {
    if ["\"mcpServers\"", "\"context_servers\"", "[mcp_servers."]
        .iter()
        .any(|word| text.contains(word))
    {
        return Kind::ClientConfiguration;
    }
    let message = |line: &str| {
        super::formats::candidate(line)
            .is_some_and(|(_, json)| json.contains("\"jsonrpc\"") && json.contains("\"tools\""))
    };
    if text.split(['\n', '\r']).any(message) {
        Kind::Catalogue
    } else {
        Kind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Kind) {
        assert_eq!(recognise(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn a_catalogue_is_told_by_its_shape() {
        check("[]", Kind::Catalogue);
        check("{\"tools\": []}", Kind::Catalogue);
        check(
            "\u{FEFF}[{\"title\": \"x\", \"name\": \"y\"}]",
            Kind::Catalogue,
        );
        check(
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {}}",
            Kind::Catalogue,
        );
        check(
            "{\"server\": {\"name\": \"x\"}, \"tools\": [",
            Kind::Catalogue,
        );
        check("{\"format\": \"mcp-tool-catalogue/1\"}", Kind::Catalogue);
        check(
            "ready\n{\"jsonrpc\": \"2.0\", \"result\": {\"tools\": []}}\n",
            Kind::Catalogue,
        );
    }

    #[test]
    fn a_policy_is_told_even_with_an_error_in_it() {
        check("{\"version\": \"1\", \"default\": \"deny\"}", Kind::Policy);
        check(
            "{\"version\": \"1\", \"default\": \"deny\", \"tools\": {,",
            Kind::Policy,
        );
        check("{\"version\": \"1\", \"tools\": {}}", Kind::Policy);
        check("{\"hide\": [\"x\"], \"default\": \"allow\"}", Kind::Policy);
    }

    #[test]
    fn a_draft_and_a_client_configuration_are_told() {
        check(
            "{\"format\": \"mcp-policy-draft/1\", \"catalogue\": {}}",
            Kind::Draft,
        );
        for key in ["mcpServers", "servers", "mcp.servers", "context_servers"] {
            check(
                &format!("{{\"other\": 1, \"{key}\": {{\"x\": {{}}}}}}"),
                Kind::ClientConfiguration,
            );
        }
        check(
            "{\"mcp\": {\"inputs\": [], \"servers\": {}}}",
            Kind::ClientConfiguration,
        );
        check("// mine\n{\"mcpServers\": {}}", Kind::ClientConfiguration);
        check(
            "[mcp_servers.git]\ncommand = \"uvx\"\n",
            Kind::ClientConfiguration,
        );
    }

    #[test]
    fn other_texts_are_unknown() {
        for text in [
            "",
            "42",
            "null",
            "hello",
            "[1]",
            "[[{\"name\": \"x\"}]]",
            "{\"name\": \"x\", \"version\": \"1\"}",
            "[{}]",
        ] {
            check(text, Kind::Unknown);
        }
        check("{\"a\": {\"tools\": []}}", Kind::Unknown);
    }
}
