//! The lints, by class: one file and one line each.

mod avoidable_denial;
mod bound_on_text;
mod contradictory;
mod critical_open;
mod default_allow;
mod empty_require;
mod impossible_condition;
mod impossible_require;
mod literal_wildcard;
mod mixed_forms;
mod nothing_callable;
mod shorthand_denial;
mod unknown_path;
mod unknown_tool;
mod window_edge;

use super::Lint;

/// All lints in the order in which findings of one class and one tool stand.
pub static LINTS: &[Lint] = &[
    critical_open::LINT,
    default_allow::LINT,
    literal_wildcard::LINT,
    mixed_forms::LINT,
    shorthand_denial::LINT,
    empty_require::LINT,
    avoidable_denial::LINT,
    impossible_require::LINT,
    contradictory::LINT,
    impossible_condition::LINT,
    bound_on_text::LINT,
    unknown_tool::LINT,
    unknown_path::LINT,
    nothing_callable::LINT,
    window_edge::LINT,
];
