//! A denial of a text that other case avoids.

use crate::core::catalogue::Type;
use crate::core::json::Value;
use crate::core::lint::asking::{holds_for, passes, set_test, texts};
use crate::core::lint::escapes::{escaped, other_case};
use crate::core::lint::finding::Found;
use crate::core::lint::patterns::Pattern;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::{RuleView, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Test};
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "case-blind",
    class: Class::Warning,
    title: "A denial that other case avoids",
    fires: "`deny_if` compares free text letter by letter, and the same text in other case passes all rules. Silent where the schema lists \
            the values.",
    why: "Many tools take `PROD` for `prod`, or a letter that only looks the same. List what is allowed instead (`require` with `in`), or \
          ignore case with `(?i)`.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"deny_if": [{"conditions": [{"path": "args.query", "op": "contains", "value": "secret"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"deny_if": [{"conditions": [{"path": "args.query", "op": "regex", "value": "(?i)secret"}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.denials() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let argument = view.argument_of(rule, index);
            if !argument.choices().is_empty() || !argument.may_be(Type::String) {
                continue;
            }
            let Some((text, other)) = slips(view, rule, index, condition) else {
                continue;
            };
            let what = format!(
                "{} is denied when {} is {}; {}, or letters that look alike, pass.",
                words::tool(view.name),
                words::argument(&condition.path),
                quote(&text),
                quote(&other)
            );
            // With a second condition on the same text, changing one of them may change nothing.
            let same = rule
                .conditions()
                .filter(|(other, _)| other.path == condition.path);
            let pattern = (same.count() == 1).then(|| in_any_case(&condition.test));
            let fix = pattern.flatten().map(|pattern| {
                let edit = set_test(view, rule, index, Test::Regex(pattern));
                Fix::one("Ignore case", edit)
            });
            found.tool(view.name, view.condition_pointer(rule, index), what, fix);
        }
    }
}

/// A text that the rule stops, and the same in other case that nothing stops.
fn slips(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    condition: &Condition,
) -> Option<(String, String)> {
    let others = || {
        if let Test::Contains(Value::String(text)) = &condition.test {
            return vec![text.as_str()];
        }
        let by_case = rule.pattern(index).and_then(Pattern::by_case);
        by_case.iter().map(|(text, _)| text.as_str()).collect()
    };
    texts(&condition.test, others).into_iter().find_map(|text| {
        let other = other_case(text)?;
        let value = Value::from(other.as_str());
        let slips = holds_for(rule, &condition.path, &Value::from(text))
            && !holds_for(rule, &condition.path, &value)
            && passes(view, &condition.path, Some(&value));
        slips.then(|| (text.to_owned(), other))
    })
}

fn in_any_case(of: &Test) -> Option<String> {
    Some(match of {
        Test::Eq(Value::String(text)) => format!("(?i)^{}$", escaped(text)),
        Test::Contains(Value::String(text)) => format!("(?i){}", escaped(text)),
        Test::In(values) => {
            let texts: Option<Vec<String>> = values
                .iter()
                .map(|value| value.as_str().map(escaped))
                .collect();
            format!("(?i)^(?:{})$", texts?.join("|"))
        }
        Test::Regex(pattern) => format!("(?i:{pattern})"),
        _ => return None,
    })
}
