//! A denial that is walked around by leaving an argument out.

use crate::core::edit::RuleList;
use crate::core::lint::asking::{add, has_impossible, is_avoidable, is_idle};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Path, Test, words as policy_words};
use std::collections::BTreeSet;

pub(super) const LINT: Lint = Lint {
    code: "avoidable-denial",
    class: Class::Security,
    title: "A denial that a missing argument avoids",
    fires: "A condition of `deny_if` asks about an argument that a call may leave out, and no other rule stops a call without it. Silent \
            where the schema gives a default that the condition would let through anyway.",
    why: "A missing argument never makes `deny_if` fire, and the tool may then do what was to be denied. Require the argument as well: a \
          missing argument makes `require` deny.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"write_file": {"deny_if": [{"conditions": [{"path": "args.overwrite", "op": "eq", "value": true}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"write_file": {"require": [{"conditions": [{"path": "args.overwrite", "op": "exists", "value": true}]}], "deny_if": [{"conditions": [{"path": "args.overwrite", "op": "eq", "value": true}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let mut seen: BTreeSet<&Path> = BTreeSet::new();
    for rule in view.denials() {
        for (index, (condition, operator)) in rule.conditions().enumerate() {
            let argument = view.argument_of(rule, index);
            let avoided = is_avoidable(view, &condition.path, argument, operator)
                && !has_impossible(view, rule)
                && !is_idle(view, rule);
            if !avoided || !seen.insert(&condition.path) {
                continue;
            }
            let parameter = argument.parameter();
            let default = parameter.and_then(|parameter| parameter.default.as_ref());
            let name = words::argument(&condition.path);
            let default = default.map_or_else(String::new, |default| {
                format!(" The schema’s default is {}.", policy_words::value(default))
            });
            let what = format!(
                "{} is denied when {}. A call may leave {name} out, and then this rule does not fire.{default}",
                words::tool(view.name),
                policy_words::condition(condition)
            );
            let edit = add(view, RuleList::Require, &condition.path, Test::Exists(true));
            let fix = Fix::one(format!("Require {name} to be given"), edit);
            found.tool(view.name, view.rule_pointer(rule), what, Some(fix));
        }
    }
}
