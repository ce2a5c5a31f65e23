//! What differs between a tool and what it was.

use super::change::What;
use super::{hints, parameters, schema};
use crate::core::catalogue::Tool;
use crate::core::json::{Object, Value, same_content};

/// The differences: parameters first, then what the server says about the tool.
pub(super) fn differences(old: &Tool, new: &Tool) -> Vec<What> {
    let mut found = Vec::new();
    if old.raw == new.raw && !old.raw.is_empty() {
        return found;
    }
    let schemas = (old.input_schema(), new.input_schema());
    if differ(schemas.0, schemas.1) {
        schemas_differ(schemas.0, schemas.1, &mut found);
    }
    if old.description != new.description {
        found.push(What::Described {
            from: old.description.clone(),
            to: new.description.clone(),
        });
    }
    if old.title != new.title {
        found.push(What::Titled {
            from: old.title.clone(),
            to: new.title.clone(),
        });
    }
    found.extend(hints::differences(old, new));
    found.extend(members(old, new));
    found
}

/// Whether the content of a member differs.
pub(super) fn differ(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => !same_content(old, new),
        (None, None) => false,
        _ => true,
    }
}

fn schemas_differ(old: Option<&Value>, new: Option<&Value>, found: &mut Vec<What>) {
    let before = found.len();
    let absent = Value::Null;
    let (old, new) = (old.unwrap_or(&absent), new.unwrap_or(&absent));
    found.extend(parameters::differences(old, new));
    found.extend(schema::differences(old, new, found));
    // What no comparison of parts sees is still a change.
    if found.len() == before {
        found.push(What::Constraints {
            keywords: vec!["inputSchema".to_owned()],
        });
    }
}

/// The other members of the tool, and those of the told ones whose content says nothing to this program but differs.
fn members(old: &Tool, new: &Tool) -> Vec<What> {
    let told = |key: &str| match key {
        "name" | "inputSchema" | "annotations" => true,
        "description" => old.description != new.description,
        "title" => old.title != new.title,
        _ => false,
    };
    keys(&old.raw, &new.raw)
        .filter(|key| !told(key) && differ(old.raw.get(key), new.raw.get(key)))
        .map(|key| What::Member {
            key: key.to_owned(),
        })
        .collect()
}

/// The keys of both objects: those of the newer one in order, then those that only the older one has.
pub(super) fn keys<'a>(old: &'a Object, new: &'a Object) -> impl Iterator<Item = &'a str> {
    let only_old = old
        .iter()
        .map(|(key, _)| key)
        .filter(|key| new.get(key).is_none());
    new.iter().map(|(key, _)| key).chain(only_old)
}
