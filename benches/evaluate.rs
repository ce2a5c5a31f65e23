//! How long a decision takes: `cargo bench --no-default-features --bench evaluate`.
//!
//! What is promised natively: under 1 µs without conditions, under 5 µs with three. The same decisions by other engines stand in
//! `benches/peers`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    host::run();
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unwrap_used, reason = "a bench that cannot go on stops")]
mod host {
    use criterion::Criterion;
    use mcp_policy_builder::core::evaluate::{Call, Counters, Prepared};
    use mcp_policy_builder::core::json;
    use mcp_policy_builder::core::policy::{self, Policy};
    use mcp_policy_builder::core::re2::Regex;
    use std::fmt::Write;
    use std::hint::black_box;

    fn policy(tools: &str) -> Policy {
        policy::read_text(&format!(
            r#"{{"version": "1", "default": "deny", "tools": {{{tools}}}}}"#
        ))
        .unwrap()
    }

    fn call(tool: &str, args: &str) -> Call {
        let args = json::read_text(args).unwrap().into_value();
        Call::new(tool, args.as_object().unwrap().clone())
    }

    const CONDITIONS: &str = r#""write": {
        "require": [{"conditions": [{"path": "args.path", "op": "regex", "value": "^/srv/data/[a-z]+\\.txt$"}]}],
        "deny_if": [{"conditions": [{"path": "args.overwrite", "op": "eq", "value": true}]},
                    {"conditions": [{"path": "args.size", "op": "gt", "value": 10000}]}]}"#;
    const LIMIT: &str = r#""run": {"limits": [{"counter": "c", "window": "minute", "max": 1000000, "scope": "grant"}]}"#;

    fn thousand() -> String {
        let mut tools = String::new();
        for number in 0..1_000 {
            write!(tools, r#""tool_{number}": {{"deny_if": [{{"conditions": [{{"path": "args.path", "op": "regex", "value": "^/etc/{number}"}}]}}]}}, "#).unwrap();
        }
        tools + CONDITIONS
    }

    fn decision(c: &mut Criterion, name: &str, tools: &str, call: &Call) {
        let prepared = Prepared::new(&policy(tools));
        let counters = Counters::new();
        c.bench_function(name, |b| {
            b.iter(|| prepared.evaluate(black_box(call), &counters, 0));
        });
    }

    pub fn run() {
        let mut c = Criterion::default().configure_from_args();
        let write = call(
            "write",
            r#"{"path": "/srv/data/report.txt", "overwrite": false, "size": 100}"#,
        );
        decision(
            &mut c,
            "allowed without conditions",
            r#""read": {}"#,
            &call("read", r#"{"path": "/srv"}"#),
        );
        decision(
            &mut c,
            "denied by default",
            r#""read": {}"#,
            &call("other", "{}"),
        );
        decision(
            &mut c,
            "denied always",
            r#""wipe": {"deny_if": [{"conditions": []}]}"#,
            &call("wipe", "{}"),
        );
        decision(&mut c, "allowed by three conditions", CONDITIONS, &write);
        decision(&mut c, "allowed by a limit", LIMIT, &call("run", "{}"));
        let thousand = thousand();
        decision(
            &mut c,
            "allowed by three conditions among 1,001 tools",
            &thousand,
            &write,
        );

        let (small, large) = (policy(CONDITIONS), policy(&thousand));
        let counters = Counters::new();
        c.bench_function("three conditions, unprepared", |b| {
            b.iter(|| Prepared::new(black_box(&small)).evaluate(&write, &counters, 0));
        });
        c.bench_function("three conditions, explained", |b| {
            let prepared = Prepared::new(&small);
            b.iter(|| prepared.explain(black_box(&write), &counters, 0));
        });
        c.bench_function("1,001 tools made ready", |b| {
            b.iter(|| Prepared::new(black_box(&large)));
        });

        let long = "a".repeat(10_000);
        for (name, pattern) in [
            ("a word", "main"),
            ("nested stars", "(a*)*b"),
            ("a thousand states", "[^x]{1000}y"),
        ] {
            let regex = Regex::new(pattern).unwrap();
            c.bench_function(&format!("10,000 characters, {name}"), |b| {
                b.iter(|| regex.is_match(black_box(&long)));
            });
        }
        c.final_summary();
    }
}
