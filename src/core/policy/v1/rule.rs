//! Entries under `tools` and their rules.

use super::fixes::write;
use super::reader::{Items, Reader};
use super::{ENTRY, RULE, condition, limit};
use crate::core::json::{Node, Value};
use crate::core::policy::{Condition, Entry, Rule, shorthand};

/// An entry of either written form.
pub(super) fn entry<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Entry> {
    let ([require, deny_if, limits, action, reason, rate_limit], unknown) =
        reader.object(node, "The entry of a tool", &ENTRY)?;
    let require = reader.optional(require, |reader, node| rules(reader, node, "\"require\""));
    let deny_if = reader.optional(deny_if, |reader, node| rules(reader, node, "\"deny_if\""));
    let limits = reader.optional(limits, limit::limits);
    let action = reader.optional(action, shorthand::action);
    let reason = reader.optional(reason, |reader, node| text(reader, node, "\"reason\""));
    let rate_limit = reader.optional(rate_limit, shorthand::rate_limit);
    Some(Entry {
        require: require?,
        deny_if: deny_if?,
        limits: limits?,
        action: action?,
        reason: reason?,
        rate_limit: rate_limit?,
        unknown,
    })
}

fn rules<'a>(reader: &mut Reader<'a>, node: Node<'a>, subject: &str) -> Option<Vec<Rule>> {
    reader.list(node, subject, Items::Objects, rule)
}

const CONDITIONS: &str = "an array of conditions, empty for none";

fn rule<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Rule> {
    let ([conditions, on_deny], unknown) = reader.object(node, "A rule", &RULE)?;
    let conditions = reader.required(
        node,
        conditions,
        ("conditions", CONDITIONS),
        conditions_list,
    );
    let on_deny = reader.optional(on_deny, |reader, node| text(reader, node, "\"on_deny\""));
    Some(Rule {
        conditions: conditions?,
        on_deny: on_deny?,
        unknown,
    })
}

fn conditions_list<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Vec<Condition>> {
    if *node.value() == Value::Null {
        // An empty list is a rule that always holds: not surely what was meant.
        return reader.wrong(node, "\"conditions\"", CONDITIONS, None);
    }
    reader.list(node, "\"conditions\"", Items::Objects, condition::condition)
}

/// A text for the agent.
fn text<'a>(reader: &mut Reader<'a>, node: Node<'a>, subject: &str) -> Option<String> {
    if let Some(text) = node.value().as_str() {
        return Some(text.to_owned());
    }
    let fix = (*node.value() == Value::Null).then(|| write(node, "\"\"".into()));
    reader.wrong(node, subject, "a string", fix)
}
