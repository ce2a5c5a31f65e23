//! Every case of the corpus: a document, and what one lint finds in it.

use super::{catalogue, draft, findings, folder, library, policy};
use mcp_policy_builder::core::draft::{Draft, Override};
use mcp_policy_builder::core::lint::{Class, Finding, LINTS, fix_all};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The cases of one lint.
pub fn cases_of(code: &str) -> Vec<Value> {
    let path = folder().join(format!("{code}.json"));
    let bytes = fs::read(&path).unwrap_or_else(|_| panic!("{} has its cases", path.display()));
    let file: Value =
        serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{code}: {error}"));
    assert!(file["note"].is_string(), "{code} has a note");
    file["cases"].as_array().unwrap().clone()
}

/// The draft that a case is about: `policy`, or its `text`, with the library's tools, its own `tools`, or none.
pub fn draft_of(case: &Value) -> Draft {
    let text = case["text"]
        .as_str()
        .map_or_else(|| case["policy"].to_string(), str::to_owned);
    let catalogue = match case.get("tools") {
        None => library(),
        Some(tools) => catalogue(tools),
    };
    let mut draft = draft(catalogue, policy(&text));
    for (tool, word) in case["overrides"].as_object().into_iter().flatten() {
        let text = |key: &str| word[key].as_str().unwrap_or_default().to_owned();
        let word = Override {
            category: text("category"),
            severity: text("severity"),
            reason: String::new(),
        };
        draft.overrides.insert(tool.as_str().into(), word);
    }
    draft
}

fn names(value: &Value) -> Vec<String> {
    let names = value.as_array().into_iter().flatten();
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// What is wrong with a finding, by what its case says about it.
fn differences(wanted: &Value, finding: &Finding) -> Vec<String> {
    let mut wrong = Vec::new();
    let tools: Vec<String> = finding
        .place
        .tools
        .iter()
        .map(|name| (**name).to_owned())
        .collect();
    if let Some(tool) = wanted["tool"].as_str()
        && tools != [tool]
    {
        wrong.push(format!("it is about {tools:?}"));
    }
    if wanted.get("tools").is_some() && tools != names(&wanted["tools"]) {
        wrong.push(format!("it is about {tools:?}"));
    }
    if let Some(at) = wanted["at"].as_str()
        && finding.place.pointer.as_str() != at
    {
        wrong.push(format!("it stands at {}", finding.place.pointer));
    }
    for part in names(&wanted["what"])
        .into_iter()
        .chain(wanted["what"].as_str().map(str::to_owned))
    {
        if !finding.what.contains(&part) {
            wrong.push(format!("it does not say “{part}”"));
        }
    }
    let label = finding.fix.as_ref().map(|fix| fix.label.as_str());
    match wanted.get("fix") {
        Some(Value::String(text)) if label != Some(text) => {
            wrong.push(format!("its fix is {label:?}"));
        }
        Some(Value::Bool(has)) if label.is_some() != *has => {
            wrong.push(format!("its fix is {label:?}"));
        }
        _ => {}
    }
    wrong
}

/// A fix removes its finding, adds none of the worst classes, and does what the case says.
#[track_caller]
fn check_fix(name: &str, draft: &Draft, finding: &Finding, all: &[Finding], wanted: &Value) {
    let Some(fix) = &finding.fix else { return };
    let fixed = match fix.edit().apply(draft) {
        Ok(Some(fixed)) => fixed,
        other => panic!(
            "{name}: the fix “{}” gives {:?}",
            fix.label,
            other.map(|_| ())
        ),
    };
    let after = findings(&fixed);
    let left: Vec<&str> = after
        .iter()
        .filter(|other| {
            other.code == finding.code && other.place == finding.place && other.what == finding.what
        })
        .map(|other| other.what.as_str())
        .collect();
    assert!(left.is_empty(), "{name}: “{}” leaves {left:?}", fix.label);
    let known = |other: &Finding| {
        all.iter().any(|before| {
            before.code == other.code
                && (before.place.tools == other.place.tools
                    || before.place.pointer == other.place.pointer)
        })
    };
    let worse = after
        .iter()
        .find(|other| other.class <= Class::Error && !known(other));
    assert!(worse.is_none(), "{name}: “{}” adds {worse:#?}", fix.label);
    if let Some(text) = wanted.get("fixed") {
        let wanted = policy(&text.to_string()).to_text().text;
        assert_eq!(
            fixed.policy.to_text().text,
            wanted,
            "{name}: “{}”",
            fix.label
        );
    }
}

#[track_caller]
fn check(code: &str, case: &Value) {
    let name = format!("{code}: {}", case["note"].as_str().unwrap());
    let draft = draft_of(case);
    let all = findings(&draft);
    let found: Vec<&Finding> = all.iter().filter(|finding| finding.code == code).collect();
    let wanted = case["fires"]
        .as_array()
        .unwrap_or_else(|| panic!("{name}: `fires` is missing"));
    let says: Vec<&str> = found.iter().map(|finding| finding.what.as_str()).collect();
    assert_eq!(found.len(), wanted.len(), "{name}: {says:#?}");
    for (wanted, finding) in wanted.iter().zip(&found) {
        let wrong = differences(wanted, finding);
        assert!(wrong.is_empty(), "{name}: {wrong:?}\n{finding:#?}");
        check_fix(&name, &draft, finding, &all, wanted);
    }
    let edit = fix_all(&draft, found.iter().copied(), "Fix all");
    if let Ok(Some(fixed)) = edit.apply(&draft) {
        let left = findings(&fixed);
        let left = left
            .iter()
            .filter(|finding| finding.code == code && finding.fix.is_some())
            .count();
        assert_eq!(left, 0, "{name}: fixing all leaves some");
    }
}

#[test]
fn every_case_is_as_its_file_says() {
    let mut wrong = 0;
    for lint in LINTS {
        for case in cases_of(lint.code) {
            // Each failure says what it is about; all of them are worth seeing at once.
            wrong += u32::from(std::panic::catch_unwind(|| check(lint.code, &case)).is_err());
        }
    }
    assert_eq!(wrong, 0, "cases that are not as their files say");
}

#[test]
fn every_lint_has_cases_that_fire_and_cases_that_are_silent() {
    for lint in LINTS {
        let cases = cases_of(lint.code);
        let fires = |case: &&Value| {
            case["fires"]
                .as_array()
                .is_some_and(|fires| !fires.is_empty())
        };
        let firing = cases.iter().filter(fires).count();
        assert!(firing >= 2, "{} fires in {firing} cases", lint.code);
        assert!(
            cases.len() - firing >= 2,
            "{} is silent in {} cases",
            lint.code,
            cases.len() - firing
        );
    }
}

#[test]
fn every_example_of_a_lint_shows_it() {
    for lint in LINTS {
        let fires = |text: &str| {
            let found = findings(&draft(library(), policy(text)));
            found.iter().any(|finding| finding.code == lint.code)
        };
        assert!(fires(lint.bad), "the bad example of {}", lint.code);
        assert!(!fires(lint.good), "the good example of {}", lint.code);
        let good = findings(&draft(library(), policy(lint.good)));
        let worse: Vec<_> = good
            .iter()
            .filter(|finding| finding.class <= Class::Error)
            .collect();
        assert!(
            worse.is_empty(),
            "the good example of {}: {worse:#?}",
            lint.code
        );
    }
}

#[test]
fn no_two_findings_have_one_key() {
    for lint in LINTS {
        for case in cases_of(lint.code) {
            let all = findings(&draft_of(&case));
            let keys: BTreeSet<String> = all.iter().map(Finding::key).collect();
            assert_eq!(keys.len(), all.len(), "{}: {}", lint.code, case["note"]);
        }
    }
}
