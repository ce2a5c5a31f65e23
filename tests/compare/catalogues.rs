//! Changes between catalogues, their effects on a policy and what can be done about them.

use crate::cases::cases;
use crate::drafts::policy;
use mcp_policy_builder::core::catalogue::{Catalogue, File, Pin, read};
use mcp_policy_builder::core::compare::{Change, Choice, What, choices, compare, graded};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::json::compact;
use mcp_policy_builder::core::policy::shown;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    old: Vec<Value>,
    new: Vec<Value>,
    #[serde(default = "nothing_decided")]
    policy: Value,
    changes: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    grade: String,
    tool: String,
    what: String,
    sentence: String,
    /// What can be done about it, where the case is about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<String>>,
}

fn nothing_decided() -> Value {
    serde_json::json!({"version": "1", "default": "deny"})
}

pub fn catalogue(tools: &[Value]) -> Catalogue {
    let text = serde_json::to_string(tools).unwrap();
    let file = File {
        name: String::new(),
        bytes: text.as_bytes(),
    };
    read(&[file]).unwrap()
}

fn words(what: &What) -> String {
    let list = |values: &[mcp_policy_builder::core::json::Value]| {
        let texts: Vec<_> = values.iter().map(compact).collect();
        texts.join(" ")
    };
    let hint = |value: &Option<bool>| value.map_or("absent".to_owned(), |value| value.to_string());
    match what {
        What::Added => "added".into(),
        What::Removed { namesake: true } => "one of several removed".into(),
        What::Removed { namesake: false } => "removed".into(),
        What::Renamed { from } => format!("renamed from {from}"),
        What::ParameterAdded {
            path,
            words,
            required,
        } => {
            format!(
                "parameter {path} added: {words}{}",
                if *required { ", required" } else { "" }
            )
        }
        What::ParameterRemoved { path } => format!("parameter {path} removed"),
        What::TypeChanged { path, from, to } => format!("type of {path}: {from} to {to}"),
        What::RequiredChanged { path, required } => format!("required of {path}: {required}"),
        What::ChoicesChanged {
            path,
            added,
            removed,
            wider,
        } => {
            format!(
                "choices of {path}: +[{}] -[{}] wider: {wider}",
                list(added),
                list(removed)
            )
        }
        What::DefaultChanged { path, .. } => format!("default of {path}"),
        What::ParameterDescribed { path, .. } => format!("description of {path}"),
        What::Constraints { keywords } => format!("constraints: {}", keywords.join(" ")),
        What::SchemaWords { keywords } => format!("words: {}", keywords.join(" ")),
        What::Described { .. } => "description".into(),
        What::Titled { .. } => "title".into(),
        What::Hint {
            hint: which,
            from,
            to,
        } => {
            format!("{}: {} to {}", which.as_str(), hint(from), hint(to))
        }
        What::Member { key } => format!("member {key}"),
    }
}

fn word(choice: &Choice) -> &'static str {
    match choice {
        Choice::Keep(_) => "keep",
        Choice::Decide(_) => "decide",
        Choice::FollowRename(_) => "follow rename",
        Choice::DropRules(_) => "drop rules",
    }
}

fn choices_of(change: &Change, draft: &Draft, new: &Catalogue) -> Vec<Choice> {
    let former = match &change.what {
        What::Renamed { from } => from,
        _ => &change.tool,
    };
    let tool = new.tools.iter().find(|tool| tool.name == *change.tool);
    let pin = tool.map(|tool| Pin::of(tool));
    let said = shown(&draft.policy, &change.tool);
    choices(change, pin, &said, &shown(&draft.policy, former))
}

#[test]
fn every_change_is_told_graded_and_can_be_answered() {
    let mut wrong = Vec::new();
    for (name, case) in cases::<Case>("compare") {
        let (old, new) = (catalogue(&case.old), catalogue(&case.new));
        let policy = policy(&case.policy.to_string());
        let draft = Draft {
            policy: policy.clone(),
            ..Draft::new(Arc::new(old.clone()))
        };
        let found = graded(compare(&old, &new), &policy);
        let found: Vec<Expected> = found
            .iter()
            .zip(case.changes.iter().map(Some).chain(std::iter::repeat(None)))
            .map(|(graded, expected)| {
                let offered = choices_of(&graded.change, &draft, &new);
                assert!(!offered.is_empty(), "{name}");
                for choice in &offered {
                    if let Choice::Keep(edit)
                    | Choice::FollowRename(edit)
                    | Choice::DropRules(edit) = choice
                    {
                        assert!(edit.apply(&draft).is_ok(), "{name}: {edit:?}");
                    }
                }
                let told = expected.is_some_and(|expected| expected.choices.is_some());
                Expected {
                    grade: graded.effect.grade.word().to_owned(),
                    tool: graded.change.tool.to_string(),
                    what: words(&graded.change.what),
                    sentence: graded.effect.sentence.clone(),
                    choices: told.then(|| {
                        offered
                            .iter()
                            .map(|choice| word(choice).to_owned())
                            .collect()
                    }),
                }
            })
            .collect();
        if found != case.changes {
            wrong.push(format!("{name}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_followed_rename_leaves_the_new_name_decided_and_the_old_one_alone() {
    let tool = |name: &str| serde_json::json!({"name": name, "inputSchema": {"type": "object"}});
    let (old, new) = (
        catalogue(&[tool("lend_books")]),
        catalogue(&[tool("lend_book")]),
    );
    let draft = Draft {
        policy: policy(r#"{"version": "1", "default": "allow", "hide": ["lend_books"]}"#),
        ..Draft::new(Arc::new(old.clone()))
    };
    let changes = compare(&old, &new);
    let offered = choices_of(&changes[0], &draft, &new);
    let Some(Choice::FollowRename(edit)) = offered.first() else {
        panic!("{offered:?}")
    };
    let after = edit.apply(&draft).unwrap().unwrap();
    assert!(after.policy.hides_name("lend_book") && !after.policy.hides_name("lend_books"));
    assert!(after.pins.contains_key("lend_book"));
    assert_eq!(edit.describe(), "Rename lend_books to lend_book");
}

#[test]
fn ten_thousand_tools_that_all_change_their_names_are_compared() {
    // All of one schema: too many pairs to look at. Then each with a schema of its own.
    for own in [false, true] {
        let tools = |prefix: &str| {
            let tool = |at: u32| {
                let max = if own { at } else { 0 };
                serde_json::json!({"name": format!("{prefix}keep_book_{at}"), "inputSchema": {"type": "object", "maxProperties": max}})
            };
            catalogue(&(0..10_000).map(tool).collect::<Vec<_>>())
        };
        let changes = compare(&tools(""), &tools("library_"));
        let renamed = |change: &&Change| matches!(change.what, What::Renamed { .. });
        assert_eq!(changes.len(), if own { 10_000 } else { 20_000 });
        assert_eq!(
            changes.iter().filter(renamed).count(),
            if own { 10_000 } else { 0 }
        );
    }
}
