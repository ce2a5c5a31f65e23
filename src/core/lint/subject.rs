//! What the lints look at: a draft with what is known about its tools, prepared once.

use super::argument::Domains;
use super::document::Document;
use super::patterns::Patterns;
use super::similar::Similar;
use super::view::{Source, ToolView};
use crate::core::catalogue::Tool;
use crate::core::draft::Draft;
use crate::core::hashed::HashMap;
use crate::core::policy::{Limit, Name, Policy, Shown, named, shown_at};
use crate::core::risk::{self, Assessment, Category, Severity};
use std::sync::{Arc, LazyLock};

/// The most names that are compared with those of the catalogue.
const MOST_COMPARED: usize = 100;

/// A draft and what was found out about its tools, made ready for the lints. Owns what it needs: parts are shared, not copied.
#[derive(Debug)]
pub struct Subject {
    draft: Draft,
    /// One for each tool of the catalogue, in its order.
    assessments: Arc<Vec<Assessment>>,
    /// The names that only the document has, each once, in its order. Their rows follow those of the catalogue.
    more: Vec<Name>,
    /// The place of each in `more`.
    places: HashMap<Name, usize>,
    /// For each row.
    shown: Vec<Shown>,
    document: Document,
    similar: Similar,
    known: Arc<Known>,
}

/// What stays true while the catalogue stays: found out once, and shared by the subjects that follow.
#[derive(Debug, Default)]
struct Known {
    patterns: Patterns,
    /// The names of the catalogue, each once, in its order.
    rows: Vec<Row>,
    /// The row of each name of the catalogue.
    index: HashMap<Name, usize>,
    /// For each row of the catalogue.
    domains: Vec<Domains>,
}

impl Known {
    fn of(tools: &[Arc<Tool>]) -> Self {
        let mut known = Self::default();
        known.rows.reserve(tools.len());
        known.index.reserve(tools.len());
        for (at, tool) in tools.iter().enumerate() {
            let next = known.rows.len();
            let name = Name::from(tool.name.as_str());
            let row = *known.index.entry(name.clone()).or_insert(next);
            if let Some(row) = known.rows.get_mut(row) {
                row.repeated = true;
                continue;
            }
            known.rows.push(Row {
                name,
                tool: at,
                repeated: false,
            });
            known.domains.push(Domains::default());
        }
        known
    }
}

/// Of a name that the catalogue lacks nothing is known.
static NONE: LazyLock<Domains> = LazyLock::new(Domains::default);

#[derive(Debug)]
struct Row {
    name: Name,
    /// The place of the first tool with this name.
    tool: usize,
    /// Whether the catalogue has several tools of this name.
    repeated: bool,
}

impl Subject {
    /// Makes a draft ready. `assessments` stand in the order of the catalogue's tools; missing ones say nothing.
    pub fn new(draft: &Draft, assessments: Arc<Vec<Assessment>>) -> Self {
        let known = Known::of(&draft.catalogue.tools);
        Self::with(draft, assessments, Arc::new(known))
    }

    /// The same for a later draft. What was found out about the tools and the patterns is kept, as long as the catalogue is the same.
    #[must_use]
    pub fn next(&self, draft: &Draft, assessments: Arc<Vec<Assessment>>) -> Self {
        if Arc::ptr_eq(&self.draft.catalogue, &draft.catalogue) {
            Self::with(draft, assessments, Arc::clone(&self.known))
        } else {
            Self::new(draft, assessments)
        }
    }

    fn with(draft: &Draft, assessments: Arc<Vec<Assessment>>, known: Arc<Known>) -> Self {
        let mut more: Vec<Name> = Vec::new();
        let mut places: HashMap<Name, usize> = HashMap::default();
        let rows: Vec<usize> = named(&draft.policy)
            .map(|name| {
                if let Some(row) = known.index.get(name) {
                    return *row;
                }
                let at = *places.entry(name.clone()).or_insert(more.len());
                if at == more.len() {
                    more.push(name.clone());
                }
                known.rows.len() + at
            })
            .collect();
        let count = known.rows.len() + more.len();
        let shown = shown_at(&draft.policy, count, &rows);
        let document = Document::of(&draft.policy);
        Self {
            draft: draft.clone(),
            assessments,
            more,
            places,
            shown,
            document,
            similar: Similar::default(),
            known,
        }
    }

    /// The draft.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The document.
    pub fn policy(&self) -> &Policy {
        &self.draft.policy
    }

    /// How many names the catalogue and the document have.
    pub fn rows(&self) -> usize {
        self.shown.len()
    }

    /// Whether there is a catalogue to compare with.
    pub fn has_catalogue(&self) -> bool {
        !self.draft.catalogue.tools.is_empty()
    }

    /// Whether the catalogue has a tool of this name.
    pub fn offers(&self, tool: &str) -> bool {
        self.known.index.contains_key(tool)
    }

    /// The names of the catalogue's tools, each once, in its order.
    pub fn offered(&self) -> impl Iterator<Item = &Name> {
        self.known.rows.iter().map(|row| &row.name)
    }

    /// Whether a name that the catalogue lacks is compared with its names as a pattern: the first are.
    pub(super) fn is_compared(&self, name: &str) -> bool {
        self.places.get(name).is_none_or(|at| *at < MOST_COMPARED)
    }

    /// The tool of the catalogue that a name of the document was probably meant to be.
    pub(super) fn similar(&self, name: &Name) -> Option<&Name> {
        let names = || (self.offered().cloned().collect(), self.more.clone());
        let at = self.similar.nearest(name, names)?;
        self.known.rows.get(at).map(|row| &row.name)
    }

    /// The tools of the catalogue whose names pass, in its order.
    pub(super) fn views_of(
        &self,
        passes: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = ToolView<'_>> {
        let rows = self.known.rows.iter().enumerate();
        rows.filter(move |(_, row)| passes(&row.name))
            .filter_map(|(at, _)| self.view(at))
    }

    /// What the document says about a name.
    pub fn shown(&self, tool: &str) -> Option<&Shown> {
        let lacking = || Some(self.known.rows.len() + self.places.get(tool)?);
        let row = self.known.index.get(tool).copied().or_else(lacking)?;
        self.shown.get(row)
    }

    /// What counts across tools.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The limits of all tools together.
    pub fn all_limits(&self) -> &[Limit] {
        let all = self.draft.policy.all_tools.as_ref();
        all.and_then(|all| all.limits.as_deref())
            .unwrap_or_default()
    }

    /// The tool of one row.
    pub fn view(&self, row: usize) -> Option<ToolView<'_>> {
        let shown = self.shown.get(row)?;
        let own = self.known.rows.get(row);
        let lacking = || self.more.get(row.checked_sub(self.known.rows.len())?);
        let name = own.map(|own| &own.name).or_else(lacking)?;
        let tool = own.and_then(|own| self.draft.catalogue.tools.get(own.tool));
        let assessment = own.and_then(|own| self.assessments.get(own.tool));
        Some(ToolView::new(Source {
            name,
            tool: tool.map(Arc::as_ref),
            repeated: own.is_some_and(|own| own.repeated),
            assessment,
            class: self.class(name, assessment),
            shown,
            policy: &self.draft.policy,
            patterns: &self.known.patterns,
            domains: self.known.domains.get(row).unwrap_or(&NONE),
        }))
    }

    /// All rows in order.
    pub fn views(&self) -> impl Iterator<Item = ToolView<'_>> {
        (0..self.rows()).filter_map(|row| self.view(row))
    }

    /// The class to act on: a person's word, else the worse of our own and the given one.
    fn class(&self, name: &Name, assessment: Option<&Assessment>) -> Option<risk::Class> {
        let own_word = self.draft.overrides.get(name).and_then(|word| {
            Some(risk::Class {
                category: Category::parse(&word.category)?,
                severity: Severity::parse(&word.severity)?,
            })
        });
        own_word.or_else(|| assessment.map(Assessment::class))
    }
}
