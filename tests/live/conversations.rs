//! Conversations with servers: the requests that are expected and the answers that are given.

use crate::cases::cases;
use mcp_policy_builder::core::catalogue::{File, read};
use mcp_policy_builder::core::live::sse::Event;
use mcp_policy_builder::core::live::{
    Body, Bounds, Client, Failed, Failure, Next, Options, Outcome, Refused, Request, Response,
    Secret, Session,
};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    most_pages: Option<u32>,
    exchanges: Vec<Exchange>,
    end: End,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    /// What the request is for, in the words of the test.
    step: String,
    /// Headers that it has; null for one that it has not.
    #[serde(default)]
    headers: BTreeMap<String, Option<String>>,
    /// Members that its body has at least.
    #[serde(default)]
    body: Value,
    answer: Answer,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    #[serde(default)]
    outcome: Option<String>,
    #[serde(default)]
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    json: Option<Value>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    events: Option<Vec<(String, String)>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct End {
    #[serde(default)]
    tools: Option<Vec<String>>,
    #[serde(default)]
    revision: Option<String>,
    #[serde(default)]
    server: Option<String>,
    #[serde(default)]
    ttl_ms: Option<u64>,
    #[serde(default)]
    failure: Option<String>,
    #[serde(default)]
    says: Option<String>,
    /// The session id of the request that ends the session.
    #[serde(default)]
    closes: Option<String>,
}

fn outcome(answer: Answer) -> Outcome {
    match answer.outcome.as_deref() {
        Some("unreachable") => return Outcome::Unreachable,
        Some("redirected") => return Outcome::Redirected,
        Some("timed out") => return Outcome::TimedOut,
        Some("cut off") => return Outcome::CutOff,
        Some("too large") => return Outcome::TooLarge,
        Some(other) => panic!("{other}"),
        None => {}
    }
    let body = match (answer.json, answer.text, answer.events) {
        (Some(json), None, None) => Body::Text(json.to_string()),
        (None, Some(text), None) => Body::Text(text),
        (None, None, Some(events)) => {
            let event = |(kind, data)| Event {
                kind,
                data,
                id: String::new(),
            };
            Body::Events(events.into_iter().map(event).collect())
        }
        (None, None, None) => Body::default(),
        _ => panic!("one body"),
    };
    Outcome::Response(Response {
        status: answer.status,
        headers: answer.headers.into_iter().collect(),
        body,
    })
}

fn options(headers: &BTreeMap<String, String>, bounds: Bounds) -> Options {
    let headers = headers.iter();
    Options {
        url: "https://library.example/mcp".into(),
        headers: headers
            .map(|(name, value)| (name.clone(), Secret::new(value)))
            .collect(),
        client: Client {
            name: "mcp-policy-builder".into(),
            version: "0.1.0".into(),
        },
        bounds,
    }
}

fn has(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => expected
            .iter()
            .all(|(key, value)| found.get(key).is_some_and(|found| has(found, value))),
        (found, expected) => found == expected,
    }
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let mut headers = request.headers.iter();
    let found = headers.find(|header| header.name.eq_ignore_ascii_case(name))?;
    Some(found.expose())
}

#[track_caller]
fn check(
    name: &str,
    at: usize,
    request: &Request,
    expected: &Exchange,
    own: &BTreeMap<String, String>,
) {
    let step = format!("{:?}", request.step);
    assert_eq!(step, expected.step, "{name}, exchange {at}");
    assert_eq!(request.url, "https://library.example/mcp", "{name}");
    for (key, value) in &expected.headers {
        assert_eq!(
            header(request, key),
            value.as_deref(),
            "{name}, exchange {at}: {key}"
        );
    }
    for (key, value) in own {
        assert_eq!(
            header(request, key),
            Some(value.as_str()),
            "{name}, exchange {at}"
        );
    }
    let body: Value = request
        .body
        .as_ref()
        .map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
    let accepts = header(request, "accept").unwrap_or_default().to_owned();
    if body.is_null() {
        assert_ne!(request.method.as_str(), "POST", "{name}");
    } else {
        assert_eq!(request.method.as_str(), "POST", "{name}");
        assert_eq!(
            header(request, "content-type"),
            Some("application/json"),
            "{name}"
        );
        assert_eq!(accepts, "application/json, text/event-stream", "{name}");
        assert_eq!(body["jsonrpc"], "2.0", "{name}");
    }
    if !expected.body.is_null() {
        assert!(has(&body, &expected.body), "{name}, exchange {at}: {body}");
    }
}

fn kind(failure: &Failure) -> String {
    let text = format!("{failure:?}");
    text.split([' ', '(', '{']).next().unwrap().to_owned()
}

fn end_of(next: Next) -> (End, Option<Request>) {
    let nothing = End {
        tools: None,
        revision: None,
        server: None,
        ttl_ms: None,
        failure: None,
        says: None,
        closes: None,
    };
    match next {
        Next::Done(done) => {
            let files: Vec<_> = done
                .pages
                .iter()
                .map(|page| File {
                    name: String::new(),
                    bytes: page.as_bytes(),
                })
                .collect();
            let catalogue = read(&files).unwrap();
            assert!(
                catalogue
                    .issues
                    .iter()
                    .all(|issue| !issue.message.contains("page"))
            );
            assert_eq!(done.tools as usize, catalogue.tools.len());
            let end = End {
                tools: Some(
                    catalogue
                        .tools
                        .iter()
                        .map(|tool| tool.name.clone())
                        .collect(),
                ),
                revision: Some(done.revision),
                server: done.server.name,
                ttl_ms: done.ttl_ms,
                ..nothing
            };
            (end, done.close)
        }
        Next::Failed(failed) => {
            let end = End {
                failure: Some(kind(&failed.failure)),
                says: Some(failed.failure.to_string()),
                ..nothing
            };
            (end, failed.close.map(|close| *close))
        }
        Next::Send(request) => panic!("one more request: {request:?}"),
    }
}

#[test]
fn every_conversation_goes_as_it_should() {
    for (name, case) in cases::<Case>("live/conversations") {
        let bounds = Bounds {
            pages: case.most_pages.unwrap_or(Bounds::default().pages),
            ..Bounds::default()
        };
        let (mut session, request) = Session::start(options(&case.headers, bounds)).unwrap();
        let mut next = Next::Send(request);
        for (at, exchange) in case.exchanges.iter().enumerate() {
            let Next::Send(request) = &next else {
                panic!("{name}, exchange {at}: {next:?}")
            };
            check(&name, at, request, exchange, &case.headers);
            next = session.answer(outcome(exchange.answer.clone()));
        }
        let (mut end, close) = end_of(next);
        end.closes = close.map(|close| {
            assert_eq!(close.method.as_str(), "DELETE", "{name}");
            header(&close, "mcp-session-id").unwrap().to_owned()
        });
        let mut expected = case.end;
        if let (Some(says), Some(part)) = (&end.says, &expected.says) {
            assert!(says.contains(part.as_str()), "{name}: {says}");
            expected.says.clone_from(&end.says);
        } else {
            end.says = None;
        }
        assert_eq!(end, expected, "{name}");
    }
}

#[test]
fn a_stream_is_read_until_the_answer_and_no_further() {
    let (session, _) = Session::start(options(&BTreeMap::new(), Bounds::default())).unwrap();
    let event = |data: Value| Event {
        data: data.to_string(),
        ..Event::default()
    };
    let note = event(json!({"jsonrpc": "2.0", "method": "notifications/message"}));
    let ping = event(json!({"jsonrpc": "2.0", "id": 1, "method": "ping"}));
    let other = event(json!({"jsonrpc": "2.0", "id": 2, "result": {}}));
    let answer = event(json!({"jsonrpc": "2.0", "id": 1, "result": {"tools": []}}));
    assert!(!session.is_answered(&[note, ping, other]));
    assert!(session.is_answered(&[answer]));
}

#[test]
fn what_cannot_be_sent_is_refused_before_anything_is() {
    let refused = |name: &str, value: &str| {
        let headers = BTreeMap::from([(name.to_owned(), value.to_owned())]);
        Session::start(options(&headers, Bounds::default()))
            .map(|_| ())
            .unwrap_err()
    };
    assert_eq!(refused("X Y", "1"), Refused::HeaderName("X Y".into()));
    assert_eq!(refused("", "1"), Refused::HeaderName(String::new()));
    assert_eq!(refused("Cookie", "1"), Refused::Forbidden("Cookie".into()));
    assert_eq!(refused("Sec-X", "1"), Refused::Forbidden("Sec-X".into()));
    assert_eq!(
        refused("Mcp-Session-Id", "1"),
        Refused::Reserved("Mcp-Session-Id".into())
    );
    let value = refused("Authorization", "Bearer hunter2\r\nX: y");
    assert_eq!(value, Refused::HeaderValue("Authorization".into()));
    assert!(!value.to_string().contains("hunter2"));
}

#[test]
fn a_listing_that_is_stopped_ends_its_session() {
    let (mut session, _) = Session::start(options(&BTreeMap::new(), Bounds::default())).unwrap();
    let answer = |status, headers: &[(&str, &str)], json: Value| {
        Outcome::Response(Response {
            status,
            headers: headers
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            body: Body::Text(json.to_string()),
        })
    };
    session.answer(answer(400, &[], Value::Null));
    let agreed = json!({"jsonrpc": "2.0", "id": 2, "result": {"protocolVersion": "2025-06-18"}});
    session.answer(answer(200, &[("Mcp-Session-Id", "s1")], agreed));
    let close = session.cancel().unwrap();
    assert_eq!(header(&close, "mcp-session-id"), Some("s1"));
    assert_eq!(header(&close, "mcp-protocol-version"), Some("2025-06-18"));
}

const TOKEN: &str = "tok-5f3a9c77";

fn any_message() -> impl Strategy<Value = Value> {
    let id = prop::sample::select(vec![json!(1), json!(2), json!(3), json!(null), json!("x")]);
    let rest = prop::sample::select(vec![
        json!({"result": {"tools": []}}),
        json!({"result": {"tools": [{"name": "a"}], "nextCursor": "n"}}),
        json!({"result": {"tools": [{"name": "b"}], "nextCursor": ""}}),
        json!({"result": {"protocolVersion": "2025-06-18", "serverInfo": {"name": "n"}}}),
        json!({"result": {"protocolVersion": TOKEN}}),
        json!({"error": {"code": -32601, "message": TOKEN}}),
        json!({"error": {"code": -32022, "message": "x", "data": {"supported": ["2027-01-01", TOKEN]}}}),
        json!({"error": {"code": -32600, "message": format!("Bearer {TOKEN}")}}),
        json!({"method": "ping"}),
    ]);
    (id, rest).prop_map(|(id, rest)| {
        let mut message = rest;
        message["jsonrpc"] = "2.0".into();
        message["id"] = id;
        message
    })
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    let body = prop_oneof![
        any_message().prop_map(|message| Body::Text(message.to_string())),
        prop::collection::vec(any_message(), 0..3).prop_map(|messages| {
            let event = |message: Value| Event {
                data: message.to_string(),
                ..Event::default()
            };
            Body::Events(messages.into_iter().map(event).collect())
        }),
        Just(Body::Text(format!("<html>{TOKEN}</html>"))),
    ];
    let status = prop::sample::select(vec![200, 200, 200, 202, 400, 401, 403, 404, 405, 500]);
    let headers = prop::sample::select(vec![
        vec![],
        vec![("mcp-session-id".to_owned(), "s".to_owned())],
        vec![("www-authenticate".to_owned(), format!("Bearer {TOKEN}"))],
    ]);
    let response = (status, headers, body).prop_map(|(status, headers, body)| {
        Outcome::Response(Response {
            status,
            headers,
            body,
        })
    });
    prop_oneof![
        8 => response,
        1 => prop::sample::select(vec![Outcome::Unreachable, Outcome::TimedOut, Outcome::CutOff, Outcome::Redirected, Outcome::TooLarge]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn a_listing_ends_and_tells_no_secret(outcomes in prop::collection::vec(any_outcome(), 1..40)) {
        let headers = BTreeMap::from([("Authorization".to_owned(), format!("Bearer {TOKEN}"))]);
        let bounds = Bounds { pages: 5, ..Bounds::default() };
        let (mut session, request) = Session::start(options(&headers, bounds)).unwrap();
        let printed = format!("{request:?} {session:?}");
        prop_assert!(!printed.contains(TOKEN));
        let mut sent = 1;
        for outcome in outcomes.iter().cycle() {
            match session.answer(outcome.clone()) {
                Next::Send(request) => {
                    let printed = format!("{request:?}");
                    prop_assert!(!printed.contains(TOKEN));
                    sent += 1;
                    prop_assert!(sent < 20, "no end");
                }
                Next::Done(_) => break,
                Next::Failed(failed) => {
                    let Failed { failure, .. } = &*failed;
                    let printed = format!("{failure} {failed:?}");
                    prop_assert!(!printed.contains(TOKEN), "{printed}");
                    break;
                }
            }
        }
    }
}
