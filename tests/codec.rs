//! Drafts written and read: every version that ever was, what is told apart, and that nothing is lost.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "edits/any.rs"]
#[expect(dead_code, reason = "shared with the tests of edits")]
mod any;
#[path = "edits/drafts.rs"]
#[expect(dead_code, reason = "shared with the tests of edits")]
mod drafts;

use any::{any_draft, any_edit};
use mcp_policy_builder::core::catalogue::{Kind, recognise};
use mcp_policy_builder::core::codec::{DecodeError, decode, encode};
use mcp_policy_builder::core::draft::{Draft, Saved};
use mcp_policy_builder::core::edit::{Edit, History, Visit, Why};
use mcp_policy_builder::core::evaluate::scenario::{self, Scenario};
use mcp_policy_builder::core::json;
use mcp_policy_builder::core::policy::{Decision, shown_all};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What `<case>.expect.json` says about a draft.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    /// What the case is about.
    #[expect(dead_code, reason = "for people")]
    note: String,
    /// The decisions of the catalogue's tools in order, for a draft that opens.
    decisions: Option<Vec<String>>,
    /// The tools for which rules are parked.
    parked: Option<Vec<String>>,
    /// The kind of error, for one that does not: `wrong format`, `newer` or `corrupt`.
    error: Option<String>,
    /// What the message says.
    says: Option<String>,
    /// Where the draft is broken.
    pointer: Option<String>,
}

fn cases() -> Vec<(PathBuf, Expectation)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/drafts");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut cases: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter(|path| !path.to_string_lossy().ends_with(".expect.json"))
        .map(|path| {
            let expected = std::fs::read(path.with_extension("expect.json")).unwrap();
            let expected = serde_json::from_slice(&expected);
            let expected = expected.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path, expected)
        })
        .collect();
    cases.sort_by(|one, two| one.0.cmp(&two.0));
    assert!(!cases.is_empty());
    cases
}

fn kind(error: &DecodeError) -> &'static str {
    match error {
        DecodeError::WrongFormat { .. } => "wrong format",
        DecodeError::Newer { .. } => "newer",
        DecodeError::Corrupt(_) => "corrupt",
    }
}

#[test]
fn every_kept_draft_opens_or_says_why_not() {
    for (path, expected) in cases() {
        let at = path.display();
        let text = std::fs::read_to_string(&path).unwrap();
        match decode(&text) {
            Ok(saved) => {
                assert_eq!(expected.error, None, "{at}");
                let names = saved
                    .draft
                    .catalogue
                    .tools
                    .iter()
                    .map(|tool| tool.name.as_str());
                let decisions: Vec<_> = shown_all(&saved.draft.policy, names)
                    .iter()
                    .map(|shown| shown.decision.map_or("none", Decision::word))
                    .map(str::to_owned)
                    .collect();
                assert_eq!(Some(decisions), expected.decisions, "{at}");
                let parked = saved.draft.parked.keys().map(ToString::to_string);
                assert_eq!(Some(parked.collect()), expected.parked, "{at}");
            }
            Err(error) => {
                let found = kind(&error);
                assert_eq!(Some(found), expected.error.as_deref(), "{at}: {error}");
                let says = expected.says.unwrap_or_default();
                assert!(error.to_string().contains(&says), "{at}: {error}");
                if let DecodeError::Corrupt(corrupt) = &error {
                    let pointer = expected.pointer.as_deref();
                    assert_eq!(Some(corrupt.pointer.as_str()), pointer, "{at}: {error}");
                }
            }
        }
    }
}

#[test]
fn a_draft_of_this_version_is_written_as_it_was_read() {
    let mut opened = 0;
    for (path, expected) in cases() {
        let text = std::fs::read_to_string(&path).unwrap();
        if expected.error.is_none() {
            assert_eq!(encode(&decode(&text).unwrap()), text, "{}", path.display());
            assert_eq!(
                recognise(text.as_bytes()),
                Kind::Draft,
                "{}",
                path.display()
            );
            opened += 1;
        }
    }
    assert!(opened > 1, "only {opened} drafts are opened");
}

fn any_saved() -> impl Strategy<Value = Saved> {
    let edits = prop::collection::vec(any_edit(), 0..12);
    let names = ("\\PC{0,6}", "\\PC{0,6}", any::<u64>());
    (any_draft(), edits, names).prop_map(|(draft, edits, (id, title, revision))| {
        let made = |draft, edit: &mcp_policy_builder::core::edit::Edit| match edit.apply(&draft) {
            Ok(Some(next)) => next,
            _ => draft,
        };
        Saved {
            id,
            title,
            saved_at: "2026-07-01T12:00:00Z".into(),
            revision,
            draft: edits.iter().fold(draft, made),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_is_read_as_it_was_written(saved in any_saved()) {
        let text = encode(&saved);
        let read = decode(&text);
        prop_assert!(read.is_ok(), "{}\n{text}", read.unwrap_err());
        prop_assert_eq!(read.unwrap(), saved);
    }

    #[test]
    fn a_damaged_draft_never_opens_as_another(saved in any_saved(), at in any::<prop::sample::Index>(), with in ".{0,3}") {
        let text = encode(&saved);
        let at = at.index(text.len() - 1);
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + 1..)) else { return Ok(()) };
        // Whatever it is taken for, it is taken in whole: what opens is written as a draft that opens as the same.
        if let Ok(read) = decode(&format!("{before}{with}{after}")) {
            prop_assert_eq!(decode(&encode(&read)), Ok(read));
        }
        prop_assert!(decode(before).is_err());
    }

    #[test]
    fn any_text_is_a_draft_or_an_error(text in "\\PC{0,60}") {
        prop_assert!(decode(&text).is_err());
    }
}

fn scenarios() -> std::sync::Arc<[std::sync::Arc<Scenario>]> {
    let text = r#"{"tests":[{"name":"both","calls":[
        {"tool":"alpha","args":{"n":1e6},"grant":"ci","session":"s","at":"2026-01-01T00:00:00.5Z","fails":true,
         "expect":{"decision":"limited","rule":"","message":"m"}},
        {"tool":"","args":{},"expect":{"decision":"hidden"}}]}]}"#;
    let read = scenario::read(json::read_text(text).unwrap().value()).unwrap();
    read.into_iter().map(std::sync::Arc::new).collect()
}

#[test]
fn scenarios_are_kept_and_their_absence_reads_as_none() {
    let mut saved = Saved {
        draft: drafts::draft(&["alpha"], r#"{"version":"1","default":"deny"}"#),
        ..Saved::default()
    };
    let without = encode(&saved);
    assert!(!without.contains("scenarios"));
    assert!(decode(&without).unwrap().draft.scenarios.is_empty());
    saved.draft.scenarios = scenarios();
    assert_eq!(decode(&encode(&saved)).unwrap(), saved);
}

#[test]
fn a_damaged_scenario_is_told_with_its_place() {
    let saved = Saved {
        draft: Draft {
            scenarios: scenarios(),
            ..Draft::default()
        },
        ..Saved::default()
    };
    let broken = encode(&saved).replace("\"hidden\"", "\"hiden\"");
    match decode(&broken) {
        Err(DecodeError::Corrupt(corrupt)) => {
            assert_eq!(corrupt.pointer.as_str(), "/scenarios");
            assert!(corrupt.message.contains("/tests/0/calls/1/expect/decision"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn setting_scenarios_is_one_step_that_can_be_undone_and_has_a_bound() {
    let mut history = History::new(drafts::draft(
        &["alpha"],
        r#"{"version":"1","default":"deny"}"#,
    ));
    let set = |scenarios| Edit::SetScenarios {
        scenarios,
        label: "Save a scenario".into(),
    };
    assert_eq!(history.edit(&set(scenarios()), Visit(0)), Ok(true));
    assert_eq!(history.edit(&set(scenarios()), Visit(0)), Ok(false));
    assert_eq!(history.undo().as_deref(), Some("Save a scenario"));
    assert!(history.current().scenarios.is_empty());
    assert!(history.redo().is_some());
    assert_eq!(history.current().scenarios, scenarios());
    let many = std::iter::repeat_n(scenarios()[0].clone(), scenario::MOST + 1).collect();
    assert_eq!(
        history.edit(&set(many), Visit(0)).unwrap_err().why,
        Why::TooManyCalls
    );
}
