//! Deleting as one of several things that the leading sentence lists.

use crate::core::risk::assessment::{Category, Place, Stretch};
use crate::core::risk::lexicon;
use crate::core::risk::prose::DELETING;
use crate::core::risk::sentence::joined;
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{Word, Words};

pub(super) const SIGNAL: Signal = Signal {
    id: "listing",
    title: "Deleting in a list of operations",
    looks_at: "Lists such as “INSERT, UPDATE or DELETE” and “create, alter, drop” anywhere in the leading sentence; where nothing else is \
               known, a deleting word that stands as an operation of its own anywhere in the description (quoted, as an item, or behind “use”).",
    concludes: "60 for Destructive: a tool that can delete as well as write is as bad as the worst it can do. 40 where the name says for sure \
                that the tool reads.",
    example: "`write_query`, “Runs an INSERT, UPDATE or DELETE statement”, is Destructive.",
    look,
};

/// How many words of the sentence are looked at.
const MOST: usize = 60;

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    if findings.category() == Category::Unclear
        && let Some(at) = as_operation(subject.description())
    {
        let words = format!(
            "The description names “{}” as one of the operations: it removes something.",
            at.of(subject.description())
        );
        findings.points(Category::Destructive, 60, Place::Description(at), words);
        return;
    }

    // Most descriptions hold no such verb.
    if !subject.prose.deletes || subject.lead.later || findings.category() >= Category::Destructive
    {
        return;
    }
    let sentence = subject.lead.sentence.of(subject.description());
    // "Subscribes to changes (INSERT, UPDATE, DELETE)": what others do.
    if subject
        .lead
        .words
        .first()
        .is_some_and(|word| LISTENING.has_noun(word.text))
    {
        return;
    }
    // "A statement that adds, changes or removes rows": what a statement can do is said in the third person.
    let of_statement = subject
        .lead
        .words
        .iter()
        .any(|word| STATEMENTS.has_noun(word.text));
    let mut before: Option<(Word<'_>, bool)> = None;
    for word in Words::new(sentence)
        .take(MOST)
        .filter(|word| !is_joint(word))
    {
        let deletes = if of_statement {
            DELETING.has_noun(word.text)
        } else {
            DELETING.has(word.text) && !is(word.text, "remove")
        };
        let group = if of_statement {
            lexicon::inflected_verb(word.text)
        } else {
            lexicon::verb(word.text)
        };
        let writes = group.is_some_and(|group| group.means == Some(Category::Write));
        if let Some((last, last_deletes)) = before
            && (deletes || last_deletes)
            && (deletes != last_deletes)
            && joined(sentence, &last, &word)
        {
            let by = subject.lead.sentence.start;
            let at = if deletes { word.at } else { last.at };
            let at = Stretch {
                start: at.start.saturating_add(by),
                end: at.end.saturating_add(by),
            };
            let weight = if subject.name_reads() { 40 } else { 60 };
            let words = format!(
                "The description lists “{}” among what can be done: it removes something.",
                at.of(subject.description())
            );
            findings.points(Category::Destructive, weight, Place::Description(at), words);
            return;
        }
        before = (deletes || writes).then_some((word, deletes));
    }
}

fn is_joint(word: &Word<'_>) -> bool {
    matches!(word.text, "and" | "or" | "then")
}

/// What can hold any operation.
const STATEMENTS: Set = Set::new(&["query", "sql", "statement"]);

/// Verbs of being told what others do.
const LISTENING: Set = Set::new(&["listen", "monitor", "stream", "subscribe", "watch"]);

/// How many words of a description are searched for operations.
const MOST_OPERATIONS: usize = 300;

const REMOVING: Set = Set::new(&["delete", "destroy", "drop", "purge", "remove"]);

/// `"delete": for good`, `- remove`, "use delete to": an operation that a text names.
fn as_operation(text: &str) -> Option<Stretch> {
    let mut before: Option<Word<'_>> = None;
    for word in Words::new(text).take(MOST_OPERATIONS) {
        if REMOVING.has(word.text) {
            let used = before.as_ref().is_some_and(|last| is(last.text, "use"));
            let start = usize::try_from(word.at.start).unwrap_or_default();
            let head = text.get(..start).unwrap_or_default();
            let quoted = head.ends_with(['"', '\'', '`', '*']);
            let item =
                head.trim_end_matches(' ').ends_with(['-', '*', '•', '|']) && !head.ends_with('-');
            if used || quoted || item {
                return Some(word.at);
            }
        }
        before = Some(word);
    }
    None
}
