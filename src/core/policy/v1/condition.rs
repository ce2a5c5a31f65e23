//! Conditions: a path, an operator, and a value of the type that the operator asks for.

use super::fixes::{wrap, write};
use super::reader::{Member, Reader};
use super::{CONDITION, spelling};
use crate::core::json::{Node, Number, Value, quote};
use crate::core::policy::{Condition, Path, Test};
use crate::core::re2;

pub(super) fn condition<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Condition> {
    let ([path, op, value], unknown) = reader.object(node, "A condition", &CONDITION)?;
    let path = reader.required(node, path, ("path", PATH), read_path);
    let test = match op {
        Some(op) => test(reader, node, op, value),
        None => reader.missing(node, "op", &operators(), None),
    };
    Some(Condition {
        path: path?,
        test: test?,
        unknown,
    })
}

const PATH: &str = "`args.` and the names of arguments, joined by dots";

fn read_path<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Path> {
    let Some(text) = node.value().as_str() else {
        return reader.wrong(node, "\"path\"", PATH, None);
    };
    if let Some(path) = Path::new(text) {
        return Some(path);
    }
    let fix = spelling::path(text).map(|path| write(node, quote(path.as_str())));
    reader.wrong(node, "\"path\"", PATH, fix)
}

fn operators() -> String {
    Test::OPERATORS.join(", ")
}

/// Reads operator and value. An operator that is misspelt but clear is reported, and its value checked all the same.
fn test<'a>(
    reader: &mut Reader<'a>,
    condition: Node<'a>,
    op: Member<'a>,
    value: Option<Member<'a>>,
) -> Option<Test> {
    let (word, exact) = reader.member(op, |reader, node| {
        let text = node.value().as_str().unwrap_or("");
        if let Some(word) = Test::OPERATORS.into_iter().find(|word| *word == text) {
            return Some((word, true));
        }
        let meant = spelling::operator(text);
        let fix = meant.map(|word| write(node, quote(word)));
        let _: Option<()> = reader.wrong(node, "\"op\"", &operators(), fix);
        meant.map(|word| (word, false))
    })?;
    let Some(value) = value else {
        return reader.missing(condition, "value", accepted(word), None);
    };
    let test = reader.member(value, |reader, node| operand(reader, node, word))?;
    exact.then_some(test)
}

/// What an operator takes as its value, in words.
fn accepted(op: &str) -> &'static str {
    match op {
        "lt" | "lte" | "gt" | "gte" => "a number",
        "in" | "not_in" => "an array of values",
        "exists" => "true or false",
        "regex" => "a regular expression in RE2 syntax, as a string",
        _ => "any value",
    }
}

fn operand<'a>(reader: &mut Reader<'a>, node: Node<'a>, op: &'static str) -> Option<Test> {
    match op {
        "eq" => Some(Test::Eq(node.value().clone())),
        "neq" => Some(Test::Neq(node.value().clone())),
        "contains" => Some(Test::Contains(node.value().clone())),
        "lt" => number(reader, node, op).map(Test::Lt),
        "lte" => number(reader, node, op).map(Test::Lte),
        "gt" => number(reader, node, op).map(Test::Gt),
        "gte" => number(reader, node, op).map(Test::Gte),
        "in" => values(reader, node, op).map(Test::In),
        "not_in" => values(reader, node, op).map(Test::NotIn),
        "exists" => flag(reader, node).map(Test::Exists),
        _ => pattern(reader, node).map(Test::Regex),
    }
}

/// The subject of an error about a value.
fn subject(op: &str) -> String {
    format!("The value for `{op}`")
}

fn number<'a>(reader: &mut Reader<'a>, node: Node<'a>, op: &str) -> Option<Number> {
    if let Some(number) = node.value().as_number() {
        return Some(number.clone());
    }
    let meant = node
        .value()
        .as_str()
        .and_then(|text| Number::new(text.trim()));
    let fix = meant.map(|number| write(node, number.as_str().to_owned()));
    reader.wrong(node, &subject(op), accepted(op), fix)
}

fn values<'a>(reader: &mut Reader<'a>, node: Node<'a>, op: &str) -> Option<Vec<Value>> {
    if let Some(values) = node.value().as_array() {
        return Some(values.to_vec());
    }
    // A string with a comma may be meant as a list of its own.
    let single = match node.value() {
        Value::String(text) => !text.contains([',', ';', '|', '[']),
        Value::Number(_) | Value::Bool(_) => true,
        _ => false,
    };
    let fix = single.then(|| wrap(node));
    reader.wrong(node, &subject(op), accepted(op), fix)
}

fn flag<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<bool> {
    let meant = match node.value() {
        Value::Bool(value) => return Some(*value),
        Value::String(text) => spelling::word(text, &["true", "false"]),
        _ => None,
    };
    let fix = meant.map(|word| write(node, word.to_owned()));
    reader.wrong(node, &subject("exists"), accepted("exists"), fix)
}

fn pattern<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<String> {
    let Some(text) = node.value().as_str() else {
        return reader.wrong(node, &subject("regex"), accepted("regex"), None);
    };
    match reader.check(text) {
        Ok(()) => Some(text.to_owned()),
        Err(error) => refused(reader, node, &error),
    }
}

/// Reports a pattern that RE2 does not take, at the place within it where that is certain.
fn refused<T>(reader: &mut Reader<'_>, node: Node<'_>, error: &re2::Error) -> Option<T> {
    let start = node.span().start;
    // With an escape in the string, offsets in the pattern and in the document are not the same.
    let offset = if node.text().contains('\\') {
        start
    } else {
        start.saturating_add(1).saturating_add(error.offset)
    };
    let found = if error.found.is_empty() {
        error.message.clone()
    } else {
        format!("{}, `{}`", error.message, error.found)
    };
    let message = format!("The pattern has {found}; accepted: {}.", error.accepted);
    reader.report(offset, found, error.accepted.clone(), message, None);
    None
}
