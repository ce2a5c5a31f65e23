//! Writing a policy: two spaces for each level, a final newline, and the lines where each tool stands.

use super::v1::{ALL_TOOLS, CONDITION, ENTRY, LIMIT, RATE_LIMIT, RULE, TOP};
use super::{
    AllTools, Condition, Entry, Limit, Lines, Policy, RateLimit, Rule, Scope, Test, Unknown,
};
use crate::core::json::{Value, Writer};

/// The text of a document and where things stand in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The text, with a final newline.
    pub text: String,
    /// The lines of each tool.
    pub lines: Lines,
}

impl Policy {
    /// Writes the document. Known members stand in the order of the format's page, each unknown one behind its former predecessor.
    pub fn to_text(&self) -> Written {
        let mut out = Writer::new();
        let mut lines = Lines::default();
        object(&mut out, &TOP, &self.unknown, |out, key| match key {
            "version" => string(out, key, "1"),
            "default" => string(out, key, self.default.as_str()),
            "hide" => self.write_hide(out, &mut lines),
            "all_tools" => self.write_all_tools(out, &mut lines),
            _ => self.write_tools(out, &mut lines),
        });
        Written {
            text: out.finish(),
            lines,
        }
    }

    fn write_hide(&self, out: &mut Writer, lines: &mut Lines) {
        let Some(names) = &self.hide else { return };
        out.key("hide");
        out.begin_array();
        for name in names {
            lines.hide(name, out.next_line());
            out.string(name);
        }
        out.end_array();
    }

    fn write_all_tools(&self, out: &mut Writer, lines: &mut Lines) {
        let Some(all) = &self.all_tools else { return };
        let first = out.next_line();
        out.key("all_tools");
        all_tools(out, all);
        lines.all_tools(first, out.line());
    }

    fn write_tools(&self, out: &mut Writer, lines: &mut Lines) {
        let Some(tools) = &self.tools else { return };
        out.key("tools");
        out.begin_object();
        for (name, held) in tools {
            let first = out.next_line();
            out.key(name);
            entry(out, held);
            lines.entry(name, first, out.line());
        }
        out.end_object();
    }
}

/// Writes an object: each known member by `write`, which leaves out what is absent, and the unknown ones at their places.
fn object(
    out: &mut Writer,
    known: &[&'static str],
    unknown: &Unknown,
    mut write: impl FnMut(&mut Writer, &'static str),
) {
    out.begin_object();
    unknown_behind(out, unknown, None);
    for key in known {
        write(out, key);
        unknown_behind(out, unknown, Some(key));
    }
    out.end_object();
}

fn unknown_behind(out: &mut Writer, unknown: &Unknown, after: Option<&str>) {
    for member in unknown.0.iter().filter(|member| member.after == after) {
        out.key(&member.key);
        out.value(&member.value);
    }
}

fn string(out: &mut Writer, key: &str, text: &str) {
    out.key(key);
    out.string(text);
}

fn integer(out: &mut Writer, key: &str, value: u64) {
    out.key(key);
    out.integer(value);
}

/// Writes a member that is a list, where it is there.
fn list<T>(out: &mut Writer, key: &str, items: Option<&[T]>, write: fn(&mut Writer, &T)) {
    let Some(items) = items else { return };
    out.key(key);
    out.begin_array();
    for item in items {
        write(out, item);
    }
    out.end_array();
}

fn all_tools(out: &mut Writer, all: &AllTools) {
    object(out, &ALL_TOOLS, &all.unknown, |out, key| {
        list(out, key, all.limits.as_deref(), limit);
    });
}

fn entry(out: &mut Writer, entry: &Entry) {
    object(out, &ENTRY, &entry.unknown, |out, key| match key {
        "require" => list(out, key, entry.require.as_deref(), rule),
        "deny_if" => list(out, key, entry.deny_if.as_deref(), rule),
        "limits" => list(out, key, entry.limits.as_deref(), limit),
        "action" => entry
            .action
            .iter()
            .for_each(|action| string(out, key, action.as_str())),
        "reason" => entry
            .reason
            .iter()
            .for_each(|reason| string(out, key, reason)),
        _ => entry.rate_limit.iter().for_each(|held| {
            out.key(key);
            rate_limit(out, held);
        }),
    });
}

fn rule(out: &mut Writer, rule: &Rule) {
    object(out, &RULE, &rule.unknown, |out, key| match key {
        "conditions" => list(out, key, Some(&rule.conditions), condition),
        _ => rule.on_deny.iter().for_each(|text| string(out, key, text)),
    });
}

fn condition(out: &mut Writer, condition: &Condition) {
    object(out, &CONDITION, &condition.unknown, |out, key| match key {
        "path" => string(out, key, condition.path.as_str()),
        "op" => string(out, key, condition.test.op()),
        _ => {
            out.key(key);
            operand(out, &condition.test);
        }
    });
}

fn operand(out: &mut Writer, test: &Test) {
    match test {
        Test::Eq(value) | Test::Neq(value) | Test::Contains(value) => out.value(value),
        Test::Lt(number) | Test::Lte(number) | Test::Gt(number) | Test::Gte(number) => {
            out.value(&Value::Number(number.clone()));
        }
        Test::In(values) | Test::NotIn(values) => {
            out.begin_array();
            for value in values {
                out.value(value);
            }
            out.end_array();
        }
        Test::Exists(value) => out.value(&Value::Bool(*value)),
        Test::Regex(pattern) => out.string(pattern),
    }
}

fn limit(out: &mut Writer, limit: &Limit) {
    object(out, &LIMIT, &limit.unknown, |out, key| match key {
        "counter" => string(out, key, &limit.counter),
        "window" => string(out, key, limit.window.as_str()),
        "max" => integer(out, key, limit.max.get()),
        _ => string(
            out,
            key,
            match &limit.scope {
                Scope::Grant => "grant",
                Scope::Other(word) => word,
            },
        ),
    });
}

fn rate_limit(out: &mut Writer, limit: &RateLimit) {
    object(out, &RATE_LIMIT, &limit.unknown, |out, key| match key {
        "max" => integer(out, key, limit.max.get()),
        _ => integer(out, key, limit.window.get()),
    });
}
