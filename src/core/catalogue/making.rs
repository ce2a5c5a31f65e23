//! From one object of a tool list to a tool, and to what is odd about it.

use super::schema::says_something;
use super::{Annotations, Given, Issue, IssueKind, Tool};
use crate::core::json::{Object, Value};
use crate::core::text;

/// The longest name that nobody needs to hear about, in characters (MCP specification of 2025-11-25, tool names).
const LONGEST_NAME: usize = 128;

/// Where the issues of one tool go.
pub(super) struct Issues<'a> {
    pub(super) tool: u32,
    pub(super) list: &'a mut Vec<Issue>,
}

impl Issues<'_> {
    fn add(&mut self, kind: IssueKind, message: String) {
        self.list.push(Issue {
            kind,
            tool: Some(self.tool),
            message,
        });
    }
}

/// A tool out of its object; what is odd about it goes to `issues`.
pub(super) fn tool(name: String, raw: Object, believed: bool, issues: &mut Issues<'_>) -> Tool {
    odd_name(&name, issues);
    let annotations = member(&raw, "annotations", "an object", Value::as_object, issues);
    let title = member(&raw, "title", "a string", Value::as_str, issues)
        .or_else(|| annotations?.get("title")?.as_str())
        .map(str::to_owned);
    let description =
        member(&raw, "description", "a string", Value::as_str, issues).map(str::to_owned);
    let annotations = annotations
        .map(|object| hints(object, issues))
        .unwrap_or_default();
    let given = if believed { given(&raw, issues) } else { None };
    let schema = raw.get("inputSchema");
    if !schema.is_some_and(says_something) {
        let message = match schema {
            None | Some(Value::Null) => {
                "It has no input schema: what it takes is not known.".to_owned()
            }
            Some(Value::Object(_) | Value::Bool(_)) => {
                "Its input schema says nothing: what it takes is not known.".to_owned()
            }
            Some(other) => format!(
                "Its input schema is {}, not an object: what it takes is not known.",
                other.kind()
            ),
        };
        issues.add(IssueKind::MissingSchema, message);
    }
    hidden(
        &name,
        title.as_deref(),
        description.as_deref(),
        schema,
        issues,
    );
    Tool {
        name,
        title,
        description,
        annotations,
        given,
        raw,
    }
}

/// A member of the type that the protocol gives it. Of another type it counts as absent and is said; `null` is absence.
fn member<'a, T: ?Sized>(
    raw: &'a Object,
    key: &str,
    kind: &str,
    read: fn(&'a Value) -> Option<&'a T>,
    issues: &mut Issues<'_>,
) -> Option<&'a T> {
    let value = raw.get(key).filter(|value| **value != Value::Null)?;
    let read = read(value);
    if read.is_none() {
        let message = format!(
            "Its {key} is {}, not {kind}: it counts as absent.",
            value.kind()
        );
        issues.add(IssueKind::OddMember, message);
    }
    read
}

fn hints(object: &Object, issues: &mut Issues<'_>) -> Annotations {
    let mut hint = |key: &str| {
        let value = object.get(key).filter(|value| **value != Value::Null)?;
        if value.as_bool().is_none() {
            let message = format!(
                "Its {key} is {}, not a boolean: it counts as absent.",
                value.kind()
            );
            issues.add(IssueKind::OddMember, message);
        }
        value.as_bool()
    };
    Annotations {
        read_only: hint("readOnlyHint"),
        destructive: hint("destructiveHint"),
        idempotent: hint("idempotentHint"),
        open_world: hint("openWorldHint"),
    }
}

/// The words for categories and severities (the builder's own catalogue format).
const CATEGORIES: [&str; 6] = [
    "read",
    "write",
    "execute",
    "destructive",
    "financial",
    "unclear",
];
const SEVERITIES: [&str; 4] = ["low", "medium", "high", "critical"];

/// How every message about a classification starts that is not used.
pub(super) const RISK_NOT_USED: &str = "Its risk is ";

/// `risk`: a classification with a category and a severity that exist, else none at all.
fn given(raw: &Object, issues: &mut Issues<'_>) -> Option<Given> {
    let risk = member(raw, "risk", "an object", Value::as_object, issues)?;
    let word = |key: &str| risk.get(key).and_then(Value::as_str);
    let category = word("category").filter(|word| is_one_of(word, &CATEGORIES));
    let severity_fits = match risk.get("severity") {
        None | Some(Value::Null) => true,
        Some(severity) => severity
            .as_str()
            .is_some_and(|word| is_one_of(word, &SEVERITIES)),
    };
    let (Some(category), true) = (category, severity_fits) else {
        let message = format!(
            "{RISK_NOT_USED}not used: a category is {}, a severity {}.",
            text::list(&CATEGORIES, "or"),
            text::list(&SEVERITIES, "or")
        );
        issues.add(IssueKind::OddMember, message);
        return None;
    };
    let evidence = risk
        .get("evidence")
        .and_then(Value::as_array)
        .unwrap_or_default();
    Some(Given {
        category: category.to_owned(),
        severity: word("severity").map(str::to_owned),
        evidence: evidence
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    })
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| other.eq_ignore_ascii_case(word))
}

fn odd_name(name: &str, issues: &mut Issues<'_>) {
    let odd = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let length = name.chars().count();
    let message = if name.is_empty() {
        "Its name is empty.".to_owned()
    } else if let Some(character) = name.chars().find(|c| odd(*c)) {
        let shown = if text::has_hidden(name) || character.is_whitespace() {
            text::name_of(character)
        } else {
            format!("“{character}”, {}", text::name_of(character))
        };
        format!("Its name holds a character outside letters, digits, “_”, “-” and “.” ({shown}).")
    } else if length > LONGEST_NAME {
        format!("Its name is {length} characters long.")
    } else {
        return;
    };
    issues.add(IssueKind::OddName, message);
}

fn hidden(
    name: &str,
    title: Option<&str>,
    description: Option<&str>,
    schema: Option<&Value>,
    issues: &mut Issues<'_>,
) {
    let found = |text: Option<&str>| text.is_some_and(text::has_hidden);
    let places = [
        ("its name", found(Some(name))),
        ("its title", found(title)),
        ("its description", found(description)),
        ("its input schema", schema.is_some_and(schema_hides)),
    ];
    let places: Vec<&str> = places
        .into_iter()
        .filter_map(|(place, hidden)| hidden.then_some(place))
        .collect();
    if !places.is_empty() {
        let message = format!(
            "Characters that cannot be seen stand in {}.",
            text::list(&places, "and")
        );
        issues.add(IssueKind::HiddenCharacters, message);
    }
}

/// Whether a key or a string of a schema holds hidden characters. The depth of a value is bounded by the reader.
fn schema_hides(value: &Value) -> bool {
    match value {
        Value::String(text) => text::has_hidden(text),
        Value::Array(items) => items.iter().any(schema_hides),
        Value::Object(object) => object
            .iter()
            .any(|(key, value)| text::has_hidden(key) || schema_hides(value)),
        _ => false,
    }
}
