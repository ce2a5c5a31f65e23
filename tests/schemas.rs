//! Parameters distilled from input schemas: the cases in `tests/corpus/schemas` (its README says what a case holds), and bounds.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use mcp_policy_builder::core::catalogue::{MAX_PARAMETERS, Parameter, parameters};
use mcp_policy_builder::core::json::{Value, compact, read_text};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn line(parameter: &Parameter) -> String {
    let mut line = format!(
        "{}{}: {}",
        "  ".repeat(parameter.depth as usize),
        parameter.path,
        parameter.words()
    );
    for (holds, word) in [
        (parameter.required, ", required"),
        (!parameter.reachable, ", out of reach"),
        (parameter.description.is_some(), ", described"),
    ] {
        line.push_str(if holds { word } else { "" });
    }
    if !parameter.choices.is_empty() {
        write!(line, ", choices {}", parameter.choices.len()).unwrap();
    }
    if let Some(default) = &parameter.default {
        write!(line, ", default {}", compact(default)).unwrap();
    }
    line
}

#[track_caller]
fn check(file: &str, case: &Value) {
    let told: Vec<String> = parameters(case.get("schema").unwrap())
        .iter()
        .map(line)
        .collect();
    let expected = case.get("parameters").and_then(Value::as_array).unwrap();
    let expected: Vec<&str> = expected.iter().filter_map(Value::as_str).collect();
    assert_eq!(
        told,
        expected,
        "{file}: {}",
        compact(case.get("note").unwrap())
    );
}

#[test]
fn every_case_has_the_parameters_that_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/schemas");
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let document = read_text(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in document.value().as_array().unwrap() {
            let name = path.display().to_string();
            if std::panic::catch_unwind(|| check(&name, case)).is_err() {
                wrong.push(format!("{name}: {}", compact(case.get("note").unwrap())));
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 30, "the cases are there");
}

fn schema(text: &str) -> Value {
    read_text(text).unwrap().into_value()
}

#[test]
fn definitions_that_double_with_every_step_are_bounded() {
    let mut definitions: Vec<String> = (0..60)
        .map(|step| {
            let next = format!("{{\"$ref\": \"#/$defs/d{}\"}}", step + 1);
            format!("\"d{step}\": {{\"allOf\": [{next}, {next}], \"anyOf\": [{next}, {next}], \"properties\": {{\"p{step}\": {next}, \"q{step}\": {next}}}}}")
        })
        .collect();
    definitions.push("\"d60\": {\"type\": \"string\"}".to_owned());
    let text = format!(
        "{{\"properties\": {{\"a\": {{\"$ref\": \"#/$defs/d0\"}}, \"b\": {{\"type\": \"string\"}}}}, \"$defs\": {{{}}}}}",
        definitions.join(", ")
    );
    let found = parameters(&schema(&text));
    assert!(found.len() <= MAX_PARAMETERS);
    let last = found.last().unwrap();
    assert_eq!(
        (last.path.as_str(), last.words().as_str()),
        ("args.b", "string"),
        "a later argument is still there"
    );
}

#[test]
fn arguments_go_before_members_where_there_are_too_many() {
    let members: Vec<String> = (0..600)
        .map(|at| format!("\"m{at}\": {{\"type\": \"string\"}}"))
        .collect();
    let text = format!(
        "{{\"properties\": {{\"a\": {{\"properties\": {{{}}}}}, \"b\": {{}}, \"c\": {{}}}}}}",
        members.join(", ")
    );
    let found = parameters(&schema(&text));
    assert_eq!(found.len(), MAX_PARAMETERS);
    let top: Vec<&str> = found
        .iter()
        .filter(|parameter| parameter.depth == 0)
        .map(|parameter| parameter.name.as_str())
        .collect();
    assert_eq!(top, ["a", "b", "c"]);
}

#[test]
fn deep_members_are_listed_to_the_bound() {
    let text = format!(
        "{}{{}}{}",
        "{\"properties\": {\"a\": ".repeat(40),
        "}}".repeat(40)
    );
    let found = parameters(&schema(&text));
    assert_eq!(found.len(), 17);
    assert_eq!(found.last().map(|parameter| parameter.depth), Some(16));
}
