//! Writing a draft.

use super::{FORMAT, VERSION};
use crate::core::draft::{Draft, Override, Saved};
use crate::core::evaluate::scenario;
use crate::core::json::{Object, Value, compact, quote};
use crate::core::policy::{Entry, Name, Parked, Policy, Rule, Stood};
use std::sync::Arc;

/// The text of a draft.
pub fn encode(saved: &Saved) -> String {
    Encoded::of(saved).with(&saved.draft.catalogue.to_file())
}

/// The text of a draft up to its catalogue, which is the longest part, seldom changes, and is written apart.
pub struct Encoded(String);

impl Encoded {
    /// Writes a draft, its catalogue left out.
    pub fn of(saved: &Saved) -> Self {
        Self(before_catalogue(saved))
    }

    /// The whole text with a catalogue, as `Catalogue::to_file` writes it.
    pub fn with(&self, catalogue: &str) -> String {
        [&self.0, catalogue.trim_end(), "\n}\n"].concat()
    }
}

fn before_catalogue(saved: &Saved) -> String {
    let draft = &saved.draft;
    let mut members = vec![
        ("format", quote(&format!("{FORMAT}{VERSION}"))),
        ("id", quote(&saved.id)),
        ("title", quote(&saved.title)),
        ("saved_at", quote(&saved.saved_at)),
        ("revision", saved.revision.to_string()),
        ("policy", quote(&draft.policy.to_text().text)),
        ("parked", quote(&parked(draft).to_text().text)),
        ("places", compact(&places(draft))),
        ("overrides", compact(&overrides(draft))),
    ];
    if draft.is_pinned || !draft.pins.is_empty() {
        members.push(("pins", compact(&pins(draft))));
    }
    // Left out where there are none: such a draft reads as it did before there were any.
    if !draft.scenarios.is_empty() {
        members.push(("scenarios", compact(&scenario::to_value(&draft.scenarios))));
    }
    members.push(("catalogue", String::new()));
    let mut out = String::with_capacity(4_096);
    for (at, (key, value)) in members.iter().enumerate() {
        out.push_str(if at == 0 { "{\n  \"" } else { ",\n  \"" });
        out.push_str(key);
        out.push_str("\": ");
        out.push_str(value);
    }
    out
}

/// What is parked, as a policy whose entries are the parked rules.
fn parked(draft: &Draft) -> Policy {
    let entries = draft
        .parked
        .iter()
        .filter(|(_, parked)| parked.holds_rules());
    let tools = entries.map(|(name, parked)| (name.clone(), Arc::new(entry(parked))));
    Policy {
        tools: Some(tools.collect()),
        ..Policy::default()
    }
}

fn entry(parked: &Parked) -> Entry {
    let lists: [&[Rule]; 3] = [&parked.deny_if, &parked.denials, &parked.approvals];
    let deny_if = lists.concat();
    Entry {
        require: filled(&parked.require),
        deny_if: filled(&deny_if),
        limits: filled(&parked.limits),
        unknown: parked.unknown.clone(),
        ..Entry::default()
    }
}

fn filled<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| list.to_vec())
}

fn places(draft: &Draft) -> Value {
    let mut places = Vec::new();
    for (name, parked) in draft.parked.iter() {
        let lists = [("hide", &parked.hide_place), ("tools", &parked.entry_place)];
        for (list, stood) in lists {
            places.extend(stood.as_ref().map(|stood| place(name, list, stood)));
        }
    }
    Value::Array(places)
}

fn place(name: &Name, list: &str, stood: &Stood) -> Value {
    let mut members = vec![("tool", &**name), ("list", list)];
    match stood {
        Stood::First => members.push(("stood", "first")),
        Stood::FirstUnlisted => members.push(("stood", "first_unlisted")),
        Stood::Behind(other) => members.extend([("stood", "behind"), ("behind", &**other)]),
    }
    object(members)
}

fn overrides(draft: &Draft) -> Value {
    let overrides = draft.overrides.iter().map(|(name, held)| {
        let Override {
            category,
            severity,
            reason,
        } = held;
        object(vec![
            ("tool", &**name),
            ("category", category),
            ("severity", severity),
            ("reason", reason),
        ])
    });
    Value::Array(overrides.collect())
}

fn pins(draft: &Draft) -> Value {
    let pins = draft.pins.iter();
    Value::Array(
        pins.map(|(name, pin)| object(vec![("tool", &**name), ("pin", &pin.to_string())]))
            .collect(),
    )
}

fn object(members: Vec<(&str, &str)>) -> Value {
    let members = members.into_iter();
    Value::Object(
        members
            .map(|(key, text)| (key.to_owned(), text.into()))
            .collect::<Object>(),
    )
}
