//! An allow-list whose pattern leaves an end of the text open.

use crate::core::lint::asking::set_test;
use crate::core::lint::escapes::{first_passing, host_end, is_path, is_url};
use crate::core::lint::finding::Found;
use crate::core::lint::patterns::Pattern;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::Test;
use crate::core::re2::{Edge, Edges};
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "unanchored-pattern",
    class: Class::Security,
    title: "An allow-list that is open at an end",
    fires: "A regular expression in `require` is anchored at neither end, or its open end stands in the middle of a word. A pattern that \
            starts with `^` and ends with a break such as `/` is taken as a prefix that is meant.",
    why: "A pattern matches anywhere in the text, so more may stand before or behind what was to be allowed. Begin it with `^` and end it \
          with `$`.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.query", "op": "regex", "value": "dev|staging"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.query", "op": "regex", "value": "^(?:dev|staging)$"}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.requirements() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let (Test::Regex(pattern), Some(known)) = (&condition.test, rule.pattern(index)) else {
                continue;
            };
            if !view.argument_of(rule, index).choices().is_empty() {
                continue;
            }
            let Some(edges) = known.edges.filter(|_| !known.is_wide) else {
                continue;
            };
            let passing = known.examples.iter().find_map(|text| {
                let (open, texts) = open(edges, text)?;
                let passing = first_passing(view, &condition.path, texts)?;
                Some((text, open, passing))
            });
            let Some((text, open, passing)) = passing else {
                continue;
            };
            let what = format!(
                "In {}, the pattern {} for {} is open {open}: {} passes as well.",
                words::tool(view.name),
                quote(pattern),
                words::argument(&condition.path),
                quote(&passing)
            );
            let (label, closed) = anchored(known, edges, pattern, text);
            let fix = Fix::one(label, set_test(view, rule, index, Test::Regex(closed)));
            found.tool(
                view.name,
                view.condition_pointer(rule, index),
                what,
                Some(fix),
            );
        }
    }
}

/// Which end is open by mistake, and texts that show it.
fn open(edges: Edges, text: &str) -> Option<(&'static str, Vec<String>)> {
    match (edges.start, edges.end) {
        (Edge::Anchored, Edge::InWord) => {
            // What can stand behind a host has a lint of its own.
            let in_host = is_url(text) && host_end(text).is_some_and(|(_, rest)| rest.is_empty());
            (!in_host).then(|| ("at its end", vec![format!("{text}x"), format!("{text}-x")]))
        }
        (Edge::InWord, Edge::Anchored) => Some((
            "at its start",
            vec![format!("x{text}"), format!("x-{text}")],
        )),
        (Edge::Open | Edge::InWord, Edge::Open | Edge::InWord) => {
            // Asking for one character, or for anything at all, is no list.
            let list = text.chars().count() > 1;
            let around = [("x ", " x"), ("x", "x"), ("x", ""), ("", "x"), ("x\n", "")];
            let texts = around.map(|(before, behind)| format!("{before}{text}{behind}"));
            list.then(|| ("at both ends", texts.to_vec()))
        }
        _ => None,
    }
}

/// The pattern put right: a prefix ends with its folder, everything else at the ends of the text.
fn anchored(known: &Pattern, edges: Edges, pattern: &str, text: &str) -> (&'static str, String) {
    let literal = known.prefix.as_deref() == Some(text);
    let placed = is_path(text) || is_url(text);
    if edges.start == Edge::Anchored && literal && placed {
        let end = if is_url(text) {
            "(?:[/?#]|$)"
        } else {
            "(?:/|$)"
        };
        return ("End the prefix at a folder", format!("{pattern}{end}"));
    }
    let (start, end) = (edges.start != Edge::Anchored, edges.end != Edge::Anchored);
    let whole = format!(
        "{}(?:{pattern}){}",
        if start { "^" } else { "" },
        if end { "$" } else { "" }
    );
    ("Match the whole text", whole)
}
