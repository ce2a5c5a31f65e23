//! Putting a catalogue together, list by list.

use super::making::{Issues, tool};
use super::{Catalogue, Issue, IssueKind, Server};
use crate::core::hashed::{HashMap, Seeded};
use crate::core::json::Value;
use crate::core::text;
use std::ops::Range;
use std::sync::Arc;

/// A catalogue that is being put together.
#[derive(Debug, Default)]
pub(super) struct Building {
    catalogue: Catalogue,
    /// Items of the lists that are no tools: the number of each in its list, from 1.
    skipped: Vec<u32>,
    /// The lists that are whole, by the indices of their tools.
    lists: Vec<Range<usize>>,
    /// Where the present list starts.
    start: usize,
    /// How many lists repeated another.
    repeated: u32,
}

impl Building {
    /// Whether there is a tool.
    pub(super) fn has_tools(&self) -> bool {
        !self.catalogue.tools.is_empty()
    }

    /// Adds what a file says about its server; what another file said before stays.
    pub(super) fn server(&mut self, server: Server) {
        self.catalogue.server.fill(server);
    }

    /// Adds something odd about a file.
    pub(super) fn note(&mut self, kind: IssueKind, message: String) {
        self.catalogue.issues.push(Issue {
            kind,
            tool: None,
            message,
        });
    }

    /// Adds an item of a list, the `number`th from 1. What is no tool is left out and said.
    pub(super) fn item(&mut self, item: Value, number: u32, believed: bool) {
        let Value::Object(raw) = item else {
            return self.skipped.push(number);
        };
        let Some(name) = raw.get("name").and_then(Value::as_str).map(str::to_owned) else {
            return self.skipped.push(number);
        };
        let index = u32::try_from(self.catalogue.tools.len()).unwrap_or(u32::MAX);
        let mut issues = Issues {
            tool: index,
            list: &mut self.catalogue.issues,
        };
        let tool = tool(name, raw, believed, &mut issues);
        self.catalogue.tools.push(Arc::new(tool));
    }

    /// A list is whole. One that repeats another, as in the log of a client that asks twice, is dropped.
    pub(super) fn end_of_list(&mut self) {
        let tools = &self.catalogue.tools;
        let list = self.start..tools.len();
        let same = |other: &Range<usize>| tools.get(other.clone()) == tools.get(list.clone());
        if !list.is_empty() && self.lists.iter().any(same) {
            self.repeated += 1;
            self.catalogue.tools.truncate(list.start);
            self.catalogue
                .issues
                .retain(|issue| issue.tool.is_none_or(|tool| (tool as usize) < list.start));
        } else {
            self.lists.push(list);
        }
        self.start = self.catalogue.tools.len();
    }

    /// The catalogue, with what can be said only now: names that stand twice, items that were left out.
    pub(super) fn finish(mut self) -> Catalogue {
        self.duplicates();
        if self.repeated > 0 {
            let times = text::plural(u64::from(self.repeated), "time", "times");
            self.note(
                IssueKind::LinesSkipped,
                format!("The same list stands again {times}: it is read once."),
            );
        }
        if !self.skipped.is_empty() {
            let numbers: Vec<String> = self.skipped.iter().map(ToString::to_string).collect();
            let one = numbers.len() == 1;
            let message = format!(
                "{} {} of the list {} a name and {} left out.",
                if one { "Item" } else { "Items" },
                text::list_some(&numbers, 5),
                if one {
                    "is no tool with"
                } else {
                    "are no tools with"
                },
                if one { "was" } else { "were" },
            );
            self.note(IssueKind::LinesSkipped, message);
        }
        // What is about the file stands first, then tool by tool.
        self.catalogue
            .issues
            .sort_by_key(|issue| (issue.tool.map_or(0, |tool| u64::from(tool) + 1), issue.kind));
        self.catalogue
    }

    fn duplicates(&mut self) {
        let mut times: HashMap<&str, u32> =
            HashMap::with_capacity_and_hasher(self.catalogue.tools.len(), Seeded::default());
        for tool in &self.catalogue.tools {
            *times.entry(&tool.name).or_default() += 1;
        }
        for (index, tool) in (0_u32..).zip(&self.catalogue.tools) {
            let count = times.get(tool.name.as_str()).copied().unwrap_or_default();
            if count > 1 {
                let name = text::quote(&tool.name);
                let message =
                    format!("{count} tools are called {name}. A policy cannot tell them apart.");
                self.catalogue.issues.push(Issue {
                    kind: IssueKind::DuplicateName,
                    tool: Some(index),
                    message,
                });
            }
        }
    }
}

impl Server {
    /// Takes from `other` what is not known yet.
    pub(super) fn fill(&mut self, other: Self) {
        let Self {
            name,
            title,
            version,
            package,
            captured,
        } = other;
        for (own, other) in [
            (&mut self.name, name),
            (&mut self.title, title),
            (&mut self.version, version),
            (&mut self.package, package),
            (&mut self.captured, captured),
        ] {
            if own.is_none() {
                *own = other;
            }
        }
    }
}
