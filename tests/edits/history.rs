//! Undo, redo, and what counts as one step.

use super::drafts::{decide, draft, make, text};
use mcp_policy_builder::core::compare::Pinning;
use mcp_policy_builder::core::edit::{Edit, History, Visit};
use mcp_policy_builder::core::policy::{Decision, NameMap, Posture, shown};

fn start() -> History {
    History::new(draft(
        &["list", "write"],
        r#"{"version":"1","default":"deny"}"#,
    ))
}

fn reason(text: &str) -> Edit {
    Edit::SetReason {
        tool: "write".into(),
        text: text.into(),
    }
}

fn decision(history: &History) -> Option<Decision> {
    shown(&history.current().policy, "write").decision
}

#[test]
fn steps_are_undone_and_made_again_by_name() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Hide), 1);
    make(&mut history, &Edit::Posture(Posture::Allow), 2);
    assert_eq!(history.undo_name(), Some("Allow unlisted tools"));
    assert_eq!(history.undo().as_deref(), Some("Allow unlisted tools"));
    assert_eq!(history.undo().as_deref(), Some("Hide write"));
    assert_eq!(history.undo(), None);
    assert_eq!(decision(&history), None);
    assert_eq!(history.redo_name(), Some("Hide write"));
    assert_eq!(history.redo().as_deref(), Some("Hide write"));
    assert_eq!(decision(&history), Some(Decision::Hide));
    make(&mut history, &decide("list", Decision::Allow), 3);
    assert_eq!(history.redo(), None);
}

#[test]
fn moving_through_one_control_in_one_visit_is_one_step() {
    let mut history = start();
    for choice in [
        Decision::Hide,
        Decision::Deny,
        Decision::Approve,
        Decision::Limit,
    ] {
        make(&mut history, &decide("write", choice), 7);
    }
    assert_eq!(history.steps(), 1);
    assert_eq!(history.undo_name(), Some("Limit write"));
    history.undo();
    assert_eq!(decision(&history), None);
    history.redo();
    assert_eq!(decision(&history), Some(Decision::Limit));
}

#[test]
fn another_visit_another_tool_or_an_undo_starts_a_step() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Hide), 1);
    make(&mut history, &decide("write", Decision::Deny), 2);
    make(&mut history, &decide("list", Decision::Deny), 2);
    assert_eq!(history.steps(), 3);
    history.undo();
    make(&mut history, &decide("write", Decision::Allow), 2);
    assert_eq!(history.steps(), 3);
}

#[test]
fn typing_is_one_step() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Deny), 1);
    for text in ["N", "No", "No."] {
        make(&mut history, &reason(text), 2);
    }
    assert_eq!(history.steps(), 2);
    assert_eq!(history.undo().as_deref(), Some("Reason for write"));
    assert_eq!(shown(&history.current().policy, "write").text(), None);
}

#[test]
fn a_visit_that_comes_back_to_its_start_leaves_no_step() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Allow), 1);
    let before = history.current().clone();
    make(&mut history, &decide("write", Decision::Limit), 2);
    make(&mut history, &decide("write", Decision::Allow), 2);
    assert_eq!(history.undo_name(), Some("Allow write"));
    assert_eq!(history.steps(), 1);
    // The limit that was made on the way is not parked.
    assert_eq!(*history.current(), before);
    make(&mut history, &decide("write", Decision::Deny), 3);
    make(&mut history, &reason("N"), 4);
    make(&mut history, &reason(""), 4);
    assert_eq!(history.steps(), 2);
}

#[test]
fn what_changes_nothing_or_is_refused_leaves_no_step_and_keeps_the_future() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Deny), 1);
    make(&mut history, &decide("write", Decision::Hide), 2);
    history.undo();
    assert_eq!(
        history.edit(&decide("write", Decision::Deny), Visit(3)),
        Ok(false)
    );
    assert!(
        history
            .edit(&reason("Requires human approval."), Visit(3))
            .is_err()
    );
    assert_eq!(history.steps(), 1);
    assert_eq!(history.redo_name(), Some("Hide write"));
}

#[test]
fn the_oldest_of_more_than_500_steps_go() {
    let mut history = start();
    let mut texts = Vec::new();
    for step in 0..600 {
        texts.push(text(history.current()));
        let posture = if step % 2 == 0 {
            Posture::Allow
        } else {
            Posture::Deny
        };
        make(&mut history, &Edit::Posture(posture), step);
    }
    assert_eq!(history.steps(), 500);
    for expected in texts.iter().rev().take(500) {
        history.undo();
        assert_eq!(text(history.current()), *expected);
    }
    assert_eq!(history.undo(), None);
}

#[test]
fn a_draft_without_pins_begins_with_them_and_no_step_is_made() {
    let mut history = start();
    make(&mut history, &decide("write", Decision::Hide), 1);
    let pins = Pinning::all(&history.current().catalogue);
    assert!(history.begin_pins(pins.clone()));
    assert_eq!((history.steps(), &history.current().pins), (1, &pins));
    assert!(
        !history.begin_pins(NameMap::new()),
        "they are there already"
    );
    make(&mut history, &decide("list", Decision::Allow), 2);
    history.undo();
    assert_eq!(history.current().pins, pins);
    history.undo();
    assert!(history.current().pins.is_empty(), "as it was then");
    assert!(history.begin_pins(pins.clone()));
    history.redo();
    history.redo();
    assert_eq!(history.current().pins, pins);
    assert_eq!(decision(&history), Some(Decision::Hide));
}
