//! Between version 1 and the shorthand.

use crate::{cases, text};
use mcp_policy_builder::core::json::{self, Value, pretty};
use mcp_policy_builder::core::policy::{Policy, read_text, to_shorthand};
use std::path::Path;

#[track_caller]
fn member<'a>(value: &'a Value, key: &str, context: &str) -> &'a Value {
    value
        .get(key)
        .unwrap_or_else(|| panic!("{context}: no {key}"))
}

#[track_caller]
fn string<'a>(value: &'a Value, key: &str, context: &str) -> &'a str {
    member(value, key, context).as_str().unwrap()
}

#[track_caller]
fn check(case: &Path) {
    let name = case.display().to_string();
    let document = json::read_text(&text(case)).unwrap();
    let root = document.value();
    assert!(!string(root, "note", &name).is_empty(), "{name}");
    let source = pretty(member(root, "policy", &name));
    let policy = read_text(&source).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
    match (root.get("to_v1"), root.get("to_shorthand")) {
        (Some(expected), None) => check_v1(&name, &policy, expected),
        (None, Some(expected)) => check_shorthand(&name, &policy, expected),
        _ => panic!("{name}: one of to_v1 and to_shorthand"),
    }
}

#[track_caller]
fn check_v1(name: &str, policy: &Policy, expected: &Value) {
    let (converted, stayed) = policy.to_v1();
    let written = json::read_text(&converted.to_text().text).unwrap();
    let tools = member(written.value(), "tools", name);
    assert_eq!(
        pretty(tools),
        pretty(member(expected, "tools", name)),
        "{name}"
    );
    let expected = member(expected, "stayed", name).as_array().unwrap();
    assert_eq!(stayed.len(), expected.len(), "{name}: {stayed:?}");
    for ((tool, why), expected) in stayed.iter().zip(expected) {
        assert_eq!(**tool, *string(expected, "tool", name), "{name}");
        let part = string(expected, "why", name);
        assert!(why.to_string().contains(part), "{name}: {why}");
    }
    assert_eq!(
        converted.to_v1().0,
        converted,
        "{name}: the second time changes something"
    );
}

#[track_caller]
fn check_shorthand(name: &str, policy: &Policy, expected: &Value) {
    let (written, lost) = to_shorthand(policy);
    assert_eq!(
        written,
        pretty(member(expected, "document", name)),
        "{name}"
    );
    let expected = member(expected, "lost", name).as_array().unwrap();
    assert_eq!(lost.len(), expected.len(), "{name}: {lost:#?}");
    for (lost, expected) in lost.iter().zip(expected) {
        assert_eq!(
            lost.pointer.as_str(),
            string(expected, "pointer", name),
            "{name}"
        );
        let denied = member(expected, "denied", name).as_bool().unwrap();
        assert_eq!(lost.denied, denied, "{name}: {lost:?}");
        let part = string(expected, "message", name);
        assert!(lost.message.contains(part), "{name}: {lost:?}");
    }
}

#[test]
fn both_forms_convert_as_expected() {
    for case in cases("policies/shorthand") {
        check(&case);
    }
}
