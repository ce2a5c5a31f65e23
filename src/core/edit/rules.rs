//! Changing rules with conditions, and the texts of denials and approvals.

use super::entry::{put, take};
use super::{Refusal, RuleList, Why};
use crate::core::draft::Draft;
use crate::core::policy::{
    Decision, Entry, Name, Rule, Test, approval_note, is_approval, is_denial, listed,
};
use crate::core::re2;

/// Sets what the agent is told when a denied tool is called.
pub(super) fn set_reason(draft: &mut Draft, tool: &Name, text: &str) -> Result<(), Refusal> {
    if approval_note(text).is_some() {
        return Err(Refusal::of(tool, Why::MeansApproval));
    }
    let text = (!text.is_empty()).then(|| text.to_owned());
    set_text(draft, tool, Decision::Deny, text)
}

/// Sets the note of a tool that waits for approval.
pub(super) fn set_note(draft: &mut Draft, tool: &Name, note: &str) -> Result<(), Refusal> {
    set_text(draft, tool, Decision::Approve, Rule::approval(note).on_deny)
}

fn set_text(
    draft: &mut Draft,
    tool: &Name,
    decision: Decision,
    text: Option<String>,
) -> Result<(), Refusal> {
    let mut taken = take(draft, tool, None)?;
    if taken.decision != decision {
        return Err(Refusal::of(tool, Why::NoEffect(Some(taken.decision))));
    }
    let matches = if decision == Decision::Deny {
        is_denial
    } else {
        is_approval
    };
    let rules = taken.entry.deny_if.iter_mut().flatten();
    let Some(rule) = rules.into_iter().find(|rule| matches(rule)) else {
        return Err(Refusal::of(tool, Why::Gone));
    };
    rule.on_deny = text;
    put(draft, tool, taken);
    Ok(())
}

/// Changes a rule that has conditions and goes on having some.
pub(super) fn set(
    draft: &mut Draft,
    tool: &Name,
    list: RuleList,
    index: u32,
    rule: &Rule,
) -> Result<(), Refusal> {
    check(tool, rule)?;
    change(draft, tool, list, |rules| {
        *rules.get_mut(index as usize)? = rule.clone();
        Some(())
    })
}

/// Adds a rule: last, but before the approval.
pub(super) fn add(
    draft: &mut Draft,
    tool: &Name,
    list: RuleList,
    rule: &Rule,
) -> Result<(), Refusal> {
    check(tool, rule)?;
    let taken = take(draft, tool, None)?;
    if taken.decision == Decision::Deny {
        return Err(Refusal::of(tool, Why::NoEffect(Some(taken.decision))));
    }
    change(draft, tool, list, |rules| {
        let approvals = rules
            .iter()
            .rev()
            .take_while(|rule| is_approval(rule))
            .count();
        rules.insert(rules.len().saturating_sub(approvals), rule.clone());
        Some(())
    })
}

/// Removes a rule. The member goes with the last one.
pub(super) fn remove(
    draft: &mut Draft,
    tool: &Name,
    list: RuleList,
    index: u32,
) -> Result<(), Refusal> {
    let index = index as usize;
    change(draft, tool, list, |rules| {
        (index < rules.len()).then(|| drop(rules.remove(index)))
    })
}

/// Moves a rule to another index of its list.
pub(super) fn move_within(
    draft: &mut Draft,
    tool: &Name,
    list: RuleList,
    from: u32,
    to: u32,
) -> Result<(), Refusal> {
    let (from, to) = (from as usize, to as usize);
    change(draft, tool, list, |rules| {
        if from >= rules.len() || to >= rules.len() {
            return None;
        }
        let rule = rules.remove(from);
        rules.insert(to, rule);
        Some(())
    })
}

/// A rule without conditions denies always, or means nothing; and a document with a pattern that is none could not be read again.
fn check(tool: &Name, rule: &Rule) -> Result<(), Refusal> {
    if rule.is_unconditional() {
        return Err(Refusal::of(tool, Why::NoCondition));
    }
    let refused = rule
        .conditions
        .iter()
        .find_map(|condition| match &condition.test {
            Test::Regex(pattern) => re2::check(pattern).err(),
            _ => None,
        });
    match refused {
        Some(error) => Err(Refusal::of(tool, Why::Pattern(error.to_string()))),
        None => Ok(()),
    }
}

/// Changes a list of rules in place; `step` gives nothing when what it looks for is gone. The decision must stay.
fn change(
    draft: &mut Draft,
    tool: &Name,
    list: RuleList,
    step: impl FnOnce(&mut Vec<Rule>) -> Option<()>,
) -> Result<(), Refusal> {
    let mut taken = take(draft, tool, None)?;
    let mut rules = list_of(&mut taken.entry, list).take().unwrap_or_default();
    step(&mut rules).ok_or_else(|| Refusal::of(tool, Why::Gone))?;
    *list_of(&mut taken.entry, list) = (!rules.is_empty()).then_some(rules);
    if listed(&taken.entry) != Some(taken.decision) {
        return Err(Refusal::of(tool, Why::ChangesDecision));
    }
    put(draft, tool, taken);
    Ok(())
}

fn list_of(entry: &mut Entry, list: RuleList) -> &mut Option<Vec<Rule>> {
    match list {
        RuleList::Require => &mut entry.require,
        RuleList::DenyIf => &mut entry.deny_if,
    }
}
