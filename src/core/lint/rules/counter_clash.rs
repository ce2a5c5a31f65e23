//! One counter under limits that do not agree.

use crate::core::edit::{Counted, Edit};
use crate::core::lint::document::{Counter, Document, Use};
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Max, Name, Window};
use crate::core::text::{number, plural, quote};
use std::collections::BTreeSet;

pub(super) const LINT: Lint = Lint {
    code: "counter-clash",
    class: Class::Warning,
    title: "Limits that share a counter and do not agree",
    fires: "Two limits count with the same counter and window and have different numbers; or one call is counted twice, since its tool has \
            two such limits, or shares the counter of `all_tools`.",
    why: "Calls of one use up the other’s allowance, so neither limit is what it says. Give each its own counter.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"limits": [{"counter": "files", "window": "minute", "max": 60, "scope": "grant"}]}, "write_file": {"limits": [{"counter": "files", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"limits": [{"counter": "reads", "window": "minute", "max": 60, "scope": "grant"}]}, "write_file": {"limits": [{"counter": "writes", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Document(check),
};

/// How limits share a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sharing {
    /// One call is counted by two of them.
    Twice,
    /// Their numbers differ.
    Differing,
    /// Different tools, one number: they may be meant to count together.
    Together,
}

/// The limits that share a counter and a window, and how.
pub(super) fn shared(
    document: &Document,
) -> impl Iterator<Item = (&str, Window, Vec<&Use>, Sharing)> {
    let several = |counter: &&Counter| counter.uses.len() > 1;
    document
        .counters
        .iter()
        .filter(several)
        .flat_map(|counter| {
            Window::ALL.into_iter().filter_map(move |window| {
                let uses = counter.uses.iter().filter(|limit| limit.window == window);
                let uses: Vec<&Use> = uses.collect();
                sharing(&uses).map(|sharing| (&*counter.name, window, uses, sharing))
            })
        })
}

fn sharing(uses: &[&Use]) -> Option<Sharing> {
    let (first, rest) = uses.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let owners: BTreeSet<Option<&Name>> = uses.iter().map(|limit| limit.tool.as_ref()).collect();
    Some(if owners.len() < uses.len() || owners.contains(&None) {
        Sharing::Twice
    } else if rest.iter().any(|limit| limit.max != first.max) {
        Sharing::Differing
    } else {
        Sharing::Together
    })
}

fn check(subject: &Subject, found: &mut Found<'_>) {
    for (counter, window, uses, sharing) in shared(subject.document()) {
        let what = match sharing {
            Sharing::Together => continue,
            Sharing::Twice => format!(
                "{} of {} count with {} per {}, so some calls are counted twice.",
                plural(uses.len() as u64, "limit", "limits"),
                owners(&uses),
                quote(counter),
                window.as_str()
            ),
            Sharing::Differing => {
                let least = uses.iter().map(|limit| limit.max).min().unwrap_or_default();
                let most = uses.iter().map(|limit| limit.max).max().unwrap_or_default();
                format!(
                    "{} count together as {} per {}, with limits from {} to {}: the calls of one use up what the other allows.",
                    owners(&uses),
                    quote(counter),
                    window.as_str(),
                    number(least),
                    number(most)
                )
            }
        };
        found.push(place(&uses), what, Some(apart(subject.document(), &uses)));
    }
}

fn owners(uses: &[&Use]) -> String {
    let mut seen = BTreeSet::new();
    let tools: Vec<&Name> = uses
        .iter()
        .filter_map(|limit| limit.tool.as_ref())
        .filter(|name| seen.insert(*name))
        .collect();
    let all = uses.iter().any(|limit| limit.tool.is_none());
    match (all, tools.is_empty()) {
        (true, true) => "all tools".to_owned(),
        (true, false) => format!("all tools and {}", words::tools(tools)),
        (false, _) => words::tools(tools),
    }
}

/// The second of the limits, and the tools of all of them.
pub(super) fn place(uses: &[&Use]) -> Place {
    let mut seen = BTreeSet::new();
    let tools = uses
        .iter()
        .filter_map(|limit| limit.tool.clone())
        .filter(|name| seen.insert(name.clone()))
        .collect();
    let pointer = uses.get(1).map(|limit| limit.pointer()).unwrap_or_default();
    Place { tools, pointer }
}

/// A counter of its own for every limit but the first.
pub(super) fn apart(document: &Document, uses: &[&Use]) -> Fix {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let edits = uses.iter().skip(1).map(|limit| {
        let counter = free(document, &mut taken, limit);
        Edit::SetLimit {
            of: limit.tool.clone().map_or(Counted::AllTools, Counted::Tool),
            index: limit.index,
            max: Max::nearest(limit.max),
            window: limit.window,
            counter,
        }
    });
    Fix {
        label: "Count each on its own".to_owned(),
        edits: edits.collect(),
    }
}

fn free(document: &Document, taken: &mut BTreeSet<String>, limit: &Use) -> String {
    let plain = match &limit.tool {
        Some(tool) => format!("{tool}_rate"),
        None => format!("calls_per_{}", limit.window.as_str()),
    };
    let mut name = plain.clone();
    let mut number = 2_u32;
    while document.has_counter(&name) || !taken.insert(name.clone()) {
        name = format!("{plain}_{number}");
        number = number.saturating_add(1);
    }
    name
}
