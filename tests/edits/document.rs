//! Changes to the document as a whole, several changes at once, and what steps are called.

use super::drafts::{after, catalogue, decide, draft, policy, text};
use super::parts::{LIMITED, TOOLS, note, reason, refuses, set_limit, with};
use mcp_policy_builder::core::draft::Override;
use mcp_policy_builder::core::edit::{Counted, Edit, Why};
use mcp_policy_builder::core::policy::{Decision, Posture, shown};

#[test]
fn the_posture_changes_nothing_else() {
    let draft = with(LIMITED);
    let open = after(&draft, &Edit::Posture(Posture::Allow));
    assert_eq!(
        text(&open),
        text(&draft).replace(r#""default": "deny""#, r#""default": "allow""#)
    );
}

#[test]
fn hiding_all_and_taking_it_back_leaves_the_document_as_it_was() {
    for document in [
        r#"{"version":"1","default":"deny"}"#,
        r#"{"version":"1","default":"deny","hide":["gone","list"],"tools":{"write":{},"list":{}}}"#,
    ] {
        let draft = draft(TOOLS, document);
        let hidden = after(&draft, &Edit::HideAll { on: true });
        assert!(hidden.policy.hides_all());
        assert_eq!(after(&hidden, &Edit::HideAll { on: false }), draft);
        assert_eq!(Edit::HideAll { on: true }.apply(&hidden), Ok(None));
    }
}

#[test]
fn another_document_forgets_what_was_parked_for_the_tools_that_it_changes() {
    let draft = draft(
        TOOLS,
        r#"{"version":"1","default":"deny","tools":{"write":{"limits":[{"counter":"c","window":"day","max":1000,"scope":"grant"}]},"drop":{"limits":[{"counter":"d","window":"day","max":1,"scope":"grant"}]}}}"#,
    );
    let parked = after(
        &after(&draft, &decide("write", Decision::Hide)),
        &decide("drop", Decision::Hide),
    );
    let replaced = after(
        &parked,
        &Edit::ReplacePolicy {
            policy: Box::new(policy(
                r#"{"version":"1","default":"deny","hide":["drop"],"tools":{"write":{}}}"#,
            )),
            label: "Edit policy.json".into(),
        },
    );
    assert_eq!(
        replaced
            .parked
            .keys()
            .map(|name| &**name)
            .collect::<Vec<_>>(),
        ["drop"]
    );
    let limited = after(&replaced, &decide("write", Decision::Limit));
    let max = shown(&limited.policy, "write")
        .limits()
        .next()
        .map(|limit| limit.max);
    assert_eq!(max, Some(10));
    assert!(after(&replaced, &Edit::ForgetParked).parked.is_empty());
}

#[test]
fn an_override_and_a_catalogue_leave_the_document_alone() {
    let draft = with(LIMITED);
    let word = Override {
        category: "read".into(),
        severity: "low".into(),
        reason: "It only looks.".into(),
    };
    let set = Edit::Override {
        tool: "write".into(),
        to: Some(word),
    };
    let known = after(&draft, &set);
    assert_eq!(known.policy, draft.policy);
    assert_eq!(set.apply(&known), Ok(None));
    let back = Edit::Override {
        tool: "write".into(),
        to: None,
    };
    assert_eq!(after(&known, &back), draft);
    let drifted = after(&draft, &Edit::SetCatalogue(catalogue(["write"])));
    assert_eq!(drifted.policy, draft.policy);
    assert_eq!(
        Edit::SetCatalogue(catalogue(["write"])).apply(&drifted),
        Ok(None)
    );
}

#[test]
fn a_batch_is_all_or_nothing() {
    let draft = with("{}");
    let batch = |edits: Vec<Edit>| Edit::Batch {
        label: "Two".into(),
        edits,
    };
    let both = batch(vec![
        decide("write", Decision::Deny),
        batch(vec![reason("No."), decide("list", Decision::Hide)]),
    ]);
    let next = after(&draft, &both);
    assert_eq!(shown(&next.policy, "write").text(), Some("No."));
    assert_eq!(shown(&next.policy, "list").decision, Some(Decision::Hide));
    let refused = batch(vec![decide("write", Decision::Deny), note("x")]);
    refuses(&draft, &refused, &Why::NoEffect(Some(Decision::Deny)));
    let there_and_back = batch(vec![
        decide("write", Decision::Deny),
        Edit::ReplacePolicy {
            policy: Box::new(draft.policy.clone()),
            label: String::new(),
        },
    ]);
    assert_eq!(there_and_back.apply(&draft), Ok(None));
}

#[test]
fn steps_have_names() {
    let many = Edit::Decide {
        decision: Decision::Limit,
        tools: vec![("a".into(), None), ("b".into(), None), ("c".into(), None)],
    };
    let cases = [
        (
            decide("clear_session", Decision::Hide),
            "Hide clear_session",
        ),
        (many, "Limit 3 tools"),
        (reason("x"), "Reason for write"),
        (decide("", Decision::Deny), "Deny “”"),
        (decide("two words", Decision::Deny), "Deny “two words”"),
        (
            set_limit(Counted::AllTools, 0, 1, "c"),
            "Limit of all tools",
        ),
        (Edit::HideAll { on: true }, "Hide all tools"),
        (Edit::Posture(Posture::Allow), "Allow unlisted tools"),
        (
            Edit::FollowDefault {
                tools: vec!["a".into()],
            },
            "Default for a",
        ),
    ];
    for (edit, name) in cases {
        assert_eq!(edit.describe(), name);
    }
    let long = decide(&"x".repeat(5_000), Decision::Hide).describe();
    assert!(long.chars().count() < 80, "{long}");
}
