//! Configurations of clients: cases as data, and that no secret comes out.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails its test"
)]

#[path = "compare/cases.rs"]
mod cases;

use mcp_policy_builder::core::catalogue::client_config::{
    Access, ConfiguredServer, Shell, list_command, list_remote, read,
};
use mcp_policy_builder::core::catalogue::{Kind, recognise};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    configuration: Option<Value>,
    text: Option<String>,
    servers: Option<Vec<Expected>>,
    #[serde(default)]
    secrets: Vec<String>,
    error: Option<String>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    name: String,
    project: Option<String>,
    disabled: bool,
    remote: Option<Remote>,
    command: Option<Command>,
    unusable: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Remote {
    url: String,
    transport: String,
    headers: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Command {
    environment: Vec<String>,
    posix: Option<String>,
    power_shell: Option<String>,
}

fn found(server: &ConfiguredServer, expected: Option<&Expected>) -> Expected {
    let mut found = Expected {
        name: server.name.clone(),
        project: server.project.clone(),
        disabled: server.is_disabled,
        ..Expected::default()
    };
    match &server.access {
        Access::Remote(remote) => {
            found.remote = Some(Remote {
                url: remote.shown().to_string(),
                transport: format!("{:?}", remote.transport),
                headers: remote.headers.clone(),
            });
        }
        Access::Command(command) => {
            let written = expected.and_then(|expected| expected.command.as_ref());
            let posix = list_command(command, Shell::Posix);
            // A case that says nothing of this shell is about the other one.
            let asked =
                posix.is_none() || written.is_some_and(|command| command.power_shell.is_some());
            let power_shell = list_command(command, Shell::PowerShell);
            found.command = Some(Command {
                environment: command.environment.clone(),
                posix,
                power_shell: power_shell.filter(|_| asked),
            });
        }
        Access::Unusable(why) => found.unusable = Some((*why).to_owned()),
    }
    found
}

/// Everything that a screen could show of a server.
fn shown(server: &ConfiguredServer) -> String {
    let commands = match &server.access {
        Access::Remote(remote) => [Shell::Posix, Shell::PowerShell]
            .map(|shell| list_remote(&remote.shown(), remote.transport, &remote.headers, shell)),
        Access::Command(command) => {
            [Shell::Posix, Shell::PowerShell].map(|shell| list_command(command, shell))
        }
        Access::Unusable(_) => [None, None],
    };
    format!("{server:?} {commands:?}")
}

#[test]
fn every_configuration_gives_its_servers_or_says_why_not() {
    for (name, case) in cases::cases::<Case>("client-configurations") {
        let text = case
            .text
            .unwrap_or_else(|| case.configuration.unwrap().to_string());
        match (read(text.as_bytes()), case.servers) {
            (Ok(servers), Some(expected)) => {
                let found: Vec<_> = servers
                    .iter()
                    .zip(expected.iter().map(Some).chain(std::iter::repeat(None)))
                    .map(|(server, expected)| found(server, expected))
                    .collect();
                assert_eq!(found, expected, "{name}");
                assert_eq!(
                    recognise(text.as_bytes()),
                    Kind::ClientConfiguration,
                    "{name}"
                );
                let shown: String = servers.iter().map(shown).collect();
                for secret in case.secrets {
                    assert!(text.contains(&secret), "{name}: {secret}");
                    assert!(!shown.contains(&secret), "{name}: {secret} in {shown}");
                }
            }
            (Err(error), None) => {
                let error = error.to_string();
                assert!(error.contains(&case.error.unwrap()), "{name}: {error}");
            }
            (found, _) => panic!("{name}: {found:?}"),
        }
    }
}

#[test]
fn the_command_for_an_address_names_its_headers_and_holds_no_value() {
    let configuration = json!({"mcpServers": {"a": {
        "type": "http",
        "url": "https://library.example/mcp?a=1&token=abcdef",
        "headers": {"Authorization": "Bearer abcdef", "X-Shelf-Key": "abcdef"},
    }}});
    let servers = read(configuration.to_string().as_bytes()).unwrap();
    let Some(Access::Remote(remote)) = servers.first().map(|server| &server.access) else {
        panic!("{servers:?}")
    };
    assert_eq!(
        list_remote(
            &remote.shown(),
            remote.transport,
            &remote.headers,
            Shell::Posix
        )
        .unwrap(),
        "npx -y @modelcontextprotocol/inspector --cli 'https://library.example/mcp?a=1&token='\"$TOKEN\" --transport http \
         --header 'Authorization: Bearer '\"$TOKEN\" --header 'X-Shelf-Key: '\"$X_SHELF_KEY\" --method tools/list"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_reading_fail_otherwise_than_with_an_error(text in "\\PC{0,60}|[{}\\[\\],:\"/* \n\\\\mcpServers]{0,80}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn values_of_environments_and_headers_never_come_out(value in "[a-z0-9]{12,20}", name in "[A-Za-z_-]{1,12}") {
        let configuration = json!({"mcpServers": {
            "one": {"command": "x", "env": {(name.clone()): value}},
            "two": {"url": "https://library.example", "headers": {(name): value}},
        }});
        let servers = read(configuration.to_string().as_bytes()).unwrap();
        prop_assert_eq!(servers.len(), 2);
        for server in &servers {
            prop_assert!(!shown(server).contains(&value));
        }
    }

    #[test]
    fn a_posix_shell_reads_every_argument_back(arguments in prop::collection::vec("[ -~]{0,12}", 0..5)) {
        // Arguments that look like secrets become variables, which this reading does not know.
        let configuration = json!({"mcpServers": {"a": {"command": "x", "args": arguments}}});
        let servers = read(configuration.to_string().as_bytes()).unwrap();
        let Some(Access::Command(command)) = servers.first().map(|server| &server.access) else {
            panic!("{servers:?}")
        };
        prop_assume!(command.arguments.iter().all(|word| word.variables().next().is_none()));
        let written = list_command(command, Shell::Posix).unwrap();
        let behind = written.strip_suffix(" --method tools/list").unwrap();
        let words = unquoted(behind);
        let at = words.iter().position(|word| word == "x").unwrap();
        prop_assert_eq!(&words[at + 1..], &arguments[..]);
    }
}

/// The words of a command without variables, as POSIX splits it.
fn unquoted(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            '\\' if !quoted => words.last_mut().unwrap().extend(letters.next()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words
}
