//! One tool as the lints see it, with its rules made ready when first asked for.

use super::argument::{Argument, Domains};
use super::asking::Never;
use super::patterns::{Pattern, Patterns};
use crate::core::catalogue::Tool;
use crate::core::edit::{Edit, RuleList, possible};
use crate::core::evaluate::operators::Operator;
use crate::core::json::{Pointer, Value};
use crate::core::policy::{
    Condition, Decision, Entry, Form, Name, Path, Policy, Posture, Rule, Shown, Test,
};
use crate::core::risk::{
    self, Access, Assessment, Place, Recommendation, Suspicion, SuspicionKind, recommended,
};
use std::cell::OnceCell;
use std::sync::Arc;

/// The most conditions of one tool that are looked at.
const MOST_CONDITIONS: u32 = 500;

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
    source: Source<'a>,
    rules: OnceCell<Rules<'a>>,
    asks: bool,
}

/// What a view is made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) name: &'a Name,
    pub(super) tool: Option<&'a Tool>,
    pub(super) repeated: bool,
    pub(super) assessment: Option<&'a Assessment>,
    pub(super) class: Option<risk::Class>,
    pub(super) shown: &'a Shown,
    pub(super) policy: &'a Policy,
    pub(super) patterns: &'a Patterns,
    pub(super) domains: &'a Domains,
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
    /// What is ready for each of its conditions.
    ready: Vec<Ready<'a>>,
}

/// What is known about one condition.
struct Ready<'a> {
    operator: Operator,
    /// What its pattern says, where it has one.
    pattern: Option<Arc<Pattern>>,
    /// What the schema says about its argument, once that was asked.
    argument: OnceCell<Argument<'a>>,
    /// Whether it can never hold, once that was asked.
    never: OnceCell<Option<Never>>,
}

impl<'a> RuleView<'a> {
    /// The conditions with their operators.
    pub fn conditions(&self) -> impl Iterator<Item = (&'a Condition, &Operator)> {
        let operators = self.ready.iter().map(|ready| &ready.operator);
        self.rule.conditions.iter().zip(operators)
    }

    /// What is known about the pattern of a condition, where it has one.
    pub(super) fn pattern(&self, index: usize) -> Option<&Pattern> {
        self.ready.get(index)?.pattern.as_deref()
    }

    /// Whether a condition can never hold, found out by `ask` when that is asked first.
    pub(super) fn never(
        &self,
        index: usize,
        ask: impl FnOnce(&Condition, &Operator) -> Option<Never>,
    ) -> Option<Never> {
        let ready = self.ready.get(index)?;
        let condition = self.rule.conditions.get(index)?;
        *ready.never.get_or_init(|| ask(condition, &ready.operator))
    }
}

impl<'a> ToolView<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self {
            name: source.name,
            tool: source.tool,
            repeated: source.repeated,
            assessment: source.assessment,
            class: source.class,
            shown: source.shown,
            rules: OnceCell::new(),
            asks: asks_rules(source.shown),
            source,
        }
    }

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
        Access::of(self.source.policy, self.shown)
    }

    /// Whether some call can pass, as far as the decision tells.
    pub fn is_callable(&self) -> bool {
        self.access() != Access::NotAtAll
    }

    /// Whether calls get as far as conditions: version 1, and neither hidden nor denied without conditions.
    ///
    /// False for an entry with more conditions than anyone writes: comparing them all with each other would take too long.
    pub fn asks_rules(&self) -> bool {
        self.asks
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
                rules
                    .map(|(index, rule)| view(list, index, rule, self.source.patterns))
                    .collect()
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
    pub fn argument(&self, path: &Path) -> Argument<'a> {
        self.source.domains.argument(path, self.schema())
    }

    /// The paths that the schema knows and a condition can reach.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.source.domains.paths(self.schema())
    }

    /// What the schema says about the argument of one condition of a rule.
    pub fn argument_of(&self, rule: &RuleView<'a>, index: usize) -> Argument<'a> {
        let ready = rule.ready.get(index).zip(rule.rule.conditions.get(index));
        ready.map_or(Argument::ANY, |(ready, condition)| {
            *ready
                .argument
                .get_or_init(|| self.argument(&condition.path))
        })
    }

    /// Whether a tool that the document does not list may be called.
    pub fn default_allows(&self) -> bool {
        self.source.policy.default == Posture::Allow
    }

    /// The edit that decides for this tool.
    pub(super) fn decide(&self, decision: Decision) -> Edit {
        Edit::decide(self.name.clone(), decision, None)
    }
}

fn asks_rules(shown: &Shown) -> bool {
    let reached = matches!(
        shown.decision,
        Some(Decision::Approve | Decision::Limit | Decision::Allow)
    );
    shown.form == Form::Version1 && reached && shown.conditions() <= MOST_CONDITIONS
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

fn view<'a>(list: RuleList, index: usize, rule: &'a Rule, patterns: &Patterns) -> RuleView<'a> {
    let ready = |condition: &Condition| {
        let (operator, pattern) = match &condition.test {
            Test::Regex(pattern) => {
                let known = patterns.get(pattern);
                let regex = known.regex.clone();
                (
                    regex.map_or(Operator::Unusable, Operator::Regex),
                    Some(known),
                )
            }
            test => (Operator::new(test), None),
        };
        Ready {
            operator,
            pattern,
            argument: OnceCell::new(),
            never: OnceCell::new(),
        }
    };
    RuleView {
        list,
        index,
        rule,
        ready: rule.conditions.iter().map(ready).collect(),
    }
}
