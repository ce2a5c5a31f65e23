//! Documents that are refused: every error with its place, and fixes that mend it.

use crate::{cases, expectation, text};
use mcp_policy_builder::core::json;
use mcp_policy_builder::core::policy::{Invalid, MAX_ERRORS, read_text};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    note: String,
    errors: Vec<ExpectedError>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedError {
    pointer: String,
    line: u32,
    column: u32,
    found: String,
    accepted: String,
    fix: Option<ExpectedFix>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFix {
    replace: String,
    with: String,
}

#[track_caller]
fn check(case: &Path) {
    let name = case.display();
    let expected: Expected = expectation(case);
    assert!(!expected.note.is_empty(), "{name}: no note");
    let text = text(case);
    let Err(errors) = read_text(&text) else {
        panic!("{name}: read without an error")
    };
    let listed: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors.len(), expected.errors.len(), "{name}: {listed:#?}");
    for (error, expected) in errors.iter().zip(&expected.errors) {
        check_error(&format!("{name}: {error}"), &text, error, expected);
        if error.fix.is_some() {
            check_fix(&format!("{name}: {error}"), &text, error);
        }
    }
    if errors.iter().all(|error| error.fix.is_some()) {
        assert!(mend(&text).is_ok(), "{name}: {:#?}", mend(&text));
    }
}

#[track_caller]
fn check_error(context: &str, text: &str, error: &Invalid, expected: &ExpectedError) {
    assert_eq!(error.pointer.as_str(), expected.pointer, "{context}");
    let place = (error.place.line, error.place.column);
    assert_eq!(place, (expected.line, expected.column), "{context}");
    let (found, accepted) = (&error.found, &error.accepted);
    assert!(found.contains(&expected.found), "{context}: found {found}");
    assert!(
        accepted.contains(&expected.accepted),
        "{context}: accepted {accepted}"
    );
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let fix = error.fix.as_ref().map(|fix| {
        let span = fix.span.start as usize..fix.span.end as usize;
        (&text[span], fix.text.as_str())
    });
    let expected = expected.fix.as_ref();
    let expected = expected.map(|fix| (fix.replace.as_str(), fix.with.as_str()));
    assert_eq!(fix, expected, "{context}");
}

/// Applies the fix of an error: it must be gone. Errors that it hid may come to light.
#[track_caller]
pub fn check_fix(context: &str, text: &str, error: &Invalid) {
    let fix = error.fix.as_ref().unwrap();
    assert!(!fix.words.is_empty(), "{context}");
    let mended = fix.apply(text);
    assert_ne!(mended, text, "{context}: the fix changes nothing");
    if json::read_text(text).is_err() && mended.len() < text.len() {
        // A third equal key is the same error again.
        return;
    }
    let before = read_text(text).unwrap_err();
    let after = read_text(&mended).err().unwrap_or_default();
    let count = |errors: &[Invalid]| {
        errors
            .iter()
            .filter(|other| other.message == error.message)
            .count()
    };
    assert!(
        before.len() >= MAX_ERRORS || count(&after) < count(&before),
        "{context}: still there in {mended}"
    );
}

/// Applies the first fix until there is none.
pub fn mend(text: &str) -> Result<String, Vec<Invalid>> {
    let mut text = text.to_owned();
    for _ in 0..1000 {
        let Err(errors) = read_text(&text) else {
            return Ok(text);
        };
        let Some(fix) = errors.iter().find_map(|error| error.fix.as_ref()) else {
            return Err(errors);
        };
        text = fix.apply(&text);
    }
    panic!("mending does not end: {text}")
}

#[test]
fn invalid_documents_give_each_error_with_place_and_fix() {
    for case in cases("policies/invalid") {
        check(&case);
    }
}

#[test]
fn errors_are_bounded() {
    let hide = vec!["1"; MAX_ERRORS + 50].join(",");
    let errors = read_text(&format!(
        r#"{{"version":"1","default":"deny","hide":[{hide}]}}"#
    ))
    .unwrap_err();
    assert_eq!(errors.len(), MAX_ERRORS);
}
