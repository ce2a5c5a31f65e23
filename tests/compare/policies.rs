//! Differences between policies: cases as data, and that a direction says truly what calls may pass.

use crate::any::{NAMES, any_policy};
use crate::cases::cases;
use crate::drafts::policy;
use mcp_policy_builder::core::compare::{Direction, DocumentDifference, compare_policies};
use mcp_policy_builder::core::evaluate::{Call, Counters, Decision, Prepared};
use mcp_policy_builder::core::json::{self, Object};
use mcp_policy_builder::core::policy::{self as document, Policy};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    tools: Vec<String>,
    before: Value,
    after: Value,
    #[serde(default)]
    document: Vec<String>,
    differences: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    tool: String,
    decision: String,
    direction: String,
    #[serde(default)]
    limits: String,
    #[serde(default)]
    rules: String,
    #[serde(default)]
    text: String,
}

#[test]
fn every_difference_is_told_with_its_direction() {
    for (name, case) in cases::<Case>("compare-policies") {
        let (before, after) = (
            policy(&case.before.to_string()),
            policy(&case.after.to_string()),
        );
        let names = case.tools.iter().map(String::as_str);
        let (document, tools) = compare_policies(&before, &after, names);
        let mut told = Vec::new();
        told.extend(document.default.map(|_| "default".to_owned()));
        told.extend(document.hides_all.map(|_| "hides all".to_owned()));
        told.extend(document.all_tools.map(|_| "all tools".to_owned()));
        assert_eq!(told, case.document, "{name}");
        let found: Vec<Expected> = tools
            .iter()
            .map(|tool| {
                let word = |decision: Option<document::Decision>| {
                    decision.map_or("none", document::Decision::word)
                };
                let listed = if tool.is_listed { "" } else { " (not listed)" };
                let limits = tool.limits.as_ref().map(|(before, after)| {
                    let max: Vec<_> = before.iter().map(|limit| limit.max).collect();
                    let now: Vec<_> = after.iter().map(|limit| limit.max).collect();
                    format!("{max:?} to {now:?}")
                });
                let (added, removed) = (tool.rules_added.len(), tool.rules_removed.len());
                let text = tool.text.as_ref().map(|(before, after)| {
                    let shown = |text: &Option<String>| text.clone().unwrap_or("none".to_owned());
                    format!("{} to {}", shown(before), shown(after))
                });
                Expected {
                    tool: format!("{}{listed}", tool.tool),
                    decision: format!("{} to {}", word(tool.before), word(tool.after)),
                    direction: format!("{:?}", tool.direction),
                    limits: limits.unwrap_or_default(),
                    rules: if added + removed == 0 {
                        String::new()
                    } else {
                        format!("+{added} -{removed}")
                    },
                    text: text.unwrap_or_default(),
                }
            })
            .collect();
        assert_eq!(found, case.differences, "{name}");
    }
}

fn passes(policy: &Policy, tool: &str, args: &Object) -> bool {
    let call = Call::new(tool, args.clone());
    let verdict = Prepared::new(policy).evaluate(&call, &Counters::default(), 0);
    verdict.decision == Decision::Allowed
}

fn any_args() -> impl Strategy<Value = Object> {
    const TEXTS: [&str; 5] = [
        "{}",
        r#"{"a": 1}"#,
        r#"{"a": "x"}"#,
        r#"{"a": {"b": 2}}"#,
        r#"{"b": true}"#,
    ];
    prop::sample::select(&TEXTS[..]).prop_map(|text| {
        let document = json::read_text(text).unwrap();
        document.value().as_object().unwrap().clone()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn a_direction_says_truly_what_may_pass(before in any_policy(), after in any_policy(), args in any_args()) {
        // Limits for all tools together are a difference of the document.
        let alone = |policy| Policy { all_tools: None, ..policy };
        let (before, after) = (alone(before), alone(after));
        let (_, tools) = compare_policies(&before, &after, NAMES.iter().copied());
        for name in NAMES {
            let direction = tools.iter().find(|tool| &*tool.tool == *name).map(|tool| tool.direction);
            let (passed, pass) = (passes(&before, name, &args), passes(&after, name, &args));
            let fits = match direction {
                None | Some(Direction::Wording) => passed == pass,
                Some(Direction::Stricter) => passed || !pass,
                Some(Direction::MorePermissive) => !passed || pass,
                Some(Direction::Changed) => true,
            };
            prop_assert!(fits, "{name}: {direction:?}, passed {passed}, passes {pass}");
        }
    }

    #[test]
    fn a_difference_seen_from_the_other_side_goes_the_other_way(before in any_policy(), after in any_policy()) {
        let there = compare_policies(&before, &after, NAMES.iter().copied()).1;
        let back = compare_policies(&after, &before, NAMES.iter().copied()).1;
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            let turned = match back.direction {
                Direction::Stricter => Direction::MorePermissive,
                Direction::MorePermissive => Direction::Stricter,
                same => same,
            };
            prop_assert_eq!(there.direction, turned);
        }
    }

    #[test]
    fn a_policy_does_not_differ_from_itself(policy in any_policy()) {
        let (document, tools) = compare_policies(&policy, &policy, NAMES.iter().copied());
        prop_assert_eq!(document, DocumentDifference::default());
        prop_assert!(tools.is_empty());
    }
}
