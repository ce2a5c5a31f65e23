//! What a document says is decided, and what each decision writes: the cases of `tests/corpus/decisions`.
//!
//! A case has a `document`, the names of the `catalogue` and a `tool`; `shown` is what the document says about it. `choose` gives for
//! each decision the document that it writes, or why it is refused; `then` is a walk through decisions, each from where the last led.

use super::drafts::{catalogue, decide, policy};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::Edit;
use mcp_policy_builder::core::json::{self, Value, compact, pretty};
use mcp_policy_builder::core::policy::{Decision, Form, Max, Rate, Shown, Window, shown};
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/decisions");
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

struct Case {
    name: String,
    value: Value,
    draft: Draft,
    tool: String,
}

fn read(path: &Path) -> Case {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let value = json::read(&std::fs::read(path).unwrap())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .into_value();
    assert!(
        value.get("note").and_then(Value::as_str).is_some(),
        "{name} has a note"
    );
    let names = value.get("catalogue").and_then(Value::as_array).unwrap();
    let draft = Draft {
        policy: policy(&pretty(value.get("document").unwrap())),
        ..Draft::new(catalogue(names.iter().filter_map(Value::as_str)))
    };
    let tool = value
        .get("tool")
        .and_then(Value::as_str)
        .unwrap()
        .to_owned();
    Case {
        name,
        value,
        draft,
        tool,
    }
}

fn edit(case: &Case, word: &str) -> Edit {
    let tool = case.tool.as_str();
    let Some(decision) = Decision::parse(word) else {
        assert_eq!(word, "Default", "{}", case.name);
        return Edit::FollowDefault {
            tools: vec![tool.into()],
        };
    };
    let Some(rate) = case.value.get("recommended") else {
        return decide(tool, decision);
    };
    let max = rate.get("max").and_then(Value::as_number).unwrap();
    let window = rate.get("window").and_then(Value::as_str).unwrap();
    let rate = Rate {
        max: Max::new(max.as_u64().unwrap()).unwrap(),
        window: Window::parse(window).unwrap(),
    };
    Edit::decide(tool, decision, Some(rate))
}

/// Makes a decision and compares what is written; a string as expectation is why it is refused.
#[track_caller]
fn check(case: &Case, draft: &Draft, word: &str, expected: &Value) -> Draft {
    let at = format!("{}: {word}", case.name);
    match (edit(case, word).apply(draft), expected) {
        (Err(refusal), Value::String(words)) => {
            assert!(refusal.to_string().contains(words), "{at}: {refusal}");
            draft.clone()
        }
        (Err(refusal), _) => panic!("{at}: {refusal}"),
        (Ok(next), _) => {
            let next = next.unwrap_or_else(|| draft.clone());
            let written = json::read_text(&next.policy.to_text().text).unwrap();
            assert_eq!(compact(written.value()), compact(expected), "{at}");
            if let Some(decision) = Decision::parse(word) {
                assert_eq!(
                    shown(&next.policy, &case.tool).decision,
                    Some(decision),
                    "{at}"
                );
            }
            next
        }
    }
}

fn describe(shown: &Shown) -> String {
    let decision = shown.decision.map_or("none", Decision::word);
    let mut words = vec![decision.to_owned()];
    if shown.all_hidden {
        words.push("all hidden".into());
    }
    match shown.form {
        Form::Version1 => {}
        Form::Shorthand => words.push("shorthand".into()),
        Form::Mixed => words.push("mixed".into()),
    }
    words.extend(shown.text().map(|text| format!("text {text:?}")));
    words.extend(shown.limits().map(|limit| {
        let counter = limit.counter.unwrap_or("no counter");
        format!("{} per {} s by {counter}", limit.max, limit.seconds)
    }));
    if shown.conditions() > 0 {
        words.push(format!("{} conditions", shown.conditions()));
    }
    words.extend(
        shown
            .leftovers()
            .iter()
            .map(|kind| format!("left over {kind:?}")),
    );
    words.join(", ")
}

#[test]
fn a_document_is_shown_as_what_it_says() {
    for path in cases() {
        let case = read(&path);
        let shown = shown(&case.draft.policy, &case.tool);
        let expected = case.value.get("shown").and_then(Value::as_str);
        assert_eq!(Some(describe(&shown).as_str()), expected, "{}", case.name);
    }
}

#[test]
fn a_decision_writes_its_column() {
    let mut decisions = 0;
    for path in cases() {
        let case = read(&path);
        let choices = case.value.get("choose").and_then(Value::as_object);
        for (word, expected) in choices.into_iter().flat_map(json::Object::iter) {
            check(&case, &case.draft, word, expected);
            decisions += 1;
        }
    }
    assert!(decisions > 60, "only {decisions} decisions are checked");
}

#[test]
fn what_was_parked_comes_back_with_its_decision() {
    let mut walks = 0;
    for path in cases() {
        let case = read(&path);
        let mut draft = case.draft.clone();
        for step in case
            .value
            .get("then")
            .and_then(Value::as_array)
            .unwrap_or_default()
        {
            let word = step.get("choose").and_then(Value::as_str).unwrap();
            draft = check(&case, &draft, word, step.get("written").unwrap());
            walks += 1;
        }
    }
    assert!(walks > 10, "only {walks} steps are checked");
}
