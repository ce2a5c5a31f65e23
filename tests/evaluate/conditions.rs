//! Single conditions against the verdicts of the reference engine.

use mcp_policy_builder::core::evaluate::operators::{Operator, find};
use mcp_policy_builder::core::json::{self, Value};
use mcp_policy_builder::core::policy::{Path, Test};

/// The test of a condition, or nothing when its value has not the type that its operator asks for.
fn test(op: &str, value: Value) -> Option<Test> {
    let number = |value: &Value| value.as_number().cloned();
    let list = |value: &Value| value.as_array().map(<[Value]>::to_vec);
    Some(match op {
        "eq" => Test::Eq(value),
        "neq" => Test::Neq(value),
        "lt" => Test::Lt(number(&value)?),
        "lte" => Test::Lte(number(&value)?),
        "gt" => Test::Gt(number(&value)?),
        "gte" => Test::Gte(number(&value)?),
        "in" => Test::In(list(&value)?),
        "not_in" => Test::NotIn(list(&value)?),
        "exists" => Test::Exists(value.as_bool()?),
        "regex" => Test::Regex(value.as_str()?.to_owned()),
        "contains" => Test::Contains(value),
        _ => return None,
    })
}

/// A line of the recording: the arguments, the condition, and what the reference said.
#[track_caller]
fn check(line: &str) {
    let case = json::read_text(line).unwrap().into_value();
    let args = case.get("args").unwrap().as_object().unwrap();
    let condition = case.get("condition").unwrap();
    let path = Path::new(condition.get("path").unwrap().as_str().unwrap()).unwrap();
    let op = condition.get("op").unwrap().as_str().unwrap();
    let valid = case.get("valid").unwrap().as_bool().unwrap();
    let test = test(op, condition.get("value").cloned().unwrap());
    assert_eq!(test.is_some(), valid, "valid: {line}");
    let Some(test) = test else { return };
    let wanted = case.get("holds").unwrap().as_bool();
    assert_eq!(
        Operator::new(&test).holds(find(args, &path)),
        wanted,
        "{line}"
    );
}

#[test]
fn every_condition_holds_as_in_the_reference_engine() {
    let lines = include_str!("../corpus/evaluate/conditions.jsonl");
    assert_eq!(lines.lines().count(), 4_000);
    lines.lines().for_each(check);
}
