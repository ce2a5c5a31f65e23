//! A type in words.

use super::Type;
use super::shape::Shape;
use crate::core::json::{self, Value};
use crate::core::text;

/// What a value may be, in words; `items` is what the items of a list may be.
pub(super) fn words(shape: &Shape<'_>, items: Option<&Shape<'_>>) -> String {
    if let Some(choices) = &shape.choices {
        return chosen(choices);
    }
    let Some(types) = &shape.types else {
        return untyped(shape, items).to_owned();
    };
    let names: Vec<String> = types
        .iter()
        .map(|kind| match kind {
            Type::Array => list(items),
            kind => kind.as_str().to_owned(),
        })
        .collect();
    text::list(&names, "or")
}

/// What a schema without a type lets one guess.
fn untyped(shape: &Shape<'_>, items: Option<&Shape<'_>>) -> &'static str {
    match (shape.members.is_empty(), items) {
        (false, _) => "object",
        (true, Some(_)) => "list",
        (true, None) => "any value",
    }
}

/// The longest single choice that is shown, in characters.
const SHOWN: usize = 40;

fn chosen(choices: &[&Value]) -> String {
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
fn list(items: Option<&Shape<'_>>) -> String {
    let Some(items) = items else {
        return "list".to_owned();
    };
    if let Some(choices) = &items.choices {
        return format!(
            "list of {}",
            text::plural(choices.len() as u64, "possible value", "possible values")
        );
    }
    let names: Vec<&str> = items
        .types
        .iter()
        .flatten()
        .filter_map(|kind| many(*kind))
        .collect();
    match (names.is_empty(), items.members.is_empty()) {
        (false, _) => format!("list of {}", text::list(&names, "or")),
        (true, false) => "list of objects".to_owned(),
        (true, true) => "list".to_owned(),
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
