//! What a lint found, and what would mend it.

use super::Lint;
use crate::core::draft::Draft;
use crate::core::edit::Edit;
use crate::core::hashed::HashSet;
use crate::core::json::Pointer;
use crate::core::policy::Name;
use crate::core::risk::Recommendation;

/// How much a finding matters. Ordered: the first is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The policy lets through more than it seems to.
    Security,
    /// A rule that cannot do what it says.
    Error,
    /// Probably not what was meant.
    Warning,
    /// It could be better or simpler.
    Suggestion,
    /// Worth knowing.
    Information,
}

impl Class {
    /// All classes, the worst first.
    pub const ALL: [Self; 5] = [
        Self::Security,
        Self::Error,
        Self::Warning,
        Self::Suggestion,
        Self::Information,
    ];

    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Suggestion => "suggestion",
            Self::Information => "information",
        }
    }

    /// The class with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }
}

/// Where in the document, and at which tools.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The tools concerned, in the order of the list; none for the document as a whole.
    pub tools: Vec<Name>,
    /// The value in the document that the finding is about, or the one that it would stand in.
    pub pointer: Pointer,
}

impl Place {
    /// The document as a whole.
    pub fn document() -> Self {
        Self::default()
    }

    /// The one tool that the finding is about; nothing when it is about several or none.
    pub fn tool(&self) -> Option<&Name> {
        match self.tools.as_slice() {
            [tool] => Some(tool),
            _ => None,
        }
    }
}

/// A change that removes a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as the text of a button: `Add: path must be given`.
    pub label: String,
    /// The edits, each on what the one before it left.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that decides for some tools as recommended.
    pub(super) fn exactly(label: impl Into<String>, wanted: Vec<(Name, Recommendation)>) -> Self {
        let label = label.into();
        Self {
            edits: vec![Edit::Exactly {
                wanted,
                label: label.clone(),
            }],
            label,
        }
    }

    /// A fix of one edit.
    pub(super) fn one(label: impl Into<String>, edit: Edit) -> Self {
        Self {
            label: label.into(),
            edits: vec![edit],
        }
    }

    /// The fix as one step. To preview it, apply it to a draft and compare.
    pub fn edit(&self) -> Edit {
        Edit::Batch {
            label: self.label.clone(),
            edits: self.edits.clone(),
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The code of the lint.
    pub code: &'static str,
    /// How much it matters.
    pub class: Class,
    /// The lint's title.
    pub title: &'static str,
    /// Where.
    pub place: Place,
    /// What was found, in a sentence with the names and values.
    pub what: String,
    /// Why that matters.
    pub why: &'static str,
    /// What would mend it, where that is certain.
    pub fix: Option<Fix>,
    /// The place among the findings of its class: the tool's row, then the lint.
    pub(super) order: (u32, u32),
}

impl Finding {
    /// The same for the same finding in the next run, and different for any two of one run: the code, the tool and a digest of the place and
    /// the sentence. A rule that moves takes its finding along as a new one.
    pub fn key(&self) -> String {
        let tool = self.place.tools.first().map_or("", |tool| &**tool);
        // FNV-1a: small, and the same on every machine.
        let place = self.place.pointer.as_str().as_bytes();
        let mut digest = 0xCBF2_9CE4_8422_2325_u64;
        for byte in place.iter().chain(&[0]).chain(self.what.as_bytes()) {
            digest = (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
        format!("{}:{tool}:{digest:016x}", self.code)
    }
}

/// Collects what one lint finds about one tool, or about the document.
pub(super) struct Found<'a> {
    pub(super) lint: &'static Lint,
    /// The place of the lint among all lints.
    pub(super) rank: u32,
    /// The row of the tool; rows come before the document as a whole.
    pub(super) row: u32,
    pub(super) all: &'a mut Vec<Finding>,
}

impl Found<'_> {
    /// Adds a finding about one tool.
    pub(super) fn tool(
        &mut self,
        tool: &Name,
        pointer: Pointer,
        what: impl Into<String>,
        fix: Option<Fix>,
    ) {
        let tools = vec![tool.clone()];
        self.push(Place { tools, pointer }, what, fix);
    }

    /// Adds a finding.
    pub(super) fn push(&mut self, place: Place, what: impl Into<String>, fix: Option<Fix>) {
        let what = what.into();
        self.all.push(Finding {
            code: self.lint.code,
            class: self.lint.class,
            title: self.lint.title,
            place,
            what,
            why: self.lint.why,
            fix,
            order: (self.row, self.rank),
        });
    }
}

/// The fixes of several findings as one step: all of one kind, for example. The later ones go first, so that an index of an earlier one
/// still names its rule; one that is refused after the others is left out, and so is one that comes twice.
pub fn fix_all<'a>(
    draft: &Draft,
    findings: impl DoubleEndedIterator<Item = &'a Finding>,
    label: &str,
) -> Edit {
    let fixes: Vec<&Fix> = findings
        .filter_map(|finding| finding.fix.as_ref())
        .collect();
    let label_of = |edits| Edit::Batch {
        label: label.to_owned(),
        edits,
    };
    // Thousands of decisions made one by one would each go through the whole document.
    if let Some(edits) = decisions(&fixes) {
        let together = label_of(edits);
        if matches!(together.apply(draft), Ok(Some(_))) {
            return together;
        }
    }
    let mut now = draft.clone();
    let mut edits: Vec<Edit> = Vec::new();
    for fix in fixes.into_iter().rev() {
        let edit = fix.edit();
        if let Ok(Some(next)) = edit.apply(&now)
            && !edits.contains(&edit)
        {
            now = next;
            edits.push(edit);
        }
    }
    label_of(edits)
}

/// The same as few edits, where the fixes are nothing but decisions, each about other tools: one for those that are made exactly, and one
/// for each other decision.
fn decisions(fixes: &[&Fix]) -> Option<Vec<Edit>> {
    let mut seen: HashSet<&Name> = HashSet::default();
    let mut edits: Vec<Edit> = Vec::new();
    for fix in fixes {
        let [edit] = fix.edits.as_slice() else {
            return None;
        };
        let is_new = match edit {
            Edit::Decide { tools, .. } => tools.iter().all(|(tool, _)| seen.insert(tool)),
            Edit::Exactly { wanted, .. } => wanted.iter().all(|(tool, _)| seen.insert(tool)),
            _ => false,
        };
        if !is_new {
            return None;
        }
        if !edits.iter_mut().any(|other| joins(other, edit)) {
            edits.push(edit.clone());
        }
    }
    (!edits.is_empty()).then_some(edits)
}

/// Adds the decisions of one edit to another of the same kind.
fn joins(all: &mut Edit, more: &Edit) -> bool {
    match (all, more) {
        (
            Edit::Decide { decision, tools },
            Edit::Decide {
                decision: other,
                tools: more,
            },
        ) if decision == other => tools.extend(more.iter().cloned()),
        (Edit::Exactly { wanted, .. }, Edit::Exactly { wanted: more, .. }) => {
            wanted.extend(more.iter().cloned());
        }
        _ => return false,
    }
    true
}
