//! Checks a policy: `cargo run -q --release --no-default-features --example lint -- policy.json [catalogue.json]`.
//!
//! Each finding is one JSON object on a line: `{"code", "class", "tools", "pointer", "line", "column", "what", "why", "fix"?}`. A document
//! that is no policy gives its errors in the same form, with the code `invalid`. The status is 1 when a finding of class error or
//! security stands, 2 when a file cannot be read, else 0: fit for checking a policy in a repository.

use mcp_policy_builder::core::catalogue::{self, Catalogue, File};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::json::{self, Document, Object, Pointer, Source, Value, compact};
use mcp_policy_builder::core::lint::{Class, Finding, Subject, lint};
use mcp_policy_builder::core::policy::{self, Invalid};
use mcp_policy_builder::core::risk::assess_all;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

/// Writes the findings, and says whether the policy may stand.
fn run() -> Result<bool, String> {
    let mut paths = std::env::args().skip(1);
    let path = paths
        .next()
        .ok_or("usage: lint policy.json [catalogue.json]")?;
    let bytes = read_file(&path)?;
    let catalogue = paths.next().map_or_else(
        || Ok(Catalogue::default()),
        |path| {
            let bytes = read_file(&path)?;
            let file = File {
                name: path,
                bytes: &bytes,
            };
            catalogue::read(&[file]).map_err(|error| error.to_string())
        },
    )?;
    let mut out = BufWriter::new(io::stdout().lock());
    let (lines, stands) = check(&bytes, catalogue);
    for line in lines {
        writeln!(out, "{}", compact(&line)).map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())?;
    Ok(stands)
}

fn read_file(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

/// The findings as lines, and whether none is of the two worst classes.
fn check(bytes: &[u8], catalogue: Catalogue) -> (Vec<Value>, bool) {
    let document = match json::read(bytes) {
        Ok(document) => document,
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            return (vec![of_invalid(&Invalid::json(error, &text))], false);
        }
    };
    let policy = match policy::read(&document) {
        Ok(policy) => policy,
        Err(errors) => return (errors.iter().map(of_invalid).collect(), false),
    };
    let assessments = Arc::new(assess_all(&catalogue.tools));
    let draft = Draft {
        policy,
        ..Draft::new(Arc::new(catalogue))
    };
    let findings = lint(Subject::new(&draft, assessments));
    let source = Source::new(document.text());
    let stands = findings.iter().all(|finding| finding.class > Class::Error);
    let lines = findings
        .iter()
        .map(|finding| of_finding(finding, &document, &source))
        .collect();
    (lines, stands)
}

fn of_finding(finding: &Finding, document: &Document, source: &Source<'_>) -> Value {
    let node = document.nearest(&finding.place.pointer);
    let place = source.place(node.span().start);
    let tools = finding.place.tools.iter().map(|tool| Value::from(&**tool));
    let mut line = head(finding.code, finding.class.word(), tools.collect());
    at(&mut line, &finding.place.pointer, place.line, place.column);
    line.set("what", finding.what.as_str().into());
    line.set("why", finding.why.into());
    if let Some(fix) = &finding.fix {
        line.set("fix", fix.label.as_str().into());
    }
    line.into()
}

fn of_invalid(error: &Invalid) -> Value {
    let mut line = head("invalid", Class::Error.word(), Vec::new());
    at(
        &mut line,
        &error.pointer,
        error.place.line,
        error.place.column,
    );
    line.set("what", error.message.as_str().into());
    line.set("why", "A document with errors is not loaded.".into());
    if let Some(fix) = &error.fix {
        line.set("fix", fix.words.as_str().into());
    }
    line.into()
}

fn head(code: &str, class: &str, tools: Vec<Value>) -> Object {
    let mut line = Object::new();
    line.set("code", code.into());
    line.set("class", class.into());
    line.set("tools", Value::Array(tools));
    line
}

fn at(line: &mut Object, pointer: &Pointer, row: u32, column: u32) {
    line.set("pointer", pointer.as_str().into());
    line.set("line", json::Number::from(u64::from(row)).into());
    line.set("column", json::Number::from(u64::from(column)).into());
}
