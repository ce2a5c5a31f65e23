//! Classifies the tools of a catalogue on standard input, in any shape that the builder reads; one JSON object per tool.
//!
//! `cargo run -q --release --no-default-features --example classify < tools.json`

use mcp_policy_builder::core::catalogue::{self, File, Tool};
use mcp_policy_builder::core::json::{Object, Value, compact};
use mcp_policy_builder::core::risk::{Assessment, assess_all};
use std::io::{self, Read, Write};
use std::process::ExitCode;

fn main() -> io::Result<ExitCode> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let catalogue = match catalogue::read(&[File {
        name: "standard input".to_owned(),
        bytes: &bytes,
    }]) {
        Ok(catalogue) => catalogue,
        Err(error) => {
            writeln!(io::stderr(), "{error}")?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (tool, assessment) in catalogue.tools.iter().zip(assess_all(&catalogue.tools)) {
        writeln!(out, "{}", compact(&line(tool, &assessment)))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn line(tool: &Tool, assessment: &Assessment) -> Value {
    let words = |words: &str| Value::from(words);
    let evidence = assessment
        .evidence
        .iter()
        .map(|piece| words(&piece.words(tool)))
        .collect();
    let mut object: Object = [
        ("name".to_owned(), words(&tool.name)),
        ("category".to_owned(), words(assessment.category.word())),
        ("severity".to_owned(), words(assessment.severity.word())),
        ("confidence".to_owned(), words(assessment.confidence.word())),
        ("evidence".to_owned(), Value::Array(evidence)),
    ]
    .into_iter()
    .collect();
    let contradictions: Vec<Value> = assessment
        .contradictions
        .iter()
        .map(|found| words(&found.words))
        .collect();
    if !contradictions.is_empty() {
        object.set("contradictions", Value::Array(contradictions));
    }
    let suspicious: Vec<Value> = assessment
        .suspicious
        .iter()
        .map(|found| words(&found.words))
        .collect();
    if !suspicious.is_empty() {
        object.set("suspicious", Value::Array(suspicious));
    }
    Value::Object(object)
}
