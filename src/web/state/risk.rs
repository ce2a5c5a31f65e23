//! What is known about the risk of each row, who says so, and how many tools that concerns.

use super::rows::Rows;
use super::workspace::Same;
use crate::core::catalogue::Catalogue;
use crate::core::draft::{Draft, Override};
use crate::core::policy::{Name, NameMap, Policy, Shown};
use crate::core::risk::Siblings;
use crate::core::risk::{
    Access, Assessment, Category, Class, Exposure, Recommendation, Severity, assess_all,
    assess_among, exposure, recommended,
};
use crate::web::platform::time;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// Who says how risky a tool is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Our own estimate.
    Estimate,
    /// The classification in the catalogue, which is worse than our estimate.
    Catalogue,
    /// The person.
    Person,
}

/// The risk of one row's tool, as the list needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    /// The class to act on.
    pub class: Class,
    /// Who says so.
    pub by: By,
    /// Whether statements about the tool contradict each other.
    pub contradicted: bool,
    /// Whether its text does more than describe.
    pub suspicious: bool,
}

/// What marks a tool beside its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Statements about it contradict each other.
    Contradiction,
    /// A person has set its class.
    Overridden,
    /// Its text does more than describe.
    Suspicious,
}

impl Mark {
    /// All marks, in the order of the filters.
    pub const ALL: [Self; 3] = [Self::Contradiction, Self::Overridden, Self::Suspicious];
}

impl Risk {
    /// Whether the tool has a mark.
    pub fn has(&self, mark: Mark) -> bool {
        match mark {
            Mark::Contradiction => self.contradicted,
            Mark::Overridden => self.by == By::Person,
            Mark::Suspicious => self.suspicious,
        }
    }

    fn of(assessment: Option<&Assessment>, own_word: Option<Class>) -> Option<Self> {
        let estimated = assessment.map(Assessment::class);
        let by = match assessment {
            _ if own_word.is_some() => By::Person,
            Some(assessment) if assessment.class() != assessment.own() => By::Catalogue,
            _ => By::Estimate,
        };
        Some(Self {
            class: own_word.or(estimated)?,
            by,
            contradicted: assessment.is_some_and(|found| !found.contradictions.is_empty()),
            suspicious: assessment.is_some_and(|found| !found.suspicious.is_empty()),
        })
    }
}

/// The class that a person has set; nothing where its words are not known.
pub fn class_of(word: &Override) -> Option<Class> {
    Some(Class {
        category: Category::parse(&word.category)?,
        severity: Severity::parse(&word.severity)?,
    })
}

/// The risk of all rows. Rows that the catalogue lacks have none unless a person has set it.
#[derive(Clone, Debug, Default)]
pub struct Risks(Arc<Vec<Option<Risk>>>);

impl PartialEq for Risks {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Risks {
    /// The risks of rows, by what was found out about their tools and what a person says.
    pub fn of(rows: &Rows, found: &[Assessment], words: &NameMap<Override>) -> Self {
        let risk = |at: usize, name: &Name| {
            let word = words.get(name).and_then(class_of);
            Risk::of(found.get(at), word)
        };
        let rows = rows.all().iter().enumerate();
        Self(Arc::new(
            rows.map(|(at, row)| risk(at, &row.name)).collect(),
        ))
    }

    /// The risk of the row at this index.
    pub fn get(&self, index: usize) -> Option<&Risk> {
        self.0.get(index)?.as_ref()
    }

    /// Where the row at this index stands in a list that begins with the worst.
    pub(super) fn rank(&self, index: usize) -> Reverse<Option<(Severity, Category)>> {
        Reverse(
            self.get(index)
                .map(|risk| (risk.class.severity, risk.class.category)),
        )
    }

    /// The limit or other decision that we recommend for the row at this index.
    pub fn recommendation(&self, index: usize) -> Option<Recommendation> {
        self.get(index).map(|risk| recommended(risk.class.category))
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> RiskCounts {
        let mut counts = RiskCounts::default();
        for risk in self.0.iter().flatten() {
            for (slot, category) in counts.categories.iter_mut().zip(Category::ALL) {
                *slot += u32::from(risk.class.category == category);
            }
            for (slot, mark) in counts.marks.iter_mut().zip(Mark::ALL) {
                *slot += u32::from(risk.has(mark));
            }
        }
        counts
    }

    /// How many tools of each category an agent can call, and how freely.
    pub fn exposure(&self, policy: &Policy, shown: &[Shown]) -> Exposure {
        let access = |(risk, shown): (&Option<Risk>, &Shown)| {
            Some((risk.as_ref()?.class.category, Access::of(policy, shown)))
        };
        exposure(self.0.iter().zip(shown).filter_map(access))
    }
}

/// How many rows there are of each category and with each mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RiskCounts {
    /// In the order of [`Category::ALL`].
    categories: [u32; 6],
    /// In the order of [`Mark::ALL`].
    marks: [u32; 3],
}

impl RiskCounts {
    /// The rows of a category.
    pub fn category(&self, category: Category) -> u32 {
        let of = Category::ALL.into_iter().zip(self.categories);
        of.filter(|(other, _)| *other == category)
            .map(|(_, count)| count)
            .sum()
    }

    /// The rows with a mark.
    pub fn mark(&self, mark: Mark) -> u32 {
        let of = Mark::ALL.into_iter().zip(self.marks);
        of.filter(|(other, _)| *other == mark)
            .map(|(_, count)| count)
            .sum()
    }
}

/// The assessments of a catalogue's tools, in their order. Counts as changed unless it is the same one.
pub type Found = Same<Arc<Vec<Assessment>>>;

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for Same<NameMap<Override>> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0) || self.0 == other.0
    }
}

/// How many tools are assessed before the page gets a chance to paint.
const SLICE: usize = 500;

/// How many lists' assessments are remembered: the open one's and those of its neighbour in the history.
const REMEMBERED: usize = 2;

/// Catalogues whose tools were assessed before they are shown, and what was found.
pub(super) type Assessed = StoredValue<Vec<(Arc<Catalogue>, Found)>>;

/// Assesses the tools of a catalogue that is about to be shown, in slices.
pub(super) async fn assess_ahead(assessed: Assessed, catalogue: &Arc<Catalogue>) {
    let mut work = time::Work::begin("assess");
    let names = Siblings::of(&catalogue.tools);
    let mut found = Vec::with_capacity(catalogue.tools.len());
    for tools in catalogue.tools.chunks(SLICE) {
        found.extend(tools.iter().map(|tool| assess_among(tool, &names)));
        if catalogue.tools.len() > SLICE {
            work.done();
            time::breathe().await;
            work = time::Work::go_on("assess");
        }
    }
    work.done();
    let found = Same(Arc::new(found));
    assessed.update_value(|assessed| {
        let surplus = (assessed.len() + 1).saturating_sub(REMEMBERED);
        assessed.drain(..surplus);
        assessed.push((catalogue.clone(), found));
    });
}

/// What follows from the catalogue, the person's own words and the policy. Tools are assessed once for each catalogue; an edit
/// assesses nothing.
#[derive(Clone, Copy)]
pub(super) struct RiskMemos {
    pub(super) assessed: Assessed,
    pub(super) found: Memo<Found>,
    pub(super) words: Memo<Same<NameMap<Override>>>,
    pub(super) risks: Memo<Risks>,
    pub(super) counts: Memo<RiskCounts>,
    pub(super) exposure: Memo<Exposure>,
}

impl RiskMemos {
    pub(super) fn new(
        draft: Memo<Same<Draft>>,
        catalogue: Memo<Same<Arc<Catalogue>>>,
        rows: Memo<Rows>,
        shown: Memo<Arc<Vec<Shown>>>,
    ) -> Self {
        let assessed = Assessed::default();
        let found = Memo::new(move |_| {
            let catalogue = catalogue.read();
            let known = assessed.with_value(|assessed| {
                let known = assessed.iter().find(|(of, _)| Arc::ptr_eq(of, &catalogue));
                known.map(|(_, found)| found.clone())
            });
            known.unwrap_or_else(|| Same(Arc::new(assess_all(&catalogue.tools))))
        });
        let words = Memo::new(move |_| Same(draft.read().overrides.clone()));
        let risks = Memo::new(move |_| Risks::of(&rows.read(), &found.read(), &words.read()));
        let exposure =
            Memo::new(move |_| risks.read().exposure(&draft.read().policy, &shown.read()));
        Self {
            assessed,
            found,
            words,
            risks,
            counts: Memo::new(move |_| risks.read().counts()),
            exposure,
        }
    }
}
