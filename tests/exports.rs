//! The exports: cases as data (`tests/corpus/exports`), the registry, and the laws that every form keeps.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a helper that panics fails its test"
)]

use mcp_policy_builder::core::catalogue::{Catalogue, File, read};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::evaluate::{Call, Counters, Decision, Prepared};
use mcp_policy_builder::core::export::{Effect, Exported, Exporting, TARGETS, markdown, named};
use mcp_policy_builder::core::json::Object;
use mcp_policy_builder::core::lint::{Subject, lint};
use mcp_policy_builder::core::policy::{Policy, read_text};
use mcp_policy_builder::core::risk::assess_all;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn catalogue(bytes: &[u8]) -> Catalogue {
    let name = "made-up.json".to_owned();
    read(&[File { name, bytes }]).unwrap()
}

/// The tools of a case, or those that the cases of the lints are about.
fn tools(case: &Value) -> Catalogue {
    match case.get("tools") {
        Some(tools) => catalogue(json!({ "tools": tools }).to_string().as_bytes()),
        None => catalogue(&fs::read(root().join("tests/corpus/lints/library.json")).unwrap()),
    }
}

fn policy(text: &str) -> Policy {
    match read_text(text) {
        Ok(policy) => policy,
        Err(errors) => panic!("{errors:?}\n{text}"),
    }
}

fn export(target: &str, catalogue: Catalogue, policy: Policy) -> Exported {
    let draft = Draft {
        policy,
        ..Draft::new(Arc::new(catalogue))
    };
    let assessments = Arc::new(assess_all(&draft.catalogue.tools));
    let subject = Subject::new(&draft, Arc::clone(&assessments));
    let findings = lint(Subject::new(&draft, assessments));
    let exporting = Exporting {
        subject: &subject,
        findings: &findings,
    };
    (named(target).unwrap().export)(&exporting)
}

fn cases(target: &str) -> Vec<Value> {
    let path = root().join(format!("tests/corpus/exports/{target}.json"));
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert!(file["note"].is_string(), "{target} has a note");
    file["cases"].as_array().unwrap().clone()
}

fn texts(value: &Value) -> Vec<&str> {
    let one = value.as_str().into_iter();
    let many = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    one.chain(many).collect()
}

#[track_caller]
fn check(target: &str, case: &Value) {
    let name = format!("{target}: {}", case["note"].as_str().unwrap());
    let made = export(target, tools(case), policy(&case["policy"].to_string()));
    if let Some(wanted) = case.get("document") {
        assert_eq!(
            made.text,
            policy(&wanted.to_string()).to_text().text,
            "{name}"
        );
    }
    for part in texts(&case["has"]) {
        assert!(
            made.text.contains(part),
            "{name}: no “{part}” in\n{}",
            made.text
        );
    }
    for part in texts(&case["lacks"]) {
        assert!(
            !made.text.contains(part),
            "{name}: “{part}” in\n{}",
            made.text
        );
    }
    let lines: Vec<String> = made
        .ledger
        .entries
        .iter()
        .map(|entry| {
            let of = entry.tool.as_deref().unwrap_or("document");
            format!(
                "{of} {} {}: {}",
                entry.fate.word(),
                entry.effect.word(),
                entry.words
            )
        })
        .collect();
    let wanted = case["ledger"].as_array().cloned().unwrap_or_default();
    assert_eq!(lines.len(), wanted.len(), "{name}: {lines:#?}");
    for (line, wanted) in lines.iter().zip(&wanted) {
        for part in texts(wanted) {
            assert!(line.contains(part), "{name}: “{line}” lacks “{part}”");
        }
    }
}

#[test]
fn every_case_is_as_its_file_says() {
    for target in TARGETS {
        let cases = cases(target.id);
        assert!(cases.len() >= 3, "{} has {} cases", target.id, cases.len());
        for case in cases {
            check(target.id, &case);
        }
    }
}

#[test]
fn every_file_of_a_target_is_registered() {
    let folder = root().join("src/core/export/targets");
    let registry = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let modules: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .filter(|module| module != "mod")
        .collect();
    for module in &modules {
        assert!(
            registry.contains(&format!("{module}::TARGET,")),
            "{module} is not in TARGETS"
        );
    }
    assert_eq!(modules.len(), TARGETS.len());
    let ids: BTreeSet<&str> = TARGETS.iter().map(|target| target.id).collect();
    let files: BTreeSet<&str> = TARGETS.iter().map(|target| target.file_name).collect();
    assert_eq!((ids.len(), files.len()), (TARGETS.len(), TARGETS.len()));
    for target in TARGETS {
        assert!(
            target.purpose.ends_with('.') && !target.label.is_empty(),
            "{}",
            target.id
        );
    }
}

/// Entries of every kind, for one tool each.
fn entries() -> impl Strategy<Value = Value> {
    let condition = prop::sample::select(vec![
        json!({"path": "args.path", "op": "eq", "value": "a"}),
        json!({"path": "args.path", "op": "exists", "value": true}),
        json!({"path": "args.path", "op": "neq", "value": "b"}),
    ]);
    let rules = prop::collection::vec(
        prop::collection::vec(condition, 0..2)
            .prop_map(|conditions| json!({"conditions": conditions})),
        0..3,
    );
    let limit = json!({"counter": "c", "window": "minute", "max": 5, "scope": "grant"});
    prop_oneof![
        (rules.clone(), rules, any::<bool>()).prop_map(move |(require, deny_if, limited)| {
            let limits = if limited {
                vec![limit.clone()]
            } else {
                Vec::new()
            };
            json!({"require": require, "deny_if": deny_if, "limits": limits})
        }),
        prop::sample::select(vec![
            json!({}),
            json!({"action": "deny", "reason": "No."}),
            json!({"action": "deny", "reason": "Requires human approval."}),
            json!({"action": "require_approval"}),
            json!({"action": "allow"}),
            json!({"rate_limit": {"max": 3, "window": 60}}),
            json!({"rate_limit": {"max": 3, "window": 7}}),
            json!({"action": "deny", "limits": []}),
            json!({"deny_if": [{"conditions": [], "on_deny": "Requires human approval: ask"}]}),
        ]),
    ]
}

fn documents() -> impl Strategy<Value = Value> {
    let tools = prop::collection::vec(entries(), 0..4);
    (tools, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(entries, open, hide, all)| {
        let names = ["read_file", "write_file", "search", "other"];
        let tools: serde_json::Map<String, Value> =
            names.iter().map(|name| (*name).to_owned()).zip(entries).collect();
        let mut document = json!({"version": "1", "default": if open { "allow" } else { "deny" }, "tools": tools});
        if hide {
            document["hide"] = json!(["search"]);
        }
        if all {
            document["all_tools"] = json!({"limits": [{"counter": "all", "window": "hour", "max": 9, "scope": "grant"}]});
        }
        document
    })
}

fn decision(policy: &Policy, tool: &str, args: &Object) -> Decision {
    let call = Call::new(tool, args.clone());
    Prepared::new(policy)
        .evaluate(&call, &Counters::new(), 0)
        .decision
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// A gateway that reads version 1 alone sees no shorthand, and lets nothing more through than was decided; the same for the shorthand.
    #[test]
    fn an_export_lets_nothing_more_through(document in documents()) {
        let before = policy(&document.to_string());
        for target in ["policy-v1", "policy-shorthand"] {
            let made = export(target, tools(&json!({})), before.clone());
            let after = policy(&made.text);
            let v1 = target == "policy-v1";
            for (name, entry) in after.tools.iter().flatten() {
                prop_assert!(!entry.is_mixed(), "{target}: {name}");
                prop_assert!(!(v1 && entry.is_shorthand()), "{name}");
            }
            for tool in ["read_file", "write_file", "search", "other", "unlisted"] {
                for text in [None, Some("a"), Some("b")] {
                    let mut args = Object::new();
                    if let Some(text) = text {
                        args.set("path", text.into());
                    }
                    let (one, two) = (decision(&before, tool, &args), decision(&after, tool, &args));
                    prop_assert!(two != Decision::Allowed || one == Decision::Allowed, "{target} {tool} {text:?}: {one:?} {two:?}\n{}", made.text);
                    let told = made.ledger.entries.iter().any(|entry| entry.effect == Effect::Stricter);
                    prop_assert!(one != Decision::Allowed || two == Decision::Allowed || told, "{target} {tool}: stricter, and not told");
                }
            }
        }
    }

    /// Reading what was written and writing it again changes nothing.
    #[test]
    fn version_1_is_stable(document in documents()) {
        let once = export("policy-v1", tools(&json!({})), policy(&document.to_string()));
        let twice = export("policy-v1", tools(&json!({})), policy(&once.text));
        prop_assert_eq!(once.text, twice.text);
    }

    /// Names are untrusted: none leaves its cell.
    #[test]
    fn a_name_stays_in_its_cell(name in "\\PC{1,20}|[`|<>@\\\\ \n]{1,8}") {
        let tools = json!([{"name": name, "description": "Lists."}]);
        let made = export("markdown", catalogue(json!({"tools": tools}).to_string().as_bytes()), Policy::default());
        let table: Vec<&str> = made.text.split("| rules in words |").nth(1).unwrap().lines().skip(2).collect();
        prop_assert_eq!(table.len(), 1, "{:?}", table);
        let cells = table[0].replace("\\|", "").matches('|').count();
        prop_assert_eq!(cells, 5, "{}", table[0]);
    }

    #[test]
    fn plain_text_holds_no_markup(text in "\\PC{0,40}|[<>&@#:/w.a1\\[\\]()!*_`]{0,20}") {
        let made = markdown::plain(&text).replace("<!-- -->", "");
        prop_assert!(!made.contains(['<', '>', '\n']), "{made}");
        prop_assert!(!made.contains("://"), "{made}");
        for mark in ['[', ']', '*', '_', '`', '|'] {
            for (at, _) in made.match_indices(mark) {
                prop_assert!(made[..at].ends_with('\\'), "{made}");
            }
        }
    }
}
