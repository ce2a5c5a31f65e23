//! The laws of decisions, edits and history, for any document and any edits.

use super::any::{
    CATALOGUE, NAMES, any_decision, any_draft, any_edit, any_name, empty_draft, named,
};
use super::drafts::text;
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::{Edit, History, Visit};
use mcp_policy_builder::core::policy::{Decision, Form, Name, read_text, shown, shown_all};
use proptest::prelude::*;

/// The draft after an edit; the same where nothing changes, nothing where it is refused.
fn made(draft: &Draft, edit: &Edit) -> Option<Draft> {
    match edit.apply(draft) {
        Ok(next) => Some(next.unwrap_or_else(|| draft.clone())),
        Err(_) => None,
    }
}

fn decide(tool: &str, decision: Decision) -> Edit {
    Edit::decide(tool, decision, None)
}

/// Drafts without `"*"`, and without an empty list at the top that an edit may take away for good.
fn any_plain_draft() -> impl Strategy<Value = Draft> {
    any_draft().prop_map(|mut draft| {
        let policy = &mut draft.policy;
        if let Some(names) = &mut policy.hide {
            names.make_mut().retain(|name| **name != *"*");
        }
        policy.hide.take_if(|names| names.is_empty());
        policy.tools.take_if(|tools| tools.is_empty());
        draft
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_says_truly_whether_it_changed_anything(draft in any_draft(), edit in any_edit()) {
        if let Ok(Some(next)) = edit.apply(&draft) {
            prop_assert_ne!(&next, &draft);
            prop_assert!(!next.is_same(&draft));
        }
    }

    #[test]
    fn undo_inverts_every_edit_and_redo_every_undo(draft in any_draft(), edits in prop::collection::vec((any_edit(), 0..3_u32), 1..12)) {
        let mut history = History::new(draft.clone());
        let mut states = vec![draft];
        for (edit, visit) in edits {
            let steps = history.steps();
            if history.edit(&edit, Visit(visit)) == Ok(true) {
                prop_assert!(history.steps() <= steps + 1);
                states.truncate(history.steps() as usize);
                states.push(history.current().clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(history.current(), state);
        }
        prop_assert_eq!(history.undo(), None);
        for state in states.iter().skip(1) {
            prop_assert!(history.redo().is_some());
            prop_assert_eq!(history.current(), state);
        }
        prop_assert_eq!(history.redo(), None);
    }

    #[test]
    fn a_rename_moves_everything_and_can_be_taken_back(draft in any_draft(), edits in prop::collection::vec(any_edit(), 0..6), from in any_name(), to in any_name()) {
        let draft = edits.iter().fold(draft, |draft, edit| made(&draft, edit).unwrap_or(draft));
        let rename = |from: &Name, to: &Name| Edit::Rename { from: from.clone(), to: to.clone() };
        let Ok(Some(next)) = rename(&from, &to).apply(&draft) else { return Ok(()) };
        prop_assert_eq!(shown(&next.policy, &to), shown(&draft.policy, &from));
        prop_assert_eq!(next.parked(&to), draft.parked(&from));
        prop_assert_eq!(next.overrides.get(&to), draft.overrides.get(&from));
        prop_assert_eq!(next.pins.get(&to), draft.pins.get(&from).or(draft.pins.get(&to)));
        prop_assert!(shown(&next.policy, &from).entry.is_none() && next.parked(&from).is_none());
        prop_assert!(read_text(&text(&next)).is_ok());
        if !draft.pins.contains_key(&to) {
            let back = made(&next, &rename(&to, &from)).expect("nothing is said about the former name");
            prop_assert!(back.is_same(&draft));
        }
    }

    #[test]
    fn a_decision_is_read_back_as_it_was_made(draft in any_draft(), tool in any_name(), decision in any_decision()) {
        if let Some(next) = made(&draft, &decide(&tool, decision)) {
            let written = text(&next);
            let read = read_text(&written);
            prop_assert!(read.is_ok(), "{written}");
            let shown = shown(&read.unwrap_or_default(), &tool);
            prop_assert_eq!(shown.decision, Some(decision), "{}", written);
            if decision != Decision::Hide {
                prop_assert_eq!(shown.form, Form::Version1);
                prop_assert!(shown.leftovers().is_empty(), "{written}");
            }
        } else {
            let shorthand = shown(&draft.policy, &tool).form != Form::Version1;
            prop_assert!(&*tool == "*" || (decision == Decision::Limit && shorthand));
        }
    }

    #[test]
    fn the_way_back_to_the_default_leaves_nothing(draft in any_draft(), tool in any_name()) {
        let next = made(&draft, &Edit::FollowDefault { tools: vec![tool.clone()] }).expect("never refused");
        prop_assert!(shown(&next.policy, &tool).follows_default());
    }

    #[test]
    fn a_decision_that_comes_back_writes_the_same_document(
        draft in any_plain_draft(), tool in any_name(), first in any_decision(), ways in prop::collection::vec(any_way(), 1..4),
    ) {
        let Some(start) = made(&draft, &decide(&tool, first)) else { return Ok(()) };
        let mut next = start.clone();
        for way in ways {
            let edit = way.map_or_else(|| Edit::FollowDefault { tools: vec![tool.clone()] }, |way| decide(&tool, way));
            next = made(&next, &edit).unwrap_or(next);
        }
        let back = made(&next, &decide(&tool, first)).expect("was made before");
        prop_assert_eq!(text(&back), text(&start));
    }

    #[test]
    fn a_decision_for_many_is_the_decision_for_each(draft in any_draft(), tools in prop::collection::vec(any_name(), 1..6), decision in any_decision()) {
        let many = Edit::Decide { decision, tools: tools.iter().map(|tool| (tool.clone(), None)).collect() };
        let each = Edit::Batch { label: String::new(), edits: tools.iter().map(|tool| decide(tool, decision)).collect() };
        let (many, each) = (made(&draft, &many), made(&draft, &each));
        prop_assert_eq!(many.is_some(), each.is_some());
        if let (Some(many), Some(each)) = (many, each) {
            let shown_by = |draft: &Draft| shown_all(&draft.policy, NAMES.iter().copied());
            let decisions = |draft: &Draft| shown_by(draft).iter().map(|shown| shown.decision).collect::<Vec<_>>();
            prop_assert_eq!(decisions(&many), decisions(&each));
            // The places of names may differ: each single decision leaves its name alone.
            let parked = |draft: &Draft| {
                let rules = draft.parked.iter().filter(|(_, parked)| parked.holds_rules());
                rules.map(|(name, _)| name.clone()).collect::<Vec<_>>()
            };
            prop_assert_eq!(parked(&many), parked(&each));
            let sorted = |draft: &Draft| {
                let mut lines: Vec<_> = named(&draft.policy);
                lines.sort();
                lines
            };
            prop_assert_eq!(sorted(&many), sorted(&each));
        }
    }

    #[test]
    fn one_pass_over_all_tools_says_what_each_look_says(draft in any_draft()) {
        let each: Vec<_> = NAMES.iter().map(|name| shown(&draft.policy, name)).collect();
        prop_assert_eq!(shown_all(&draft.policy, NAMES.iter().copied()), each);
    }

    #[test]
    fn whatever_is_edited_can_be_written_and_read(draft in any_draft(), edits in prop::collection::vec(any_edit(), 1..20)) {
        let mut draft = draft;
        for edit in edits {
            draft = made(&draft, &edit).unwrap_or(draft);
            let written = text(&draft);
            match read_text(&written) {
                Ok(policy) => prop_assert_eq!(policy.to_text().text, written),
                Err(errors) => prop_assert!(false, "{}\n{written}", errors[0]),
            }
        }
    }

    #[test]
    fn a_catalogue_in_order_keeps_its_document_in_order(edits in prop::collection::vec((any_name(), any_way()), 1..30)) {
        let mut draft = empty_draft();
        let rank = |name: &str| CATALOGUE.iter().position(|other| *other == name).unwrap_or(usize::MAX);
        for (tool, way) in edits {
            let edit = way.map_or_else(|| Edit::FollowDefault { tools: vec![tool.clone()] }, |way| decide(&tool, way));
            draft = made(&draft, &edit).unwrap_or(draft);
            let hidden = draft.policy.hide.iter().flatten().map(|name| rank(name));
            let listed = draft.policy.tools.iter().flatten().map(|(name, _)| rank(name));
            prop_assert!(hidden.is_sorted() && listed.is_sorted(), "{}", text(&draft));
        }
    }
}

fn any_way() -> impl Strategy<Value = Option<Decision>> {
    prop::option::weighted(0.8, any_decision())
}
