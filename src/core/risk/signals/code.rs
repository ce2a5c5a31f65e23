//! Arguments that are programs, commands or queries.

use crate::core::risk::arguments::{Argument, Ends};
use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::OPEN_ENDED;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::Words;

pub(super) const SIGNAL: Signal = Signal {
    id: "code",
    title: "Argument that is a program or a query",
    looks_at: "Arguments whose name ends in code, script, command, SQL, expression and the like and that take free text; `query` and \
               `statement` where name or description speak of SQL, Cypher or GraphQL. Further options for a program (`extra_args`).",
    concludes: "60 for Execute where the tool runs something or says nothing about itself, and where it claims to read but takes SQL, a \
                command or a script. Nothing where the text is what is checked, explained or stored, nor where both name and \
                description say that it can only read.",
    example: "`show` with an argument `sql_query` is Execute.",
    look,
};

const QUERIES: Set = Set::new(&["query", "statement", "stmt"]);

const QUERY_LANGUAGES: Set = Set::new(&[
    "cypher", "gql", "graphql", "kql", "mutation", "sparql", "sql",
]);

const HARD: Set = Set::new(&[
    "cmd",
    "command",
    "cypher",
    "graphql",
    "javascript",
    "kubectl",
    "script",
    "shell",
    "sql",
]);

/// Words before "code" or "expression" that leave it a program.
const PROGRAMS: Set = Set::new(&[
    "cli",
    "inline",
    "java",
    "program",
    "raw",
    "rust",
    "source",
    "typescript",
    "user",
]);

/// Verbs that look at a program instead of running it.
const STUDYING: Set = Set::new(&[
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
]);

const SEARCHING: Set = Set::new(&["find", "list", "lookup", "search"]);

const CODE: Set = Set::new(&["code"]);

/// What a code is asked for that is no program.
const SIGNING_IN: Set = Set::new(&[
    "auth",
    "authentication",
    "authorization",
    "callback",
    "login",
    "oauth",
    "otp",
    "sms",
    "verification",
]);

/// The plain word, which can be the name of an operation: behind a reading name it says nothing.
const COMMAND: Set = Set::new(&["command"]);

/// Other words for something that runs.
const RUNNABLE: Set = Set::new(&["cmd", "function", "js", "program"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let sure = subject.sure_act().and_then(|act| act.means);
    if subject.queries_read_only()
        || matches!(
            sure,
            Some(Category::Write | Category::Destructive | Category::Financial)
        )
    {
        return;
    }
    let reads =
        sure.or(subject.lead.first().filter(|_| !subject.lead.later)) == Some(Category::Read);
    // `search` or `compute` with a free `command`: a space of operations rather than one that reads.
    let is_space = sure.is_some()
        && (subject.name.words.len() == 1
            || subject
                .sure_act()
                .is_some_and(|act| act.group.is_some_and(|group| group.noun)));
    let limited = || {
        let lead = subject.lead.words.first();
        let studies =
            subject.name.has(&STUDYING).is_some() || lead.is_some_and(|word| studies(word.text));
        !is_space && sure != Some(Category::Execute) && studies
            || reads && (subject.says_read_only() || selects_only(subject))
    };
    let signs_in = || {
        subject.name.has(&SIGNING_IN).is_some()
            || subject
                .lead
                .words
                .iter()
                .any(|word| SIGNING_IN.has_noun(word.text))
    };
    // `search_messages`, “supports KQL”: a language of filters.
    let searches = || subject.name.has(&SEARCHING).is_some();
    let taken = |argument: &&Argument<'_>| {
        let words = &argument.words;
        if words.count == 1 && CODE.has(words.last) && signs_in() {
            return false;
        }
        let named = words.any(|word| QUERY_LANGUAGES.has_noun(word));
        let hard = named || HARD.has_noun(words.last);
        let language = named
            || QUERIES.has_noun(words.last)
                && speaks_of_languages(subject)
                && !(reads && searches());
        let operation = || words.count == 1 && COMMAND.has(words.last) && !is_space;
        if reads {
            // Deeper inside it is one of the ways in which what is read comes about.
            argument.depth < 2
                && (hard && !operation() || language)
                && !subject.name.has_word(words.last)
        } else {
            hard || language || is_program(words)
        }
    };
    let found = subject
        .arguments
        .iter()
        .filter(taken)
        .find(|argument| subject.arguments.takes_text(argument));
    let (argument, what) = if let Some(argument) = found.filter(|_| !limited()) {
        (argument, "takes a program, a command or a query as text")
    } else if let Some(argument) = subject
        .arguments
        .iter()
        .find(|argument| passes_on(argument))
    {
        (argument, "is passed on to a program as it is given")
    } else {
        return;
    };
    findings.points(
        Category::Execute,
        60,
        Place::Parameter(subject.arguments.path(argument)),
        format!("The argument “{}” {what}.", argument.name),
    );
}

/// `additional_args` of a scanner: options of a program's own, whatever they make it do.
fn passes_on(argument: &Argument<'_>) -> bool {
    let words = &argument.words;
    argument.depth == 0
        && words.count == 2
        && FURTHER.has(words.first)
        && OPTIONS.has_noun(words.last)
}

const FURTHER: Set = Set::new(&["additional", "cli", "custom", "extra"]);

const OPTIONS: Set = Set::new(&["arg", "argument", "flag"]);

fn studies(verb: &str) -> bool {
    // "Validates", "Analyzing".
    STUDYING.has_noun(verb)
        || STUDYING.words().iter().any(|study| {
            study.len() > 4
                && study.strip_suffix('e').is_some_and(|stem| {
                    verb.get(..stem.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(stem))
                })
        })
}

/// `python_code`, but not `country_code`: only a word about programs may stand before the last.
fn is_program(words: &Ends<'_>) -> bool {
    (OPEN_ENDED.has_noun(words.last) || RUNNABLE.has_noun(words.last))
        && (words.count == 1
            || OPEN_ENDED.has_noun(words.before_last)
            || PROGRAMS.has_noun(words.before_last))
}

/// Whether the name or the head of the description names a language of queries.
fn speaks_of_languages(subject: &Subject<'_>) -> bool {
    subject.name.has(&QUERY_LANGUAGES).is_some()
        || Words::new(subject.description())
            .take(HEAD)
            .any(|word| QUERY_LANGUAGES.has_noun(word.text))
}

/// How many words of a description are its head.
const HEAD: usize = 40;

/// "Execute a SELECT query".
fn selects_only(subject: &Subject<'_>) -> bool {
    subject.lead.words.iter().any(|word| word.text == "SELECT")
}
