//! Changes to parts of an entry: texts, limits, rules.

use super::drafts::{after, decide, draft, policy, rate, text};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::{Counted, Edit, Refusal, RuleList, Why};
use mcp_policy_builder::core::json;
use mcp_policy_builder::core::policy::{
    Condition, Decision, Max, Path, Rule, Test, Unknown, Window, shown,
};

pub const TOOLS: &[&str] = &["list", "write", "drop"];

pub fn with(entry: &str) -> Draft {
    draft(
        TOOLS,
        &format!(r#"{{"version":"1","default":"deny","tools":{{"write":{entry}}}}}"#),
    )
}

/// The draft writes exactly this entry for `write`.
#[track_caller]
fn writes(draft: &Draft, entry: &str) {
    assert_eq!(text(draft), text(&with(entry)));
}

#[track_caller]
pub fn refuses(draft: &Draft, edit: &Edit, why: &Why) {
    match edit.apply(draft) {
        Err(refusal) => assert_eq!(refusal.why, *why),
        Ok(next) => panic!("{edit:?} is made: {:?}", next.map(|next| text(&next))),
    }
}

pub fn reason(text: &str) -> Edit {
    Edit::SetReason {
        tool: "write".into(),
        text: text.into(),
    }
}

pub fn note(text: &str) -> Edit {
    Edit::SetNote {
        tool: "write".into(),
        text: text.into(),
    }
}

pub fn set_limit(of: Counted, index: u32, max: u64, counter: &str) -> Edit {
    Edit::SetLimit {
        of,
        index,
        max: Max::new(max).unwrap(),
        window: Window::Hour,
        counter: counter.into(),
    }
}

fn tool() -> Counted {
    Counted::Tool("write".into())
}

fn rule(argument: &str) -> Rule {
    Rule {
        conditions: vec![Condition {
            path: Path::new(&format!("args.{argument}")).unwrap(),
            test: Test::Exists(true),
            unknown: Unknown::default(),
        }],
        ..Rule::default()
    }
}

fn add_rule(list: RuleList, argument: &str) -> Edit {
    Edit::AddRule {
        tool: "write".into(),
        list,
        rule: rule(argument),
    }
}

const DENIED: &str = r#"{"deny_if":[{"conditions":[],"on_deny":"No."}]}"#;
const HELD: &str = r#"{"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}]}"#;
pub const LIMITED: &str =
    r#"{"limits":[{"counter":"c","window":"minute","max":10,"scope":"grant","x":1}]}"#;

#[test]
fn a_reason_is_written_and_taken_away() {
    let draft = with(DENIED);
    writes(
        &after(&draft, &reason("Ask first.")),
        r#"{"deny_if":[{"conditions":[],"on_deny":"Ask first."}]}"#,
    );
    writes(
        &after(&draft, &reason("")),
        r#"{"deny_if":[{"conditions":[]}]}"#,
    );
}

#[test]
fn a_reason_that_reads_as_an_approval_is_refused() {
    for text in [
        "Requires human approval.",
        "Requires human approval: ",
        "Requires human approval: x",
    ] {
        refuses(&with(DENIED), &reason(text), &Why::MeansApproval);
    }
    after(&with(DENIED), &reason("Requires human approval"));
}

#[test]
fn a_note_stands_behind_the_approval_text() {
    let noted = after(&with(HELD), &note("ask ops"));
    writes(
        &noted,
        r#"{"deny_if":[{"conditions":[],"on_deny":"Requires human approval: ask ops"}]}"#,
    );
    writes(&after(&noted, &note("")), HELD);
}

#[test]
fn texts_belong_to_their_decisions() {
    refuses(
        &with(HELD),
        &reason("x"),
        &Why::NoEffect(Some(Decision::Approve)),
    );
    refuses(
        &with(DENIED),
        &note("x"),
        &Why::NoEffect(Some(Decision::Deny)),
    );
    refuses(
        &with("{}"),
        &reason("x"),
        &Why::NoEffect(Some(Decision::Allow)),
    );
    refuses(
        &draft(TOOLS, r#"{"version":"1","default":"deny"}"#),
        &reason("x"),
        &Why::NoEffect(None),
    );
}

#[test]
fn a_limit_is_changed_in_place_with_what_is_unknown() {
    writes(
        &after(&with(LIMITED), &set_limit(tool(), 0, 7, "d")),
        r#"{"limits":[{"counter":"d","window":"hour","max":7,"scope":"grant","x":1}]}"#,
    );
    refuses(&with(LIMITED), &set_limit(tool(), 1, 7, "d"), &Why::Gone);
    refuses(
        &with(LIMITED),
        &set_limit(tool(), 0, 7, ""),
        &Why::NoCounter,
    );
}

#[test]
fn the_last_limit_that_goes_leaves_allow() {
    let remove = Edit::RemoveLimit {
        of: tool(),
        index: 0,
    };
    let allowed = after(&with(LIMITED), &remove);
    writes(&allowed, "{}");
    assert_eq!(
        shown(&allowed.policy, "write").decision,
        Some(Decision::Allow)
    );
    refuses(&allowed, &remove, &Why::Gone);
}

#[test]
fn a_limit_added_to_allow_makes_limit_and_needs_no_name() {
    let add = Edit::AddLimit {
        of: tool(),
        rate: rate(3, Window::Day),
        counter: None,
    };
    let limited = after(&with("{}"), &add);
    writes(
        &limited,
        r#"{"limits":[{"counter":"write_rate","window":"day","max":3,"scope":"grant"}]}"#,
    );
    let twice = after(&limited, &add);
    let counters: Vec<_> = shown(&twice.policy, "write")
        .limits()
        .map(|limit| limit.counter.unwrap().to_owned())
        .collect();
    assert_eq!(counters, ["write_rate", "write_rate_2"]);
    refuses(&with(HELD), &add, &Why::NoEffect(Some(Decision::Approve)));
}

#[test]
fn a_shorthand_limit_of_any_window_can_be_set_and_removed() {
    let short = with(r#"{"action":"allow","rate_limit":{"max":5,"window":90,"x":1}}"#);
    writes(
        &after(&short, &set_limit(tool(), 0, 7, "d")),
        r#"{"limits":[{"counter":"d","window":"hour","x":1,"max":7,"scope":"grant"}]}"#,
    );
    let remove = Edit::RemoveLimit {
        of: tool(),
        index: 0,
    };
    writes(&after(&short, &remove), "{}");
}

#[test]
fn limits_for_all_tools_come_and_go() {
    let empty = draft(TOOLS, r#"{"version":"1","default":"deny"}"#);
    let add = Edit::AddLimit {
        of: Counted::AllTools,
        rate: rate(60, Window::Minute),
        counter: None,
    };
    let limited = after(&empty, &add);
    assert_eq!(
        limited.policy,
        policy(
            r#"{"version":"1","default":"deny","all_tools":{"limits":[{"counter":"calls_per_minute","window":"minute","max":60,"scope":"grant"}]}}"#
        )
    );
    let changed = after(&limited, &set_limit(Counted::AllTools, 0, 9, "all"));
    let remove = Edit::RemoveLimit {
        of: Counted::AllTools,
        index: 0,
    };
    assert_eq!(after(&changed, &remove), empty);
    refuses(&empty, &remove, &Why::Gone);
}

#[test]
fn rules_are_added_before_the_approval_changed_moved_and_removed() {
    let condition = |argument: &str| {
        format!(r#"{{"conditions":[{{"path":"args.{argument}","op":"exists","value":true}}]}}"#)
    };
    let (a, b) = (condition("a"), condition("b"));
    let approval = r#"{"conditions":[],"on_deny":"Requires human approval."}"#;
    let one = after(&with(HELD), &add_rule(RuleList::DenyIf, "a"));
    writes(&one, &format!(r#"{{"deny_if":[{a},{approval}]}}"#));
    let two = after(&one, &add_rule(RuleList::DenyIf, "b"));
    writes(&two, &format!(r#"{{"deny_if":[{a},{b},{approval}]}}"#));
    let moved = after(
        &two,
        &Edit::MoveRule {
            tool: "write".into(),
            list: RuleList::DenyIf,
            from: 1,
            to: 0,
        },
    );
    writes(&moved, &format!(r#"{{"deny_if":[{b},{a},{approval}]}}"#));
    let set = Edit::SetRule {
        tool: "write".into(),
        list: RuleList::DenyIf,
        index: 0,
        rule: rule("a"),
    };
    writes(
        &after(&moved, &set),
        &format!(r#"{{"deny_if":[{a},{a},{approval}]}}"#),
    );
    let remove = |index| Edit::RemoveRule {
        tool: "write".into(),
        list: RuleList::DenyIf,
        index,
    };
    writes(
        &after(&two, &remove(0)),
        &format!(r#"{{"deny_if":[{b},{approval}]}}"#),
    );
    refuses(&two, &remove(2), &Why::ChangesDecision);
    refuses(&two, &remove(3), &Why::Gone);
    writes(
        &after(
            &after(&with("{}"), &add_rule(RuleList::Require, "a")),
            &Edit::RemoveRule {
                tool: "write".into(),
                list: RuleList::Require,
                index: 0,
            },
        ),
        "{}",
    );
}

#[test]
fn a_rule_is_no_way_to_make_a_decision() {
    let unconditional = Edit::AddRule {
        tool: "write".into(),
        list: RuleList::DenyIf,
        rule: Rule::default(),
    };
    refuses(&with("{}"), &unconditional, &Why::NoCondition);
    let empty = draft(TOOLS, r#"{"version":"1","default":"deny"}"#);
    refuses(
        &empty,
        &add_rule(RuleList::Require, "a"),
        &Why::NoEffect(None),
    );
    refuses(
        &with(DENIED),
        &add_rule(RuleList::Require, "a"),
        &Why::NoEffect(Some(Decision::Deny)),
    );
    let hidden = draft(
        TOOLS,
        r#"{"version":"1","default":"deny","hide":["write"]}"#,
    );
    refuses(
        &hidden,
        &add_rule(RuleList::Require, "a"),
        &Why::NoEffect(Some(Decision::Hide)),
    );
    let replace = Edit::SetRule {
        tool: "write".into(),
        list: RuleList::DenyIf,
        index: 0,
        rule: rule("a"),
    };
    refuses(&with(DENIED), &replace, &Why::ChangesDecision);
}

#[test]
fn a_rule_that_no_gateway_could_read_is_refused() {
    let mut odd = rule("a");
    odd.conditions[0].test = Test::Regex("a(?=b)".into());
    let add = Edit::AddRule {
        tool: "write".into(),
        list: RuleList::Require,
        rule: odd,
    };
    match add.apply(&with("{}")) {
        Err(Refusal {
            why: Why::Pattern(what),
            ..
        }) => assert!(what.contains("(?="), "{what}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_mixed_rule_takes_a_decision_before_any_other_change() {
    let mixed = with(r#"{"action":"deny","limits":[]}"#);
    refuses(&mixed, &reason("x"), &Why::Mixed);
    refuses(&mixed, &add_rule(RuleList::Require, "a"), &Why::Mixed);
    after(&mixed, &decide("write", Decision::Deny));
}

#[test]
fn a_shorthand_rule_that_is_changed_becomes_version_1() {
    writes(
        &after(&with(r#"{"action":"deny","reason":"x"}"#), &reason("No.")),
        DENIED,
    );
    writes(
        &after(
            &with(r#"{"action":"require_approval","reason":"x"}"#),
            &note(""),
        ),
        HELD,
    );
}

#[test]
fn numbers_in_rules_keep_their_text() {
    let entry = r#"{"require":[{"conditions":[{"path":"args.a","op":"lt","value":1e6},{"path":"args.b","op":"eq","value":12345678901234567890}]}]}"#;
    let hidden = after(&with(entry), &decide("write", Decision::Hide));
    writes(&after(&hidden, &decide("write", Decision::Allow)), entry);
    assert!(
        json::read_text(&text(&with(entry)))
            .unwrap()
            .text()
            .contains("1e6")
    );
}
