//! What a server declares about a tool, before and now.

use super::change::{Hint, What};
use super::tools::{differ, keys};
use crate::core::catalogue::{Annotations, Tool};
use crate::core::json::{Object, Value, same_content};

/// The differences of the annotations: the hints, then any other member.
pub(super) fn differences(old: &Tool, new: &Tool) -> Vec<What> {
    let mut found: Vec<What> = Hint::ALL
        .into_iter()
        .map(|hint| {
            (
                hint,
                value(old.annotations, hint),
                value(new.annotations, hint),
            )
        })
        .filter(|(_, from, to)| from != to)
        .map(|(hint, from, to)| What::Hint { hint, from, to })
        .collect();
    let told = |key: &str| {
        found
            .iter()
            .any(|what| matches!(what, What::Hint { hint, .. } if hint.as_str() == key))
            || (key == "title" && old.title != new.title)
    };
    let (before, now) = (old.raw.get("annotations"), new.raw.get("annotations"));
    let others = others(before, now).into_iter().filter(|key| !told(key));
    let others: Vec<What> = others
        .map(|key| What::Member {
            key: format!("annotations.{key}"),
        })
        .collect();
    found.extend(others);
    if found.is_empty()
        && (old.title == new.title || before.is_none() != now.is_none())
        && differ(before, now)
    {
        found.push(What::Member {
            key: "annotations".to_owned(),
        });
    }
    found
}

fn value(annotations: Annotations, hint: Hint) -> Option<bool> {
    match hint {
        Hint::ReadOnly => annotations.read_only,
        Hint::Destructive => annotations.destructive,
        Hint::Idempotent => annotations.idempotent,
        Hint::OpenWorld => annotations.open_world,
    }
}

/// The keys of members whose content differs.
fn others<'a>(old: Option<&'a Value>, new: Option<&'a Value>) -> Vec<&'a str> {
    static NONE: Object = Object::new();
    let object = |value: Option<&'a Value>| value.and_then(Value::as_object).unwrap_or(&NONE);
    let (before, now) = (object(old), object(new));
    keys(before, now)
        .filter(|key| match (before.get(key), now.get(key)) {
            (Some(one), Some(two)) => !same_content(one, two),
            _ => true,
        })
        .collect()
}
