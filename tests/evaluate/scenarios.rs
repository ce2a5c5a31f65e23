//! Scenarios: run, written, read, and what they cover.

use super::cases::policy;
use mcp_policy_builder::core::evaluate::scenario::{coverage, read, write};
use mcp_policy_builder::core::evaluate::{Decision, Prepared};
use mcp_policy_builder::core::json::{self, Value};

fn value(text: &str) -> Value {
    json::read_text(text).unwrap().into_value()
}

const CASE: &str = r#"{
    "policy": {"version": "1", "default": "deny", "hide": ["secret"], "tools": {
        "read": {
            "require": [{"conditions": [{"path": "args.p", "op": "regex", "value": "^/srv/"}], "on_deny": "Only /srv."}],
            "deny_if": [{"conditions": [{"path": "args.all", "op": "eq", "value": true}]}],
            "limits": [{"counter": "c", "window": "minute", "max": 1, "scope": "grant"}]
        },
        "never": {"action": "deny"}
    }},
    "tests": [{"name": "reading", "calls": [
        {"tool": "read", "args": {"p": "/etc"}, "expect": {"decision": "denied", "message": "Only /srv."}},
        {"tool": "read", "args": {"p": "/srv/a"}, "at": "2026-01-01T00:00:01.5Z", "expect": {"decision": "allowed", "rule": ""}},
        {"tool": "read", "args": {"p": "/srv/a"}, "expect": {"decision": "limited", "rule": "/tools/read/limits/c"}}
    ]}]
}"#;

#[test]
fn a_scenario_passes_until_a_rule_changes() {
    let case = value(CASE);
    let scenario = &read(&case).unwrap()[0];
    assert!(scenario.run(&Prepared::new(&policy(&case))).passes());
    let changed = value(&CASE.replace("\"max\": 1", "\"max\": 2"));
    let run = scenario.run(&Prepared::new(&policy(&changed)));
    let difference = run.difference.unwrap();
    assert_eq!(
        (difference.call, difference.found.decision),
        (2, Decision::Allowed)
    );
    assert_eq!(difference.expected.decision, Decision::Limited);
    assert_eq!(run.verdicts.len(), 3);
}

#[test]
fn expecting_what_happens_now_makes_a_scenario_pass() {
    let case = value(CASE);
    let changed = Prepared::new(&policy(&value(&CASE.replace("\"max\": 1", "\"max\": 2"))));
    let recorded = read(&case).unwrap()[0].recorded(&changed);
    assert!(recorded.run(&changed).passes());
    assert!(!recorded.run(&Prepared::new(&policy(&case))).passes());
}

#[test]
fn a_written_file_reads_back_as_the_same_scenarios() {
    let text = CASE.replace(
        r#""at": "2026-01-01T00:00:01.5Z""#,
        r#""at": "2026-01-01T00:00:01.5Z", "grant": "g", "session": "s", "fails": true"#,
    );
    let scenarios = read(&value(&text)).unwrap();
    let written = write(&scenarios);
    assert_eq!(read(&value(&written)).unwrap(), scenarios);
    assert!(written.ends_with("}\n"));
    assert_eq!(write(&read(&value(&written)).unwrap()), written);
}

#[test]
fn a_file_that_is_wrong_says_where() {
    for (text, pointer, accepted) in [
        ("{}", "/tests", "a list"),
        ("5", "", "a list"),
        (r#"[{"calls": 5}]"#, "/0/calls", "a list"),
        (r#"[{"name": 5, "calls": []}]"#, "/0/name", "a text"),
        (
            r#"[{"calls": [{}]}]"#,
            "/0/calls/0/tool",
            "the name of a tool",
        ),
        (
            r#"[{"calls": [{"tool": "t", "args": []}]}]"#,
            "/0/calls/0/args",
            "an object",
        ),
        (
            r#"[{"calls": [{"tool": "t"}]}]"#,
            "/0/calls/0/expect/decision",
            "allowed, denied, hidden, approval or limited",
        ),
        (
            r#"[{"calls": [{"tool": "t", "expect": {"decision": "maybe"}}]}]"#,
            "/0/calls/0/expect/decision",
            "allowed, denied, hidden, approval or limited",
        ),
        (
            r#"[{"calls": [{"tool": "t", "fails": 1}]}]"#,
            "/0/calls/0/fails",
            "true or false",
        ),
        (
            r#"{"tests": [{"calls": [{"tool": "t", "at": "noon"}]}]}"#,
            "/tests/0/calls/0/at",
            "a time such as 2026-01-01T00:00:00Z",
        ),
    ] {
        let error = read(&value(text)).unwrap_err();
        assert_eq!(
            (error.pointer.as_str(), error.accepted),
            (pointer, accepted),
            "{text}"
        );
    }
}

#[test]
fn coverage_names_the_rules_that_no_call_reaches() {
    let case = value(CASE);
    let covered = coverage(&policy(&case), &read(&case).unwrap());
    let rows: Vec<(&str, u32, u32)> = covered
        .iter()
        .map(|rule| (rule.place.as_str(), rule.reached, rule.decided))
        .collect();
    let expected = [
        ("/hide", 3, 0),
        ("/default", 0, 0),
        ("/tools/read/require/0", 3, 1),
        ("/tools/read/deny_if/0", 2, 0),
        ("/tools/read/limits/0", 2, 1),
        ("/tools/never/action", 0, 0),
    ];
    assert_eq!(rows, expected);
}
