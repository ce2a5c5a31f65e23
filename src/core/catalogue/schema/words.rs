//! A type in words.

use super::{Items, Parameter, Type};
use crate::core::json::{self, Value};
use crate::core::text;

/// What a value may be, in words.
pub(super) fn words(parameter: &Parameter) -> String {
    if !parameter.choices.is_empty() {
        return chosen(&parameter.choices);
    }
    if parameter.types.is_empty() {
        return untyped(parameter).to_owned();
    }
    let names: Vec<String> = parameter
        .types
        .iter()
        .map(|kind| match kind {
            Type::Array => list(parameter.items.as_ref()),
            kind => kind.as_str().to_owned(),
        })
        .collect();
    text::list(&names, "or")
}

/// What a schema without a type lets one guess.
fn untyped(parameter: &Parameter) -> &'static str {
    match (parameter.has_members, &parameter.items) {
        (true, _) => "object",
        (false, Some(_)) => "list",
        (false, None) => "any value",
    }
}

/// The longest single choice that is shown, in characters.
const SHOWN: usize = 40;

fn chosen(choices: &[Value]) -> String {
    let others = choices
        .iter()
        .filter(|choice| !matches!(choice, Value::Null))
        .count();
    let or_null = if others < choices.len() {
        " or null"
    } else {
        ""
    };
    let first = choices.iter().find(|choice| !matches!(choice, Value::Null));
    match (others, first) {
        (0, _) => "null".to_owned(),
        (1, Some(Value::String(only))) if only.chars().count() <= SHOWN => {
            format!("only {}{or_null}", text::quote(only))
        }
        (1, Some(only @ (Value::Bool(_) | Value::Number(_)))) => {
            format!("only {}{or_null}", json::compact(only))
        }
        (1, _) => format!("one fixed value{or_null}"),
        (count, _) => format!(
            "one of {}{or_null}",
            text::plural(count as u64, "value", "values")
        ),
    }
}

/// A list with what it holds: "list of strings". A list of lists stays a list.
fn list(items: Option<&Items>) -> String {
    let Some(items) = items else {
        return "list".to_owned();
    };
    if let Some(choices) = items.choices {
        return format!(
            "list of {}",
            text::plural(choices as u64, "possible value", "possible values")
        );
    }
    let names: Vec<&str> = items.types.iter().filter_map(|kind| many(*kind)).collect();
    match (names.is_empty(), items.have_members) {
        (false, _) => format!("list of {}", text::list(&names, "or")),
        (true, true) => "list of objects".to_owned(),
        (true, false) => "list".to_owned(),
    }
}

const fn many(kind: Type) -> Option<&'static str> {
    match kind {
        Type::String => Some("strings"),
        Type::Integer => Some("integers"),
        Type::Number => Some("numbers"),
        Type::Boolean => Some("booleans"),
        Type::Array => Some("lists"),
        Type::Object => Some("objects"),
        Type::Null => None,
    }
}
