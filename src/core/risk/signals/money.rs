//! Arguments about money.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "money",
    title: "Arguments about money",
    looks_at: "An argument for an amount together with one for a currency, a recipient, an account, a card, a token or a wallet.",
    concludes: "60 for Financial where the tool does something and its verb is one that can move money; 40 otherwise. 40 also where the object of the verb says that nothing is paid yet. Nothing for a tool \
                that reads, calculates or removes.",
    example: "`send` with `amount` and `recipient_address` is Financial.",
    look,
};

const AMOUNTS: Set = Set::new(&["amount", "lamport", "sat", "wei"]);

const PARTIES: Set = Set::new(&[
    "address",
    "beneficiary",
    "card",
    "currency",
    "destination",
    "iban",
    "mint",
    "payee",
    "payer",
    "payment",
    "receiver",
    "recipient",
    "to",
    "token",
    "wallet",
]);

/// Verbs of handing over.
const HANDING_OVER: Set = Set::new(&[
    "execute", "process", "send", "submit", "transfer", "confirm", "sign", "tip", "move", "give",
]);

const NAMED_PARTIES: Set = Set::new(&["currency", "recipient", "wallet"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let sure = subject.sure_act().and_then(|act| act.means);
    if matches!(
        sure,
        Some(Category::Read | Category::Destructive | Category::Financial)
    ) {
        return;
    }
    if sure.is_none() && subject.lead.first() == Some(Category::Read) {
        return;
    }
    let mut arguments = subject.arguments.iter();
    let Some(amount) = arguments.find(|argument| AMOUNTS.has_noun(argument.words.last)) else {
        return;
    };
    let party = subject.arguments.iter().any(|argument| {
        PARTIES.has_noun(argument.words.last)
            || argument.words.any(|word| NAMED_PARTIES.has_noun(word))
    });
    if !party {
        return;
    }
    let hands_over = subject.name.has(&HANDING_OVER).is_some()
        || subject
            .lead
            .words
            .first()
            .is_some_and(|word| HANDING_OVER.has_noun(word.text));
    // `submit_expense`: the object says that nothing is paid yet.
    let milder = subject
        .sure_act()
        .is_some_and(|act| act.turned && act.means == Some(Category::Write));
    let weight = if hands_over && !milder { 60 } else { 40 };
    let words = format!(
        "The argument “{}” is an amount, and another names a currency or who gets it.",
        amount.name
    );
    findings.points(
        Category::Financial,
        weight,
        Place::Parameter(subject.arguments.path(amount)),
        words,
    );
}
