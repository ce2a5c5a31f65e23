//! What the doctor says.

use crate::cases::cases;
use mcp_policy_builder::core::live::address::Address;
use mcp_policy_builder::core::live::doctor::{Diagnosis, Facts, Page, Probe, before, diagnose};
use mcp_policy_builder::core::live::{
    Body, Bounds, Client, Failed, Next, Options, Outcome, Response, Secret, Session,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    url: String,
    page: String,
    #[serde(default)]
    token: Option<String>,
    /// What came of the requests, in order: a status with a text, or a word.
    outcomes: Vec<(String, String)>,
    #[serde(default)]
    probe: String,
    #[serde(default)]
    refused_by: Option<String>,
    /// Parts of the sentences that are known, in order.
    known: Vec<String>,
    /// Parts of the likely causes, in order: all of them.
    likely: Vec<String>,
    /// A part of what to do.
    #[serde(default)]
    next: Option<String>,
    /// Parts of the header lines.
    #[serde(default)]
    header_lines: Vec<String>,
    /// The command for a POSIX shell.
    command: String,
}

fn page(origin: &str) -> Page {
    let address = Address::parse(origin).unwrap();
    Page {
        origin: origin.to_owned(),
        is_secure: address.is_secure,
        place: address.place,
    }
}

fn outcome(status: &str, text: &str) -> Outcome {
    match status {
        "unreachable" => Outcome::Unreachable,
        "redirected" => Outcome::Redirected,
        "timed out" => Outcome::TimedOut,
        "cut off" => Outcome::CutOff,
        status => Outcome::Response(Response {
            status: status.parse().unwrap(),
            headers: Vec::new(),
            body: Body::Text(text.to_owned()),
        }),
    }
}

fn failed(case: &Case) -> (Session, Failed) {
    let token = case.token.iter();
    let options = Options {
        url: case.url.clone(),
        headers: token
            .map(|token| {
                (
                    "Authorization".to_owned(),
                    Secret::new(format!("Bearer {token}")),
                )
            })
            .collect(),
        client: Client {
            name: "n".into(),
            version: "1".into(),
        },
        bounds: Bounds::default(),
    };
    let (mut session, _) = Session::start(options).unwrap();
    for (status, text) in &case.outcomes {
        if let Next::Failed(failed) = session.answer(outcome(status, text)) {
            return (session, *failed);
        }
    }
    panic!("nothing failed")
}

#[track_caller]
fn parts(name: &str, found: &[String], expected: &[String]) {
    let fits = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(found, part)| found.contains(part.as_str()));
    assert!(fits, "{name}: {found:#?} and not {expected:#?}");
}

#[test]
fn every_failure_says_what_is_known_and_what_is_only_likely() {
    for (name, case) in cases::<Case>("live/diagnoses") {
        let (session, failed) = failed(&case);
        let page = page(&case.page);
        let facts = Facts {
            url: &case.url,
            address: session.address(),
            page: &page,
            failed: &failed,
            probe: match case.probe.as_str() {
                "" => Probe::NotTried,
                "answers" => Probe::Answers,
                "silent" => Probe::Silent,
                other => panic!("{other}"),
            },
            refused_by: case.refused_by.as_deref(),
        };
        let diagnosis = diagnose(&facts);
        let likely: Vec<String> = diagnosis
            .likely
            .iter()
            .map(|cause| cause.what.clone())
            .collect();
        parts(&name, &diagnosis.known, &case.known);
        parts(&name, &likely, &case.likely);
        let next = diagnosis.next.join(" ");
        assert!(
            next.contains(case.next.as_deref().unwrap_or("")),
            "{name}: {next}"
        );
        if case.header_lines.is_empty() {
            assert_eq!(diagnosis.header_lines, Vec::<String>::new(), "{name}");
        } else {
            parts(&name, &diagnosis.header_lines, &case.header_lines);
        }
        assert_eq!(
            diagnosis.commands.as_ref().unwrap().0,
            case.command,
            "{name}"
        );
        says_no_secret(&name, &diagnosis, case.token.as_deref());
        // Something can always be done.
        assert!(
            !diagnosis.next.is_empty()
                || diagnosis.likely.iter().all(|cause| !cause.next.is_empty()),
            "{name}"
        );
    }
}

fn says_no_secret(name: &str, diagnosis: &Diagnosis, token: Option<&str>) {
    if let Some(token) = token {
        assert!(!format!("{diagnosis:?}").contains(token), "{name}");
    }
}

#[test]
fn plain_http_from_a_page_of_https_is_told_beforehand() {
    let told = |url: &str, origin: &str| {
        before(url, &Address::parse(url).unwrap(), &page(origin)).is_some()
    };
    assert!(told(
        "http://library.example/mcp",
        "https://builder.example"
    ));
    assert!(!told(
        "https://library.example/mcp",
        "https://builder.example"
    ));
    assert!(!told(
        "http://localhost:8000/mcp",
        "https://builder.example"
    ));
    assert!(!told("http://192.168.1.2/mcp", "https://builder.example"));
    assert!(!told(
        "http://library.example/mcp",
        "http://builder.example"
    ));
}
