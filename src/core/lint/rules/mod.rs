//! The lints, by class: one file and one line each.

mod approve_is_denial;
mod avoidable_denial;
mod bound_on_text;
mod case_blind;
mod contradictory;
mod counter_clash;
mod critical_open;
mod default_allow;
mod empty_require;
mod escapable_path;
mod hide_all_with_others;
mod hint_contradiction;
mod impossible_condition;
mod impossible_require;
mod impossible_value;
mod limit_unreachable;
mod literal_wildcard;
mod mixed_forms;
mod never_fires;
mod nothing_callable;
mod pattern_dialect;
mod shared_counter;
mod shell_allow_list;
mod shorthand_denial;
mod shorthand_form;
mod suspicious_text;
mod unanchored_pattern;
mod undecided_tool;
mod unknown_member;
mod unknown_path;
mod unknown_scope;
mod unknown_tool;
mod value_gap;
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
    unanchored_pattern::LINT,
    escapable_path::LINT,
    shell_allow_list::LINT,
    suspicious_text::LINT,
    impossible_require::LINT,
    contradictory::LINT,
    impossible_condition::LINT,
    bound_on_text::LINT,
    impossible_value::LINT,
    pattern_dialect::LINT,
    unknown_tool::LINT,
    unknown_path::LINT,
    never_fires::LINT,
    case_blind::LINT,
    value_gap::LINT,
    hint_contradiction::LINT,
    limit_unreachable::LINT,
    counter_clash::LINT,
    shorthand_form::LINT,
    unknown_scope::LINT,
    unknown_member::LINT,
    nothing_callable::LINT,
    undecided_tool::LINT,
    hide_all_with_others::LINT,
    approve_is_denial::LINT,
    shared_counter::LINT,
    window_edge::LINT,
];
