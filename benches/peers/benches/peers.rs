//! `cargo bench --manifest-path benches/peers/Cargo.toml`: one call, the same answer by three engines, and the memory that each
//! prepared policy takes.
//!
//! The policies say the same in each engine's words. Cedar has no regular expressions, so its condition on the path is a `like`
//! with wildcards. Each engine's input is made beforehand; only the decision is timed.

use cedar_policy::{Authorizer, Context, Decision, Entities, PolicySet, Request};
use criterion::{Criterion, criterion_group, criterion_main};
use mcp_policy_builder::core::evaluate::{Call, Counters, Prepared};
use mcp_policy_builder::core::{json, policy};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::fmt::Write;
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One question: a tool, its arguments, and the policy in three languages.
struct Question {
    name: &'static str,
    tool: &'static str,
    args: &'static str,
    ours: String,
    cedar: String,
    rego: String,
}

const ARGS: &str = r#"{"path": "/srv/data/report.txt", "overwrite": false, "size": 100}"#;
const OURS: &str = r#""write": {
    "require": [{"conditions": [{"path": "args.path", "op": "regex", "value": "^/srv/data/[a-z]+\\.txt$"}]}],
    "deny_if": [{"conditions": [{"path": "args.overwrite", "op": "eq", "value": true}]},
                {"conditions": [{"path": "args.size", "op": "gt", "value": 10000}]}]}"#;
const CEDAR: &str = r#"
permit(principal, action == Action::"write", resource) when { context has path && context.path like "/srv/data/*.txt" };
forbid(principal, action == Action::"write", resource) when { context has overwrite && context.overwrite == true };
forbid(principal, action == Action::"write", resource) when { context has size && context.size > 10000 };
"#;
const REGO: &str = r#"
allow if { input.tool == "write"; regex.match(`^/srv/data/[a-z]+\.txt$`, input.args.path); not deny }
deny if { input.args.overwrite == true }
deny if { input.args.size > 10000 }
"#;

fn document(tools: &str) -> String {
    format!(r#"{{"version": "1", "default": "deny", "tools": {{{tools}}}}}"#)
}

fn module(rules: &str) -> String {
    format!("package mcp\nimport rego.v1\ndefault allow := false\n{rules}")
}

fn questions() -> Vec<Question> {
    let (mut ours, mut cedar, mut rego) = (String::new(), CEDAR.to_owned(), REGO.to_owned());
    for n in 0..1_000 {
        write!(ours, r#""tool_{n}": {{"deny_if": [{{"conditions": [{{"path": "args.path", "op": "contains", "value": "{n}"}}]}}]}}, "#).unwrap();
        writeln!(cedar, r#"permit(principal, action == Action::"tool_{n}", resource) unless {{ context has path && context.path like "*{n}*" }};"#).unwrap();
        writeln!(
            rego,
            r#"allow if {{ input.tool == "tool_{n}"; not contains(input.args.path, "{n}") }}"#
        )
        .unwrap();
    }
    vec![
        Question {
            name: "without conditions",
            tool: "read",
            args: "{}",
            ours: document(r#""read": {}"#),
            cedar: r#"permit(principal, action == Action::"read", resource);"#.into(),
            rego: module(r#"allow if { input.tool == "read" }"#),
        },
        Question {
            name: "three conditions",
            tool: "write",
            args: ARGS,
            ours: document(OURS),
            cedar: CEDAR.into(),
            rego: module(REGO),
        },
        Question {
            name: "three conditions among 1,001 tools",
            tool: "write",
            args: ARGS,
            ours: document(&(ours + OURS)),
            cedar,
            rego: module(&rego),
        },
    ]
}

/// Runs something and says how many bytes it kept.
fn kept<T>(make: impl FnOnce() -> T) -> (T, isize) {
    let region = Region::new(ALLOCATOR);
    let made = make();
    let change = region.change();
    let bytes = |count: usize| isize::try_from(count).unwrap();
    // What a reallocation adds or frees is in both sums already.
    let left = bytes(change.bytes_allocated) - bytes(change.bytes_deallocated);
    (made, left)
}

fn run(c: &mut Criterion) {
    for question in questions() {
        let mut group = c.benchmark_group(question.name);

        let policy = policy::read_text(&question.ours).unwrap();
        let (prepared, ours) = kept(|| Prepared::new(&policy));
        let args = json::read_text(question.args).unwrap().into_value();
        let call = Call::new(question.tool, args.as_object().unwrap().clone());
        let counters = Counters::new();
        assert_eq!(
            prepared.evaluate(&call, &counters, 0).decision.as_str(),
            "allowed"
        );
        group.bench_function("ours", |b| {
            b.iter(|| prepared.evaluate(black_box(&call), &counters, 0))
        });

        let (policies, cedar) = kept(|| question.cedar.parse::<PolicySet>().unwrap());
        let uid = |text: &str| text.parse().unwrap();
        let context =
            Context::from_json_value(serde_json::from_str(question.args).unwrap(), None).unwrap();
        let action = uid(&format!(r#"Action::"{}""#, question.tool));
        let request = Request::new(
            uid(r#"Grant::"default""#),
            action,
            uid(r#"Server::"files""#),
            context,
            None,
        )
        .unwrap();
        let (authorizer, entities) = (Authorizer::new(), Entities::empty());
        assert_eq!(
            authorizer
                .is_authorized(&request, &policies, &entities)
                .decision(),
            Decision::Allow
        );
        group.bench_function("cedar-policy", |b| {
            b.iter(|| authorizer.is_authorized(black_box(&request), &policies, &entities));
        });

        let input = format!(
            r#"{{"tool": "{}", "args": {}}}"#,
            question.tool, question.args
        );
        let input = regorus::Value::from_json_str(&input).unwrap();
        let (mut engine, rego) = kept(|| {
            let mut engine = regorus::Engine::new();
            engine
                .add_policy("mcp.rego".into(), question.rego.clone())
                .unwrap();
            engine.set_input(input.clone());
            assert_eq!(
                engine.eval_rule("data.mcp.allow".into()).unwrap(),
                regorus::Value::from(true)
            );
            engine
        });
        group.bench_function("regorus", |b| {
            b.iter(|| {
                engine.set_input(black_box(&input).clone());
                engine.eval_rule("data.mcp.allow".into()).unwrap()
            });
        });
        group.finish();
        println!(
            "{}: bytes kept by a policy made ready: ours {ours}, cedar-policy {cedar}, regorus {rego}",
            question.name
        );
    }
}

criterion_group!(benches, run);
criterion_main!(benches);
