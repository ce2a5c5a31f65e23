//! Calls around a condition: the values where an answer can turn, to see what a rule lets through.

use super::form;
use crate::core::json::{MAX_DEPTH, Number, Object, Value};
use crate::core::policy::{Condition, Path, Rule, Test};
use crate::core::re2;

/// Arguments of one call with what they try.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// What is tried: "just above the bound".
    pub note: &'static str,
    /// The condition's path.
    pub path: Path,
    /// The arguments.
    pub args: Object,
}

/// The most values of a list that are tried.
const MOST_CHOICES: usize = 5;

/// Calls around each condition of a rule. `base` are arguments that the calls start from.
pub fn of_rule(rule: &Rule, base: &Object, schema: Option<&Value>) -> Vec<Boundary> {
    rule.conditions
        .iter()
        .flat_map(|condition| of_condition(condition, base, schema))
        .collect()
}

/// Calls around one condition: none twice.
pub fn of_condition(condition: &Condition, base: &Object, schema: Option<&Value>) -> Vec<Boundary> {
    let path: Vec<&str> = condition.path.segments().collect();
    let mut tried = Tried {
        path: &condition.path,
        names: &path,
        base,
        found: Vec::new(),
    };
    tried.push("left out", None);
    tried.push("null", Some(Value::Null));
    match &condition.test {
        Test::Eq(value) | Test::Neq(value) => tried.around(value),
        Test::In(values) | Test::NotIn(values) => {
            for value in values.iter().take(MOST_CHOICES) {
                tried.around(value);
            }
        }
        Test::Lt(bound) | Test::Lte(bound) | Test::Gt(bound) | Test::Gte(bound) => {
            tried.around_bound(bound);
        }
        Test::Exists(_) => {
            let example = schema.and_then(|schema| form::example_at(schema, &path));
            tried.push("given", Some(example.unwrap_or_else(|| "example".into())));
        }
        Test::Regex(pattern) => tried.around_pattern(pattern),
        Test::Contains(value) => tried.around_part(value),
    }
    tried.push("an empty text", Some("".into()));
    tried.push("a text instead", Some("example".into()));
    tried.push("a number instead", Some(Number::from(1_u64).into()));
    tried.push("true instead", Some(true.into()));
    tried.push("an empty list instead", Some(Value::Array(Vec::new())));
    tried.push("an empty object instead", Some(Object::new().into()));
    tried.found
}

struct Tried<'a> {
    path: &'a Path,
    names: &'a [&'a str],
    base: &'a Object,
    found: Vec<Boundary>,
}

impl Tried<'_> {
    fn push(&mut self, note: &'static str, value: Option<Value>) {
        let args = set(self.base, self.names, value);
        if self.found.iter().all(|other| other.args != args) {
            self.found.push(Boundary {
                note,
                path: self.path.clone(),
                args,
            });
        }
    }

    /// A value and what looks like it.
    fn around(&mut self, value: &Value) {
        self.push("the value itself", Some(value.clone()));
        match value {
            Value::String(text) => self.around_text(text),
            Value::Number(number) => {
                self.push("the number as a text", Some(number.as_str().into()));
                self.push("just below", Some(form::double(number.as_f64() - 1.0)));
                self.push("just above", Some(form::double(number.as_f64() + 1.0)));
            }
            Value::Bool(flag) => {
                self.push("the opposite", Some((!flag).into()));
                self.push("the word as a text", Some(flag.to_string().into()));
            }
            Value::Null | Value::Array(_) | Value::Object(_) => {}
        }
        self.push(
            "the value in a list",
            Some(Value::Array(vec![value.clone()])),
        );
    }

    fn around_text(&mut self, text: &str) {
        self.push("other case", Some(other_case(text).into()));
        self.push("a space behind it", Some(format!("{text} ").into()));
        self.push("a space before it", Some(format!(" {text}").into()));
        self.push("a line feed behind it", Some(format!("{text}\n").into()));
        if let Some(alike) = look_alike(text) {
            self.push("letters that look alike", Some(alike.into()));
        }
        if let Some(number) = Number::new(text) {
            self.push("the text as a number", Some(number.into()));
        }
    }

    fn around_bound(&mut self, bound: &Number) {
        let at = bound.as_f64();
        self.push("at the bound", Some(bound.clone().into()));
        self.push("one below the bound", Some(form::double(at - 1.0)));
        self.push("one above the bound", Some(form::double(at + 1.0)));
        self.push("just below the bound", Some(form::double(at.next_down())));
        self.push("just above the bound", Some(form::double(at.next_up())));
        self.push("the bound as a text", Some(bound.as_str().into()));
        self.push(
            "below the bound, as a text",
            Some(plain_text(&form::double(at - 1.0)).into()),
        );
        self.push(
            "above the bound, as a text",
            Some(plain_text(&form::double(at + 1.0)).into()),
        );
        self.push("the opposite sign", Some(form::double(-at)));
        self.push(
            "the bound in a list",
            Some(Value::Array(vec![bound.clone().into()])),
        );
    }

    fn around_pattern(&mut self, pattern: &str) {
        let Some(text) = re2::example(pattern) else {
            return;
        };
        self.push("a text that matches", Some(text.as_str().into()));
        self.around_text(&text);
        self.push("more before it", Some(format!("x{text}").into()));
        self.push("more behind it", Some(format!("{text}x").into()));
        self.push("behind a line feed", Some(format!("x\n{text}").into()));
        if text.contains('/') {
            self.push(
                "a way out of the folder",
                Some(format!("{text}/../../etc/passwd").into()),
            );
        }
        self.push("the text in a list", Some(Value::Array(vec![text.into()])));
    }

    fn around_part(&mut self, value: &Value) {
        self.push(
            "the part in a list",
            Some(Value::Array(vec![value.clone()])),
        );
        let Some(text) = value.as_str() else {
            return self.around(value);
        };
        self.push("the part alone", Some(text.into()));
        self.push("the part inside a text", Some(format!("x{text}x").into()));
        self.around_text(text);
        self.push(
            "the part inside a list's text",
            Some(Value::Array(vec![format!("x{text}x").into()])),
        );
    }
}

fn plain_text(value: &Value) -> String {
    value
        .as_number()
        .map(|number| number.as_str().to_owned())
        .unwrap_or_default()
}

/// The arguments with the value at a path of names, objects made on the way; without the argument when there is no value. A path
/// deeper than any document changes nothing.
pub fn set(base: &Object, path: &[&str], value: Option<Value>) -> Object {
    let mut args = base.clone();
    let Some((name, rest)) = path.split_first().filter(|_| path.len() <= MAX_DEPTH) else {
        return args;
    };
    if rest.is_empty() {
        match value {
            Some(value) => args.set(*name, value),
            None => drop(args.remove(name)),
        }
        return args;
    }
    let inner = args.get(name).and_then(Value::as_object);
    if inner.is_none() && value.is_none() {
        return args;
    }
    let inner = set(inner.unwrap_or(&Object::new()), rest, value);
    args.set(*name, inner.into());
    args
}

fn other_case(text: &str) -> String {
    let upper = text.to_uppercase();
    if upper == text {
        text.to_lowercase()
    } else {
        upper
    }
}

/// The text with letters of other scripts that look like its own; nothing when it has no such letter.
fn look_alike(text: &str) -> Option<String> {
    let pairs = [
        ('a', '\u{430}'),
        ('c', '\u{441}'),
        ('e', '\u{435}'),
        ('i', '\u{456}'),
        ('o', '\u{43e}'),
        ('p', '\u{440}'),
        ('s', '\u{455}'),
        ('x', '\u{445}'),
        ('y', '\u{443}'),
        ('A', '\u{410}'),
        ('B', '\u{412}'),
        ('E', '\u{415}'),
        ('H', '\u{41d}'),
        ('K', '\u{41a}'),
        ('M', '\u{41c}'),
        ('O', '\u{41e}'),
        ('P', '\u{420}'),
        ('T', '\u{422}'),
        ('/', '\u{2215}'),
        ('-', '\u{2010}'),
        ('.', '\u{2024}'),
    ];
    let swap = |c: char| {
        pairs
            .iter()
            .find(|(plain, _)| *plain == c)
            .map_or(c, |(_, alike)| *alike)
    };
    let alike: String = text.chars().map(swap).collect();
    (alike != text).then_some(alike)
}
