//! A condition that its argument can never meet.

use crate::core::catalogue::Type;
use crate::core::edit::RuleList;
use crate::core::lint::asking::{Never, never_holds, remove};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Argument, Check, Class, Fix, Lint, words};
use crate::core::policy::{Condition, Decision, Test, words as policy_words};

pub(super) const LINT: Lint = Lint {
    code: "impossible-condition",
    class: Class::Error,
    title: "A condition that can never hold",
    fires: "By the argument’s type, or the values that its schema lists, no value meets the condition. The gateway’s own comparisons count: \
            the number 5 equals the text “5”, so that is no finding.",
    why: "In `deny_if` the rule never fires; in `require` it denies every call. Correct the operator or the value.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"deny_if": [{"conditions": [{"path": "args.kind", "op": "eq", "value": "directory"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.kind", "op": "exists", "value": true}]}], "deny_if": [{"conditions": [{"path": "args.kind", "op": "eq", "value": "folder"}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let argument = view.argument_of(rule, index);
            if is_bound_on_text(condition, argument) {
                continue;
            }
            let Some(never) = never_holds(view, rule, index) else {
                continue;
            };
            let (effect, fix) = match rule.list {
                RuleList::DenyIf => (
                    "the denial never fires",
                    Fix::one("Remove the denial that never fires", remove(view, rule)),
                ),
                RuleList::Require => (
                    "such calls are always denied",
                    Fix::one(
                        format!("Deny {}, as it is now in effect", words::tool(view.name)),
                        view.decide(Decision::Deny),
                    ),
                ),
            };
            let what = format!(
                "In {}, “{}” holds in {}{}; so {effect}.",
                words::tool(view.name),
                policy_words::condition(condition),
                never.calls(),
                because(never, argument)
            );
            let pointer = view.condition_pointer(rule, index);
            found.tool(view.name, pointer, what, Some(fix));
        }
    }
}

/// A bound on a text has a lint of its own.
pub(super) fn is_bound_on_text(condition: &Condition, argument: Argument<'_>) -> bool {
    let bound = matches!(
        condition.test,
        Test::Lt(_) | Test::Lte(_) | Test::Gt(_) | Test::Gte(_)
    );
    let texts = |argument: Argument<'_>| {
        let choices = argument.choices();
        !choices.is_empty() && choices.iter().all(|choice| choice.as_str().is_some())
    };
    bound && (argument.is_only(Type::String) || texts(argument))
}

fn because(never: Never, argument: Argument<'_>) -> String {
    match (never, argument.parameter()) {
        (Never::InFitting, Some(parameter)) => {
            format!(", since the argument is {}", kind(&parameter.words()))
        }
        _ => String::new(),
    }
}

/// A type in words, with its article where it takes one.
fn kind(words: &str) -> String {
    if words.starts_with("one ") || words.starts_with("only ") || words.starts_with("any ") {
        return words.to_owned();
    }
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {words}", if vowel { "an" } else { "a" })
}
