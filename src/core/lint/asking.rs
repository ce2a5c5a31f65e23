//! Questions that several lints ask about the rules of a tool.

use super::argument::Argument;
use super::possible::{Literal, is_impossible};
use super::view::{RuleView, ToolView};
use crate::core::edit::{Edit, RuleList};
use crate::core::evaluate::operators::Operator;
use crate::core::json::Value;
use crate::core::policy::{Condition, Path, Rule, Test, Unknown};

/// In which calls something cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Never {
    /// In no call at all.
    InAny,
    /// In no call that fits the tool's schema.
    InFitting,
}

impl Never {
    /// The calls in words: "no call", "no call that fits the schema".
    pub(super) const fn calls(self) -> &'static str {
        match self {
            Self::InAny => "no call",
            Self::InFitting => "no call that fits the tool’s schema",
        }
    }
}

/// The conditions of a rule, as they are to hold.
pub(super) fn literals<'v>(rule: &'v RuleView<'_>) -> impl Iterator<Item = Literal<'v>> {
    rule.conditions()
        .map(|(condition, operator)| literal(condition, operator, true))
}

pub(super) fn literal<'v>(
    condition: &'v Condition,
    operator: &'v Operator,
    wanted: bool,
) -> Literal<'v> {
    Literal {
        path: &condition.path,
        test: &condition.test,
        operator,
        wanted,
    }
}

/// Whether no call answers these as wanted; nothing where one may.
pub(super) fn never(view: &ToolView<'_>, literals: &[Literal<'_>]) -> Option<Never> {
    if view.schema().is_none() {
        return never_in_any(literals).then_some(Never::InAny);
    }
    // What no call at all can do, no fitting one can: so one question answers most.
    if !is_impossible(literals, |path| view.argument(path)) {
        return None;
    }
    Some(if never_in_any(literals) {
        Never::InAny
    } else {
        Never::InFitting
    })
}

/// Whether two of these ask about one argument, or about an argument and a part of it. Otherwise they are free of each other.
pub(super) fn meet<'a>(paths: impl Iterator<Item = &'a Path> + Clone) -> bool {
    let mut rest = paths;
    while let Some(path) = rest.next() {
        if rest.clone().any(|other| path.meets(other)) {
            return true;
        }
    }
    false
}

/// Whether no call at all answers these as wanted.
pub(super) fn never_in_any(literals: &[Literal<'_>]) -> bool {
    is_impossible(literals, |_| Argument::ANY)
}

/// Whether no call that meets the requirements meets a denial, so that it never fires.
pub(super) fn is_idle(view: &ToolView<'_>, denial: &RuleView<'_>) -> bool {
    let own = || {
        denial
            .rule
            .conditions
            .iter()
            .map(|condition| &condition.path)
    };
    let others = || view.requirements().flat_map(|rule| &rule.rule.conditions);
    let touches = own().any(|path| others().any(|other| path.meets(&other.path)));
    if !touches && !meet(own()) {
        return false;
    }
    let together: Vec<Literal<'_>> = view
        .requirements()
        .flat_map(literals)
        .chain(literals(denial))
        .collect();
    never(view, &together).is_some()
}

/// Whether a single condition can never hold.
pub(super) fn never_holds<'a>(
    view: &ToolView<'a>,
    rule: &RuleView<'a>,
    index: usize,
) -> Option<Never> {
    rule.never(index, |condition, operator| {
        let alone = [literal(condition, operator, true)];
        if !is_impossible(&alone, |_| view.argument_of(rule, index)) {
            None
        } else if never_in_any(&alone) {
            Some(Never::InAny)
        } else {
            Some(Never::InFitting)
        }
    })
}

/// Whether some condition of a rule can never hold by itself.
pub(super) fn has_impossible<'a>(view: &ToolView<'a>, rule: &RuleView<'a>) -> bool {
    (0..rule.rule.conditions.len()).any(|index| never_holds(view, rule, index).is_some())
}

/// Whether a value at a path gets past every rule that asks about this path alone; without a value, its absence.
pub(super) fn passes(view: &ToolView<'_>, path: &Path, value: Option<&Value>) -> bool {
    let holds = |operator: &Operator| operator.holds(value).unwrap_or(false);
    let required = view
        .requirements()
        .flat_map(RuleView::conditions)
        .filter(|(condition, _)| condition.path == *path)
        .all(|(_, operator)| holds(operator));
    required
        && !view.denials().any(|rule| {
            rule.conditions()
                .all(|(condition, operator)| condition.path == *path && holds(operator))
        })
}

/// Whether a call gets past a denial's condition by leaving the argument out: the schema lets it, no other rule stops it, and the default
/// in its place is not known to be harmless.
pub(super) fn is_avoidable(
    view: &ToolView<'_>,
    path: &Path,
    argument: Argument<'_>,
    operator: &Operator,
) -> bool {
    let Some(parameter) = argument.parameter() else {
        return false;
    };
    let harmless = parameter
        .default
        .as_ref()
        .is_some_and(|default| operator.holds(Some(default)) == Some(false));
    argument.optional
        && !harmless
        && operator.holds(None) == Some(false)
        && passes(view, path, None)
        && !is_unwanted(view, path)
}

/// Whether the requirements let no call through that gives the argument: leaving it out is what is asked for.
fn is_unwanted(view: &ToolView<'_>, path: &Path) -> bool {
    let given = Literal {
        path,
        test: &Test::Exists(true),
        operator: &Operator::Exists(true),
        wanted: true,
    };
    let same = |literal: &Literal<'_>| literal.path.meets(path);
    let asked = view.requirements().flat_map(literals).filter(same);
    let together: Vec<Literal<'_>> = asked.chain([given]).collect();
    together.len() > 1 && never(view, &together).is_some()
}

/// Whether a value is caught by the rule alone.
pub(super) fn holds_for(rule: &RuleView<'_>, path: &Path, value: &Value) -> bool {
    rule.conditions()
        .filter(|(condition, _)| condition.path == *path)
        .all(|(_, operator)| operator.holds(Some(value)).unwrap_or(false))
}

/// The texts that a test names by its value or its list, `others` where it is of another kind.
pub(super) fn texts<'v>(of: &'v Test, others: impl FnOnce() -> Vec<&'v str>) -> Vec<&'v str> {
    match of {
        Test::Eq(Value::String(text)) => vec![text],
        Test::In(values) => values.iter().filter_map(Value::as_str).collect(),
        _ => others(),
    }
}

/// An edit that adds a rule of one condition.
pub(super) fn add(view: &ToolView<'_>, list: RuleList, path: &Path, test: Test) -> Edit {
    let condition = Condition {
        path: path.clone(),
        test,
        unknown: Unknown::default(),
    };
    Edit::AddRule {
        tool: view.name.clone(),
        list,
        rule: Rule {
            conditions: vec![condition],
            ..Rule::default()
        },
    }
}

/// An edit that puts another test in the place of one condition of a rule.
pub(super) fn set_test(view: &ToolView<'_>, rule: &RuleView<'_>, index: usize, test: Test) -> Edit {
    let mut changed = rule.rule.clone();
    if let Some(condition) = changed.conditions.get_mut(index) {
        condition.test = test;
    }
    Edit::SetRule {
        tool: view.name.clone(),
        list: rule.list,
        index: narrow(rule.index),
        rule: changed,
    }
}

/// An edit that removes a rule.
pub(super) fn remove(view: &ToolView<'_>, rule: &RuleView<'_>) -> Edit {
    Edit::RemoveRule {
        tool: view.name.clone(),
        list: rule.list,
        index: narrow(rule.index),
    }
}

/// An index of the document.
pub(super) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
