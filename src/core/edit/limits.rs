//! Changing limits, of one tool and of all tools together.

use super::counters::Counters;
use super::entry::{Taken, put, take};
use super::{Counted, Refusal, Why};
use crate::core::draft::Draft;
use crate::core::policy::{AllTools, Decision, Limit, Name, Rate};

/// Changes a limit; its scope and its unknown members stay.
pub(super) fn set(
    draft: &mut Draft,
    of: &Counted,
    index: u32,
    rate: Rate,
    counter: &str,
) -> Result<(), Refusal> {
    if counter.is_empty() {
        return Err(Refusal {
            tool: tool_of(of),
            why: Why::NoCounter,
        });
    }
    change(draft, of, Some(rate), |limits| {
        let limit = limits.get_mut(index as usize)?;
        limit.max = rate.max;
        limit.window = rate.window;
        counter.clone_into(&mut limit.counter);
        Some(())
    })
}

/// Removes a limit. The member goes with the last one.
pub(super) fn remove(draft: &mut Draft, of: &Counted, index: u32) -> Result<(), Refusal> {
    // The limit that goes may be one that version 1 cannot write.
    let rate = super::decide::usual();
    change(draft, of, Some(rate), |limits| {
        let index = index as usize;
        (index < limits.len()).then(|| drop(limits.remove(index)))
    })
}

/// Adds a limit. A tool must be allowed or limited: elsewhere a limit has no effect.
pub(super) fn add(
    draft: &mut Draft,
    of: &Counted,
    rate: Rate,
    counter: Option<&str>,
) -> Result<(), Refusal> {
    if counter == Some("") {
        return Err(Refusal {
            tool: tool_of(of),
            why: Why::NoCounter,
        });
    }
    let counter = counter.map_or_else(
        || {
            let mut counters = Counters::of(&draft.policy);
            match of {
                Counted::Tool(tool) => counters.for_tool(tool),
                Counted::AllTools => counters.for_all_tools(rate.window),
            }
        },
        str::to_owned,
    );
    if let Counted::Tool(tool) = of {
        let Taken { decision, .. } = take(draft, tool, None)?;
        if matches!(decision, Decision::Deny | Decision::Approve) {
            return Err(Refusal::of(tool, Why::NoEffect(Some(decision))));
        }
    }
    change(draft, of, None, |limits| {
        limits.push(rate.limit(counter));
        Some(())
    })
}

fn tool_of(of: &Counted) -> Option<Name> {
    match of {
        Counted::Tool(tool) => Some(tool.clone()),
        Counted::AllTools => None,
    }
}

/// Changes a list of limits in place; `step` gives nothing when what it looks for is gone.
fn change(
    draft: &mut Draft,
    of: &Counted,
    rate: Option<Rate>,
    step: impl FnOnce(&mut Vec<Limit>) -> Option<()>,
) -> Result<(), Refusal> {
    let gone = || Refusal {
        tool: tool_of(of),
        why: Why::Gone,
    };
    match of {
        Counted::Tool(tool) => {
            let mut taken = take(draft, tool, rate)?;
            change_list(&mut taken.entry.limits, step).ok_or_else(gone)?;
            put(draft, tool, taken);
        }
        Counted::AllTools => {
            let mut all = draft.policy.all_tools.clone().unwrap_or_default();
            change_list(&mut all.limits, step).ok_or_else(gone)?;
            draft.policy.all_tools = (all != AllTools::default()).then_some(all);
        }
    }
    Ok(())
}

fn change_list(
    list: &mut Option<Vec<Limit>>,
    step: impl FnOnce(&mut Vec<Limit>) -> Option<()>,
) -> Option<()> {
    let mut limits = list.take().unwrap_or_default();
    let done = step(&mut limits);
    *list = (!limits.is_empty()).then_some(limits);
    done
}
