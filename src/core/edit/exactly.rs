//! Decisions made exactly as previewed: a preset, or one recommendation.
//!
//! [`Edit::Decide`] brings back what was parked, limits among it. Here the limit of the preview is what stands afterwards.

use super::{Counted, Edit};
use crate::core::draft::Draft;
use crate::core::policy::{Decision, Max, Name, Rate, Shown, Window, shown_all};
use crate::core::risk::Recommendation;
use std::collections::HashSet;

/// The edits after which each tool has its decision, and under a Limit that one limit alone; conditions stay. A name that comes twice
/// counts once, as it comes first.
///
/// A tool called `*` cannot be hidden on its own: it is denied instead.
pub fn exactly(draft: &Draft, wanted: &[(Name, Recommendation)]) -> Vec<Edit> {
    let mut seen: HashSet<&str> = HashSet::new();
    let wanted: Vec<_> = wanted
        .iter()
        .filter(|(tool, _)| seen.insert(tool))
        .cloned()
        .collect();
    let wanted = wanted.as_slice();
    let limiting = wanted
        .iter()
        .any(|(_, to)| to.decision == Decision::Limit && to.limit.is_some());
    // Only limits need a look at the whole document. A lint asks for one tool after the other.
    let mut edits: Vec<Edit> = limiting
        .then(|| unwritable(draft, wanted))
        .flatten()
        .into_iter()
        .collect();
    // Hide comes last: another decision, where everything is hidden, brings out the names that the catalogue lacks.
    for decision in Decision::ALL.into_iter().rev() {
        let tools: Vec<(Name, Option<Rate>)> = wanted
            .iter()
            .filter(|(tool, to)| possible(tool, to.decision) == decision)
            .map(|(tool, to)| (tool.clone(), rate(*to)))
            .collect();
        if !tools.is_empty() {
            edits.push(Edit::Decide { decision, tools });
        }
    }
    if !limiting {
        return edits;
    }
    let decided = Edit::Batch {
        label: String::new(),
        edits: edits.clone(),
    };
    let after = decided.apply(draft).ok().flatten();
    edits.extend(limits(after.as_ref().unwrap_or(draft), wanted));
    edits
}

/// What can be decided for a tool of this name.
pub fn possible(tool: &str, decision: Decision) -> Decision {
    if tool == "*" && decision == Decision::Hide {
        Decision::Deny
    } else {
        decision
    }
}

fn rate(to: Recommendation) -> Option<Rate> {
    to.limit.map(|(max, window)| Rate {
        max: Max::nearest(max),
        window,
    })
}

/// Shorthand limits that no Limit can take over leave first.
fn unwritable(draft: &Draft, wanted: &[(Name, Recommendation)]) -> Option<Edit> {
    let shown = shown_all(&draft.policy, wanted.iter().map(|(tool, _)| &**tool));
    let is_known = |seconds: u64| {
        Window::ALL
            .iter()
            .any(|window| u64::from(window.seconds()) == seconds)
    };
    let tools: Vec<Name> = wanted
        .iter()
        .zip(&shown)
        .filter(|((_, to), shown)| {
            let entry = shown.entry.as_deref();
            let short = entry.and_then(|entry| entry.rate_limit.as_ref());
            to.decision == Decision::Limit
                && short.is_some_and(|short| !is_known(short.window.get()))
        })
        .map(|((tool, _), _)| tool.clone())
        .collect();
    (!tools.is_empty()).then_some(Edit::FollowDefault { tools })
}

/// Edits that leave each limited tool with its one limit.
fn limits(after: &Draft, wanted: &[(Name, Recommendation)]) -> Vec<Edit> {
    let all = shown_all(&after.policy, wanted.iter().map(|(tool, _)| &**tool));
    let mut edits = Vec::new();
    for ((tool, to), shown) in wanted.iter().zip(&all) {
        if let Some(rate) = rate(*to).filter(|_| to.decision == Decision::Limit) {
            one_limit(tool, rate, shown, &mut edits);
        }
    }
    edits
}

fn one_limit(tool: &Name, rate: Rate, shown: &Shown, edits: &mut Vec<Edit>) {
    let standing: Vec<_> = shown.limits().collect();
    let of = || Counted::Tool(tool.clone());
    let count = u32::try_from(standing.len()).unwrap_or(u32::MAX);
    for index in (1..count).rev() {
        edits.push(Edit::RemoveLimit { of: of(), index });
    }
    let Some(first) = standing.first() else {
        return;
    };
    if first.max != rate.max.get() || first.window != Some(rate.window) {
        edits.push(Edit::SetLimit {
            of: of(),
            index: 0,
            max: rate.max,
            window: rate.window,
            counter: first.counter.unwrap_or(tool).to_owned(),
        });
    }
}
