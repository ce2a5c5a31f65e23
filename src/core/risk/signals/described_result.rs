//! A description that only names what comes back.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon;
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{Word, Words};
use crate::core::risk::turning::PREPOSITIONS;

pub(super) const SIGNAL: Signal = Signal {
    id: "described-result",
    title: "Description that names a result",
    looks_at: "Where neither the name nor the first sentence has a verb: the noun that ends the first words of the description, up to a \
               preposition or a mark (“Box logistics tariffs for a date”). Else a description that opens with an article or as a question \
               (“The yearly rhythm of a term”, “Is it growing?”) and names nothing that acts.",
    concludes: "55 for Read where the tables know the noun as information, or the name ends in such a noun, the schema is there and no \
                argument hands over content. A noun in the plural and such an opening do too, where no argument is given to work with and the server \
                does not say that the tool writes. Otherwise the tool stays unclear.",
    example: "`advert_costs`, “Spend history for a period”, is Read.",
    look,
};

/// How many words can stand in such a phrase.
const MOST: usize = 6;

/// Arguments that hand over content: a tool that takes them may keep them.
const CONTENT: Set = Set::new(&[
    "body", "content", "data", "file", "html", "message", "payload", "text", "value",
]);

/// Further arguments that a tool does something with, rather than choosing among what there is.
const GIVEN: Set = Set::new(&[
    "action",
    "amount",
    "attachment",
    "code",
    "command",
    "comment",
    "description",
    "image",
    "input",
    "note",
    "operation",
    "password",
    "price",
    "prompt",
    "quantity",
    "receiver",
    "recipient",
    "script",
    "secret",
    "sql",
    "subject",
    "title",
]);

/// Information that a tool is mostly about where nothing speaks of doing; too little in a name.
const ABOUT: Set = Set::new(&[
    "address",
    "date",
    "dependency",
    "entity",
    "limit",
    "market",
    "network",
    "permission",
    "remain",
    "review",
    "route",
    "score",
    "share",
    "signal",
    "stock",
    "topic",
    "turnover",
    "volume",
    "vulnerability",
    "yield",
]);

/// Words behind which the phrase is over, beside prepositions.
const ENDS: Set = Set::new(&[
    "and",
    "available",
    "awaiting",
    "chosen",
    "including",
    "matching",
    "nearby",
    "since",
    "sold",
    "waiting",
    "whose",
    "or",
    "that",
    "which",
    "who",
]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let has_verb = subject.name.acts.iter().any(|act| act.group.is_some());
    let led = !subject.lead.acts.is_empty() && !subject.lead.later;
    if has_verb || led || subject.unknown_verb || findings.category() != Category::Unclear {
        return;
    }
    let takes_content = subject
        .arguments
        .iter()
        .any(|argument| CONTENT.has_noun(argument.words.last));
    if takes_content || !subject.arguments.are_known() {
        return;
    }
    // `distance_matrix`, “Between two places”: a word for information ends the name, and nothing speaks of doing.
    let named = subject
        .name
        .acts
        .first()
        .filter(|act| act.means == Some(Category::Read) && !subject.description().is_empty());
    if let Some(act) = named {
        let words = format!(
            "The name is what comes back: “{}”.",
            act.at.of(&subject.tool.name)
        );
        findings.points(Category::Read, 55, Place::Name(act.at), words);
        return;
    }
    // Nothing is handed over to work with, and the server does not say that the tool writes.
    let asks = || {
        subject.tool.annotations.read_only != Some(false)
            && !subject
                .arguments
                .iter()
                .any(|argument| GIVEN.has_noun(argument.words.last))
    };
    let several =
        |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && asks();
    let described = head(subject.description()).filter(|word| {
        let noun = lexicon::noun(word.text);
        noun.is_some_and(|noun| noun.means == Category::Read)
            || several(word.text) && noun.is_none_or(|noun| noun.means == Category::Financial)
            || noun.is_none() && ABOUT.has_noun(word.text)
    });
    let found = described.or_else(|| opening(subject.description()).filter(|_| asks()));
    if let Some(word) = found {
        let words = format!("The description names what comes back: “{}”.", word.text);
        findings.points(Category::Read, 55, Place::Description(word.at), words);
    }
}

/// The word that opens a description of things: “The yearly rhythm of a term”, “Is a term growing?”, but not “The server of a shop”.
fn opening(text: &str) -> Option<Word<'_>> {
    let mut words = Words::new(text);
    let first = words.next().filter(|word| OPENINGS.has(word.text))?;
    if is(first.text, "about") {
        return Some(first);
    }
    // What acts, or is acted with, may do anything.
    let acts = |word: Word<'_>| {
        ACTING.has_noun(word.text)
            || lexicon::noun(word.text).is_some_and(|noun| noun.means != Category::Read)
    };
    (!words.take(MOST).any(acts)).then_some(first)
}

/// Words that open a description of things, or a question.
const OPENINGS: Set = Set::new(&[
    "about",
    "all",
    "are",
    "does",
    "each",
    "every",
    "everything",
    "how",
    "is",
    "number",
    "one",
    "the",
    "total",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "why",
]);

/// What does something, whatever is said about it.
const ACTING: Set = Set::new(&[
    "agent",
    "api",
    "app",
    "assistant",
    "bot",
    "browser",
    "client",
    "command",
    "controller",
    "device",
    "endpoint",
    "engine",
    "entry",
    "function",
    "gateway",
    "handler",
    "hatch",
    "hook",
    "interface",
    "main",
    "manager",
    "method",
    "operation",
    "playground",
    "point",
    "process",
    "program",
    "server",
    "service",
    "step",
    "switch",
    "tool",
    "utility",
    "way",
    "wizard",
    "workflow",
]);

/// The noun that ends the first phrase of a text.
fn head(text: &str) -> Option<Word<'_>> {
    let mut head: Option<Word<'_>> = None;
    for (count, word) in Words::new(text).enumerate() {
        let end = |word: &Word<'_>| usize::try_from(word.at.end).unwrap_or(usize::MAX);
        let start = usize::try_from(word.at.start).unwrap_or(usize::MAX);
        let apart = head
            .as_ref()
            .and_then(|last| text.get(end(last)..start))
            .is_some_and(|between| between != " " && between != "-");
        if apart || PREPOSITIONS.has(word.text) && head.is_some() || ENDS.has(word.text) {
            break;
        }
        // `[P0]`, `(beta)`: labels.
        let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        if matches!(before, Some(b'[' | b'(' | b'<')) {
            continue;
        }
        if count >= MOST {
            return None;
        }
        head = Some(word);
    }
    head
}
