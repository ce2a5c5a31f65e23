//! Policies with calls and their verdicts, as data.

use mcp_policy_builder::core::evaluate::{Prepared, scenario};
use mcp_policy_builder::core::json::{self, Value};
use mcp_policy_builder::core::policy::{self, Policy};
use std::path::Path;

/// The policy that an object of a case holds under `policy`.
#[track_caller]
pub fn policy(case: &Value) -> Policy {
    let text = json::compact(case.get("policy").unwrap());
    policy::read_text(&text).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[track_caller]
fn check(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    let case = json::read_text(&text).unwrap().into_value();
    let note = case.get("note").unwrap().as_str().unwrap();
    let prepared = Prepared::new(&policy(&case));
    for scenario in scenario::read(&case).unwrap() {
        let run = scenario.run(&prepared);
        assert_eq!(run.difference, None, "{}: {note}", path.display());
        assert!(!run.verdicts.is_empty(), "{}: no call", path.display());
    }
}

#[test]
fn calls_are_answered_as_the_format_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/evaluate/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 30, "only {} cases", paths.len());
    for path in &paths {
        check(path);
    }
}
