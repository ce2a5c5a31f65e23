//! A rule that other rules leave nothing to do.

use crate::core::edit::RuleList;
use crate::core::evaluate::operators::Operator;
use crate::core::json::Pointer;
use crate::core::lint::asking::{has_impossible, literal, literals, meet, never_in_any, remove};
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::{RuleView, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, Literal, words};
use crate::core::policy::{Condition, Decision, Leftover};
use crate::core::text::list;

pub(super) const LINT: Lint = Lint {
    code: "never-fires",
    class: Class::Warning,
    title: "A rule without effect",
    fires: "A rule or a limit stands behind a decision that no call gets past, or an earlier rule already stops every call that it would \
            stop.",
    why: "It looks like protection and does nothing. Remove it, or change what stands before it.",
    bad: r#"{"version": "1", "default": "deny", "hide": ["write_file"], "tools": {"write_file": {"limits": [{"counter": "writes", "window": "minute", "max": 5, "scope": "grant"}]}, "read_file": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["write_file"], "tools": {"read_file": {}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    // Under `*` every entry is without effect; one finding says so for all.
    if !view.shown.all_hidden {
        leftovers(view, found);
    }
    if view.asks_rules() {
        requirements(view, found);
        denials(view, found);
    }
}

fn leftovers(view: &ToolView<'_>, found: &mut Found<'_>) {
    let left = view.shown.leftovers();
    let (false, Some(decision)) = (left.is_empty(), view.shown.decision) else {
        return;
    };
    let name = words::tool(view.name);
    let parts: Vec<&str> = left.iter().map(|part| part_of(*part)).collect();
    let (what, label) = match decision {
        Decision::Hide => (
            format!("{name} is hidden, so its entry under `tools` has no effect."),
            format!("Remove the entry of {name}"),
        ),
        decision => {
            let before = if decision == Decision::Approve {
                "is denied until a person acts"
            } else {
                "is denied"
            };
            (
                format!(
                    "Every call of {name} {before}, so {} no effect.",
                    have(&parts)
                ),
                "Remove what has no effect".to_owned(),
            )
        }
    };
    let fix = Fix::one(label, view.decide(decision));
    found.tool(view.name, view.pointer(), what, Some(fix));
}

const fn part_of(part: Leftover) -> &'static str {
    match part {
        Leftover::Entry => "its entry",
        Leftover::Require => "its requirements",
        Leftover::DenyIf => "its conditional denials",
        Leftover::Limits => "its limits",
        Leftover::Approval => "its approval",
        Leftover::Repeated => "the repeated denial",
    }
}

fn have(parts: &[&str]) -> String {
    let one = matches!(
        parts,
        ["its entry" | "its approval" | "the repeated denial"]
    );
    format!(
        "{} {}",
        list(parts, "and"),
        if one { "has" } else { "have" }
    )
}

/// The most rules of one list that are compared with each other.
const MOST: usize = 50;

/// Requirements that earlier ones imply.
fn requirements(view: &ToolView<'_>, found: &mut Found<'_>) {
    let mut before: Vec<Literal<'_>> = Vec::new();
    for rule in view.requirements().take(MOST) {
        // Only what was asked about the same argument before can imply a condition.
        let asked = |condition: &Condition| {
            before
                .iter()
                .any(|literal| literal.path.meets(&condition.path))
        };
        let implied = !rule.rule.is_unconditional()
            && rule.rule.conditions.iter().all(asked)
            && !never_in_any(&before)
            && rule.conditions().all(|(condition, operator)| {
                never_in_any(&otherwise(&before, condition, operator))
            });
        if implied {
            let by = "the requirements before it already stop every call that it would stop";
            report(view, rule, by, found);
        }
        before.extend(literals(rule));
    }
}

/// What is asked about the argument of a condition, and the condition as it is not to hold.
fn otherwise<'v>(
    asked: &[Literal<'v>],
    condition: &'v Condition,
    operator: &'v Operator,
) -> Vec<Literal<'v>> {
    let same = asked
        .iter()
        .filter(|other| other.path.meets(&condition.path));
    let not = literal(condition, operator, false);
    same.copied().chain([not]).collect()
}

/// Denials that requirements or earlier denials leave nothing.
fn denials(view: &ToolView<'_>, found: &mut Found<'_>) {
    let required: Vec<Literal<'_>> = view.requirements().flat_map(literals).collect();
    let paths = || required.iter().map(|literal| literal.path);
    let nothing_passes = meet(paths()) && never_in_any(&required);
    let all: Vec<&RuleView<'_>> = view.denials().take(MOST).collect();
    for (at, rule) in all.iter().enumerate() {
        let own: Vec<Literal<'_>> = literals(rule).collect();
        let own_paths = || own.iter().map(|literal| literal.path);
        if nothing_passes || has_impossible(view, rule) || (meet(own_paths()) && never_in_any(&own))
        {
            continue;
        }
        let touching = |literal: &&Literal<'_>| own_paths().any(|path| path.meets(literal.path));
        let mut together: Vec<Literal<'_>> = required.iter().filter(touching).copied().collect();
        together.extend(&own);
        let touches = own_paths().any(|path| paths().any(|other| path.meets(other)));
        if touches && never_in_any(&together) {
            let by = "every call that it would stop fails a requirement before";
            report(view, rule, by, found);
            continue;
        }
        let covers = |earlier: &&&RuleView<'_>| {
            let asked = |condition: &Condition| own_paths().any(|path| path.meets(&condition.path));
            earlier.rule.conditions.iter().all(asked)
                && earlier.conditions().all(|(condition, operator)| {
                    let mut otherwise = own.clone();
                    otherwise.push(literal(condition, operator, false));
                    never_in_any(&otherwise)
                })
        };
        if all.iter().take(at).any(|earlier| covers(&earlier)) {
            let by = "a denial before it already stops every call that it would stop";
            report(view, rule, by, found);
        }
    }
}

fn report(view: &ToolView<'_>, rule: &RuleView<'_>, by: &str, found: &mut Found<'_>) {
    let (kind, pointer): (&str, Pointer) = match rule.list {
        RuleList::Require => ("requirement", view.rule_pointer(rule)),
        RuleList::DenyIf => ("denial", view.rule_pointer(rule)),
    };
    let what = format!(
        "A {kind} of {} has no effect: {by}.",
        words::tool(view.name)
    );
    let fix = Fix::one(format!("Remove the {kind}"), remove(view, rule));
    found.tool(view.name, pointer, what, Some(fix));
}
