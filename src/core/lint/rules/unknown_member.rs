//! Members that the format does not know.

use crate::core::edit::{Amendment, Edit};
use crate::core::json::Pointer;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint};
use crate::core::policy::{
    ALL_TOOLS, CONDITION, ENTRY, LIMIT, Limit, Name, RATE_LIMIT, RULE, Rule, TOP, Unknown,
};
use crate::core::text::{did_you_mean, quote};

pub(super) const LINT: Lint = Lint {
    code: "unknown-member",
    class: Class::Warning,
    title: "A member that the format does not know",
    fires: "The document holds a member that is none of the format’s. It is kept as it stands.",
    why: "A gateway does not read it: a misspelt rule is no rule. Correct the name, or remove it.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"limit": [{"counter": "a", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "a", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Both(check, document),
};

fn document(subject: &Subject, found: &mut Found<'_>) {
    let policy = subject.policy();
    let root = Pointer::root();
    report(None, &root, &policy.unknown, &TOP, found);
    if let Some(all) = &policy.all_tools {
        let at = root.key("all_tools");
        report(None, &at, &all.unknown, &ALL_TOOLS, found);
        limits(None, &at, all.limits.as_deref(), found);
    }
}

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let Some(entry) = view.entry().filter(|entry| entry.has_unknown()) else {
        return;
    };
    let (tool, at) = (Some(view.name), view.pointer());
    report(tool, &at, &entry.unknown, &ENTRY, found);
    rules(
        view.name,
        &at.key("require"),
        entry.require.as_deref(),
        found,
    );
    rules(
        view.name,
        &at.key("deny_if"),
        entry.deny_if.as_deref(),
        found,
    );
    limits(tool, &at, entry.limits.as_deref(), found);
    if let Some(rate) = &entry.rate_limit {
        report(
            tool,
            &at.key("rate_limit"),
            &rate.unknown,
            &RATE_LIMIT,
            found,
        );
    }
}

fn rules(tool: &Name, at: &Pointer, rules: Option<&[Rule]>, found: &mut Found<'_>) {
    for (index, rule) in rules.unwrap_or_default().iter().enumerate() {
        if rule.unknown.0.is_empty()
            && rule
                .conditions
                .iter()
                .all(|condition| condition.unknown.0.is_empty())
        {
            continue;
        }
        let at = at.index(index);
        report(Some(tool), &at, &rule.unknown, &RULE, found);
        for (index, condition) in rule.conditions.iter().enumerate() {
            let at = at.key("conditions").index(index);
            report(Some(tool), &at, &condition.unknown, &CONDITION, found);
        }
    }
}

fn limits(tool: Option<&Name>, at: &Pointer, limits: Option<&[Limit]>, found: &mut Found<'_>) {
    for (index, limit) in limits.unwrap_or_default().iter().enumerate() {
        if !limit.unknown.0.is_empty() {
            let at = at.key("limits").index(index);
            report(tool, &at, &limit.unknown, &LIMIT, found);
        }
    }
}

fn report(
    tool: Option<&Name>,
    at: &Pointer,
    unknown: &Unknown,
    known: &[&'static str],
    found: &mut Found<'_>,
) {
    for member in &unknown.0 {
        let plain = member.key.replace(['-', ' '], "_");
        let hint = did_you_mean(&plain, known.iter().copied())
            .map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
        let key = quote(&member.key);
        let what =
            format!("The format does not know the member {key}; a gateway does not read it.{hint}");
        let pointer = at.key(&member.key);
        let label = format!("Remove {key}");
        let amendment = Amendment::RemoveUnknown(pointer.clone());
        let fix = Fix::one(label.clone(), Edit::amend(label, amendment));
        let tools = tool.cloned().into_iter().collect();
        found.push(Place { tools, pointer }, what, Some(fix));
    }
}
