//! Whether a schema leaves room for an argument that it does not name.

use crate::core::catalogue::resolve;
use crate::core::json::{Object, Value};
use std::cell::Cell;

/// How deep a schema is followed; references may run in circles.
const DEEPEST: u32 = 24;

/// The most schemas that are looked at for one path.
const MOST_VISITS: u32 = 2_000;

/// Whether the schema may take an argument at a path that its parameters do not list: some place on the way says so, or says nothing.
///
/// `additionalProperties` that is not there leaves room by the letter; but a server that names its arguments means these, and a name beside
/// them is most often a slip. So only an explicit word counts, and an object that names no members at all.
pub(super) fn is_open(root: &Value, path: &[&str]) -> bool {
    let walk = Walk {
        root,
        visits: Cell::new(0),
    };
    let mut schemas = vec![root];
    for name in path {
        let mut gathered = Place::default();
        for schema in schemas {
            walk.look(schema, name, &mut gathered, DEEPEST);
        }
        if gathered.open || !gathered.closed || walk.visits.get() >= MOST_VISITS {
            return true;
        }
        if gathered.below.is_empty() {
            return false;
        }
        schemas = gathered.below;
    }
    // The path is named after all: its name holds a dot, or it was listed elsewhere.
    true
}

#[derive(Default)]
struct Place<'a> {
    /// Some schema takes any name.
    open: bool,
    /// Some schema names members, or has a type that can have none.
    closed: bool,
    /// What is said about the name.
    below: Vec<&'a Value>,
}

struct Walk<'a> {
    root: &'a Value,
    visits: Cell<u32>,
}

impl<'a> Walk<'a> {
    fn look(&self, schema: &'a Value, name: &str, place: &mut Place<'a>, depth: u32) {
        self.visits.set(self.visits.get().saturating_add(1));
        let Some(depth) = depth
            .checked_sub(1)
            .filter(|_| self.visits.get() < MOST_VISITS)
        else {
            place.open = true;
            return;
        };
        let Some(object) = schema.as_object() else {
            place.open |= *schema != Value::Bool(false);
            return;
        };
        for key in ["additionalProperties", "unevaluatedProperties"] {
            place.open |= object
                .get(key)
                .is_some_and(|value| *value != Value::Bool(false));
        }
        let is_there = |key: &str| object.get(key).is_some();
        place.open |= is_there("patternProperties") || is_there("propertyNames");
        match object.get("properties").and_then(Value::as_object) {
            Some(members) => {
                place.closed = true;
                place.below.extend(members.get(name));
            }
            None if may_be_object(object.get("type")) && !leads_on(object) => place.open = true,
            None => place.closed |= !may_be_object(object.get("type")),
        }
        let target = object.get("$ref").and_then(Value::as_str);
        if let Some(target) = target.and_then(|text| resolve(self.root, text)) {
            self.look(target, name, place, depth);
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            let parts = object.get(key).and_then(Value::as_array);
            for part in parts.unwrap_or_default() {
                self.look(part, name, place, depth);
            }
        }
        for key in ["then", "else", "if"] {
            if let Some(part) = object.get(key) {
                self.look(part, name, place, depth);
            }
        }
    }
}

fn may_be_object(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(word)) => word == "object",
        Some(Value::Array(words)) => words.iter().any(|word| word.as_str() == Some("object")),
        _ => true,
    }
}

/// Whether other schemas say what this one leaves out.
fn leads_on(schema: &Object) -> bool {
    [
        "$ref", "allOf", "anyOf", "oneOf", "then", "else", "enum", "const",
    ]
    .into_iter()
    .any(|key| schema.get(key).is_some())
}
