//! The written policy as the screen needs it: lines, whose they are, and which have just changed.

use super::rows::Rows;
use crate::core::hashed::{HashMap, HashSet};
use crate::core::policy::{Decision, Lines, Name, Policy, Shown};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Beyond this many lines nobody sees which line has changed, and finding out would take time.
const MOST_COMPARED: usize = 20_000;

/// The exact text of policy.json with what the screen shows beside it.
#[derive(Clone, Debug, Default)]
pub struct PolicyText {
    text: Arc<str>,
    /// The byte at which each line starts.
    starts: Arc<[u32]>,
    lines: Arc<Lines>,
    fresh: Arc<BTreeSet<u32>>,
    /// The decision of each tool that the document names.
    decisions: Arc<HashMap<Name, Option<Decision>>>,
    /// The tools whose entries hold members of the shorthand.
    shorthand: Arc<[Name]>,
}

/// What a line is to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    /// The part of a tool with this decision starts here.
    Of(Option<Decision>),
    /// No tool's part starts here.
    None,
}

/// A line as it is drawn. Lines that look alike are told apart by their number among those, so that one which only moves stays.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LineView {
    /// The line without its end.
    pub content: String,
    /// Whether a tool's part starts here.
    pub head: Head,
    /// Whether it is about the current tool.
    pub is_marked: bool,
    /// Whether it has changed with the last step.
    pub is_fresh: bool,
    /// Whether it is about a tool.
    pub has_tool: bool,
}

impl PartialEq for PolicyText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.decisions == other.decisions
    }
}

impl PolicyText {
    /// Writes the policy; compares it with what stood there before.
    pub fn of(policy: &Policy, rows: &Rows, shown: &[Shown], previous: Option<&Self>) -> Self {
        let written = policy.to_text();
        let starts: Vec<u32> = std::iter::once(0)
            .chain(
                written
                    .text
                    .bytes()
                    .zip(1..)
                    .filter(|(byte, _)| *byte == b'\n')
                    .map(|(_, at)| at),
            )
            .collect();
        let decisions = rows
            .all()
            .iter()
            .zip(shown)
            .map(|(row, shown)| (row.name.clone(), shown.decision));
        let mut text = Self {
            text: written.text.into(),
            starts: starts.into(),
            lines: Arc::new(written.lines),
            fresh: Arc::default(),
            decisions: Arc::new(decisions.collect()),
            shorthand: policy
                .tools
                .iter()
                .flatten()
                .filter(|(_, entry)| entry.is_shorthand() || entry.is_mixed())
                .map(|(name, _)| name.clone())
                .collect(),
        };
        if let Some(previous) = previous.filter(|previous| !previous.text.is_empty()) {
            text.fresh = Arc::new(text.lines_not_in(previous));
        }
        text
    }

    /// The text as it is exported.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The size of the text.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The number of lines; the final newline starts none.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(1)
    }

    /// A line without its end, counted from 1.
    pub fn line(&self, line: u32) -> &str {
        let at = line as usize;
        let (Some(start), Some(end)) = (
            at.checked_sub(1).and_then(|at| self.starts.get(at)),
            self.starts.get(at),
        ) else {
            return "";
        };
        self.text
            .get(*start as usize..(*end as usize).saturating_sub(1))
            .unwrap_or("")
    }

    /// Some lines with their ends, counted from 1.
    pub fn lines(&self, range: std::ops::Range<u32>) -> &str {
        let start = |line: u32| {
            let at = (line as usize)
                .checked_sub(1)
                .and_then(|at| self.starts.get(at));
            at.map_or(self.text.len(), |start| *start as usize)
        };
        self.text
            .get(start(range.start)..start(range.end))
            .unwrap_or("")
    }

    /// The tool that a line is about.
    pub fn tool_at(&self, line: u32) -> Option<&Name> {
        self.lines.tool_at(line)
    }

    /// Whether a line is about a tool.
    fn has_tool(&self, line: u32) -> bool {
        self.tool_at(line).is_some()
    }

    fn head(&self, line: u32) -> Head {
        let Some(name) = self.tool_at(line) else {
            return Head::None;
        };
        let entry = self.lines.of_entry(name);
        let starts = self.lines.of_hide(name) == Some(line)
            || entry.is_some_and(|range| range.first == line);
        if starts {
            Head::Of(self.decisions.get(name).copied().flatten())
        } else {
            Head::None
        }
    }

    /// The tools whose entries hold members of the shorthand, which a gateway of version 1 does not read.
    pub fn shorthand(&self) -> &[Name] {
        &self.shorthand
    }

    /// Some lines as they are drawn, with the marked ones marked.
    pub fn views(&self, lines: std::ops::Range<u32>, marked: Option<(u32, u32)>) -> Vec<LineView> {
        lines
            .map(|line| LineView {
                content: self.line(line).to_owned(),
                head: self.head(line),
                is_marked: marked.is_some_and(|(first, last)| (first..=last).contains(&line)),
                is_fresh: self.is_fresh(line),
                has_tool: self.has_tool(line),
            })
            .collect()
    }

    /// Whether a line has changed with the last step.
    fn is_fresh(&self, line: u32) -> bool {
        self.fresh.contains(&line)
    }

    /// The lines of a tool: its entry, else its name under `hide`.
    pub fn lines_of(&self, tool: &str) -> Option<(u32, u32)> {
        let entry = self
            .lines
            .of_entry(tool)
            .map(|range| (range.first, range.last));
        entry.or_else(|| self.lines.of_hide(tool).map(|line| (line, line)))
    }

    /// The lines whose content the other text does not have for the same tool. A comma more or less is no change.
    fn lines_not_in(&self, previous: &Self) -> BTreeSet<u32> {
        if self.starts.len().max(previous.starts.len()) > MOST_COMPARED {
            return BTreeSet::new();
        }
        let key = |text: &Self, line: u32| {
            let content = text.line(line).trim_end_matches(',').to_owned();
            (text.tool_at(line).cloned(), content)
        };
        let before: HashSet<_> = (1..=previous.line_count())
            .map(|line| key(previous, line))
            .collect();
        (1..=self.line_count())
            .filter(|line| !before.contains(&key(self, *line)))
            .collect()
    }
}
