//! What differs between two schemas beside the parameters: patterns, bounds, what else is allowed, what stands inside lists.

use super::change::What;
use super::tools::keys;
use crate::core::json::{Object, Value, same_content};
use std::collections::BTreeSet;

/// Keywords that only people and agents read.
const WORDS: [&str; 8] = [
    "title",
    "description",
    "examples",
    "deprecated",
    "$comment",
    "$id",
    "$schema",
    "$anchor",
];

/// Keywords that the comparison of parameters has told, where the schema is that of a parameter.
const TOLD: [&str; 6] = [
    "type",
    "enum",
    "const",
    "default",
    "description",
    "required",
];

/// The keywords that differ; `told` is what is known of both schemas' parameters.
pub(super) fn differences(old: &Value, new: &Value, told: &[What]) -> Vec<What> {
    let mut found = BTreeSet::new();
    schema(old, new, true, &mut found);
    let told = |keyword: &str| {
        told.iter().any(|what| match what {
            What::TypeChanged { .. } => matches!(keyword, "type" | "items" | "anyOf" | "oneOf"),
            What::ChoicesChanged { .. } => matches!(keyword, "enum" | "const"),
            What::RequiredChanged { .. } => keyword == "required",
            What::ParameterDescribed { .. } => keyword == "description",
            What::ParameterAdded { .. } | What::ParameterRemoved { .. } => {
                matches!(keyword, "properties" | "required")
            }
            _ => false,
        })
    };
    found.retain(|keyword| !told(keyword));
    let (words, constraints): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|keyword| WORDS.contains(&keyword.as_str()));
    let constraints = (!constraints.is_empty()).then_some(What::Constraints {
        keywords: constraints,
    });
    let words = (!words.is_empty()).then_some(What::SchemaWords { keywords: words });
    constraints.into_iter().chain(words).collect()
}

/// Compares two schemas; `direct` where they are those of a parameter, reached by `properties` alone. The depth is that of the JSON.
fn schema(old: &Value, new: &Value, direct: bool, found: &mut BTreeSet<String>) {
    if old == new {
        return;
    }
    let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
        found.insert("schema".to_owned());
        return;
    };
    for key in keys(old, new) {
        keyword(key, old, new, direct, found);
    }
}

fn keyword(key: &str, old: &Object, new: &Object, direct: bool, found: &mut BTreeSet<String>) {
    let (before, now) = (old.get(key), new.get(key));
    match (key, before, now) {
        ("properties" | "patternProperties" | "dependentSchemas", _, _) => {
            named(key, before, now, direct && key == "properties", found);
        }
        ("$defs" | "definitions", _, _) => named(key, before, now, false, found),
        (
            "items"
            | "additionalItems"
            | "additionalProperties"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "contains"
            | "propertyNames"
            | "not"
            | "if"
            | "then"
            | "else"
            | "anyOf"
            | "oneOf"
            | "allOf"
            | "prefixItems",
            Some(before),
            Some(now),
        ) => inside(key, before, now, found),
        _ if direct && TOLD.contains(&key) => {}
        ("required", Some(before), Some(now)) if same_set(before, now) => {}
        (_, Some(before), Some(now)) if same_content(before, now) => {}
        _ => {
            found.insert(key.to_owned());
        }
    }
}

/// Schemas under names.
fn named(
    key: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    direct: bool,
    found: &mut BTreeSet<String>,
) {
    static NONE: Object = Object::new();
    let object = |value: Option<&Value>| value.is_none_or(|value| value.as_object().is_some());
    if !object(old) || !object(new) {
        found.insert(key.to_owned());
        return;
    }
    let old = old.and_then(Value::as_object).unwrap_or(&NONE);
    let new = new.and_then(Value::as_object).unwrap_or(&NONE);
    for name in keys(old, new) {
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => schema(old, new, direct, found),
            // Parameters are told; a definition means nothing before something refers to it, which differs then.
            _ if direct || key == "$defs" || key == "definitions" => {}
            _ => {
                found.insert(key.to_owned());
            }
        }
    }
}

/// A schema, or a list of them, under a keyword.
fn inside(key: &str, old: &Value, new: &Value, found: &mut BTreeSet<String>) {
    match (old, new) {
        (Value::Object(_), Value::Object(_)) => schema(old, new, false, found),
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (old, new) in old.iter().zip(new) {
                inside(key, old, new, found);
            }
        }
        _ if old == new => {}
        _ => {
            found.insert(key.to_owned());
        }
    }
}

fn same_set(old: &Value, new: &Value) -> bool {
    let set = |value: &Value| -> Option<BTreeSet<String>> {
        let items = value.as_array()?.iter();
        items.map(|item| item.as_str().map(str::to_owned)).collect()
    };
    set(old).is_some() && set(old) == set(new)
}
