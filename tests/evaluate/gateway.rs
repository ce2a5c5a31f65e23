//! The gateway as a person plays with it.

use super::cases::policy;
use mcp_policy_builder::core::catalogue::{Catalogue, Tool};
use mcp_policy_builder::core::evaluate::gateway::{
    Gateway, LOG_ROWS, Mode, PATIENCE, Reply, Upstream, json_lines, listing,
};
use mcp_policy_builder::core::evaluate::{Call, Decision, Prepared};
use mcp_policy_builder::core::json::{self, Object, Value};
use std::sync::Arc;

const POLICY: &str = r#"{"policy": {"version": "1", "default": "deny", "hide": ["secret"],
    "all_tools": {"limits": [{"counter": "all", "window": "hour", "max": 3, "scope": "grant"}]},
    "tools": {
        "read": {"limits": [{"counter": "read", "window": "minute", "max": 2, "scope": "grant"}]},
        "send": {"deny_if": [{"conditions": [], "on_deny": "Requires human approval: ask Ada"}]},
        "wipe": {"deny_if": [{"conditions": [], "on_deny": "Never."}]}
    }}}"#;

fn object(text: &str) -> Object {
    json::read_text(text)
        .unwrap()
        .into_value()
        .as_object()
        .unwrap()
        .clone()
}

fn gateway(mode: Mode) -> Gateway {
    let mut gateway = Gateway::new("files");
    gateway.load(&policy(&object(POLICY).into()), "3");
    gateway.mode = mode;
    gateway
}

fn text(reply: &Reply) -> String {
    json::compact(reply.agent.as_ref().unwrap())
}

fn plain(tool: &str) -> Call {
    Call::new(tool, Object::new())
}

const WELL: Upstream = Upstream {
    fails: false,
    takes: 0,
};
const FAILS: Upstream = Upstream {
    fails: true,
    takes: 0,
};

#[test]
fn a_denial_is_a_result_that_says_it_is_an_error() {
    let mut gateway = gateway(Mode::Version1);
    let reply = gateway.call(&plain("wipe"), WELL, 0);
    assert_eq!(
        text(&reply),
        r#"{"content":[{"type":"text","text":"[POLICY DENIED] Never."}],"isError":true}"#
    );
    let reply = gateway.call(&plain("secret"), WELL, 0);
    assert_eq!(
        text(&reply),
        r#"{"content":[{"type":"text","text":"[POLICY DENIED] Tool `secret` is hidden by policy"}],"isError":true}"#
    );
    let reply = gateway.call(&plain("read"), WELL, 0);
    assert!(text(&reply).ends_with(r#""isError":false}"#));
}

#[test]
fn without_a_policy_nothing_passes() {
    let reply = Gateway::new("files").call(&plain("read"), WELL, 0);
    assert_eq!(
        text(&reply),
        r#"{"content":[{"type":"text","text":"[POLICY DENIED] No policy applies"}],"isError":true}"#
    );
}

#[test]
fn version_1_denies_what_needs_approval() {
    let mut gateway = gateway(Mode::Version1);
    let reply = gateway.call(&plain("send"), WELL, 0);
    assert_eq!(reply.verdict.decision, Decision::Approval);
    assert!(text(&reply).contains("[POLICY DENIED] Requires human approval: ask Ada"));
    assert!(gateway.queue().is_empty());
}

#[test]
fn a_held_call_waits_and_counts_when_it_is_approved() {
    let mut gateway = gateway(Mode::Holding);
    let reply = gateway.call(&plain("send"), WELL, 0);
    assert_eq!((reply.agent, reply.held), (None, Some(1)));
    assert_eq!(gateway.queue().len(), 1);
    assert_eq!(gateway.counters.at(0).count(), 0);
    let reply = gateway.approve(1, 5_000).unwrap();
    assert_eq!(reply.verdict.decision, Decision::Allowed);
    assert_eq!(
        gateway
            .counters
            .at(5_000)
            .map(|counter| counter.used)
            .collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(gateway.approve(1, 6_000), None);
    assert_eq!(gateway.log.len(), 2);
}

#[test]
fn an_approved_call_can_still_meet_a_full_limit() {
    let mut gateway = gateway(Mode::Holding);
    gateway.call(&plain("send"), WELL, 0);
    for _ in 0..2 {
        gateway.call(&plain("read"), WELL, 0);
    }
    gateway.call(&plain("read"), WELL, 60_000);
    let reply = gateway.approve(1, 60_000).unwrap();
    assert_eq!(reply.verdict.rule.as_deref(), Some("/all_tools/limits/all"));
}

#[test]
fn a_held_call_is_refused_by_a_person_or_by_time() {
    let mut gateway = gateway(Mode::Holding);
    gateway.call(&plain("send"), WELL, 0);
    gateway.call(&plain("send"), WELL, 1_000);
    let reply = gateway.refuse(1, 2_000).unwrap();
    assert_eq!(reply.verdict.decision, Decision::Denied);
    assert!(text(&reply).contains("[POLICY DENIED] A person refused the call"));
    assert!(gateway.settle(PATIENCE + 999).is_empty());
    let late = gateway.settle(PATIENCE + 1_000);
    assert_eq!(late.len(), 1);
    assert!(text(&late[0]).contains("Nobody approved the call in time"));
    assert_eq!(gateway.approve(2, PATIENCE + 2_000), None);
}

#[test]
fn a_policy_that_changed_decides_again_when_a_call_is_approved() {
    let mut gateway = gateway(Mode::Holding);
    gateway.call(&plain("send"), WELL, 0);
    let stricter = r#"{"policy": {"version": "1", "default": "deny", "hide": ["send"]}}"#;
    gateway.load(&policy(&object(stricter).into()), "4");
    let reply = gateway.approve(1, 0).unwrap();
    assert_eq!(reply.verdict.decision, Decision::Hidden);
    assert_eq!(reply.audit.policy_version, "4");
}

#[test]
fn a_server_that_fails_gives_back_what_the_call_counted() {
    let mut gateway = gateway(Mode::Version1);
    for _ in 0..5 {
        let reply = gateway.call(&plain("read"), FAILS, 0);
        assert_eq!(reply.verdict.decision, Decision::Allowed);
        assert!(text(&reply).ends_with(r#""isError":true}"#));
    }
    assert_eq!(gateway.counters.at(0).count(), 0);
}

#[test]
fn a_slow_failure_holds_its_reservation_until_it_is_known() {
    let mut gateway = gateway(Mode::Version1);
    let slow = Upstream {
        fails: true,
        takes: 10_000,
    };
    let reply = gateway.call(&plain("read"), slow, 0);
    assert_eq!(reply.at, 10_000);
    gateway.call(&plain("read"), WELL, 0);
    assert_eq!(
        gateway.call(&plain("read"), WELL, 9_999).verdict.decision,
        Decision::Limited
    );
    assert_eq!(
        gateway.call(&plain("read"), WELL, 10_000).verdict.decision,
        Decision::Allowed
    );
}

#[test]
fn the_log_holds_names_of_arguments_and_never_a_value() {
    let mut gateway = gateway(Mode::Version1);
    let mut call = Call::new(
        "read",
        object(r#"{"path": "/private/key", "b": {"c": "hush"}, "a": 1}"#),
    );
    call.session = "s1".into();
    gateway.call(
        &call,
        Upstream {
            fails: false,
            takes: 12,
        },
        1_795_387_680_000,
    );
    gateway.call(&plain("wipe"), WELL, 1_795_387_680_001);
    let lines = json_lines(&gateway.log);
    let expected = concat!(
        r#"{"time":"2026-11-22T22:48:00Z","request_id":1,"grant":"default","session":"s1","server":"files","#,
        r#""method":"tools/call","tool":"read","policy_version":"3","decision":"allowed","rule":"","message":"","#,
        r#""argument_keys":["a","b","path"],"upstream_status":200,"latency_ms":12}"#,
        "\n",
        r#"{"time":"2026-11-22T22:48:00.001Z","request_id":2,"grant":"default","session":"default","server":"files","#,
        r#""method":"tools/call","tool":"wipe","policy_version":"3","decision":"denied","#,
        r#""rule":"/tools/wipe/deny_if","message":"Never.","argument_keys":[],"upstream_status":null,"latency_ms":null}"#,
        "\n",
    );
    assert_eq!(lines, expected);
}

#[test]
fn the_log_keeps_the_latest_rows() {
    let mut gateway = gateway(Mode::Version1);
    for _ in 0..LOG_ROWS + 5 {
        gateway.call(&plain("wipe"), WELL, 0);
    }
    assert_eq!(gateway.log.len(), LOG_ROWS);
    assert_eq!(gateway.log.first().map(|row| row.request), Some(6));
}

fn catalogue() -> Catalogue {
    let tool = |text: &str| {
        let raw = object(text);
        let name = raw.get("name").and_then(Value::as_str).unwrap().to_owned();
        Arc::new(Tool {
            name,
            raw,
            ..Tool::default()
        })
    };
    let tools = vec![
        tool(r#"{"name": "read", "description": "Reads \"a\" file"}"#),
        tool(r#"{"name": "secret"}"#),
        tool(r#"{"name": "unlisted", "x": 1e6}"#),
        tool(r#"{"name": "secret", "description": "again"}"#),
    ];
    Catalogue {
        tools,
        ..Catalogue::default()
    }
}

#[test]
fn the_agents_list_has_no_hidden_tool_and_says_what_that_saves() {
    let catalogue = catalogue();
    let prepared = Prepared::new(&policy(&object(POLICY).into()));
    let list = listing(&catalogue, &prepared);
    assert_eq!(
        (&list.visible[..], &list.hidden[..]),
        (&[0, 2][..], &[1, 3][..])
    );
    let sent = json::compact(&list.result(&catalogue));
    assert_eq!(
        sent,
        r#"{"tools":[{"name":"read","description":"Reads \"a\" file"},{"name":"unlisted","x":1e6}]}"#
    );
    let around = r#"{"tools":[,]}"#.len();
    assert_eq!(usize::try_from(list.bytes).unwrap(), sent.len() - around);
    let saved = r#"{"name":"secret"}{"name":"secret","description":"again"}"#.len();
    assert_eq!(usize::try_from(list.bytes_saved).unwrap(), saved);
    assert_eq!(list.tokens_saved(), u64::try_from(saved / 4).unwrap());
}

#[test]
fn a_star_hides_the_whole_list() {
    let everything = r#"{"policy": {"version": "1", "default": "allow", "hide": ["*"]}}"#;
    let list = listing(
        &catalogue(),
        &Prepared::new(&policy(&object(everything).into())),
    );
    assert_eq!(
        (list.visible.len(), list.hidden.len(), list.bytes),
        (0, 4, 0)
    );
}
