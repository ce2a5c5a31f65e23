//! Arguments about money.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{is_any, split_name};

pub(super) const SIGNAL: Signal = Signal {
    id: "money",
    title: "Arguments about money",
    looks_at: "An argument for an amount together with one for a currency, a recipient, an account, a card, a token or a wallet.",
    concludes: "60 for Financial where the tool does something and its verb is one that can move money; 40 otherwise. Nothing for a tool \
                that reads, calculates or removes.",
    example: "`send` with `amount` and `recipient_address` is Financial.",
    look,
};

const AMOUNTS: &[&str] = &["amount", "lamport", "sat", "wei"];

const PARTIES: &[&str] = &[
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
];

/// Verbs of handing over.
const HANDING_OVER: &[&str] = &[
    "execute", "process", "send", "submit", "transfer", "confirm", "sign", "tip", "move", "give",
];

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    if matches!(
        subject.sure_act().and_then(|act| act.means),
        Some(Category::Read | Category::Destructive | Category::Financial)
    ) {
        return;
    }
    if subject.sure_act().is_none() && subject.lead.first() == Some(Category::Read) {
        return;
    }
    let mut amount = None;
    let mut party = false;
    for argument in subject.arguments.iter() {
        let words = split_name(argument.name);
        let Some(end) = words.last().map(|word| word.text) else {
            continue;
        };
        if is_any(end, AMOUNTS) {
            amount = amount.or(Some(argument));
        }
        party |= is_any(end, PARTIES)
            || words
                .iter()
                .any(|word| is_any(word.text, &["currency", "recipient", "wallet"]));
    }
    let (Some(argument), true) = (amount, party) else {
        return;
    };
    let hands_over = subject.name.has(HANDING_OVER).is_some()
        || subject
            .lead
            .words
            .first()
            .is_some_and(|word| is_any(word.text, HANDING_OVER));
    let weight = if hands_over { 60 } else { 40 };
    let words = format!(
        "The argument “{}” is an amount, and another names a currency or who gets it.",
        argument.name
    );
    findings.points(
        Category::Financial,
        weight,
        Place::Parameter(subject.arguments.path(argument)),
        words,
    );
}
