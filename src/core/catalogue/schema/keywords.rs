//! The keywords of one schema, each by itself.

use super::Type;
use super::member::Expression;
use crate::core::json::{Object, Value};

/// The items of a keyword that holds a list; none for anything else.
pub(super) fn array<'a>(object: &'a Object, key: &str) -> &'a [Value] {
    object
        .get(key)
        .and_then(Value::as_array)
        .unwrap_or_default()
}

/// `type`: a word or a list of words; unknown words say nothing. `nullable` (`OpenAPI`) adds null.
pub(super) fn types(object: &Object) -> Option<Vec<Type>> {
    let words = match object.get("type")? {
        word @ Value::String(_) => std::slice::from_ref(word),
        Value::Array(words) => words,
        _ => return None,
    };
    let nullable = object.get("nullable").and_then(Value::as_bool) == Some(true);
    let types = words
        .iter()
        .filter_map(Value::as_str)
        .filter_map(Type::parse)
        .chain(nullable.then_some(Type::Null));
    let types = ordered(types);
    (!types.is_empty()).then_some(types)
}

/// `const`, else `enum`; an empty list says nothing.
pub(super) fn choices(object: &Object) -> Option<Vec<&Value>> {
    if let Some(only) = object.get("const") {
        return Some(vec![only]);
    }
    let choices: Vec<&Value> = object.get("enum")?.as_array()?.iter().collect();
    (!choices.is_empty()).then_some(choices)
}

/// `items` and `prefixItems`, and the list form of `items` that draft 07 has for tuples.
pub(super) fn items(object: &Object) -> Option<Expression<'_>> {
    let mut parts: Vec<Expression<'_>> = array(object, "prefixItems")
        .iter()
        .map(Expression::One)
        .collect();
    match object.get("items") {
        Some(Value::Array(tuple)) => parts.extend(tuple.iter().map(Expression::One)),
        Some(schema @ Value::Object(_)) => parts.push(Expression::One(schema)),
        _ => {}
    }
    if parts.len() > 1 {
        Some(Expression::Any(parts))
    } else {
        parts.pop()
    }
}

/// Each type once, in the order of [`Type::ALL`].
pub(super) fn ordered(types: impl Iterator<Item = Type>) -> Vec<Type> {
    let mut types: Vec<Type> = types.collect();
    types.sort_unstable();
    types.dedup();
    types
}
