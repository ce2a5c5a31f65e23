//! What the lints look at: a draft with what is known about its tools, prepared once.

use super::argument::{Argument, Domains};
use crate::core::catalogue::Tool;
use crate::core::draft::Draft;
use crate::core::edit::{Edit, RuleList, possible};
use crate::core::evaluate::operators::Operator;
use crate::core::json::{Pointer, Value};
use crate::core::policy::{
    Condition, Decision, Entry, Form, Limit, Name, Path, Policy, Posture, Rule, Shown, named,
    shown_all,
};
use crate::core::risk::{
    self, Access, Assessment, Category, Place, Recommendation, Severity, Suspicion, SuspicionKind,
    recommended,
};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::document::Document;
use super::similar::Similar;

/// The most names that are compared with those of the catalogue.
const MOST_COMPARED: usize = 500;

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
}

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
        let mut rows: Vec<Row> = Vec::new();
        let mut index: HashMap<Name, u32> = HashMap::new();
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

    /// Whether a name that the catalogue lacks is compared with its names: the first few hundred are.
    pub(super) fn is_compared(&self, name: &str) -> bool {
        let offered = self.rows.partition_point(|row| row.tool.is_some());
        let row = self.index.get(name).map_or(0, |row| *row as usize);
        row.saturating_sub(offered) < MOST_COMPARED
    }

    /// The tool of the catalogue that a name of the document was probably meant to be.
    pub(super) fn similar(&self, name: &Name) -> Option<&Name> {
        if !self.is_compared(name) {
            return None;
        }
        let at = self.similar.nearest(name, || self.offered())?;
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
        Some(ToolView {
            name,
            tool: tool.map(Arc::as_ref),
            repeated: *repeated,
            assessment,
            class: self.class(name, assessment),
            shown,
            policy: &self.draft.policy,
            rules: OnceCell::new(),
            domains: OnceCell::new(),
        })
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

/// One tool: what the server offers, what is known about it, and what the document says.
pub struct ToolView<'a> {
    /// The name.
    pub name: &'a Name,
    /// The tool, where the catalogue has it.
    pub tool: Option<&'a Tool>,
    /// Whether the catalogue has several tools of this name: a rule means all of them, so no schema is certain.
    pub repeated: bool,
    /// What was found out about the tool.
    pub assessment: Option<&'a Assessment>,
    /// The class to act on.
    pub class: Option<risk::Class>,
    /// What the document says.
    pub shown: &'a Shown,
    policy: &'a Policy,
    rules: OnceCell<Rules<'a>>,
    domains: OnceCell<Domains>,
}

/// The rules of a tool with their operators ready.
#[derive(Default)]
pub struct Rules<'a> {
    /// Those of `require`, in order.
    pub require: Vec<RuleView<'a>>,
    /// Those of `deny_if`, in order, approvals included.
    pub deny_if: Vec<RuleView<'a>>,
}

/// One rule.
pub struct RuleView<'a> {
    /// In which list.
    pub list: RuleList,
    /// Its index there.
    pub index: usize,
    /// The rule.
    pub rule: &'a Rule,
    /// The operators of its conditions.
    pub operators: Vec<Operator>,
}

impl<'a> RuleView<'a> {
    /// The conditions with their operators.
    pub fn conditions(&self) -> impl Iterator<Item = (&'a Condition, &Operator)> {
        self.rule.conditions.iter().zip(&self.operators)
    }
}

impl<'a> ToolView<'a> {
    /// The entry under `tools`, whether or not it has an effect.
    pub fn entry(&self) -> Option<&'a Entry> {
        self.shown.entry.as_deref()
    }

    /// Where the entry stands.
    pub fn pointer(&self) -> Pointer {
        Pointer::root().key("tools").key(self.name)
    }

    /// Where a rule stands.
    pub fn rule_pointer(&self, rule: &RuleView<'_>) -> Pointer {
        let list = match rule.list {
            RuleList::Require => "require",
            RuleList::DenyIf => "deny_if",
        };
        self.pointer().key(list).index(rule.index)
    }

    /// Where a condition of a rule stands.
    pub fn condition_pointer(&self, rule: &RuleView<'_>, index: usize) -> Pointer {
        self.rule_pointer(rule).key("conditions").index(index)
    }

    /// Where the document speaks of the tool: its entry, else `hide`, else the default.
    pub fn spoken_of(&self) -> Pointer {
        match (&self.shown.entry, self.shown.decision) {
            (Some(_), _) => self.pointer(),
            (None, Some(_)) => Pointer::root().key("hide"),
            (None, None) => Pointer::root().key("default"),
        }
    }

    /// How freely an agent can call it.
    pub fn access(&self) -> Access {
        Access::of(self.policy, self.shown)
    }

    /// Whether some call can pass, as far as the decision tells.
    pub fn is_callable(&self) -> bool {
        self.access() != Access::NotAtAll
    }

    /// Whether calls get as far as conditions: version 1, and neither hidden nor denied without conditions.
    pub fn asks_rules(&self) -> bool {
        self.shown.form == Form::Version1
            && matches!(
                self.shown.decision,
                Some(Decision::Approve | Decision::Limit | Decision::Allow)
            )
    }

    /// What is gravely suspicious about its text. Which tool goes with which, `[IMPORTANT]` before a piece of advice, and the place of a
    /// value in a usage line (`--secret <secret>`) are what many honest servers write, and do not count.
    pub fn suspicions(&self) -> impl Iterator<Item = &'a Suspicion> {
        let all = self.assessment.map(|assessment| &assessment.suspicious);
        let description = self.tool.and_then(|tool| tool.description.as_deref());
        all.into_iter().flatten().filter(move |suspicion| {
            suspicion.kind != SuspicionKind::OtherTool
                && !is_usual_mark(suspicion, description.unwrap_or_default())
        })
    }

    /// What we recommend, where the class is known; a tool with suspicious text is best hidden.
    pub fn careful_recommendation(&self) -> Option<Recommendation> {
        if self.suspicions().next().is_some() {
            return Some(Recommendation::plain(possible(self.name, Decision::Hide)));
        }
        self.recommendation()
    }

    /// What we recommend, where the class is known.
    pub fn recommendation(&self) -> Option<Recommendation> {
        self.class.map(|class| recommended(class.category))
    }

    /// The rules with their operators; made when first asked for.
    pub fn rules(&self) -> &Rules<'a> {
        self.rules.get_or_init(|| {
            let entry = self.entry();
            let make = |list, rules: Option<&'a [Rule]>| {
                let rules = rules.unwrap_or_default().iter().enumerate();
                rules.map(|(index, rule)| view(list, index, rule)).collect()
            };
            Rules {
                require: make(
                    RuleList::Require,
                    entry.and_then(|entry| entry.require.as_deref()),
                ),
                deny_if: make(
                    RuleList::DenyIf,
                    entry.and_then(|entry| entry.deny_if.as_deref()),
                ),
            }
        })
    }

    /// The denials with conditions that calls are asked about.
    pub fn denials(&self) -> impl Iterator<Item = &RuleView<'a>> {
        let rules = self.asks_rules().then(|| self.rules());
        rules
            .into_iter()
            .flat_map(|rules| &rules.deny_if)
            .filter(|rule| !rule.rule.is_unconditional())
    }

    /// The requirements that calls are asked about.
    pub fn requirements(&self) -> impl Iterator<Item = &RuleView<'a>> {
        let rules = self.asks_rules().then(|| self.rules());
        rules.into_iter().flat_map(|rules| &rules.require)
    }

    /// All rules that calls are asked about.
    pub fn asked(&self) -> impl Iterator<Item = &RuleView<'a>> {
        self.requirements().chain(self.denials())
    }

    /// The input schema, where there is one that is certain.
    pub fn schema(&self) -> Option<&'a Value> {
        self.tool.filter(|_| !self.repeated)?.input_schema()
    }

    /// What the schema says about the argument at a path.
    pub fn argument(&self, path: &Path) -> Argument<'_> {
        self.domains
            .get_or_init(|| Domains::of(self.schema()))
            .argument(path)
    }

    /// The paths that the schema knows and a condition can reach.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.domains
            .get_or_init(|| Domains::of(self.schema()))
            .paths()
    }

    /// Whether a tool that the document does not list may be called.
    pub fn default_allows(&self) -> bool {
        self.policy.default == Posture::Allow
    }

    /// The edit that decides for this tool.
    pub(super) fn decide(&self, decision: Decision) -> Edit {
        Edit::decide(self.name.clone(), decision, None)
    }
}

/// Whether a mark is one that honest texts have: in square brackets, or a value's place behind an option.
fn is_usual_mark(suspicion: &Suspicion, description: &str) -> bool {
    let Place::Description(stretch) = suspicion.place else {
        return false;
    };
    let before = description
        .get(..stretch.start as usize)
        .unwrap_or_default();
    let option = || {
        let words = before.strip_suffix('<').map(str::trim_end);
        let last = words.and_then(|words| words.split_whitespace().last());
        last.is_some_and(|word| word.starts_with("--"))
    };
    suspicion.kind == SuspicionKind::Steering && (before.ends_with('[') || option())
}

fn view(list: RuleList, index: usize, rule: &Rule) -> RuleView<'_> {
    let tests = rule.conditions.iter();
    RuleView {
        list,
        index,
        rule,
        operators: tests
            .map(|condition| Operator::new(&condition.test))
            .collect(),
    }
}
