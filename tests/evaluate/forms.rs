//! Arguments to start from, and calls around a rule.

use super::cases::policy;
use mcp_policy_builder::core::catalogue::{self, File};
use mcp_policy_builder::core::evaluate::{Call, Counters, Decision, Prepared, boundary, form};
use mcp_policy_builder::core::json::{self, Object, Value};
use mcp_policy_builder::core::re2;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

fn object(text: &str) -> Object {
    json::read_text(text)
        .unwrap()
        .into_value()
        .as_object()
        .unwrap()
        .clone()
}

/// `{"cases": [{"note", "schema", "example"}]}`
#[test]
fn an_example_has_what_a_schema_asks_for() {
    let file = json::read_text(include_str!("../corpus/evaluate/forms/examples.json"))
        .unwrap()
        .into_value();
    let cases = file.get("cases").unwrap().as_array().unwrap();
    assert!(cases.len() >= 20);
    for case in cases {
        let example = form::example(case.get("schema").unwrap());
        let note = case.get("note").unwrap().as_str().unwrap();
        assert_eq!(
            json::compact(&example.into()),
            json::compact(case.get("example").unwrap()),
            "{note}"
        );
    }
}

#[test]
fn every_bundled_tool_has_an_example_with_its_required_arguments() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalogues");
    let mut tools = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let Ok(catalogue) = catalogue::read(&[File {
            name: String::new(),
            bytes: &bytes,
        }]) else {
            continue;
        };
        for tool in &catalogue.tools {
            let Some(schema) = tool.input_schema() else {
                continue;
            };
            let example = form::example(schema);
            let required = schema
                .get("required")
                .and_then(Value::as_array)
                .unwrap_or_default();
            for name in required.iter().filter_map(Value::as_str) {
                assert!(example.get(name).is_some(), "{}: {name}", tool.name);
            }
            assert_eq!(example.len(), required.len(), "{}", tool.name);
            tools += 1;
        }
    }
    assert!(tools > 500, "only {tools} tools");
}

#[test]
fn schemas_that_refer_to_themselves_end() {
    let schema = object(
        r##"{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}, "allOf": [{"$ref": "#"}]}"##,
    );
    let example = form::example(&schema.into());
    assert!(example.get("a").is_some());
    let members: Vec<String> = (0..8)
        .map(|n| format!(r##""{n}": {{"$ref": "#"}}"##))
        .collect();
    let names: Vec<String> = (0..8).map(|n| format!(r#""{n}""#)).collect();
    let wide = format!(
        r##"{{"required": [{}], "properties": {{{}}}, "allOf": [{{"$ref": "#"}}, {{"$ref": "#"}}]}}"##,
        names.join(", "),
        members.join(", ")
    );
    assert_eq!(form::example(&object(&wide).into()).len(), 8);
}

#[test]
fn an_argument_that_is_not_required_has_an_example_too() {
    let schema = r##"{"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"properties": {"b": {"type": "integer", "minimum": 3}}}}}"##;
    let schema = Value::from(object(schema));
    let example = form::example_at(&schema, &["a", "b"]).unwrap();
    assert_eq!(json::compact(&example), "3");
    assert_eq!(form::example_at(&schema, &["a", "c"]), None);
}

/// `{"cases": [{"note", "policy", "tool", "base", "tried": [["<what>", "<decision>"]]}]}`: all that is tried, with its verdict.
#[test]
fn calls_around_a_rule_show_what_it_lets_through() {
    let file = json::read_text(include_str!("../corpus/evaluate/boundary/rules.json"))
        .unwrap()
        .into_value();
    for case in file.get("cases").unwrap().as_array().unwrap() {
        let note = case.get("note").unwrap().as_str().unwrap();
        let policy = policy(case);
        let prepared = Prepared::new(&policy);
        let base = case.get("base").unwrap().as_object().unwrap();
        let entry = policy.entry("t").unwrap();
        let rules = entry.require.iter().chain(&entry.deny_if).flatten();
        let tried: Vec<_> = rules
            .flat_map(|rule| boundary::of_rule(rule, base, None))
            .collect();
        let verdicts: Vec<(String, String)> = tried
            .into_iter()
            .map(|tried| {
                let call = Call::new("t", tried.args);
                let decision = prepared.evaluate(&call, &Counters::new(), 0).decision;
                (tried.note.to_owned(), decision.as_str().to_owned())
            })
            .collect();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let rows = case.get("tried").unwrap().as_array().unwrap().iter();
        let expected: Vec<(String, String)> = rows
            .map(|row| row.as_array().unwrap())
            .map(|row| (text(&row[0]), text(&row[1])))
            .collect();
        assert_eq!(verdicts, expected, "{note}");
    }
}

#[test]
fn calls_around_a_bound_lie_on_both_sides_of_it() {
    let case = object(
        r#"{"policy": {"version": "1", "default": "deny", "tools": {"t": {"require": [{"conditions": [
            {"path": "args.a.n", "op": "lte", "value": 10}]}]}}}}"#,
    );
    let policy = policy(&case.into());
    let rule = &policy.entry("t").unwrap().require.as_ref().unwrap()[0];
    let tried = boundary::of_rule(rule, &object(r#"{"a": {"other": 1}, "b": 2}"#), None);
    let prepared = Prepared::new(&policy);
    let decisions: BTreeSet<Decision> = tried
        .iter()
        .map(|tried| {
            prepared
                .evaluate(&Call::new("t", tried.args.clone()), &Counters::new(), 0)
                .decision
        })
        .collect();
    assert_eq!(decisions, [Decision::Allowed, Decision::Denied].into());
    for tried in &tried {
        assert_eq!(
            tried.args.get("b").map(json::compact).as_deref(),
            Some("2"),
            "{}",
            tried.note
        );
        let other = tried.args.get("a").and_then(|a| a.get("other"));
        assert_eq!(
            other.map(json::compact).as_deref(),
            Some("1"),
            "{}",
            tried.note
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_example_of_a_pattern_matches_it(pattern in "[abc\\[\\]()|*+?.^$\\\\d{}0-9-]{0,12}") {
        if let Some(example) = re2::example(&pattern) {
            prop_assert!(re2::Regex::new(&pattern).unwrap().is_match(&example));
        }
    }
}

#[test]
fn patterns_as_people_write_them_have_examples() {
    for (pattern, example) in [
        ("^/srv/data/", "/srv/data/"),
        ("^(ls|pwd)$", "ls"),
        ("[a-z]{3}-\\d+", "aaa-0"),
        ("(?i)main", "main"),
        ("^[^/]*$", "a"),
        ("\\.txt$", ".txt"),
        ("^\\p{Han}+$", "⺀"),
    ] {
        assert_eq!(re2::example(pattern).as_deref(), Some(example), "{pattern}");
    }
    assert_eq!(re2::example("a^b"), None);
    assert_eq!(re2::example("(?=a)"), None);
}
