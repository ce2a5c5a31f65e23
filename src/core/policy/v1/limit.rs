//! Limits of version 1.

use super::fixes::{insert_member, write};
use super::reader::{Items, Reader};
use super::{LIMIT, spelling};
use crate::core::json::{Node, Value, quote};
use crate::core::policy::{Limit, Max, Scope, Window};

/// The entries of `limits`.
pub(super) fn limits<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Vec<Limit>> {
    reader.list(node, "\"limits\"", Items::Objects, limit)
}

fn limit<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Limit> {
    let ([counter, window, max, scope], unknown) = reader.object(node, "A limit", &LIMIT)?;
    let counter = reader.required(node, counter, ("counter", "the counter's name"), name);
    let window = reader.required(node, window, ("window", WINDOWS), read_window);
    let max = reader.required(node, max, ("max", INTEGER), |reader, node| {
        integer(reader, node, "\"max\"")
    });
    let scope = if let Some(member) = scope {
        reader.member(member, read_scope)
    } else {
        let fix = insert_member(node, "scope", "\"grant\"", false);
        reader.missing(node, "scope", "\"grant\"", Some(fix))
    };
    Some(Limit {
        counter: counter?,
        window: window?,
        max: max?,
        scope: scope?,
        unknown,
    })
}

const WINDOWS: &str = "\"minute\", \"hour\" or \"day\"";
pub(in crate::core::policy) const INTEGER: &str =
    "a whole number from 1 to 9007199254740991 in plain digits";

fn name<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<String> {
    match node.value().as_str() {
        Some(name) => Some(name.to_owned()),
        None => reader.wrong(node, "\"counter\"", "a string", None),
    }
}

fn read_window<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Window> {
    let meant = match node.value() {
        Value::String(word) => match Window::parse(word) {
            Some(window) => return Some(window),
            None => spelling::window(word),
        },
        Value::Number(number) => Window::ALL
            .into_iter()
            .find(|window| number.as_u64() == Some(window.seconds().into())),
        _ => None,
    };
    let fix = meant.map(|window| write(node, quote(window.as_str())));
    reader.wrong(node, "\"window\"", WINDOWS, fix)
}

fn read_scope<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Scope> {
    match node.value().as_str() {
        Some("grant") => Some(Scope::Grant),
        Some(other) => Some(Scope::Other(other.to_owned())),
        None => reader.wrong(node, "\"scope\"", "a string, \"grant\"", None),
    }
}

/// A number of calls or seconds: plain digits, 1 to 2^53−1.
pub(in crate::core::policy) fn integer<'a>(
    reader: &mut Reader<'a>,
    node: Node<'a>,
    subject: &str,
) -> Option<Max> {
    let number = node.value().as_number();
    let plain = number.and_then(|number| Max::new(number.as_u64()?));
    if plain.is_some() {
        return plain;
    }
    let meant = match node.value() {
        Value::Number(number) => spelling::whole(number.as_str()),
        Value::String(text) => spelling::whole(text.trim()),
        _ => None,
    };
    let fix = meant
        .and_then(Max::new)
        .map(|max| write(node, max.get().to_string()));
    reader.wrong(node, subject, INTEGER, fix)
}
