//! The signals, strongest first: one file and one line each.

mod access;
mod address;
mod bulk;
mod code;
mod described_result;
mod description;
mod destination;
mod force;
mod hidden_characters;
mod hints;
mod listing;
mod look_alike;
mod money;
mod name;
mod operation;
mod other_language;
mod other_tools;
mod shell;
mod small;
mod statements;
mod steering;

use super::signal::Signal;

/// All signals in the order in which they look. A later one may ask what the earlier ones found.
pub static SIGNALS: &[Signal] = &[
    name::SIGNAL,
    operation::SIGNAL,
    description::SIGNAL,
    listing::SIGNAL,
    other_language::SIGNAL,
    code::SIGNAL,
    money::SIGNAL,
    statements::SIGNAL,
    described_result::SIGNAL,
    destination::SIGNAL,
    hints::SIGNAL,
    shell::SIGNAL,
    force::SIGNAL,
    access::SIGNAL,
    bulk::SIGNAL,
    small::SIGNAL,
    steering::SIGNAL,
    hidden_characters::SIGNAL,
    look_alike::SIGNAL,
    address::SIGNAL,
    other_tools::SIGNAL,
];
