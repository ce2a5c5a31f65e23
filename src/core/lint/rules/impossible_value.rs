//! A value that the argument never has.

use crate::core::catalogue::Parameter;
use crate::core::evaluate::operators::Operator;
use crate::core::json::Value;
use crate::core::lint::asking::{Never, literal, never, never_holds, set_test};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::{RuleView, ToolView};
use crate::core::lint::{Argument, Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Test, words as policy_words};
use crate::core::text::{did_you_mean, list};

pub(super) const LINT: Lint = Lint {
    code: "impossible-value",
    class: Class::Warning,
    title: "A value that the argument never has",
    fires: "A list of `in` or `not_in`, or the value of `neq`, holds something that no value of the argument equals, by its type or the \
            values that its schema lists.",
    why: "Most often a slip of spelling: the value that was meant is not treated as it should be.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.kind", "op": "in", "value": ["file", "foldr"]}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.kind", "op": "in", "value": ["file", "folder"]}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let values = match &condition.test {
                Test::In(values) | Test::NotIn(values) => values.as_slice(),
                Test::Neq(value) => std::slice::from_ref(value),
                _ => continue,
            };
            // A condition that can never hold has a lint of its own.
            if view.argument_of(rule, index).parameter().is_none()
                || never_holds(view, rule, index).is_some()
            {
                continue;
            }
            let odd: Vec<&Value> = values
                .iter()
                .filter(|value| is_never(view, condition, value))
                .collect();
            if !odd.is_empty() {
                report(view, rule, index, condition, &odd, found);
            }
        }
    }
}

fn is_never(view: &ToolView<'_>, condition: &Condition, value: &Value) -> bool {
    let alone = Condition {
        test: Test::Eq(value.clone()),
        ..condition.clone()
    };
    let operator = Operator::new(&alone.test);
    never(view, &[literal(&alone, &operator, true)]) == Some(Never::InFitting)
}

fn report(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    condition: &Condition,
    odd: &[&Value],
    found: &mut Found<'_>,
) {
    let names: Vec<String> = odd
        .iter()
        .take(5)
        .map(|value| policy_words::value(value))
        .collect();
    let argument = view.argument(&condition.path);
    let what = format!(
        "In {}, {} is never {}: the schema says {}.{}",
        words::tool(view.name),
        words::argument(&condition.path),
        list(&names, "or"),
        argument
            .parameter()
            .map_or_else(|| "otherwise".to_owned(), Parameter::words),
        hint(argument, odd)
    );
    let without = |values: &[Value]| {
        let left: Vec<Value> = values
            .iter()
            .filter(|value| !odd.contains(value))
            .cloned()
            .collect();
        (!left.is_empty()).then_some(left)
    };
    let test = match &condition.test {
        Test::In(values) => without(values).map(Test::In),
        Test::NotIn(values) => without(values).map(Test::NotIn),
        _ => None,
    };
    let fix = test.map(|test| {
        let label = format!("Remove {}", list(&names, "and"));
        Fix::one(label, set_test(view, rule, index, test))
    });
    found.tool(view.name, view.condition_pointer(rule, index), what, fix);
}

fn hint(argument: Argument<'_>, odd: &[&Value]) -> String {
    let choices = argument.choices().iter().filter_map(Value::as_str);
    let first = odd.first().and_then(|value| value.as_str());
    first
        .and_then(|word| did_you_mean(word, choices))
        .map_or_else(String::new, |near| format!(" Did you mean {near}?"))
}
