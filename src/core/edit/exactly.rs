//! Decisions made exactly as previewed: a preset, a fix, or one recommendation.

use super::{Counted, Edit, Refusal, decide};
use crate::core::draft::Draft;
use crate::core::hashed::HashSet;
use crate::core::policy::{Decision, Max, Name, Rate, Shown, Window, shown_all};
use crate::core::risk::Recommendation;

/// See [`Edit::Exactly`].
pub(super) fn decide(draft: &mut Draft, wanted: &[(Name, Recommendation)]) -> Result<(), Refusal> {
    let mut seen: HashSet<&str> = HashSet::default();
    let wanted: Vec<_> = wanted
        .iter()
        .filter(|(tool, _)| seen.insert(tool))
        .cloned()
        .collect();
    let unwritable = unwritable(draft, &wanted);
    if !unwritable.is_empty() {
        decide::decide(draft, &unwritable, None)?;
    }
    // Hide comes last: another decision, where everything is hidden, brings out the names that the catalogue lacks.
    for decision in Decision::ALL.into_iter().rev() {
        let tools: Vec<(Name, Option<Rate>)> = wanted
            .iter()
            .filter(|(tool, to)| possible(tool, to.decision) == decision)
            .map(|(tool, to)| (tool.clone(), rate(*to)))
            .collect();
        if !tools.is_empty() {
            decide::decide(draft, &tools, Some(decision))?;
        }
    }
    limits(draft, &wanted)
        .iter()
        .try_for_each(|edit| edit.change(draft))
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

/// The tools whose shorthand limits no Limit can take over: those leave first.
fn unwritable(draft: &Draft, wanted: &[(Name, Recommendation)]) -> Vec<(Name, Option<Rate>)> {
    let is_known = |seconds: u64| {
        Window::ALL
            .iter()
            .any(|window| u64::from(window.seconds()) == seconds)
    };
    limited(draft, wanted)
        .filter(|(_, _, shown)| {
            let entry = shown.entry.as_deref();
            let short = entry.and_then(|entry| entry.rate_limit.as_ref());
            short.is_some_and(|short| !is_known(short.window.get()))
        })
        .map(|(tool, _, _)| (tool.clone(), None))
        .collect()
}

/// Edits that leave each limited tool with its one limit.
fn limits(after: &Draft, wanted: &[(Name, Recommendation)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (tool, rate, shown) in limited(after, wanted) {
        one_limit(tool, rate, &shown, &mut edits);
    }
    edits
}

/// The tools that get a Limit, each with its rate and what the document says about it.
fn limited<'a>(
    draft: &Draft,
    wanted: &'a [(Name, Recommendation)],
) -> impl Iterator<Item = (&'a Name, Rate, Shown)> {
    let limited: Vec<(&Name, Rate)> = wanted
        .iter()
        .filter(|(_, to)| to.decision == Decision::Limit)
        .filter_map(|(tool, to)| Some((tool, rate(*to)?)))
        .collect();
    let shown = if limited.is_empty() {
        Vec::new()
    } else {
        shown_all(&draft.policy, limited.iter().map(|(tool, _)| &***tool))
    };
    limited
        .into_iter()
        .zip(shown)
        .map(|((tool, rate), shown)| (tool, rate, shown))
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
