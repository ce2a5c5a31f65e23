//! `null` and the empty text, which slip between a rule's values.

use crate::core::catalogue::Type;
use crate::core::edit::{Edit, RuleList};
use crate::core::json::Value;
use crate::core::lint::asking::{add, passes};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{RuleView, Subject, ToolView};
use crate::core::lint::{Argument, Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Test, words as policy_words};

pub(super) const LINT: Lint = Lint {
    code: "value-gap",
    class: Class::Warning,
    title: "Null or an empty text slips through",
    fires: "A rule speaks of the empty text and the schema also takes `null`, or the other way round; `neq` or `not_in` in `require` meets a \
            `null`; or an argument only has to be given, and an empty text counts as given.",
    why: "To the gateway, a missing argument, `null` and the empty text are three different things; many tools treat them alike.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.note", "op": "neq", "value": "internal"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.note", "op": "neq", "value": "internal"}, {"path": "args.note", "op": "exists", "value": true}]}]}}}"#,
    check: Check::Tool(check),
};

/// A gap: the value that slips through, in words, and the rule that closes it.
struct Gap {
    value: &'static str,
    closes: (RuleList, Test),
    label: &'static str,
}

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let argument = view.argument(&condition.path);
            let Some(gap) = gap(view, rule, condition, argument) else {
                continue;
            };
            let name = words::argument(&condition.path);
            let what = format!(
                "In {}, “{}” leaves a gap: {} passes as {name}.",
                words::tool(view.name),
                policy_words::condition(condition),
                gap.value
            );
            let (list, test) = gap.closes;
            let edit: Edit = add(view, list, &condition.path, test);
            let fix = Fix::one(format!("{} {name}", gap.label), edit);
            found.tool(
                view.name,
                view.condition_pointer(rule, index),
                what,
                Some(fix),
            );
        }
    }
}

fn gap(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    condition: &Condition,
    argument: Argument<'_>,
) -> Option<Gap> {
    let parameter = argument.parameter()?;
    if !parameter.choices.is_empty() || !parameter.types.contains(&Type::String) {
        return None;
    }
    let null =
        parameter.types.contains(&Type::Null) && passes(view, &condition.path, Some(&Value::Null));
    let empty = passes(view, &condition.path, Some(&Value::from("")));
    let names = |value: &Value| match &condition.test {
        Test::Eq(other) => other == value,
        Test::In(others) => others.contains(value),
        _ => false,
    };
    let no_null = || Gap {
        value: "null",
        closes: (RuleList::DenyIf, Test::Eq(Value::Null)),
        label: "Deny null as",
    };
    let no_empty = || Gap {
        value: "an empty text",
        closes: (RuleList::DenyIf, Test::Eq("".into())),
        label: "Deny an empty",
    };
    match (rule.list, &condition.test) {
        (RuleList::DenyIf, Test::Eq(_) | Test::In(_)) if null && names(&"".into()) => {
            Some(no_null())
        }
        (RuleList::DenyIf, Test::Eq(_) | Test::In(_)) if empty && names(&Value::Null) => {
            Some(no_empty())
        }
        (RuleList::Require, Test::Neq(_) | Test::NotIn(_)) if null => Some(Gap {
            value: "null",
            closes: (RuleList::Require, Test::Exists(true)),
            label: "Require a value for",
        }),
        (RuleList::Require, Test::Exists(true)) | (RuleList::DenyIf, Test::Exists(false))
            if empty && is_alone(view, condition) =>
        {
            Some(no_empty())
        }
        _ => None,
    }
}

/// Whether no other condition asks about the argument.
fn is_alone(view: &ToolView<'_>, condition: &Condition) -> bool {
    let same = view
        .asked()
        .flat_map(RuleView::conditions)
        .filter(|(other, _)| other.path == condition.path);
    same.count() == 1
}
