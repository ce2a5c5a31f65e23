//! A pattern that RE2 reads in another way than other dialects.

use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Lint, words};
use crate::core::policy::Test;
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "pattern-dialect",
    class: Class::Warning,
    title: "A pattern that RE2 reads in another way",
    fires: "A regular expression holds something that other dialects read as an operator and RE2 as plain characters: `&&` or `--` \
            between sets, `\\<` and `\\>`, `{,3}`.",
    why: "The gateway reads patterns as RE2 does, so the rule tests something else than it says. Write it without that form.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.query", "op": "regex", "value": "^[a-z&&[^q]]$"}]}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"require": [{"conditions": [{"path": "args.query", "op": "regex", "value": "^[a-pr-z]+$"}]}]}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    for rule in view.asked() {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let (Test::Regex(pattern), Some(known)) = (&condition.test, rule.pattern(index)) else {
                continue;
            };
            let Some((form, meaning)) = *known.odd.get_or_init(|| odd_form(pattern)) else {
                continue;
            };
            let what = format!(
                "In {}, the pattern {} holds {form}, which RE2 reads as {meaning}.",
                words::tool(view.name),
                quote(pattern)
            );
            found.tool(view.name, view.condition_pointer(rule, index), what, None);
        }
    }
}

/// The first form that other dialects read in another way, and what RE2 makes of it.
fn odd_form(pattern: &str) -> Option<(&'static str, &'static str)> {
    let mut rest = pattern;
    // Whether the walk is inside brackets.
    let mut in_set = false;
    while let Some(c) = rest.chars().next() {
        if let Some(quoted) = rest.strip_prefix(r"\Q") {
            rest = quoted.split_once(r"\E").map_or("", |(_, behind)| behind);
            continue;
        }
        if c == '\\' {
            match rest.chars().nth(1) {
                Some('<' | '>') if !in_set => {
                    return Some((
                        r"“\<” or “\>”",
                        "the plain character, not as the edge of a word",
                    ));
                }
                _ => {}
            }
            rest = behind(rest, 2);
            continue;
        }
        if in_set {
            let operator = [
                (
                    "&&[",
                    "“&&” in a set",
                    "two plain characters, not as what two sets share",
                ),
                (
                    "--[",
                    "“--” in a set",
                    "plain characters, not as one set without the other",
                ),
                ("~~[", "“~~” in a set", "plain characters"),
            ];
            if let Some((_, form, meaning)) = operator
                .into_iter()
                .find(|(text, ..)| rest.starts_with(text))
            {
                return Some((form, meaning));
            }
            if rest.starts_with("[:") {
                rest = rest.split_once(":]").map_or("", |(_, behind)| behind);
                continue;
            }
            in_set = c != ']';
            rest = behind(rest, 1);
            continue;
        }
        if c == '[' {
            in_set = true;
            rest = behind(rest, 1);
            rest = rest.strip_prefix('^').unwrap_or(rest);
            // A bracket right at the start is a member.
            rest = rest.strip_prefix(']').unwrap_or(rest);
            continue;
        }
        if is_open_count(rest) {
            return Some(("“{,n}”", "plain characters, not as a count"));
        }
        rest = behind(rest, 1);
    }
    None
}

/// Whether `{,3}` stands here.
fn is_open_count(rest: &str) -> bool {
    let count = rest
        .strip_prefix("{,")
        .and_then(|rest| rest.split_once('}'));
    count.is_some_and(|(digits, _)| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn behind(text: &str, characters: usize) -> &str {
    let mut chars = text.chars();
    for _ in 0..characters {
        chars.next();
    }
    chars.as_str()
}
