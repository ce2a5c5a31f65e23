//! Small repairs of the document that no decision makes: a name, an unknown member, a scope.

use super::{Counted, Refusal, Why};
use crate::core::draft::Draft;
use crate::core::json::Pointer;
use crate::core::policy::{Entry, List, Name, Policy, RateLimit, Rule, Scope, Unknown};
use std::sync::Arc;

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// Gives what is said about one name to another, of which nothing is said. Its places in the document stay.
    Rename {
        /// The name that stands there.
        from: Name,
        /// The name to put there.
        to: Name,
    },
    /// Takes a name out of `hide`, and leaves the rest as it is.
    Unhide(Name),
    /// Removes a member that the format does not know.
    RemoveUnknown(Pointer),
    /// Counts a limit for each grant, the only scope that is documented.
    CountByGrant {
        /// Whose limit.
        of: Counted,
        /// Which of its limits.
        index: u32,
    },
}

pub(super) fn amend(draft: &mut Draft, amendment: &Amendment) -> Result<(), Refusal> {
    let policy = &mut draft.policy;
    let done = match amendment {
        Amendment::Rename { from, to } => return rename(policy, from, to),
        Amendment::Unhide(name) => unhide(policy, name),
        Amendment::RemoveUnknown(pointer) => remove_unknown(policy, pointer),
        Amendment::CountByGrant { of, index } => count_by_grant(policy, of, *index),
    };
    done.ok_or(Refusal {
        tool: None,
        why: Why::Gone,
    })
}

fn rename(policy: &mut Policy, from: &Name, to: &Name) -> Result<(), Refusal> {
    let gone = |name: &Name| Err(Refusal::of(name, Why::Gone));
    if policy.hides_name(to) || policy.entry(to).is_some() || **to == *"*" {
        return gone(to);
    }
    if !policy.hides_name(from) && policy.entry(from).is_none() {
        return gone(from);
    }
    let hidden = policy.hide.as_mut().map(List::make_mut);
    for name in hidden.into_iter().flatten().filter(|name| *name == from) {
        *name = to.clone();
    }
    let tools = policy.tools.as_mut().map(List::make_mut);
    for (name, _) in tools.into_iter().flatten().filter(|(name, _)| name == from) {
        *name = to.clone();
    }
    Ok(())
}

fn unhide(policy: &mut Policy, name: &Name) -> Option<()> {
    let names = policy.hide.as_mut()?;
    let at = names.iter().position(|other| other == name)?;
    names.make_mut().remove(at);
    if names.is_empty() {
        policy.hide = None;
    }
    Some(())
}

fn count_by_grant(policy: &mut Policy, of: &Counted, index: u32) -> Option<()> {
    let index = index as usize;
    match of {
        Counted::AllTools => {
            let limits = policy.all_tools.as_mut()?.limits.as_mut()?;
            limits.get_mut(index)?.scope = Scope::Grant;
            Some(())
        }
        Counted::Tool(tool) => change_entry(policy, tool, |entry| {
            entry.limits.as_mut()?.get_mut(index)?.scope = Scope::Grant;
            Some(())
        }),
    }
}

fn change_entry(
    policy: &mut Policy,
    tool: &str,
    change: impl FnOnce(&mut Entry) -> Option<()>,
) -> Option<()> {
    let tools = policy.tools.as_mut()?;
    let at = tools.iter().position(|(name, _)| **name == *tool)?;
    let (_, slot) = tools.make_mut().get_mut(at)?;
    change(Arc::make_mut(slot))
}

fn remove_unknown(policy: &mut Policy, pointer: &Pointer) -> Option<()> {
    let steps = pointer.segments();
    let (key, owner) = steps.split_last()?;
    let owner: Vec<&str> = owner.iter().map(String::as_str).collect();
    match owner.as_slice() {
        [] => remove(&mut policy.unknown, key),
        ["all_tools"] => {
            let all = policy.all_tools.as_mut()?;
            remove(&mut all.unknown, key)
        }
        ["all_tools", "limits", index] => {
            let limits = policy.all_tools.as_mut()?.limits.as_mut()?;
            remove(&mut limits.get_mut(place(index)?)?.unknown, key)
        }
        ["tools", tool, inside @ ..] => change_entry(policy, tool, |entry| {
            remove(unknown_of_entry(entry, inside)?, key)
        }),
        _ => None,
    }
}

fn unknown_of_entry<'e>(entry: &'e mut Entry, inside: &[&str]) -> Option<&'e mut Unknown> {
    match inside {
        [] => Some(&mut entry.unknown),
        ["rate_limit"] => entry.rate_limit.as_mut().map(of_rate),
        ["limits", index] => {
            let limit = entry.limits.as_mut()?.get_mut(place(index)?)?;
            Some(&mut limit.unknown)
        }
        ["require", index, rest @ ..] => of_rule(entry.require.as_mut()?, index, rest),
        ["deny_if", index, rest @ ..] => of_rule(entry.deny_if.as_mut()?, index, rest),
        _ => None,
    }
}

fn of_rate(rate: &mut RateLimit) -> &mut Unknown {
    &mut rate.unknown
}

fn of_rule<'e>(rules: &'e mut [Rule], index: &str, rest: &[&str]) -> Option<&'e mut Unknown> {
    let rule = rules.get_mut(place(index)?)?;
    match rest {
        [] => Some(&mut rule.unknown),
        ["conditions", index] => {
            let condition = rule.conditions.get_mut(place(index)?)?;
            Some(&mut condition.unknown)
        }
        _ => None,
    }
}

fn place(index: &str) -> Option<usize> {
    index.parse().ok()
}

fn remove(unknown: &mut Unknown, key: &str) -> Option<()> {
    let at = unknown.0.iter().position(|member| member.key == key)?;
    unknown.0.remove(at);
    Some(())
}
