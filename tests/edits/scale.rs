//! Ten thousand tools: what a history of 500 steps takes, and that nothing grows with the square of the tools.

use super::drafts::{catalogue, decide, make};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::{Edit, History};
use mcp_policy_builder::core::policy::{Decision, Name, shown_all};
use std::sync::Arc;

const TOOLS: usize = 10_000;

fn names() -> Vec<String> {
    (0..TOOLS).map(|at| format!("tool_{at:05}")).collect()
}

/// A history over a draft in which half of the tools are limited and half are hidden.
fn decided() -> (Vec<String>, History) {
    let names = names();
    let draft = Draft::new(catalogue(names.iter().map(String::as_str)));
    let mut history = History::new(draft);
    for (at, decision) in [Decision::Limit, Decision::Hide].into_iter().enumerate() {
        let tools = names.iter().skip(at).step_by(2);
        let tools = tools
            .map(|name| (Name::from(name.as_str()), None))
            .collect();
        make(&mut history, &Edit::Decide { decision, tools }, 0);
    }
    (names, history)
}

/// How many places in lists hold the items of a draft's lists: each place holds a reference to what stands in it.
fn places(draft: &Draft) -> usize {
    let entries = draft.policy.tools.iter().flatten();
    let hidden = draft.policy.hide.iter().flatten();
    entries
        .map(|(_, entry)| Arc::strong_count(entry))
        .sum::<usize>()
        + hidden.map(Arc::strong_count).sum::<usize>()
}

#[test]
fn five_hundred_steps_hold_only_what_they_changed() {
    let (names, history) = decided();
    let mut history = History::new(history.current().clone());
    let before = places(history.current());
    for step in 0..500_usize {
        // Mostly tools that are listed; each tenth decision moves a name from one list to the other.
        let at = step * 7_918 % TOOLS + usize::from(step % 20 == 0);
        let decision = if step % 20 == 10 {
            Decision::Hide
        } else {
            Decision::Allow
        };
        make(
            &mut history,
            &decide(&names[at], decision),
            u32::try_from(step).unwrap(),
        );
    }
    assert_eq!(history.steps(), 500);
    // The 10,000 items stand in the current draft and not in 500 others: 24 bytes for each place, so less than 1 MB beside what it had.
    let after = places(history.current());
    assert!(after < before + 40_000, "{before} places, then {after}");
    for _ in 0..500 {
        history.undo();
    }
    let after = places(history.current());
    assert!(
        after < before + 40_000,
        "{before} places, then {after} when all is undone"
    );
}

#[test]
fn a_decision_for_ten_thousand_tools_is_one_step() {
    let (names, mut history) = decided();
    let tools: Vec<_> = names
        .iter()
        .rev()
        .map(|name| (Name::from(name.as_str()), None))
        .collect();
    for decision in Decision::ALL {
        let tools = tools.clone();
        make(
            &mut history,
            &Edit::Decide { decision, tools },
            1 + decision as u32,
        );
        let shown = shown_all(&history.current().policy, names.iter().map(String::as_str));
        assert!(shown.iter().all(|shown| shown.decision == Some(decision)));
    }
    assert_eq!(history.steps(), 7);
    let listed = history.current().policy.tools.iter().flatten();
    assert!(
        listed
            .map(|(name, _)| &**name)
            .eq(names.iter().map(String::as_str))
    );
}
