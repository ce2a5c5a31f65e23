//! What differs between the parameters of two schemas.

use super::change::What;
use crate::core::catalogue::{Parameter, parameters};
use crate::core::hashed::HashMap;
use crate::core::json::{Value, same_content};

/// The differences: the parameters of the newer schema in its order, then those that are gone.
pub(super) fn differences(old: &Value, new: &Value) -> Vec<What> {
    let (old, new) = (parameters(old), parameters(new));
    let before: HashMap<&str, &Parameter> = by_path(&old);
    let now: HashMap<&str, &Parameter> = by_path(&new);
    let mut found = Vec::new();
    for parameter in &new {
        match before.get(parameter.path.as_str()) {
            Some(older) => found.extend(between(older, parameter)),
            None => found.push(What::ParameterAdded {
                path: parameter.path.clone(),
                words: parameter.words(),
                required: parameter.required,
            }),
        }
    }
    for parameter in old {
        if !now.contains_key(parameter.path.as_str()) {
            found.push(What::ParameterRemoved {
                path: parameter.path,
            });
        }
    }
    found
}

fn by_path(parameters: &[Parameter]) -> HashMap<&str, &Parameter> {
    parameters
        .iter()
        .map(|parameter| (parameter.path.as_str(), parameter))
        .collect()
}

fn between(old: &Parameter, new: &Parameter) -> Vec<What> {
    let path = || new.path.clone();
    let mut found = Vec::new();
    if other_types(old, new) {
        found.push(What::TypeChanged {
            path: path(),
            from: old.words(),
            to: new.words(),
        });
    }
    if old.required != new.required {
        found.push(What::RequiredChanged {
            path: path(),
            required: new.required,
        });
    }
    found.extend(choices(old, new));
    if !same(old.default.as_ref(), new.default.as_ref()) {
        found.push(What::DefaultChanged {
            path: path(),
            from: old.default.clone(),
            to: new.default.clone(),
        });
    }
    if old.description != new.description {
        found.push(What::ParameterDescribed {
            path: path(),
            from: old.description.clone(),
            to: new.description.clone(),
        });
    }
    found
}

fn other_types(old: &Parameter, new: &Parameter) -> bool {
    let mut types = (old.types.clone(), new.types.clone());
    types.0.sort_unstable();
    types.1.sort_unstable();
    // The words of a list of values count them, which is no type.
    let listed = !old.choices.is_empty() || !new.choices.is_empty();
    types.0 != types.1 || (!listed && old.words() != new.words())
}

fn same(one: Option<&Value>, two: Option<&Value>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => same_content(one, two),
        (None, None) => true,
        _ => false,
    }
}

fn choices(old: &Parameter, new: &Parameter) -> Option<What> {
    let added = lacking(&new.choices, &old.choices);
    let removed = lacking(&old.choices, &new.choices);
    if added.is_empty() && removed.is_empty() {
        return None;
    }
    // No list means any value.
    let (was_open, is_open) = (old.choices.is_empty(), new.choices.is_empty());
    Some(What::ChoicesChanged {
        path: new.path.clone(),
        wider: !was_open && (is_open || !added.is_empty()),
        added,
        removed,
    })
}

/// The values of one list that another lacks.
fn lacking(values: &[Value], others: &[Value]) -> Vec<Value> {
    values
        .iter()
        .filter(|value| !others.iter().any(|other| same_content(value, other)))
        .cloned()
        .collect()
}
