//! Where each tool stands in a written document.

use super::Name;
use crate::core::hashed::HashMap;

/// The lines of each tool, counted from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    entries: HashMap<Name, LineRange>,
    hidden: HashMap<Name, u32>,
    all_tools: Option<LineRange>,
    /// Everything above once more, in the order of the text, to find a tool by its line.
    order: Vec<(LineRange, Name)>,
}

/// Lines from the first to the last, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRange {
    /// The first line, from 1.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

impl Lines {
    /// The lines of a tool's entry under `tools`, its name's line included.
    pub fn of_entry(&self, tool: &str) -> Option<LineRange> {
        self.entries.get(tool).copied()
    }

    /// The line of a tool's name under `hide`.
    pub fn of_hide(&self, tool: &str) -> Option<u32> {
        self.hidden.get(tool).copied()
    }

    /// The lines of `all_tools`.
    pub fn of_all_tools(&self) -> Option<LineRange> {
        self.all_tools
    }

    /// The tool whose entry, or whose name under `hide`, holds this line.
    pub fn tool_at(&self, line: u32) -> Option<&Name> {
        let at = self.order.partition_point(|(range, _)| range.last < line);
        let (range, name) = self.order.get(at)?;
        (range.first <= line).then_some(name)
    }

    pub(super) fn hide(&mut self, name: &Name, line: u32) {
        let range = LineRange {
            first: line,
            last: line,
        };
        self.hidden.insert(name.clone(), line);
        self.order.push((range, name.clone()));
    }

    pub(super) fn entry(&mut self, name: &Name, first: u32, last: u32) {
        let range = LineRange { first, last };
        self.entries.insert(name.clone(), range);
        self.order.push((range, name.clone()));
    }

    pub(super) fn all_tools(&mut self, first: u32, last: u32) {
        self.all_tools = Some(LineRange { first, last });
    }
}
