//! Questions that several lints ask about the rules of a tool.

use super::argument::Argument;
use super::possible::{Answer, Literal, possible};
use super::subject::{RuleView, ToolView};
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
    if possible(literals, |_| Argument::ANY) == Answer::No {
        Some(Never::InAny)
    } else if view.schema().is_some()
        && possible(literals, |path| view.argument(path)) == Answer::No
    {
        Some(Never::InFitting)
    } else {
        None
    }
}

/// Whether no call at all answers these as wanted.
pub(super) fn never_in_any(literals: &[Literal<'_>]) -> bool {
    possible(literals, |_| Argument::ANY) == Answer::No
}

/// Whether no call that meets the requirements meets a denial, so that it never fires.
pub(super) fn is_idle(view: &ToolView<'_>, denial: &RuleView<'_>) -> bool {
    let together: Vec<Literal<'_>> = view
        .requirements()
        .flat_map(literals)
        .chain(literals(denial))
        .collect();
    never(view, &together).is_some()
}

/// Whether a single condition can never hold.
pub(super) fn never_holds(
    view: &ToolView<'_>,
    condition: &Condition,
    operator: &Operator,
) -> Option<Never> {
    never(view, &[literal(condition, operator, true)])
}

/// Whether some condition of a rule can never hold by itself.
pub(super) fn has_impossible(view: &ToolView<'_>, rule: &RuleView<'_>) -> bool {
    rule.conditions()
        .any(|(condition, operator)| never_holds(view, condition, operator).is_some())
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
pub(super) fn is_avoidable(view: &ToolView<'_>, path: &Path, operator: &Operator) -> bool {
    let argument = view.argument(path);
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
    let mut together: Vec<Literal<'_>> = view.requirements().flat_map(literals).collect();
    together.push(given);
    never(view, &together).is_some()
}

/// Whether a value is caught by the rule alone.
pub(super) fn holds_for(rule: &RuleView<'_>, path: &Path, value: &Value) -> bool {
    rule.conditions()
        .filter(|(condition, _)| condition.path == *path)
        .all(|(_, operator)| operator.holds(Some(value)).unwrap_or(false))
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
