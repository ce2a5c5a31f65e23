//! An allow-list of shell commands that further commands follow.

use crate::core::edit::RuleList;
use crate::core::lint::asking::add;
use crate::core::lint::escapes::first_passing;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::Subject;
use crate::core::lint::view::ToolView;
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::{Path, Test};
use crate::core::risk::Category;
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "shell-allow-list",
    class: Class::Security,
    title: "A list of commands that others can follow",
    fires: "A tool runs a command, `require` asks it to match a pattern, and a command with `;`, `&`, `|`, `$(…)` or a line break behind it \
            passes all rules.",
    why: "A shell runs everything on the line: `git status; curl …` begins with an allowed command. Allow whole commands with `^` and `$`, \
          or deny the characters that join commands.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"run_command": {"require": [{"conditions": [{"path": "args.command", "op": "regex", "value": "^git "}]}], "limits": [{"counter": "runs", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"run_command": {"require": [{"conditions": [{"path": "args.command", "op": "in", "value": ["git status", "git log"]}]}], "limits": [{"counter": "runs", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Tool(check),
};

/// Arguments that are a command for a shell.
const COMMANDS: [&str; 9] = [
    "command",
    "cmd",
    "commands",
    "command_line",
    "commandline",
    "shell_command",
    "shell",
    "bash",
    "script",
];

/// What joins, replaces or redirects commands.
const JOINERS: &str = r"[;&|`$<>(){}\\\n\r]";

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let runs = view.class.is_some_and(|class| {
        matches!(
            class.category,
            Category::Execute | Category::Unclear | Category::Destructive
        )
    });
    for rule in view.requirements().filter(|_| runs) {
        for (index, (condition, _)) in rule.conditions().enumerate() {
            let (Test::Regex(pattern), Some(known)) = (&condition.test, rule.pattern(index)) else {
                continue;
            };
            if !is_command(&condition.path) || !view.argument_of(rule, index).choices().is_empty() {
                continue;
            }
            let more = ["; id", " && id", " | id", "$(id)", "`id`", "\nid", " & id"];
            let texts = known
                .examples
                .iter()
                .flat_map(|text| more.map(|more| format!("{text}{more}")));
            let Some(passing) = first_passing(view, &condition.path, texts) else {
                continue;
            };
            let what = format!(
                "In {}, the pattern {} also lets {} through, which runs a second command.",
                words::tool(view.name),
                quote(pattern),
                quote(&passing)
            );
            let joiners = Test::Regex(JOINERS.to_owned());
            let edit = add(view, RuleList::DenyIf, &condition.path, joiners);
            let fix = Fix::one("Deny characters that join commands", edit);
            found.tool(
                view.name,
                view.condition_pointer(rule, index),
                what,
                Some(fix),
            );
        }
    }
}

fn is_command(path: &Path) -> bool {
    let last = path.segments().last().unwrap_or_default();
    COMMANDS.iter().any(|name| name.eq_ignore_ascii_case(last))
}
