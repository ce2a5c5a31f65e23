//! The registry of lints: no file without its line, no lint without its words, a documentation that is up to date.

use mcp_policy_builder::core::lint::{Class, LINTS};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_of_a_lint_is_registered() {
    let folder = root().join("src/core/lint/rules");
    let registry = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        if module != "mod" {
            files += 1;
            assert!(
                registry.contains(&format!("{module}::LINT,")),
                "{name} is not in LINTS"
            );
        }
    }
    assert_eq!(files, LINTS.len());
}

#[test]
fn every_lint_has_a_code_of_its_own_and_says_what_it_does() {
    let codes: BTreeSet<&str> = LINTS.iter().map(|lint| lint.code).collect();
    assert_eq!(codes.len(), LINTS.len());
    for lint in LINTS {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        assert!(lint.code.bytes().all(plain), "{}", lint.code);
        for text in [lint.title, lint.fires, lint.why] {
            assert!(!text.trim().is_empty(), "{}", lint.code);
        }
        assert!(
            lint.fires.ends_with('.') && lint.why.ends_with('.'),
            "{}",
            lint.code
        );
    }
}

#[test]
fn every_file_of_cases_belongs_to_a_lint() {
    for entry in fs::read_dir(root().join("tests/corpus/lints")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let code = name.trim_end_matches(".json");
        assert!(
            code == "library" || LINTS.iter().any(|lint| lint.code == code),
            "{name}"
        );
    }
}

#[test]
fn the_documentation_of_the_lints_is_up_to_date() {
    let path = root().join("docs/lints.md");
    let wanted = documentation();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/lints.md is stale: run this test with UPDATE_DOCS=1"
    );
}

/// A document as people write it: two spaces for each level.
fn pretty(text: &str) -> String {
    super::policy(text).to_text().text
}

fn documentation() -> String {
    let mut out = String::from(
        "# Lints\n\nGenerated from the descriptors in `src/core/lint/rules`; run `UPDATE_DOCS=1 cargo test --no-default-features --test \
         lints` to write it again.\n\nA finding says what, where and why, and offers a fix where one is certain. A lint is silent where it \
         cannot be sure. Classes, the worst first: security (the policy lets through more than it seems to), error (a rule that cannot do \
         what it says), warning (probably not what was meant), suggestion (it could be simpler or better), information.\n",
    );
    for class in Class::ALL {
        let _ = write!(out, "\n## Class: {}\n", class.word());
        for lint in LINTS.iter().filter(|lint| lint.class == class) {
            let _ = write!(
                out,
                "\n### {} (`{}`)\n\n{}\n\n{}\n\nFires in\n\n```json\n{}```\n\nSilent in\n\n```json\n{}```\n",
                lint.title,
                lint.code,
                lint.fires,
                lint.why,
                pretty(lint.bad),
                pretty(lint.good)
            );
        }
    }
    out
}
