//! Rules as sentences.

use super::{Condition, Rule, Test};
use crate::core::json::{self, Value};
use crate::core::text::list;

/// What a rule of `require` does, and what it does to a call that leaves the argument out.
pub fn require(rule: &Rule) -> String {
    if rule.is_unconditional() {
        return "It has no condition, so it always holds and denies nothing.".to_owned();
    }
    let left_out = match missing(rule) {
        Some(names) => format!(" A call that leaves {names} out is denied."),
        None => String::new(),
    };
    format!("Denied unless {}.{left_out}", conditions(rule))
}

/// What a rule of `deny_if` does, and what it does to a call that leaves the argument out.
pub fn deny_if(rule: &Rule) -> String {
    if rule.is_unconditional() {
        return "It has no condition, so every call is denied.".to_owned();
    }
    let left_out = match missing(rule) {
        Some(names) => format!(" A call that leaves {names} out is not denied by this rule."),
        None => String::new(),
    };
    format!("Denied when {}.{left_out}", conditions(rule))
}

fn conditions(rule: &Rule) -> String {
    let parts: Vec<String> = rule.conditions.iter().map(condition).collect();
    parts.join(" and ")
}

/// The arguments that the rule looks at for more than whether they are given.
fn missing(rule: &Rule) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for condition in &rule.conditions {
        let name = condition.path.argument();
        if !matches!(condition.test, Test::Exists(_)) && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| list(&names, "or"))
}

/// A condition in words, such as "overwrite is true".
pub fn condition(condition: &Condition) -> String {
    let path = condition.path.argument();
    match &condition.test {
        Test::Eq(value) => format!("{path} is {}", plain(value)),
        Test::Neq(value) => format!("{path} is given and is not {}", plain(value)),
        Test::Lt(number) => format!("{path} is less than {number}"),
        Test::Lte(number) => format!("{path} is at most {number}"),
        Test::Gt(number) => format!("{path} is more than {number}"),
        Test::Gte(number) => format!("{path} is at least {number}"),
        Test::In(values) => format!("{path} is {}", any_of(values)),
        Test::NotIn(values) => format!("{path} is given and is not {}", any_of(values)),
        Test::Exists(true) => format!("{path} is given"),
        Test::Exists(false) => format!("{path} is left out"),
        Test::Regex(pattern) => format!("{path} matches {pattern}"),
        Test::Contains(value) => format!("{path} contains {}", plain(value)),
    }
}

/// The most values of a list that a sentence names.
const NAMED: usize = 6;

fn any_of(values: &[Value]) -> String {
    let mut words: Vec<String> = values.iter().take(NAMED).map(plain).collect();
    match values.len().saturating_sub(NAMED) {
        0 => {}
        more => words.push(format!("{more} more")),
    }
    if words.is_empty() {
        "one of no values".to_owned()
    } else {
        list(&words, "or")
    }
}

/// A value as JSON: a text keeps its quotes, so that `5` and `"5"` differ.
fn plain(value: &Value) -> String {
    json::compact(value)
}
