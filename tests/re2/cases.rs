//! Cases as data: what each pattern matches and misses, or why and where it is refused.

use mcp_policy_builder::core::re2::{Regex, check};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    note: String,
    pattern: String,
    #[serde(default)]
    matches: Vec<String>,
    #[serde(default)]
    misses: Vec<String>,
    refused: Option<Refused>,
}

#[derive(Deserialize, Debug, PartialEq)]
struct Refused {
    offset: u32,
    message: String,
    found: String,
}

fn behaves(case: &Case) {
    let Case { note, pattern, .. } = case;
    let refused = check(pattern).err().map(|error| {
        assert!(
            !error.accepted.is_empty(),
            "{note}: nothing is said to be accepted"
        );
        Refused {
            offset: error.offset,
            message: error.message,
            found: error.found,
        }
    });
    assert_eq!(refused, case.refused, "{note}: `{pattern}`");
    let Ok(regex) = Regex::new(pattern) else {
        return;
    };
    for text in &case.matches {
        assert!(
            regex.is_match(text),
            "{note}: `{pattern}` must match {text:?}"
        );
    }
    for text in &case.misses {
        assert!(
            !regex.is_match(text),
            "{note}: `{pattern}` must not match {text:?}"
        );
    }
    assert!(
        !case.matches.is_empty() || !case.misses.is_empty(),
        "{note}: a case without a text"
    );
}

#[test]
fn patterns_behave_as_re2_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/re2");
    let mut seen = HashSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let file: File = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in &file.cases {
            behaves(case);
            assert!(
                seen.insert(case.pattern.clone()),
                "{}: `{}` stands twice",
                case.note,
                case.pattern
            );
        }
    }
    assert!(seen.len() >= 300, "only {} cases", seen.len());
}
