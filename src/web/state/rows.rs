//! The rows of the tool list: the catalogue's tools, then names that only the policy knows.

use super::view::DecisionFilter;
use crate::core::catalogue::{Catalogue, Tool};
use crate::core::hashed::HashSet;
use crate::core::policy::{Decision, Name, Policy, Shown};
use std::sync::Arc;

/// Tells rows apart. Stable as long as the catalogue is; never made from a tool's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u32);

impl RowId {
    /// An identifier for elements of the row: `prefix-12`.
    pub fn element(self, prefix: &str) -> String {
        format!("{prefix}-{}", self.0)
    }

    /// The row with this number.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The row's number.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The row's index in [`Rows`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which row.
    pub id: RowId,
    /// The name that the policy's rules mean.
    pub name: Name,
    /// The tool; nothing when only the policy knows the name.
    pub tool: Option<Arc<Tool>>,
    /// The first sentence of the description.
    pub summary: String,
    /// How many arguments the tool takes.
    pub parameters: u32,
    /// What the search looks through, in lower case.
    haystack: String,
}

/// All rows, in the catalogue's order.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    catalogue: Arc<Catalogue>,
    /// The names in the catalogue.
    known: Arc<HashSet<Name>>,
    /// The names of the rows that the catalogue lacks.
    lacking: Vec<Name>,
    /// The rows, shared between versions of the list.
    all: Vec<Arc<Row>>,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalogue, &other.catalogue) && self.lacking == other.lacking
    }
}

impl Rows {
    /// The rows for a catalogue and a policy; rows that `previous` has already are taken from there.
    pub fn build(catalogue: &Arc<Catalogue>, policy: &Policy, previous: Option<&Self>) -> Self {
        let same = previous.filter(|previous| Arc::ptr_eq(&previous.catalogue, catalogue));
        let mut rows: Vec<Arc<Row>> = match same {
            Some(previous) => previous
                .all
                .iter()
                .take(catalogue.tools.len())
                .cloned()
                .collect(),
            None => (0..)
                .zip(&catalogue.tools)
                .map(|(at, tool)| Arc::new(Row::of(at, tool)))
                .collect(),
        };
        let known = same.map_or_else(
            || Arc::new(rows.iter().map(|row| row.name.clone()).collect()),
            |previous| previous.known.clone(),
        );
        let listed = policy.tools.iter().flatten().map(|(name, _)| name);
        let hidden = policy.hide.iter().flatten();
        let mut seen: HashSet<&str> = HashSet::default();
        let mut lacking: Vec<Name> = Vec::new();
        for name in listed.chain(hidden) {
            if &**name != "*" && !known.contains(&**name) && seen.insert(name) {
                lacking.push(name.clone());
            }
        }
        for (at, name) in (rows.len()..).zip(&lacking) {
            rows.push(Arc::new(Row::lacking(at, name)));
        }
        Self {
            catalogue: catalogue.clone(),
            known,
            lacking,
            all: rows,
        }
    }

    /// All rows in order.
    pub fn all(&self) -> &[Arc<Row>] {
        &self.all
    }

    /// A row by its identifier.
    pub fn get(&self, id: RowId) -> Option<&Arc<Row>> {
        self.all.get(id.index())
    }

    /// The rows that pass a search and a filter, in order.
    pub fn visible(&self, shown: &[Shown], search: &str, filter: DecisionFilter) -> Vec<RowId> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let passes = |row: &Row| {
            let decision = shown.get(row.id.index()).and_then(|shown| shown.decision);
            let decided = match filter {
                DecisionFilter::Any => true,
                DecisionFilter::Is(wanted) => decision == Some(wanted),
                DecisionFilter::Undecided => decision.is_none(),
            };
            decided && words.iter().all(|word| row.haystack.contains(word))
        };
        self.all
            .iter()
            .filter(|row| passes(row))
            .map(|row| row.id)
            .collect()
    }
}

impl Row {
    /// The name for people: a tool can have an empty one.
    pub fn label(&self) -> &str {
        if self.name.is_empty() {
            "(empty name)"
        } else {
            &self.name
        }
    }
    fn of(at: u32, tool: &Arc<Tool>) -> Self {
        let description = tool.description.as_deref().unwrap_or("");
        let title = tool.title.as_deref().unwrap_or("");
        let parameters = tool
            .input_schema()
            .and_then(|schema| schema.get("properties"))
            .and_then(|properties| properties.as_object())
            .map_or(0, crate::core::json::Object::len);
        Self {
            id: RowId(at),
            name: tool.name.as_str().into(),
            summary: crate::core::text::summary(description).to_owned(),
            parameters: u32::try_from(parameters).unwrap_or(u32::MAX),
            haystack: format!("{}\n{title}\n{description}", tool.name).to_lowercase(),
            tool: Some(tool.clone()),
        }
    }

    fn lacking(at: usize, name: &Name) -> Self {
        Self {
            id: RowId(u32::try_from(at).unwrap_or(u32::MAX)),
            name: name.clone(),
            tool: None,
            summary: "Not in this catalogue. The rule stays until you remove it.".to_owned(),
            parameters: 0,
            haystack: name.to_lowercase(),
        }
    }
}

/// How many rows have each decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Allowed.
    pub allow: u32,
    /// Allowed up to a limit.
    pub limit: u32,
    /// Waiting for a person.
    pub approve: u32,
    /// Denied.
    pub deny: u32,
    /// Hidden.
    pub hide: u32,
    /// Following the default.
    pub undecided: u32,
}

impl Counts {
    /// Counts the decisions of all rows.
    pub fn of(shown: &[Shown]) -> Self {
        let mut counts = Self::default();
        for shown in shown {
            *counts.slot(shown.decision) += 1;
        }
        counts
    }

    fn slot(&mut self, decision: Option<Decision>) -> &mut u32 {
        match decision {
            Some(Decision::Allow) => &mut self.allow,
            Some(Decision::Limit) => &mut self.limit,
            Some(Decision::Approve) => &mut self.approve,
            Some(Decision::Deny) => &mut self.deny,
            Some(Decision::Hide) => &mut self.hide,
            None => &mut self.undecided,
        }
    }

    /// The count of one decision, or of rows without one.
    pub const fn get(&self, decision: Option<Decision>) -> u32 {
        match decision {
            Some(Decision::Allow) => self.allow,
            Some(Decision::Limit) => self.limit,
            Some(Decision::Approve) => self.approve,
            Some(Decision::Deny) => self.deny,
            Some(Decision::Hide) => self.hide,
            None => self.undecided,
        }
    }

    /// All rows.
    pub const fn total(&self) -> u32 {
        self.allow + self.limit + self.approve + self.deny + self.hide + self.undecided
    }
}
