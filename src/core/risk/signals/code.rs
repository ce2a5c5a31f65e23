//! Arguments that are programs, commands or queries.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::OPEN_ENDED;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{Word, is_any, split_name};

pub(super) const SIGNAL: Signal = Signal {
    id: "code",
    title: "Argument that is a program or a query",
    looks_at: "Arguments whose name ends in code, script, command, SQL, expression and the like and that take free text; `query` and \
               `statement` where name or description speak of SQL, Cypher or GraphQL.",
    concludes: "60 for Execute where the tool runs something or says nothing about itself, and where it claims to read but takes SQL, a \
                command or a script. Nothing where the text is what is checked, explained or stored, nor where both name and \
                description say that it can only read.",
    example: "`show` with an argument `sql_query` is Execute.",
    look,
};

const QUERIES: &[&str] = &["query", "statement", "stmt"];

const QUERY_LANGUAGES: &[&str] = &[
    "cypher", "gql", "graphql", "kql", "mutation", "sparql", "sql",
];

const HARD: &[&str] = &[
    "cmd",
    "command",
    "cypher",
    "graphql",
    "javascript",
    "kubectl",
    "script",
    "shell",
    "sql",
];

/// Words before "code" or "expression" that leave it a program.
const PROGRAMS: &[&str] = &["cli", "inline", "java", "program", "raw", "rust", "source", "typescript", "user"];

/// Verbs that look at a program instead of running it.
const STUDYING: &[&str] = &[
    "analyze",
    "analyse",
    "audit",
    "check",
    "classify",
    "compare",
    "convert",
    "describe",
    "detect",
    "diff",
    "estimate",
    "explain",
    "extract",
    "find",
    "format",
    "generate",
    "inspect",
    "lint",
    "list",
    "lookup",
    "parse",
    "review",
    "scan",
    "search",
    "suggest",
    "summarize",
    "translate",
    "validate",
    "verify",
];

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let sure = subject.sure_act().and_then(|act| act.means);
    if matches!(
        sure,
        Some(Category::Write | Category::Destructive | Category::Financial)
    ) {
        return;
    }
    let studies = subject.name.has(STUDYING).is_some()
        || subject.lead.words.first().is_some_and(|word| {
            is_any(word.text, STUDYING) || is_any(word.text, &["validat", "analyz"])
        });
    if studies || subject.name_reads() && subject.says_read_only() {
        return;
    }
    for argument in subject.arguments.iter() {
        let words = split_name(argument.name);
        let Some(end) = words.last().map(|word| word.text) else {
            continue;
        };
        let named = words.iter().any(|word| is_any(word.text, QUERY_LANGUAGES));
        let hard = is_any(end, HARD) || named;
        let query = is_any(end, QUERIES);
        let language = query && (named || speaks_of_languages(subject));
        let soft = (is_any(end, OPEN_ENDED) || is_any(end, &["cmd", "function", "js", "program"])) && is_program(&words);
        let counts = match sure {
            Some(Category::Read) => {
                (hard || language) && !selects_only(subject) && !subject.name.has_word(end)
            }
            _ => hard || language || soft,
        };
        if counts && takes_text(subject, argument) {
            let words = format!(
                "The argument “{}” takes a program, a command or a query as text.",
                argument.name
            );
            findings.points(
                Category::Execute,
                60,
                Place::Parameter(subject.arguments.path(argument)),
                words,
            );
            return;
        }
    }
}

/// `python_code`, but not `country_code`: only a word about programs may stand before the last.
fn is_program(words: &[Word<'_>]) -> bool {
    let before = words.len().checked_sub(2).and_then(|at| words.get(at));
    before.is_none_or(|word| is_any(word.text, OPEN_ENDED) || is_any(word.text, PROGRAMS))
}

/// Whether free text is taken: no list of values, and text or anything by type.
fn takes_text<'a>(
    subject: &Subject<'a>,
    argument: &crate::core::risk::arguments::Argument<'a>,
) -> bool {
    use crate::core::json::Value;
    let is_text = |value: &Value| {
        value
            .as_str()
            .is_none_or(|word| word == "string" || word == "array")
    };
    let by_type = argument.schema.get("type").is_none_or(|types| match types {
        Value::Array(types) => types.iter().any(is_text),
        one => is_text(one),
    });
    by_type && subject.arguments.choices(argument).is_empty()
}

fn speaks_of_languages(subject: &Subject<'_>) -> bool {
    subject.name.has(QUERY_LANGUAGES).is_some()
        || subject
            .lead
            .words
            .iter()
            .any(|word| is_any(word.text, QUERY_LANGUAGES))
}

/// "Execute a SELECT query" behind a name that reads.
fn selects_only(subject: &Subject<'_>) -> bool {
    subject.lead.words.iter().any(|word| word.text == "SELECT")
}
