//! What the description says outright.

use crate::core::risk::assessment::{Category, Place, Quote, Said};
use crate::core::risk::lexicon::Says;
use crate::core::risk::prose::Statement;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "statement",
    title: "Explicit statement in the description",
    looks_at: "Phrases such as “cannot be undone”, “permanently deletes”, “charges the customer”, “arbitrary code”, “shell command”, \
               “read-only”, where no “not” stands before them.",
    concludes: "60 for what the phrase says, 40 where the name says for sure that the tool reads (for commands and code also where it \
                writes). What cannot be undone weighs 45 behind a verb of handing something over: a sent message cannot either. “Read-only” weighs 55 where neither name nor description shows anything else; said of a query in the leading sentence it \
                weighs 60, against a verb of running, and raises the severity by a step. Else it never outweighs other evidence.",
    example: "`merge_accounts`, “This cannot be undone”, is Destructive.",
    look,
};

/// Verbs of handing something over to somebody, which always holds.
const HANDING_IN: Set = Set::new(&[
    "file", "post", "publish", "send", "sign", "submit", "transmit",
]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    for statement in subject
        .prose
        .statements
        .iter()
        .filter(|statement| !statement.negated)
    {
        let Some((means, weight)) = conclusion(subject, statement) else {
            continue;
        };
        let said = Said::Quoting(Quote::Says, means);
        findings.points(means, weight, Place::Description(statement.at), said);
    }
    let said = |statement: &Statement| statement.says == Says::ReadsOnly && !statement.negated;
    if subject.queries_read_only() && !subject.prose.statements.iter().any(said) {
        let words = "The description names a statement that only reads: SELECT.";
        findings.points(
            Category::Read,
            60,
            Place::Description(subject.lead.sentence),
            words,
        );
    }
    if findings.category() == Category::Read && subject.queries_read_only() {
        let place = Place::Description(subject.lead.sentence);
        findings.raises(
            place,
            "The query itself is free text; only the server keeps it to reading.",
        );
    }
}

fn conclusion(subject: &Subject<'_>, statement: &Statement) -> Option<(Category, u8)> {
    let sure = subject.sure_act().and_then(|act| act.means);
    match statement.says {
        Says::ReadsOnly => {
            let shown = sure
                .or(subject.name.worst().and_then(|act| act.means))
                .or(subject.lead.first());
            let weight = if subject.queries_read_only() {
                60
            } else if shown.is_none_or(|shown| shown == Category::Read) {
                55
            } else {
                30
            };
            Some((Category::Read, weight))
        }
        Says::Shell | Says::Does(Category::Execute) => {
            let named = subject.name.worst().and_then(|act| act.means);
            let only_reads = sure.or(named) == Some(Category::Read) && subject.says_read_only();
            let known = if only_reads { named } else { sure };
            Some((Category::Execute, run_weight(known)))
        }
        // A message that was sent cannot be called back either.
        Says::Does(Category::Destructive)
            if sure == Some(Category::Write) && subject.name.has(&HANDING_IN).is_some() =>
        {
            Some((Category::Destructive, 45))
        }
        Says::Does(means) => {
            // What is converted and then kept in a file is kept.
            let reads = sure == Some(Category::Read)
                || sure.is_none()
                    && subject.lead.first() == Some(Category::Read)
                    && means != Category::Write;
            Some((means, if reads { 40 } else { 60 }))
        }
        Says::Steers | Says::Hides | Says::Redirects | Says::Marks | Says::Addresses => None,
    }
}

const fn run_weight(sure: Option<Category>) -> u8 {
    match sure {
        Some(Category::Read | Category::Write) => 40,
        _ => 60,
    }
}
