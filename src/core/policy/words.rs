//! Rules, conditions and limits as sentences, what is left out included: a person reads what the gateway will do.

use super::{Condition, Decision, Form, Limit, RateLimit, Rule, Scope, Shown, Test, Window};
use crate::core::json::{Number, Value, compact};
use crate::core::text::{list, number, plural, quote};
use std::collections::BTreeSet;

/// The longest value that stands in a sentence as it is, in bytes.
const LONGEST: usize = 60;

/// A value inside a sentence: a text in curly quotes, anything else as it is written, cut when long.
pub fn value(value: &Value) -> String {
    let text = match value {
        Value::String(text) => return quote(text),
        other => compact(other),
    };
    if text.len() <= LONGEST {
        return text;
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{cut}…")
}

/// The most values of a list that are named.
const MOST: usize = 6;

fn values(all: &[Value]) -> String {
    let mut names: Vec<String> = all.iter().take(MOST).map(value).collect();
    if all.len() > MOST {
        names.push(format!("{} more", number((all.len() - MOST) as u64)));
    }
    list(&names, "or")
}

/// A pattern inside a sentence.
fn pattern(pattern: &str) -> String {
    quote(pattern)
}

/// What a path names, without `args.`.
fn argument(condition: &Condition) -> String {
    let text = condition.path.argument();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    if text.chars().all(plain) && text.len() <= LONGEST {
        text.to_owned()
    } else {
        quote(text)
    }
}

/// A condition as part of a sentence: `overwrite is true`.
pub fn condition(condition: &Condition) -> String {
    let of = |number: &Number| number.as_str().to_owned();
    let says = match &condition.test {
        Test::Eq(operand) => format!("is {}", value(operand)),
        Test::Neq(operand) => format!("is given and is not {}", value(operand)),
        Test::Lt(bound) => format!("is a number below {}", of(bound)),
        Test::Lte(bound) => format!("is a number of at most {}", of(bound)),
        Test::Gt(bound) => format!("is a number above {}", of(bound)),
        Test::Gte(bound) => format!("is a number of at least {}", of(bound)),
        Test::In(all) if all.is_empty() => "is one of no values".to_owned(),
        Test::In(all) => format!("is {}", values(all)),
        Test::NotIn(all) if all.is_empty() => "is given".to_owned(),
        Test::NotIn(all) => format!("is given and is none of {}", values(all)),
        Test::Exists(true) => "is given".to_owned(),
        Test::Exists(false) => "is left out or null".to_owned(),
        Test::Regex(text) => format!("matches {}", pattern(text)),
        Test::Contains(operand) => format!("contains {}", value(operand)),
    };
    format!("{} {says}", argument(condition))
}

fn conditions(rule: &Rule) -> String {
    let all: Vec<String> = rule.conditions.iter().map(condition).collect();
    list(&all, "and")
}

/// The arguments whose absence makes a condition fail, each once, in order.
fn needed(rule: &Rule) -> Vec<String> {
    let mut seen = BTreeSet::new();
    rule.conditions
        .iter()
        .filter(|condition| condition.test != Test::Exists(false))
        .map(argument)
        .filter(|name| seen.insert(name.clone()))
        .collect()
}

/// What an entry of `deny_if` does: `Denied when overwrite is true. If the argument is left out, this rule does not fire.`
pub fn denial(rule: &Rule) -> String {
    if let Some(note) = rule.approval_note() {
        return if note.is_empty() {
            "Every call waits for a person’s approval.".to_owned()
        } else {
            format!("Every call waits for a person’s approval: {}.", quote(note))
        };
    }
    if rule.is_unconditional() {
        return "Every call is denied.".to_owned();
    }
    let left_out = match needed(rule).as_slice() {
        [] => "",
        [_] => " If the argument is left out, this rule does not fire.",
        _ => " If one of these arguments is left out, this rule does not fire.",
    };
    format!("Denied when {}.{left_out}", conditions(rule))
}

/// What an entry of `require` does: `Allowed only when path matches “^/srv/”. If the argument is left out, the call is denied.`
pub fn requirement(rule: &Rule) -> String {
    if rule.is_unconditional() {
        return "Requires nothing: every call meets this rule.".to_owned();
    }
    let left_out = match needed(rule).as_slice() {
        [] => "",
        [_] => " If the argument is left out, the call is denied.",
        _ => " If one of these arguments is left out, the call is denied.",
    };
    format!("Allowed only when {}.{left_out}", conditions(rule))
}

/// What a limit does: `At most 10 calls per minute, counted as “run_rate” for each grant.`
pub fn limit(limit: &Limit) -> String {
    let each = match &limit.scope {
        Scope::Grant => "for each grant".to_owned(),
        Scope::Other(word) => format!("in the scope {}", quote(word)),
    };
    format!(
        "At most {}, counted as {} {each}.",
        rate(limit.max.get(), u64::from(limit.window.seconds())),
        quote(&limit.counter)
    )
}

/// What a shorthand limit does.
pub fn rate_limit(limit: &RateLimit) -> String {
    format!(
        "At most {}, counted for each session.",
        rate(limit.max.get(), limit.window.get())
    )
}

/// So many calls in a window of so many seconds: `10 calls per minute`.
pub fn rate(max: u64, seconds: u64) -> String {
    let known = Window::ALL
        .into_iter()
        .find(|window| u64::from(window.seconds()) == seconds);
    let window = known.map_or_else(
        || plural(seconds, "second", "seconds"),
        |window| window.as_str().to_owned(),
    );
    format!("{} per {window}", plural(max, "call", "calls"))
}

/// What the agent is told by a rule, where it says something.
pub fn told(rule: &Rule) -> Option<String> {
    let text = rule.on_deny.as_deref().filter(|text| !text.is_empty())?;
    Some(format!("The agent is told {}.", quote(text)))
}

/// Everything that the document says about a tool beside its decision, one sentence or two for each rule. What has no effect is left out.
pub fn rules(shown: &Shown) -> Vec<String> {
    let (Some(decision), Some(entry)) = (shown.decision, shown.entry.as_deref()) else {
        return Vec::new();
    };
    if shown.form != Form::Version1 || matches!(decision, Decision::Hide | Decision::Deny) {
        return short(shown, decision);
    }
    let mut all = Vec::new();
    let mut say = |words: String, rule: &Rule| match told(rule) {
        Some(told) => all.push(format!("{words} {told}")),
        None => all.push(words),
    };
    for rule in entry.require.iter().flatten() {
        say(requirement(rule), rule);
    }
    for rule in entry.deny_if.iter().flatten() {
        if rule.approval_note().is_none() {
            say(denial(rule), rule);
        }
    }
    if let Some(note) = shown.text().filter(|note| !note.is_empty()) {
        all.push(format!("Note: {}.", quote(note)));
    }
    if decision == Decision::Limit {
        all.extend(entry.limits.iter().flatten().map(limit));
    }
    all
}

/// What is said where no rule is asked, or in the shorthand.
fn short(shown: &Shown, decision: Decision) -> Vec<String> {
    let text = shown.text().filter(|text| !text.is_empty());
    let says = match decision {
        Decision::Deny => text.map(|text| format!("The agent is told {}.", quote(text))),
        Decision::Approve => text.map(|text| format!("Note: {}.", quote(text))),
        Decision::Limit => shown
            .entry
            .as_deref()
            .and_then(|entry| entry.rate_limit.as_ref())
            .map(rate_limit),
        Decision::Hide | Decision::Allow => None,
    };
    says.into_iter().collect()
}
