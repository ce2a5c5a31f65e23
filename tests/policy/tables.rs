//! Tables of small cases: what operators take, and the tokens of a line.

use crate::corpus;
use mcp_policy_builder::core::json;
use mcp_policy_builder::core::policy::highlight::{Kind, tokens};
use mcp_policy_builder::core::policy::read_text;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operands {
    #[serde(rename = "note")]
    _note: String,
    operators: BTreeMap<String, Operand>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operand {
    takes: Vec<serde_json::Value>,
    refuses: Vec<serde_json::Value>,
}

/// Whether a document with this one condition is read; its only error must point at the value.
#[track_caller]
fn takes(op: &str, value: &serde_json::Value) -> bool {
    let op = json::quote(op);
    let condition = format!(r#"{{"path":"args.a","op":{op},"value":{value}}}"#);
    let text = format!(
        r#"{{"version":"1","default":"deny","tools":{{"t":{{"deny_if":[{{"conditions":[{condition}]}}]}}}}}}"#
    );
    match read_text(&text) {
        Ok(_) => true,
        Err(errors) => {
            let pointers: Vec<&str> = errors.iter().map(|error| error.pointer.as_str()).collect();
            assert_eq!(
                pointers,
                ["/tools/t/deny_if/0/conditions/0/value"],
                "{text}"
            );
            false
        }
    }
}

#[test]
fn operators_take_values_of_their_types_only() {
    let table: Operands = serde_json::from_str(&corpus("policies/operands.json")).unwrap();
    assert_eq!(table.operators.len(), 11);
    for (op, operand) in &table.operators {
        for value in &operand.takes {
            assert!(takes(op, value), "{op} {value}");
        }
        for value in &operand.refuses {
            assert!(!takes(op, value), "{op} {value}");
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Highlighted {
    note: String,
    line: String,
    tokens: Vec<(String, String)>,
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Key => "key",
        Kind::String => "string",
        Kind::Number => "number",
        Kind::Literal => "literal",
        Kind::Punctuation => "punctuation",
    }
}

#[test]
fn lines_are_split_into_tokens() {
    let table: Vec<Highlighted> = serde_json::from_str(&corpus("policies/highlight.json")).unwrap();
    for case in &table {
        let found: Vec<(String, String)> = tokens(&case.line)
            .into_iter()
            .map(|token| {
                let span = token.span.start as usize..token.span.end as usize;
                (word(token.kind).to_owned(), case.line[span].to_owned())
            })
            .collect();
        assert_eq!(found, case.tokens, "{}", case.note);
    }
}
