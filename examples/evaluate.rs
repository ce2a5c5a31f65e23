//! Answers calls by a policy: `cargo run -q --release --no-default-features --example evaluate -- policy.json < calls.jsonl`.
//!
//! Each line of the input is a call, `{"tool", "args", "grant"?, "session"?, "at"?}`; each line of the output is its verdict,
//! `{"decision", "rule", "message"}`. Counters run on from line to line. Without `at` a call comes at 1970-01-01T00:00:00Z.

use mcp_policy_builder::core::evaluate::{Call, Counters, Prepared, Verdict, time};
use mcp_policy_builder::core::json::{self, Object, Value};
use mcp_policy_builder::core::policy;
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let path = std::env::args_os()
        .nth(1)
        .ok_or("usage: evaluate policy.json < calls.jsonl")?;
    let prepared =
        prepare(&std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?)?;
    let mut counters = Counters::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|error| format!("line {number}: {error}"))?;
        if line.trim().is_empty() {
            continue;
        }
        let (call, now) = call(&line).map_err(|error| format!("line {number}: {error}"))?;
        let verdict = prepared.evaluate(&call, &counters, now);
        counters.reserve(&verdict.counts);
        writeln!(out, "{}", answer(&verdict)).map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}

fn prepare(bytes: &[u8]) -> Result<Prepared, String> {
    let document = json::read(bytes).map_err(|error| error.to_string())?;
    let policy = policy::read(&document).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    Ok(Prepared::new(&policy))
}

/// A call and its time.
fn call(line: &str) -> Result<(Call, i64), String> {
    let value = json::read_text(line)
        .map_err(|error| error.to_string())?
        .into_value();
    let text = |key: &str| match value.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("\"{key}\" is {}, not a text", other.kind())),
    };
    let tool = text("tool")?.ok_or("\"tool\" is missing")?;
    let args = match value.get("args") {
        None | Some(Value::Null) => Object::new(),
        Some(Value::Object(args)) => args.clone(),
        Some(other) => return Err(format!("\"args\" is {}, not an object", other.kind())),
    };
    let mut call = Call::new(tool, args);
    call.grant = text("grant")?.unwrap_or(call.grant);
    call.session = text("session")?.unwrap_or(call.session);
    let at = text("at")?.map_or(Some(0), |at| time::parse(&at));
    Ok((
        call,
        at.ok_or("\"at\" is no time such as 2026-01-01T00:00:00Z")?,
    ))
}

fn answer(verdict: &Verdict) -> String {
    let optional = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
    let mut answer = Object::new();
    answer.set("decision", verdict.decision.as_str().into());
    answer.set("rule", optional(&verdict.rule));
    answer.set("message", optional(&verdict.message));
    json::compact(&answer.into())
}
