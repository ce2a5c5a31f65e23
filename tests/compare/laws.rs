//! The laws of comparison, for any two catalogues and any policy.

use crate::any::any_policy;
use crate::catalogues::catalogue;
use mcp_policy_builder::core::catalogue::{Catalogue, Pin};
use mcp_policy_builder::core::compare::{What, compare, graded};
use mcp_policy_builder::core::json::canonical_members;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const NAMES: [&str; 8] = [
    "alpha",
    "beta",
    "gamma",
    "read_file",
    "readFile",
    "server_read_file",
    "*",
    "",
];

fn any_member() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"type": "string"}),
        json!({"type": "string", "pattern": "^a"}),
        json!({"type": ["integer", "null"], "default": 1}),
        json!({"enum": ["a", "b"]}),
        json!({"enum": ["b", "c"], "description": "Which."}),
        json!({"const": 1.0}),
        json!({"type": "object", "properties": {"inner": {"type": "string"}}, "required": ["inner"]}),
        json!({"type": "object", "properties": {"inner": {"type": "number"}}, "additionalProperties": false}),
        json!({"type": "array", "items": {"type": "object", "properties": {"x": {"enum": [1]}}}}),
        json!({"type": "array", "items": {"type": "object", "properties": {"x": {"enum": [2]}}}}),
        json!({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]}),
        json!({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 2}]}),
        json!({"$ref": "#/$defs/d"}),
        json!({"$ref": "#/properties/a"}),
        json!(true),
        json!(7),
    ])
}

fn any_schema() -> impl Strategy<Value = Value> {
    let parts = (
        vec((select(&["a", "b", "force"][..]), any_member()), 0..3),
        select(vec![
            json!(null),
            json!(["a"]),
            json!(["b", "a"]),
            json!("a"),
        ]),
        any_member(),
        select(vec![
            json!(null),
            json!(true),
            json!(false),
            json!({"type": "string"}),
        ]),
    );
    let whole = parts.prop_map(|(members, required, definition, rest)| {
        let members: Map<String, Value> = members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let mut schema =
            json!({"type": "object", "properties": members, "$defs": {"d": definition}});
        for (key, value) in [("required", required), ("additionalProperties", rest)] {
            if !value.is_null() {
                schema[key] = value;
            }
        }
        schema
    });
    prop_oneof![6 => whole, 1 => select(vec![json!({}), json!(false), json!([]), json!("x")])]
}

fn any_tool() -> impl Strategy<Value = Value> {
    let absent = || Just(Value::Null);
    let member = |key: &'static str, values: BoxedStrategy<Value>| {
        prop_oneof![absent(), values].prop_map(move |value| (key, value))
    };
    let texts = || {
        select(vec![
            json!(""),
            json!("Reads a file from the shelf."),
            json!("x\u{200B}"),
            json!(3),
        ])
        .boxed()
    };
    let annotations = select(vec![
        json!({}),
        json!({"readOnlyHint": true}),
        json!({"destructiveHint": true}),
        json!({"destructiveHint": false, "title": "T"}),
        json!({"openWorldHint": "no", "own": 1}),
        json!([]),
    ]);
    let members = (
        member("description", texts()),
        member("title", texts()),
        member("inputSchema", any_schema().boxed()),
        member("annotations", annotations.boxed()),
        member(
            "_meta",
            select(vec![json!({"a": 1}), json!({"a": 2})]).boxed(),
        ),
    );
    (select(&NAMES[..]), members).prop_map(|(name, (one, two, three, four, five))| {
        let mut tool = json!({"name": name});
        for (key, value) in [one, two, three, four, five] {
            if !value.is_null() {
                tool[key] = value;
            }
        }
        tool
    })
}

fn any_tools() -> impl Strategy<Value = Vec<Value>> {
    vec(any_tool(), 0..6)
}

/// What each name stands for, by content.
fn content(catalogue: &Catalogue) -> BTreeMap<&str, Vec<String>> {
    let mut content: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for tool in &catalogue.tools {
        let text = canonical_members(tool.raw.iter());
        content.entry(&tool.name).or_default().push(text);
    }
    content
}

/// The value with the members of every object in the other order.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(turned).collect(),
        Value::Object(members) => {
            let members = members.iter().rev();
            Value::Object(
                members
                    .map(|(key, value)| (key.clone(), turned(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn there_is_a_change_exactly_where_the_content_differs(old in any_tools(), new in any_tools()) {
        let (old, new) = (catalogue(&old), catalogue(&new));
        prop_assert_eq!(compare(&old, &new).is_empty(), content(&old) == content(&new));
    }

    #[test]
    fn every_difference_of_one_tool_is_told(old in any_tool(), new in any_tool()) {
        let mut new = new;
        new["name"] = old["name"].clone();
        let (old, new) = (catalogue(&[old]), catalogue(&[new]));
        let (before, now) = (Pin::of(&old.tools[0]), Pin::of(&new.tools[0]));
        let changes = compare(&old, &new);
        let labels = |what: &What| match what {
            What::Titled { .. } | What::Hint { .. } => true,
            What::Member { key } => key.starts_with("annotations") || key == "title",
            _ => false,
        };
        let other = |what: &What| matches!(what, What::Member { key } if key == "_meta");
        let tool = |what: &What| !labels(what) && !other(what);
        prop_assert_eq!(changes.iter().any(|change| labels(&change.what)), before.labels != now.labels);
        prop_assert_eq!(changes.iter().any(|change| tool(&change.what)), before.tool != now.tool);
    }

    #[test]
    fn the_order_of_keys_is_no_change(tools in any_tools()) {
        let other: Vec<Value> = tools.iter().map(turned).collect();
        prop_assert_eq!(compare(&catalogue(&tools), &catalogue(&other)), vec![]);
    }

    #[test]
    fn every_name_that_comes_or_goes_is_told_once(old in any_tools(), new in any_tools()) {
        let (old, new) = (catalogue(&old), catalogue(&new));
        let changes = compare(&old, &new);
        let count = |kind: fn(&What) -> bool| changes.iter().filter(|change| kind(&change.what)).count();
        let come = count(|what| matches!(what, What::Added));
        let gone = count(|what| matches!(what, What::Removed { .. }));
        prop_assert_eq!(old.tools.len() + come, new.tools.len() + gone);
    }

    #[test]
    fn effects_stand_in_the_order_of_their_grades_and_lose_no_change(old in any_tools(), new in any_tools(), policy in any_policy()) {
        let changes = compare(&catalogue(&old), &catalogue(&new));
        let graded = graded(changes.clone(), &policy);
        prop_assert!(graded.is_sorted_by_key(|graded| graded.effect.grade));
        prop_assert!(graded.iter().all(|graded| graded.effect.sentence.ends_with('.')));
        prop_assert_eq!(graded.len(), changes.len());
        prop_assert!(changes.iter().all(|change| graded.iter().any(|graded| graded.change == *change)));
    }
}
