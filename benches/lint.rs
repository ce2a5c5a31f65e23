//! How long linting takes: `cargo bench --no-default-features --bench lint`.
//!
//! What is promised in the browser: 5,000 tools and a policy of 5 MB in under 100 ms. Every tool here has rules of every kind, and nothing is
//! known beforehand; `Subject::next` keeps what is known of tools and patterns.

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
    use mcp_policy_builder::core::catalogue::{File, read};
    use mcp_policy_builder::core::draft::Draft;
    use mcp_policy_builder::core::lint::{Subject, lint};
    use mcp_policy_builder::core::policy;
    use mcp_policy_builder::core::risk::assess_all;
    use std::fmt::Write;
    use std::sync::Arc;

    const TOOLS: usize = 5_000;

    fn catalogue() -> String {
        let mut tools = String::new();
        for number in 0..TOOLS {
            let comma = if number > 0 { "," } else { "" };
            write!(tools, r#"{comma}{{"name": "write_item_{number}", "description": "Writes an item to the store and says where it is.", "inputSchema": {{"type": "object", "properties": {{"path": {{"type": "string"}}, "mode": {{"enum": ["a", "b", "c"]}}, "size": {{"type": "integer"}}, "force": {{"type": "boolean"}}, "options": {{"type": "object", "properties": {{"deep": {{"type": "boolean"}}, "note": {{"type": "string"}}}}}}}}, "required": ["path"]}}}}"#).unwrap();
        }
        format!(r#"{{"tools": [{tools}]}}"#)
    }

    /// Rules of every kind for every tool. `name` makes the names of tools.
    fn policy(name: impl Fn(usize) -> String, required: &str) -> String {
        let mut tools = String::new();
        for number in 0..TOOLS {
            let comma = if number > 0 { "," } else { "" };
            let name = name(number);
            write!(tools, r#"{comma}"{name}": {{
  "require": [
    {{"conditions": [{{"path": "args.path", "op": "regex", "value": "^/srv/data/[a-z0-9_]+/[a-z]+\\.txt$"}}], "on_deny": "Only files of this folder, with a plain name and the usual ending."}},
    {{"conditions": [{{"path": "args.size", "op": "lte", "value": 100000}}, {{"path": "args.size", "op": "gte", "value": 1}}], "on_deny": "Only files of a usual size."}},
    {{"conditions": [{{"path": "args.mode", "op": "in", "value": ["a", "b"]}}], "on_deny": "Only the modes that are tested."}}{required}
  ],
  "deny_if": [
    {{"conditions": [{{"path": "args.force", "op": "eq", "value": true}}], "on_deny": "Nothing is forced."}},
    {{"conditions": [{{"path": "args.options.deep", "op": "eq", "value": true}}, {{"path": "args.options.note", "op": "regex", "value": "(?i)all"}}], "on_deny": "Not everything at once."}}
  ],
  "limits": [
    {{"counter": "{name}_minute", "window": "minute", "max": 10, "scope": "grant"}},
    {{"counter": "{name}_day", "window": "day", "max": 500, "scope": "grant"}}
  ]
}}"#).unwrap();
        }
        format!(r#"{{"version": "1", "default": "deny", "tools": {{{tools}}}}}"#)
    }

    pub fn run() {
        let mut c = Criterion::default().configure_from_args();
        let bytes = catalogue();
        let file = File {
            name: "made-up.json".to_owned(),
            bytes: bytes.as_bytes(),
        };
        let catalogue = Arc::new(read(&[file]).unwrap());
        let assessments = Arc::new(assess_all(&catalogue.tools));
        let required = r#", {"conditions": [{"path": "args.force", "op": "exists", "value": true}, {"path": "args.options.deep", "op": "exists", "value": true}, {"path": "args.options.note", "op": "regex", "value": "^.{1,80}$"}]}"#;
        let good = policy(|number| format!("write_item_{number}"), required);
        let doubtful = policy(|number| format!("write_item_{number}"), "");
        let misspelt = policy(|number| format!("wriet_item_{number}"), required);
        for (name, text) in [
            ("5,000 tools", &good),
            ("5,000 doubtful tools", &doubtful),
            ("5,000 misspelt tools", &misspelt),
        ] {
            let draft = Draft {
                policy: policy::read_text(text).unwrap(),
                ..Draft::new(Arc::clone(&catalogue))
            };
            let found = lint(Subject::new(&draft, Arc::clone(&assessments)));
            let name = format!("{name}, {} bytes, {} findings", text.len(), found.len());
            c.bench_function(&name, |b| {
                b.iter(|| lint(Subject::new(&draft, Arc::clone(&assessments))));
            });
            let before = Subject::new(&draft, Arc::clone(&assessments));
            lint(before.next(&draft, Arc::clone(&assessments)));
            c.bench_function(&format!("{name}, again"), |b| {
                b.iter(|| lint(before.next(&draft, Arc::clone(&assessments))));
            });
        }
        c.final_summary();
    }
}
