//! Arguments to start from: an example that an input schema allows.

use crate::core::catalogue::resolve;
use crate::core::json::{Number, Object, Value};
use crate::core::re2;
use std::cell::Cell;

/// How deep a schema is followed; references may run in circles.
const DEEPEST: u32 = 24;

/// The most items that an example list holds.
const MOST_ITEMS: u64 = 20;

/// The longest example text, in characters.
const LONGEST: u64 = 2_000;

/// The most schemas that are looked at for one example: references that run in circles double with every step.
const MOST_VISITS: u32 = 5_000;

/// Arguments that the schema allows, as far as it can be told: every required argument, no optional one.
pub fn example(schema: &Value) -> Object {
    match Maker::new(schema).value(schema, DEEPEST) {
        Some(Value::Object(object)) => object,
        _ => Object::new(),
    }
}

/// An example for the argument at a path of names, required or not; nothing when the schema does not know it.
pub fn example_at(schema: &Value, path: &[&str]) -> Option<Value> {
    let maker = Maker::new(schema);
    let mut at = schema;
    for name in path {
        at = maker.property(at, name, DEEPEST)?;
    }
    Some(maker.value(at, DEEPEST).unwrap_or_else(anything))
}

/// What stands where the schema says nothing.
fn anything() -> Value {
    "example".into()
}

struct Maker<'a> {
    root: &'a Value,
    visits: Cell<u32>,
}

impl<'a> Maker<'a> {
    fn new(root: &'a Value) -> Self {
        Self {
            root,
            visits: Cell::new(0),
        }
    }

    /// Counts one look at a schema; nothing once there were too many or it lies too deep.
    fn visit(&self, depth: u32) -> Option<u32> {
        self.visits.set(self.visits.get() + 1);
        depth
            .checked_sub(1)
            .filter(|_| self.visits.get() <= MOST_VISITS)
    }

    /// A value that the schema allows; nothing when it says nothing about it.
    fn value(&self, schema: &'a Value, depth: u32) -> Option<Value> {
        let depth = self.visit(depth)?;
        if let Some(given) = given(schema) {
            return Some(given.clone());
        }
        let plain = self.plain(schema, depth);
        if let Some(target) = self.target(schema) {
            return merged(self.value(target, depth), plain);
        }
        for choice in ["oneOf", "anyOf"] {
            if let Some(first) = list(schema, choice).first() {
                return merged(self.value(first, depth), plain);
            }
        }
        let parts = list(schema, "allOf")
            .iter()
            .map(|part| self.value(part, depth));
        parts.fold(plain, merged)
    }

    fn target(&self, schema: &'a Value) -> Option<&'a Value> {
        resolve(self.root, schema.get("$ref")?.as_str()?)
    }

    /// The schema of a member, through references and combinations.
    fn property(&self, schema: &'a Value, name: &str, depth: u32) -> Option<&'a Value> {
        let depth = self.visit(depth)?;
        if let Some(own) = schema
            .get("properties")
            .and_then(|members| members.get(name))
        {
            return Some(own);
        }
        if let Some(target) = self.target(schema) {
            return self.property(target, name, depth);
        }
        let parts = ["allOf", "oneOf", "anyOf"]
            .into_iter()
            .flat_map(|key| list(schema, key));
        parts
            .into_iter()
            .find_map(|part| self.property(part, name, depth))
    }

    /// What the keywords of one schema alone ask for.
    fn plain(&self, schema: &'a Value, depth: u32) -> Option<Value> {
        Some(match kind(schema)? {
            "object" => self.object(schema, depth).into(),
            "array" => Value::Array(self.items(schema, depth)),
            "integer" => number(schema, true),
            "number" => number(schema, false),
            "boolean" => Value::Bool(false),
            "null" => Value::Null,
            _ => Value::String(text(schema)),
        })
    }

    fn object(&self, schema: &'a Value, depth: u32) -> Object {
        let names = list(schema, "required").iter().filter_map(Value::as_str);
        names
            .map(|name| {
                let member = self.property(schema, name, depth);
                let value = member.and_then(|member| self.value(member, depth));
                (name.to_owned(), value.unwrap_or_else(anything))
            })
            .collect()
    }

    fn items(&self, schema: &'a Value, depth: u32) -> Vec<Value> {
        let fewest = limit(schema, "minItems").unwrap_or(0).min(MOST_ITEMS);
        let item = schema
            .get("items")
            .and_then(|item| self.value(item, depth))
            .unwrap_or_else(anything);
        (0..fewest).map(|_| item.clone()).collect()
    }
}

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema
        .get(key)
        .and_then(Value::as_array)
        .unwrap_or_default()
}

/// The type that a schema asks for, by name or by its other keywords.
fn kind(schema: &Value) -> Option<&str> {
    let hints = [
        ("properties", "object"),
        ("required", "object"),
        ("items", "array"),
        ("minItems", "array"),
        ("minimum", "number"),
        ("maximum", "number"),
        ("multipleOf", "number"),
        ("minLength", "string"),
        ("maxLength", "string"),
        ("pattern", "string"),
        ("format", "string"),
    ];
    match schema.get("type") {
        Some(Value::String(kind)) => Some(kind),
        Some(Value::Array(kinds)) => {
            let kinds = || kinds.iter().filter_map(Value::as_str);
            kinds()
                .find(|kind| *kind != "null")
                .or_else(|| kinds().next())
        }
        _ => hints
            .into_iter()
            .find(|(key, _)| schema.get(key).is_some())
            .map(|(_, kind)| kind),
    }
}

/// A value that the schema names itself.
fn given(schema: &Value) -> Option<&Value> {
    let first = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_array)
            .and_then(<[Value]>::first)
    };
    let single = || schema.get("const").or_else(|| schema.get("default"));
    single()
        .or_else(|| first("enum"))
        .or_else(|| first("examples"))
}

/// Two parts of one value: members of both where both are objects, else what the first says.
fn merged(first: Option<Value>, second: Option<Value>) -> Option<Value> {
    match (first, second) {
        (Some(Value::Object(mut first)), Some(Value::Object(second))) => {
            for (key, value) in second {
                if first.get(&key).is_none() {
                    first.set(key, value);
                }
            }
            Some(first.into())
        }
        (first, second) => first.or(second),
    }
}

fn limit(schema: &Value, key: &str) -> Option<u64> {
    schema.get(key)?.as_number()?.as_u64()
}

/// The number nearest to zero between the bounds, a multiple where one is asked for.
fn number(schema: &Value, whole: bool) -> Value {
    let bound = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_number)
            .map(Number::as_f64)
    };
    let step = bound("multipleOf")
        .filter(|step| *step > 0.0)
        .unwrap_or(1.0);
    let above = bound("exclusiveMinimum").map(|low| {
        if whole {
            (low + 1.0).floor()
        } else {
            low + step
        }
    });
    let below = bound("exclusiveMaximum").map(|high| {
        if whole {
            (high - 1.0).ceil()
        } else {
            high - step
        }
    });
    let low = bound("minimum").or(above).unwrap_or(f64::NEG_INFINITY);
    let high = bound("maximum").or(below).unwrap_or(f64::INFINITY);
    let start = if low > 0.0 { low } else { high.min(0.0) };
    let multiple = (start / step).ceil() * step;
    let chosen = if multiple <= high && (whole || bound("multipleOf").is_some()) {
        multiple
    } else {
        start
    };
    double(chosen)
}

/// A double as a JSON number, zero where it is none.
pub(super) fn double(value: f64) -> Value {
    let text = if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        format!("{value}")
    };
    let text = if text == "-0" { "0".to_owned() } else { text };
    Number::new(&text)
        .unwrap_or_else(|| Number::from(0_u64))
        .into()
}

fn text(schema: &Value) -> String {
    let formatted = match schema.get("format").and_then(Value::as_str).unwrap_or("") {
        "date-time" => "2026-01-01T00:00:00Z",
        "date" => "2026-01-01",
        "time" => "00:00:00Z",
        "email" => "name@example.com",
        "uri" | "url" | "uri-reference" | "iri" => "https://example.com/",
        "hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        _ => "example",
    };
    let pattern = schema.get("pattern").and_then(Value::as_str);
    let mut text = pattern
        .and_then(re2::example)
        .unwrap_or_else(|| formatted.to_owned());
    let fewest = limit(schema, "minLength").unwrap_or(0).min(LONGEST);
    let most = limit(schema, "maxLength").unwrap_or(LONGEST);
    let length = |text: &str| u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    while length(&text) < fewest {
        text.push('x');
    }
    if length(&text) > most {
        text = text
            .chars()
            .take(usize::try_from(most).unwrap_or(0))
            .collect();
    }
    text
}
