//! Why a server cannot be listed, said honestly: what is known, what is only likely, and what to do next.
//!
//! A browser gives a page one and the same error for no such host, nothing there, TLS, a preflight that failed, headers that are missing,
//! plain HTTP under a page of HTTPS, and a local network that is closed to it. So likely causes are told apart from what is known, and
//! none is named as the one that it was.

mod answered;
mod unreachable;

use super::address::{Address, Place};
use super::failure::{Failed, Failure};
use super::request::Step;
use crate::core::catalogue::client_config::{Remote, Shell, Transport, list_remote};
use crate::core::text::{list, quote};

/// The page that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its origin: `https://builder.example`.
    pub origin: String,
    /// Whether it came over HTTPS.
    pub is_secure: bool,
    /// Where its host is.
    pub place: Place,
}

/// What came of a request in `no-cors` mode, whose answer no page may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Probe {
    /// It was not tried.
    #[default]
    NotTried,
    /// Something answered.
    Answers,
    /// Nothing answered, or the browser sent nothing.
    Silent,
}

/// What is known of a failure.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The address as the person entered it.
    pub url: &'a str,
    /// The same, understood.
    pub address: &'a Address,
    /// The page.
    pub page: &'a Page,
    /// The failure.
    pub failed: &'a Failed,
    /// What came of the probe.
    pub probe: Probe,
    /// The directive of the page's own policy that refused a request, from `securitypolicyviolation`.
    pub refused_by: Option<&'a str>,
}

/// What to tell a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// What is known, sentence by sentence; the failure first.
    pub known: Vec<String>,
    /// What is only likely: one of these, the likeliest first. Empty where what is known says it all.
    pub likely: Vec<Cause>,
    /// What to do, where that does not hang on the cause.
    pub next: Vec<String>,
    /// Header lines for the answers of the server, where they may be what is missing: for the server's owner.
    pub header_lines: Vec<String>,
    /// The command that lists the tools in a POSIX shell, and the one for PowerShell.
    pub commands: Option<(String, String)>,
}

/// A likely cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What may be so.
    pub what: String,
    /// What to do then.
    pub next: String,
}

impl Cause {
    fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: next.into(),
        }
    }
}

/// What can be told before anything is sent; nothing where nothing stands in the way.
pub fn before(url: &str, address: &Address, page: &Page) -> Option<Diagnosis> {
    is_mixed(address, page).then(|| Diagnosis {
        known: vec![MIXED.to_owned()],
        next: vec![
            "Use the server's https:// address, open this page from the same machine or over http://, or list the tools from a shell and paste what it prints.".to_owned(),
        ],
        commands: commands(url, &[]),
        ..Diagnosis::default()
    })
}

const MIXED: &str = "This page came over HTTPS, and browsers refuse plain HTTP from such a page, except to this machine and, with a permission, to the local network.";

/// Whether browsers refuse the request for its scheme, wherever they stand on local networks.
fn is_mixed(address: &Address, page: &Page) -> bool {
    page.is_secure && !address.is_secure && address.place == Place::Public
}

/// What a failure means.
pub fn diagnose(facts: &Facts<'_>) -> Diagnosis {
    let mut diagnosis = Diagnosis {
        known: vec![facts.failed.failure.to_string()],
        ..Diagnosis::default()
    };
    match &facts.failed.failure {
        Failure::Unreachable => unreachable::diagnose(facts, &mut diagnosis),
        failure => answered::diagnose(failure, facts, &mut diagnosis),
    }
    diagnosis.commands = commands_for(facts);
    diagnosis
}

/// The headers that a server's answers need for this page, the names of the request's own among them.
fn header_lines(facts: &Facts<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let standard = [
        "Content-Type",
        "MCP-Protocol-Version",
        "Mcp-Session-Id",
        "Mcp-Method",
    ];
    let own = facts.failed.headers.iter().map(String::as_str);
    for name in standard.into_iter().chain(own) {
        let is_there = names.iter().any(|there| there.eq_ignore_ascii_case(name));
        if !is_there && !name.eq_ignore_ascii_case("accept") {
            names.push(name.to_owned());
        }
    }
    vec![
        format!("Access-Control-Allow-Origin: {}", facts.page.origin),
        "Access-Control-Allow-Methods: GET, POST, DELETE, OPTIONS".to_owned(),
        format!("Access-Control-Allow-Headers: {}", names.join(", ")),
        "Access-Control-Expose-Headers: Mcp-Session-Id, WWW-Authenticate".to_owned(),
    ]
}

/// The names of headers that are no part of the protocol.
fn own_headers<'a>(facts: &Facts<'a>) -> Vec<&'a str> {
    let protocol = ["accept", "content-type"];
    let own = facts.failed.headers.iter().map(String::as_str);
    own.filter(|name| {
        let lower = name.to_ascii_lowercase();
        !protocol.contains(&lower.as_str()) && !lower.starts_with("mcp-")
    })
    .collect()
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| quote(name)).collect();
    list(&names, "and")
}

fn commands_for(facts: &Facts<'_>) -> Option<(String, String)> {
    let headers: Vec<String> = own_headers(facts).into_iter().map(str::to_owned).collect();
    if facts.failed.failure == Failure::OldTransport {
        return commands_over(facts.url, Transport::Sse, &headers);
    }
    commands(facts.url, &headers)
}

fn commands(url: &str, headers: &[String]) -> Option<(String, String)> {
    commands_over(url, Transport::Http, headers)
}

fn commands_over(url: &str, transport: Transport, headers: &[String]) -> Option<(String, String)> {
    let remote = Remote {
        url: url.trim().to_owned(),
        transport,
        headers: headers.to_vec(),
    };
    let command = |shell| list_remote(&remote.shown(), transport, &remote.headers, shell);
    Some((command(Shell::Posix)?, command(Shell::PowerShell)?))
}

/// Whether an earlier request was answered so that the page could read it.
fn was_answered(failed: &Failed) -> bool {
    failed
        .attempts
        .iter()
        .any(|attempt| attempt.status.is_some() && attempt.step != Step::Close)
}
