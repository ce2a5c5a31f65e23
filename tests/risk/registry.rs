//! The registry of signals: no file without its line, no signal without a case, a documentation that is up to date.

use super::cases::{assess_case, cases};
use mcp_policy_builder::core::risk::{Category, SIGNALS, verbs};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_of_a_signal_is_registered() {
    let mut files = 0;
    let registry = fs::read_to_string(root().join("src/core/risk/signals/mod.rs")).unwrap();
    for entry in fs::read_dir(root().join("src/core/risk/signals")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        if module != "mod" {
            files += 1;
            assert!(
                registry.contains(&format!("{module}::SIGNAL,")),
                "{name} is not in SIGNALS"
            );
        }
    }
    assert_eq!(files, SIGNALS.len());
}

#[test]
fn every_signal_has_an_id_of_its_own_and_says_what_it_does() {
    let ids: BTreeSet<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    assert_eq!(ids.len(), SIGNALS.len());
    for signal in SIGNALS {
        for text in [
            signal.title,
            signal.looks_at,
            signal.concludes,
            signal.example,
        ] {
            assert!(!text.trim().is_empty(), "{}", signal.id);
        }
    }
}

#[test]
fn every_signal_finds_something_in_a_case() {
    let mut silent: BTreeSet<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    for (_, case) in cases() {
        let found = assess_case(&case);
        for piece in &found.evidence {
            silent.remove(piece.signal);
        }
        for suspicion in &found.suspicious {
            let id = match suspicion.kind.word() {
                "secrecy" => "steering",
                "other-tool" => "other-tools",
                kind => kind,
            };
            silent.remove(id);
        }
    }
    assert!(silent.is_empty(), "no case for {silent:?}");
}

#[test]
fn no_verb_stands_in_two_tables() {
    let mut seen = BTreeSet::new();
    for category in Category::ALL.into_iter().map(Some).chain([None]) {
        for verb in verbs(category) {
            assert!(seen.insert(verb), "{verb} stands twice");
            assert!(
                verb.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
                "{verb}"
            );
        }
    }
    assert!(seen.len() > 500, "{} verbs", seen.len());
}

/// A word in -s or -ing is looked up without its ending first, so no verb may be another one with an ending.
#[test]
fn no_verb_is_another_one_with_an_ending() {
    let all: BTreeSet<&str> = Category::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .flat_map(verbs)
        .collect();
    for verb in &all {
        let plain = [
            ("s", ""),
            ("es", ""),
            ("ies", "y"),
            ("ing", ""),
            ("ing", "e"),
        ];
        for (ending, instead) in plain {
            if let Some(stem) = verb.strip_suffix(ending) {
                let stem = format!("{stem}{instead}");
                assert!(
                    !all.contains(stem.as_str()),
                    "{verb} is {stem} with an ending"
                );
            }
        }
    }
}

#[test]
fn the_documentation_of_the_signals_is_up_to_date() {
    let path = root().join("docs/signals.md");
    let wanted = documentation();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/signals.md is stale: run this test with UPDATE_DOCS=1"
    );
}

fn documentation() -> String {
    let mut out = String::from(
        "# Signals\n\nGenerated from the descriptors in `src/core/risk/signals`; run `UPDATE_DOCS=1 cargo test --no-default-features --test \
         risk` to write it again.\n\nEvery tool is looked at by every signal, in this order. Evidence of weight 50 or more decides; of several \
         categories the worst wins: Financial, Destructive, Execute, unclear, Write, Read. Nothing found means unclear. The severity is the \
         category's; evidence raises it by one step, or lowers it where nothing raises it.\n",
    );
    for signal in SIGNALS {
        let _ = write!(
            out,
            "\n## {} (`{}`)\n\n- Looks at: {}\n- Concludes: {}\n- Example: {}\n",
            signal.title, signal.id, signal.looks_at, signal.concludes, signal.example
        );
    }
    out.push_str("\n## Verbs\n\nWhat verbs mean where no object turns them.\n");
    for category in Category::ALL.into_iter().map(Some).chain([None]) {
        let verbs = verbs(category);
        if !verbs.is_empty() {
            let title = category.map_or("say too little on their own", Category::word);
            let _ = write!(out, "\n**{title}**: {}\n", verbs.join(", "));
        }
    }
    out
}
