//! A condition on an argument that the tool does not have.

use crate::core::edit::Edit;
use crate::core::edit::RuleList;
use crate::core::evaluate::operators::Operator;
use crate::core::lint::asking::{add, is_avoidable, narrow};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::{RuleView, ToolView};
use crate::core::lint::{Check, Class, Fix, Known, Lint, words};
use crate::core::policy::{Path, Test, words as policy_words};
use crate::core::text::did_you_mean;

pub(super) const LINT: Lint = Lint {
    code: "unknown-path",
    class: Class::Warning,
    title: "A condition on an argument that the schema lacks",
    fires: "The path of a condition leads to no argument that the tool’s schema names. Silent where the schema takes any name there.",
    why: "A call that fits the schema never has this argument: a `deny_if` on it does not fire, and a `require` on it denies every call.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"require": [{"conditions": [{"path": "args.file", "op": "regex", "value": "^/srv/[a-z]+$"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {"require": [{"conditions": [{"path": "args.path", "op": "regex", "value": "^/srv/[a-z]+$"}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, operator)) in rule.conditions().enumerate() {
            if view.argument_of(rule, index).known != Known::Lacking {
                continue;
            }
            let name = words::argument(&condition.path);
            let missing = operator.holds(None) == Some(true);
            let effect = match (rule.list, missing) {
                (RuleList::DenyIf, false) => "A call without it is not denied by this rule.",
                (RuleList::Require, false) => "A call without it is denied.",
                (_, true) => "Every call without it meets this condition.",
            };
            let near = did_you_mean(condition.path.as_str(), view.paths()).and_then(Path::new);
            let hint = near.as_ref().map_or_else(String::new, |near| {
                format!(" Did you mean {}?", words::argument(near))
            });
            let what = format!(
                "{} has no argument {name}, about which “{}” asks. {effect}{hint}",
                words::tool(view.name),
                policy_words::condition(condition)
            );
            let fix = near.map(|near| renamed(view, rule, index, operator, near));
            found.tool(view.name, view.condition_pointer(rule, index), what, fix);
        }
    }
}

fn renamed(
    view: &ToolView<'_>,
    rule: &RuleView<'_>,
    index: usize,
    operator: &Operator,
    path: Path,
) -> Fix {
    let name = words::argument(&path);
    let avoidable =
        rule.list == RuleList::DenyIf && is_avoidable(view, &path, view.argument(&path), operator);
    let required = avoidable.then(|| add(view, RuleList::Require, &path, Test::Exists(true)));
    let and = if avoidable { ", and require it" } else { "" };
    let mut changed = rule.rule.clone();
    if let Some(condition) = changed.conditions.get_mut(index) {
        condition.path = path;
    }
    let edit = Edit::SetRule {
        tool: view.name.clone(),
        list: rule.list,
        index: narrow(rule.index),
        rule: changed,
    };
    Fix {
        label: format!("Ask about {name} instead{and}"),
        edits: std::iter::once(edit).chain(required).collect(),
    }
}
