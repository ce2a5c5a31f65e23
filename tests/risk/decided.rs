//! What a document says about a tool, in the words of risk: cases of `tests/corpus/decided`.

use mcp_policy_builder::core::policy::{read_text, shown};
use mcp_policy_builder::core::risk::{Access, Category, Recommendation, Standing, recommended};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn access(access: Access) -> &'static str {
    match access {
        Access::Freely => "freely",
        Access::WithLimit => "limit",
        Access::WithConditions => "conditions",
        Access::NotAtAll => "not at all",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Stricter => "stricter",
        Standing::Meets => "meets",
        Standing::MoreOpen => "more open",
    }
}

fn decided(decided: Option<Recommendation>) -> Value {
    decided.map_or(Value::Null, |decided| {
        let word = decided.decision.word();
        match decided.limit {
            Some((max, window)) => format!("{word} {max} {}", window.as_str()).into(),
            None => word.into(),
        }
    })
}

#[track_caller]
fn check(file: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/decided");
    let file: Value = serde_json::from_slice(&fs::read(folder.join(file)).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(!cases.is_empty(), "there are cases");
    for case in cases {
        let note = case["note"].as_str().unwrap();
        let policy = read_text(&case["policy"].to_string()).unwrap();
        for (tool, wanted) in case["tools"].as_object().unwrap() {
            let shown = shown(&policy, tool);
            for (what, wanted) in wanted.as_object().unwrap() {
                let found = match what.as_str() {
                    "access" => access(Access::of(&policy, &shown)).into(),
                    "decided" => decided(Recommendation::decided(&shown)),
                    opening if opening.starts_with("opens ") => {
                        let category = opening.trim_start_matches("opens ");
                        let category = Category::parse(category).unwrap();
                        recommended(category).opens(&shown, policy.default).into()
                    }
                    category => {
                        let to = recommended(Category::parse(category).unwrap());
                        standing(to.standing(&shown, policy.default)).into()
                    }
                };
                assert_eq!(found, *wanted, "{note}: {what} of {tool}");
            }
        }
    }
}

#[test]
fn access_follows_from_the_document() {
    check("access.json");
}

#[test]
fn standing_compares_with_what_is_recommended() {
    check("standing.json");
}

#[test]
fn what_is_recommended_opens_what_no_call_passed_before() {
    check("opens.json");
}
