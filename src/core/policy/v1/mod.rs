//! Reading a document: the members of version 1, with every error and not only the first.
//!
//! Entries in the shorthand form stand in the same document; `super::shorthand` reads their members.

mod condition;
pub(super) mod fixes;
pub(super) mod limit;
pub(super) mod reader;
mod rule;
pub(super) mod spelling;

pub use reader::MAX_ERRORS;

use super::{AllTools, Entry, Invalid, List, Name, Policy, Posture};
use crate::core::hashed::HashSet;
use crate::core::json::{self, Document, Node, Span, Value, quote};
use fixes::{insert_member, replace, write};
use reader::{Items, Reader};
use std::sync::Arc;

/// Members at the top, in the order of the format's page.
pub(crate) const TOP: [&str; 5] = ["version", "default", "hide", "all_tools", "tools"];
/// Members of `all_tools`.
pub(crate) const ALL_TOOLS: [&str; 1] = ["limits"];
/// Members of an entry under `tools`: those of version 1, then those of the shorthand.
pub(crate) const ENTRY: [&str; 6] = [
    "require",
    "deny_if",
    "limits",
    "action",
    "reason",
    "rate_limit",
];
/// Members of a rule.
pub(crate) const RULE: [&str; 2] = ["conditions", "on_deny"];
/// Members of a condition.
pub(crate) const CONDITION: [&str; 3] = ["path", "op", "value"];
/// Members of a limit.
pub(crate) const LIMIT: [&str; 4] = ["counter", "window", "max", "scope"];
/// Members of the shorthand's `rate_limit`.
pub(crate) const RATE_LIMIT: [&str; 2] = ["max", "window"];

/// Reads a policy from a text.
///
/// # Errors
/// As [`read`]; a text that is no JSON gives one error.
pub fn read_text(text: &str) -> Result<Policy, Vec<Invalid>> {
    match json::read_text(text) {
        Ok(document) => read(&document),
        Err(error) => Err(vec![Invalid::json(error, text)]),
    }
}

/// Reads a policy from a JSON document.
///
/// # Errors
/// Everything that makes the document invalid, in the order of the text, at most [`MAX_ERRORS`].
pub fn read(document: &Document) -> Result<Policy, Vec<Invalid>> {
    let mut reader = Reader::new(document);
    let policy = policy(&mut reader, document.root());
    reader.finish(policy)
}

fn policy<'a>(reader: &mut Reader<'a>, root: Node<'a>) -> Option<Policy> {
    let ([version, default, hide, all_tools, tools], unknown) =
        reader.object(root, "The document", &TOP)?;
    let version = if let Some(member) = version {
        reader.member(member, read_version)
    } else {
        let fix = insert_member(root, "version", "\"1\"", true);
        reader.missing(root, "version", "\"1\"", Some(fix))
    };
    let default = reader.required(root, default, ("default", "\"allow\" or \"deny\""), posture);
    let hide = reader.optional(hide, names);
    let all_tools = reader.optional(all_tools, read_all_tools);
    let tools = reader.optional(tools, entries);
    version?;
    Some(Policy {
        default: default?,
        hide: hide?,
        all_tools: all_tools?,
        tools: tools?,
        unknown,
    })
}

fn read_version<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<()> {
    let clear = match node.value() {
        Value::String(text) if text == "1" => return Some(()),
        Value::String(text) => matches!(text.trim(), "1" | "1.0" | "v1" | "V1"),
        Value::Number(number) => matches!(number.as_str(), "1" | "1.0"),
        _ => false,
    };
    let fix = clear.then(|| write(node, quote("1")));
    reader.wrong(node, "\"version\"", "the string \"1\"", fix)
}

fn posture<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Posture> {
    let text = node.value().as_str();
    match text {
        Some("allow") => return Some(Posture::Allow),
        Some("deny") => return Some(Posture::Deny),
        _ => {}
    }
    let meant = spelling::word(text.unwrap_or(""), &["allow", "deny"]);
    let fix = meant.map(|word| write(node, quote(word)));
    reader.wrong(node, "\"default\"", "\"allow\" or \"deny\"", fix)
}

/// The names under `hide`; each may stand there once.
fn names<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<List<Name>> {
    let mut seen = HashSet::default();
    let mut end = 0;
    let names = reader.list(node, "\"hide\"", Items::Names, |reader, item| {
        let before = std::mem::replace(&mut end, item.span().end);
        let Some(name) = item.value().as_str() else {
            return reader.wrong(
                item,
                "An entry of \"hide\"",
                "a tool's name as a string",
                None,
            );
        };
        if !seen.insert(name) {
            let span = Span { start: before, end };
            let fix = replace(
                span,
                String::new(),
                &format!("Remove the second {}", quote(name)),
            );
            return reader.wrong(
                item,
                "A second entry of \"hide\"",
                "each name once",
                Some(fix),
            );
        }
        Some(Name::from(name))
    })?;
    Some(names.into_iter().collect())
}

fn read_all_tools<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<AllTools> {
    if *node.value() == Value::Null {
        return reader.wrong(
            node,
            "\"all_tools\"",
            "an object",
            Some(write(node, "{}".into())),
        );
    }
    let ([limits], unknown) = reader.object(node, "\"all_tools\"", &ALL_TOOLS)?;
    let limits = reader.optional(limits, limit::limits)?;
    Some(AllTools { limits, unknown })
}

fn entries<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<List<(Name, Arc<Entry>)>> {
    if node.value().as_object().is_none() {
        let fix = (*node.value() == Value::Null).then(|| write(node, "{}".into()));
        return reader.wrong(node, "\"tools\"", "an object", fix);
    }
    let mut entries = Some(Vec::new());
    for (name, member) in node.members() {
        match (reader.member((name, member), rule::entry), &mut entries) {
            (Some(entry), Some(entries)) => entries.push((Name::from(name), Arc::new(entry))),
            _ => entries = None,
        }
    }
    Some(entries?.into_iter().collect())
}
