//! Every case of the corpus: a tool and what must be found out about it.

use super::catalogue;
use mcp_policy_builder::core::catalogue::Tool;
use mcp_policy_builder::core::risk::{Assessment, Siblings, assess, assess_among};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/risk")
}

/// All cases, each with its file and its note. A file without cases is none of theirs.
pub fn cases() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
    {
        let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert!(file["note"].is_string(), "{} has a note", path.display());
        for case in file["cases"].as_array().into_iter().flatten() {
            let name = format!(
                "{}: {}",
                path.file_stem().unwrap().to_string_lossy(),
                case["note"].as_str().unwrap()
            );
            all.push((name, case.clone()));
        }
    }
    all
}

pub fn assess_case(case: &Value) -> Assessment {
    let others: Siblings<'_> = case["others"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|name| name.as_str().unwrap())
        .collect();
    assess_among(&tool_of(case), &others)
}

/// The tool of a case.
fn tool_of(case: &Value) -> Arc<Tool> {
    catalogue(&[case["tool"].clone()]).tools[0].clone()
}

/// What differs between what a case wants and what was found out, empty where nothing does.
fn differences(case: &Value, found: &Assessment) -> Vec<String> {
    let mut differences = Vec::new();
    let mut expect = |what: &str, found: Value| {
        if let Some(wanted) = case.get(what)
            && *wanted != found
        {
            differences.push(format!("{what} is {found}, not {wanted}"));
        }
    };
    expect("category", json!(found.category.word()));
    expect("severity", json!(found.severity.word()));
    expect("contradictions", json!(found.contradictions.len()));
    expect("acted_on", json!(found.class().category.word()));
    let mut kinds: Vec<&str> = found
        .suspicious
        .iter()
        .map(|suspicion| suspicion.kind.word())
        .collect();
    kinds.dedup();
    expect("suspicious", json!(kinds));
    for signal in case["signals"].as_array().into_iter().flatten() {
        if !found.evidence.iter().any(|piece| piece.signal == signal) {
            differences.push(format!("the signal {signal} found nothing"));
        }
    }
    for text in case["says"].as_array().into_iter().flatten() {
        let said = |words: &str| words.contains(text.as_str().unwrap());
        if !found
            .suspicious
            .iter()
            .any(|suspicion| said(&suspicion.words))
        {
            differences.push(format!("no suspicion says {text}"));
        }
    }
    differences
}

#[test]
fn every_case_is_as_its_file_says() {
    let cases = cases();
    assert!(cases.len() > 600, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for (name, case) in &cases {
        let found = assess_case(case);
        let differences = differences(case, &found);
        if !differences.is_empty() {
            let tool = tool_of(case);
            let evidence: Vec<_> = found
                .evidence
                .iter()
                .map(|piece| piece.words(&tool))
                .collect();
            wrong.push(format!(
                "{name}: {}: {}\n    {}",
                case["tool"]["name"],
                differences.join("; "),
                evidence.join("\n    ")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_python_interpreter_is_as_published() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalogues/mcp-python-interpreter.json");
    let bytes = fs::read(path).unwrap();
    let file = mcp_policy_builder::core::catalogue::File {
        name: "python".to_owned(),
        bytes: &bytes,
    };
    let catalogue = mcp_policy_builder::core::catalogue::read(&[file]).unwrap();
    let found: Vec<String> = catalogue
        .tools
        .iter()
        .map(|tool| assess(tool))
        .zip(&catalogue.tools)
        .map(|(found, tool)| {
            let limit = match mcp_policy_builder::core::risk::recommend(&found).limit {
                Some((calls, window)) => format!(" {calls}/{}", window.as_str()),
                None => String::new(),
            };
            let decision = mcp_policy_builder::core::risk::recommend(&found)
                .decision
                .word();
            format!(
                "{} {}/{} {decision}{limit}",
                tool.name, found.category, found.severity
            )
        })
        .collect();
    let wanted = [
        "clear_session destructive/critical Hide",
        "install_package execute/high Limit 10/minute",
        "run_python_code execute/high Limit 10/minute",
        "run_python_file execute/high Limit 10/minute",
        "write_file write/medium Limit 30/minute",
    ];
    for line in wanted {
        assert!(
            found.iter().any(|found| found == line),
            "{line} is not among {found:#?}"
        );
    }
    assert_eq!(
        found
            .iter()
            .filter(|line| line.ends_with("read/low Allow"))
            .count(),
        5,
        "{found:#?}"
    );
    assert_eq!(found.len(), 10);
}
