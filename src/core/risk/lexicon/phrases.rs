//! Phrases: statements about what a tool does, and texts that try to steer a model.

use super::index::Index;
use crate::core::risk::assessment::Category::{self, Destructive, Execute, Financial, Write};
use crate::core::risk::set::compare;
use crate::core::risk::text::{Word, Words};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::core::risk) enum Says {
    /// It speaks for a category.
    Does(Category),
    /// A command shell is meant: Execute, and a step worse.
    Shell,
    /// Nothing is changed.
    ReadsOnly,
    /// It tells a model what to do beyond this tool.
    Steers,
    /// It wants something kept from the person.
    Hides,
    /// What stands behind it is to be used, or to be left, in place of something else.
    Redirects,
    /// A mark as if another than the tool's author spoke: `<IMPORTANT>`.
    Marks,
    /// An address that something is to be sent to.
    Addresses,
}

/// A phrase: words in order, `*` for up to three words of any kind.
pub(in crate::core::risk) struct Phrase {
    pub words: &'static [&'static str],
    pub says: Says,
}

const fn says(says: Says, words: &'static [&'static str]) -> Phrase {
    Phrase { words, says }
}

const LOST: Says = Says::Does(Destructive);
const PAID: Says = Says::Does(Financial);
const RUNS: Says = Says::Does(Execute);
const KEPT: Says = Says::Does(Write);

/// All phrases by their first word.
static PHRASES: LazyLock<Index<Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&'static str, Vec<&'static Phrase>> = BTreeMap::new();
    for phrase in [EFFECTS, STEERING, REDIRECTING].into_iter().flatten() {
        if let Some(first) = phrase.words.first() {
            all.entry(first).or_default().push(phrase);
        }
    }
    Index::new(all.into_iter())
});

/// How phrases can start.
pub(in crate::core::risk) struct Starts(&'static Index<Vec<&'static Phrase>>);

impl Starts {
    /// Whether a phrase may start with a word of this first byte and length; quick, sometimes mistaken, and never missing one.
    pub(in crate::core::risk) fn may_start(&self, first: u8, length: usize) -> bool {
        self.0.may_hold(first, length)
    }
}

/// How phrases can start.
pub(in crate::core::risk) fn phrase_starts() -> Starts {
    Starts(&PHRASES)
}

/// The phrases that start at `first`, each with its last word; `rest` are the words behind it.
pub(in crate::core::risk) fn phrases_from<'a>(
    first: Word<'a>,
    rest: &Words<'a>,
) -> impl Iterator<Item = (&'static Phrase, Word<'a>)> {
    let rest = rest.clone();
    let found = PHRASES
        .get(first.text, "")
        .map(Vec::as_slice)
        .unwrap_or_default();
    found.iter().filter_map(move |phrase| {
        let tail = phrase.words.get(1..).unwrap_or_default();
        follow(tail, first, rest.clone()).map(|last| (*phrase, last))
    })
}

fn follow<'a>(pattern: &[&str], last: Word<'a>, mut rest: Words<'a>) -> Option<Word<'a>> {
    match pattern.split_first() {
        None => Some(last),
        Some((&"*", tail)) => {
            let mut rest = rest;
            let mut last = last;
            for _ in 0..4 {
                if let Some(end) = follow(tail, last, rest.clone()) {
                    return Some(end);
                }
                last = rest.next()?;
            }
            None
        }
        Some((word, tail)) => {
            let next = rest.next()?;
            (word.len() == next.text.len() && compare(word, next.text, "") == Ordering::Equal)
                .then(|| follow(tail, next, rest))
                .flatten()
        }
    }
}

/// What a tool does, said outright.
const EFFECTS: &[Phrase] = &[
    says(LOST, &["cannot", "be", "undone"]),
    says(LOST, &["can", "not", "be", "undone"]),
    says(LOST, &["can", "t", "be", "undone"]),
    says(LOST, &["cannot", "be", "recovered"]),
    says(LOST, &["cannot", "be", "reversed"]),
    says(LOST, &["irreversible"]),
    says(LOST, &["irreversibly"]),
    says(LOST, &["irrecoverably"]),
    says(LOST, &["permanently", "delete"]),
    says(LOST, &["permanently", "deletes"]),
    says(LOST, &["permanently", "remove"]),
    says(LOST, &["permanently", "removes"]),
    says(LOST, &["permanently", "erases"]),
    says(LOST, &["permanently", "destroys"]),
    says(LOST, &["permanently", "lost"]),
    says(LOST, &["deletes", "everything"]),
    says(LOST, &["is", "destructive"]),
    says(LOST, &["destructive", "action"]),
    says(LOST, &["destructive", "operation"]),
    says(LOST, &["overwrites", "the", "target"]),
    says(LOST, &["overwrites", "*", "database"]),
    says(LOST, &["completely", "overwritten"]),
    says(LOST, &["will", "be", "deleted"]),
    // Methods of HTTP, listed.
    says(LOST, &["put", "delete"]),
    says(LOST, &["patch", "delete"]),
    says(LOST, &["post", "delete"]),
    // Create, read, update and delete.
    says(LOST, &["crud", "operations"]),
    says(PAID, &["charges", "the", "*", "customer"]),
    says(PAID, &["charges", "the", "*", "card"]),
    says(PAID, &["charge", "the", "*", "customer"]),
    says(PAID, &["charges", "the", "*", "account"]),
    says(PAID, &["charges", "your", "*", "account"]),
    says(PAID, &["charges", "your", "*", "card"]),
    says(PAID, &["will", "be", "charged"]),
    says(PAID, &["will", "be", "billed"]),
    says(PAID, &["billable", "from"]),
    says(PAID, &["billed", "resource"]),
    says(PAID, &["costs", "money"]),
    says(PAID, &["costs", "real", "money"]),
    says(PAID, &["spends", "money"]),
    says(PAID, &["spends", "real", "money"]),
    says(PAID, &["real", "money"]),
    says(PAID, &["moves", "funds"]),
    says(PAID, &["moves", "money"]),
    says(PAID, &["transfers", "funds"]),
    says(PAID, &["transfer", "funds"]),
    says(PAID, &["spends", "*", "funds"]),
    says(PAID, &["deducted", "from"]),
    says(PAID, &["binding", "purchase"]),
    says(KEPT, &["saves", "*", "file"]),
    says(KEPT, &["saves", "*", "to", "*", "file"]),
    says(KEPT, &["saves", "*", "to", "*", "directory"]),
    says(KEPT, &["saves", "*", "to", "*", "folder"]),
    says(KEPT, &["saves", "*", "to", "disk"]),
    says(Says::ReadsOnly, &["read", "only"]),
    says(Says::ReadsOnly, &["readonly"]),
    says(Says::ReadsOnly, &["in", "read", "mode"]),
    says(Says::ReadsOnly, &["does", "not", "modify"]),
    says(Says::ReadsOnly, &["does", "not", "change"]),
    says(Says::ReadsOnly, &["doesn", "t", "modify"]),
    says(Says::ReadsOnly, &["does", "not", "write", "to"]),
    says(Says::ReadsOnly, &["nothing", "is", "written"]),
    says(Says::ReadsOnly, &["nothing", "is", "saved"]),
    says(Says::ReadsOnly, &["without", "modifying"]),
    says(Says::ReadsOnly, &["no", "side", "effects"]),
    says(Says::ReadsOnly, &["only", "reads"]),
    says(Says::ReadsOnly, &["can", "only", "read"]),
    says(Says::ReadsOnly, &["without", "executing"]),
    says(Says::ReadsOnly, &["without", "running"]),
    says(Says::ReadsOnly, &["changes", "nothing"]),
    says(Says::ReadsOnly, &["modifies", "nothing"]),
    says(Says::ReadsOnly, &["cannot", "modify"]),
    says(Says::ReadsOnly, &["cannot", "change"]),
    says(Says::ReadsOnly, &["never", "modifies"]),
    says(Says::ReadsOnly, &["never", "changes"]),
    says(Says::Shell, &["shell", "command"]),
    says(Says::Shell, &["shell", "commands"]),
    says(Says::Shell, &["bash", "command"]),
    says(Says::Shell, &["bash", "commands"]),
    says(Says::Shell, &["terminal", "command"]),
    says(Says::Shell, &["terminal", "commands"]),
    says(Says::Shell, &["arbitrary", "command"]),
    says(Says::Shell, &["arbitrary", "commands"]),
    says(Says::Shell, &["arbitrary", "shell"]),
    says(Says::Shell, &["shell", "access"]),
    says(RUNS, &["arbitrary", "code"]),
    says(RUNS, &["arbitrary", "javascript"]),
    says(RUNS, &["arbitrary", "python"]),
    says(RUNS, &["arbitrary", "sql"]),
];

/// Texts that speak to a model about more than this tool.
const STEERING: &[Phrase] = &[
    says(Says::Steers, &["ignore", "*", "instructions"]),
    says(Says::Steers, &["ignore", "*", "prompts"]),
    says(Says::Steers, &["ignore", "*", "rules"]),
    says(Says::Steers, &["disregard", "*", "instructions"]),
    says(Says::Steers, &["disregard", "*", "rules"]),
    says(Says::Steers, &["forget", "*", "instructions"]),
    says(Says::Steers, &["override", "*", "instructions"]),
    says(Says::Steers, &["bypass", "*", "restrictions"]),
    says(Says::Steers, &["your", "new", "instructions"]),
    says(Says::Steers, &["your", "system", "prompt"]),
    says(Says::Steers, &["reveal", "*", "prompt"]),
    says(Says::Steers, &["before", "using", "any", "other"]),
    says(Says::Steers, &["before", "calling", "any", "other"]),
    says(Says::Steers, &["before", "any", "other"]),
    says(Says::Steers, &["all", "other", "tools", "will"]),
    says(Says::Steers, &["do", "not", "use", "any", "other"]),
    says(Says::Steers, &["without", "asking", "*", "user"]),
    says(Says::Steers, &["without", "asking", "*", "permission"]),
    says(
        Says::Steers,
        &["without", "*", "confirmation", "from", "*", "user"],
    ),
    says(Says::Steers, &["do", "not", "ask", "*", "permission"]),
    says(Says::Steers, &["do", "not", "ask", "*", "confirmation"]),
    says(Says::Hides, &["do", "not", "tell", "*", "user"]),
    says(Says::Hides, &["don", "t", "tell", "*", "user"]),
    says(Says::Hides, &["never", "tell", "*", "user"]),
    says(Says::Hides, &["do", "not", "inform", "*", "user"]),
    says(Says::Hides, &["do", "not", "notify", "*", "user"]),
    says(Says::Hides, &["do", "not", "mention", "*", "user"]),
    says(Says::Hides, &["do", "not", "reveal", "*", "user"]),
    says(Says::Hides, &["do", "not", "show", "*", "user"]),
    says(Says::Hides, &["don", "t", "show", "*", "user"]),
    says(Says::Hides, &["without", "telling", "*", "user"]),
    says(Says::Hides, &["without", "informing", "*", "user"]),
    says(Says::Hides, &["hide", "*", "from", "*", "user"]),
    says(Says::Hides, &["keep", "this", "*", "secret"]),
    says(Says::Hides, &["secretly"]),
];

/// Openings behind which the name of another tool is more than a mention.
const REDIRECTING: &[Phrase] = &[
    says(Says::Redirects, &["instead", "of"]),
    says(Says::Redirects, &["rather", "than"]),
    says(Says::Redirects, &["whenever"]),
    says(Says::Redirects, &["never", "use"]),
    says(Says::Redirects, &["never", "call"]),
    says(Says::Redirects, &["do", "not", "use"]),
    says(Says::Redirects, &["do", "not", "call"]),
    says(Says::Redirects, &["don", "t", "use"]),
    says(Says::Redirects, &["don", "t", "call"]),
];
