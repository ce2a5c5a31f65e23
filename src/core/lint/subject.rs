//! What the lints look at: a draft with what is known about its tools, prepared once.

use super::argument::Domains;
use super::document::Document;
use super::patterns::Patterns;
use super::similar::Similar;
use super::view::{Source, ToolView};
use crate::core::draft::Draft;
use crate::core::hashed::HashMap;
use crate::core::policy::{Limit, Name, Policy, Shown, named, shown_all};
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
    /// Every name once: those of the catalogue in its order, then those that only the document has, in its order.
    rows: Vec<Row>,
    shown: Vec<Shown>,
    index: HashMap<Name, u32>,
    document: Document,
    similar: Similar,
    known: Arc<Known>,
}

/// What stays true while the catalogue stays: found out once, and shared by the subjects that follow.
#[derive(Debug, Default)]
struct Known {
    patterns: Patterns,
    /// For each row of the catalogue.
    domains: Vec<Domains>,
}

/// Of a name that the catalogue lacks nothing is known.
static NONE: LazyLock<Domains> = LazyLock::new(Domains::default);

#[derive(Debug)]
struct Row {
    name: Name,
    /// The first tool of the catalogue with this name.
    tool: Option<u32>,
    /// Whether the catalogue has several tools of this name.
    repeated: bool,
}

impl Subject {
    /// Makes a draft ready. `assessments` stand in the order of the catalogue's tools; missing ones say nothing.
    pub fn new(draft: &Draft, assessments: Arc<Vec<Assessment>>) -> Self {
        let tools = draft.catalogue.tools.len();
        let known = Known {
            patterns: Patterns::default(),
            domains: (0..tools).map(|_| Domains::default()).collect(),
        };
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
        let mut rows: Vec<Row> = Vec::new();
        let mut index: HashMap<Name, u32> = HashMap::default();
        for (at, tool) in (0_u32..).zip(&draft.catalogue.tools) {
            let known = index.get(tool.name.as_str()).copied();
            if let Some(row) = known.and_then(|row| rows.get_mut(row as usize)) {
                row.repeated = true;
                continue;
            }
            add(
                &mut rows,
                &mut index,
                Name::from(tool.name.as_str()),
                Some(at),
            );
        }
        for name in named(&draft.policy) {
            if !index.contains_key(name) {
                add(&mut rows, &mut index, name.clone(), None);
            }
        }
        let shown = shown_all(&draft.policy, rows.iter().map(|row| &*row.name));
        let document = Document::of(&draft.policy);
        let similar = Similar::default();
        Self {
            draft: draft.clone(),
            assessments,
            rows,
            shown,
            index,
            document,
            similar,
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
        self.rows.len()
    }

    /// Whether there is a catalogue to compare with.
    pub fn has_catalogue(&self) -> bool {
        !self.draft.catalogue.tools.is_empty()
    }

    /// Whether the catalogue has a tool of this name.
    pub fn offers(&self, tool: &str) -> bool {
        let row = self
            .index
            .get(tool)
            .and_then(|row| self.rows.get(*row as usize));
        row.is_some_and(|row| row.tool.is_some())
    }

    /// The names of the catalogue's tools, each once, in its order.
    pub fn offered(&self) -> impl Iterator<Item = &Name> {
        self.rows
            .iter()
            .filter(|row| row.tool.is_some())
            .map(|row| &row.name)
    }

    /// Whether a name that the catalogue lacks is compared with its names as a pattern: the first are.
    pub(super) fn is_compared(&self, name: &str) -> bool {
        let offered = self.rows.partition_point(|row| row.tool.is_some());
        let row = self.index.get(name).map_or(0, |row| *row as usize);
        row.saturating_sub(offered) < MOST_COMPARED
    }

    /// The tool of the catalogue that a name of the document was probably meant to be.
    pub(super) fn similar(&self, name: &Name) -> Option<&Name> {
        let offered = self.rows.partition_point(|row| row.tool.is_some());
        let names =
            |rows: &[Row]| -> Vec<Name> { rows.iter().map(|row| row.name.clone()).collect() };
        let (known, unknown) = self.rows.split_at_checked(offered)?;
        let at = self
            .similar
            .nearest(name, || (names(known), names(unknown)))?;
        self.rows.get(at).map(|row| &row.name)
    }

    /// The tools of the catalogue whose names pass, in its order.
    pub(super) fn views_of(
        &self,
        passes: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = ToolView<'_>> {
        let rows = self.rows.iter().enumerate();
        rows.filter(move |(_, row)| row.tool.is_some() && passes(&row.name))
            .filter_map(|(at, _)| self.view(at))
    }

    /// What the document says about a name.
    pub fn shown(&self, tool: &str) -> Option<&Shown> {
        self.shown.get(*self.index.get(tool)? as usize)
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
        let Row {
            name,
            tool,
            repeated,
        } = self.rows.get(row)?;
        let shown = self.shown.get(row)?;
        let at = tool.map(|at| at as usize);
        let tool = at.and_then(|at| self.draft.catalogue.tools.get(at));
        let assessment = at.and_then(|at| self.assessments.get(at));
        Some(ToolView::new(Source {
            name,
            tool: tool.map(Arc::as_ref),
            repeated: *repeated,
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
        (0..self.rows.len()).filter_map(|row| self.view(row))
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

fn add(rows: &mut Vec<Row>, index: &mut HashMap<Name, u32>, name: Name, tool: Option<u32>) {
    let at = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    index.insert(name.clone(), at);
    rows.push(Row {
        name,
        tool,
        repeated: false,
    });
}
