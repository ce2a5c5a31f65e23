//! Single conditions against the verdicts of the reference engine.

use mcp_policy_builder::core::evaluate::operators::{Operator, find};
use mcp_policy_builder::core::json;
use mcp_policy_builder::core::policy;

/// A line of the recording: the arguments, the condition, whether it can be read, and whether it holds.
#[track_caller]
fn check(line: &str) {
    let case = json::read_text(line).unwrap().into_value();
    let args = case.get("args").unwrap().as_object().unwrap();
    let condition = json::compact(case.get("condition").unwrap());
    let document = format!(
        r#"{{"version": "1", "default": "deny", "tools": {{"t": {{"require": [{{"conditions": [{condition}]}}]}}}}}}"#
    );
    let valid = case.get("valid").unwrap().as_bool().unwrap();
    let policy = policy::read_text(&document);
    assert_eq!(policy.is_ok(), valid, "valid: {line}");
    let Ok(policy) = policy else { return };
    let rules = policy.entry("t").unwrap().require.as_ref().unwrap();
    let condition = &rules[0].conditions[0];
    let holds = Operator::new(&condition.test).holds(find(args, &condition.path));
    assert_eq!(holds, case.get("holds").unwrap().as_bool(), "{line}");
}

#[test]
fn every_condition_holds_as_in_the_reference_engine() {
    let lines = include_str!("../corpus/evaluate/conditions.jsonl");
    assert_eq!(lines.lines().count(), 4_000);
    lines.lines().for_each(check);
}
