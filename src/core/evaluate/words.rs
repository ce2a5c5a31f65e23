//! Rule ids as the gateway's log shows them, and what the agent is told.
//!
//! Documented are the forms `/tools/<t>/require/<path>-<op>` and its like, `(hidden)`, `(default deny)` and `(no policy)`. Ours are:
//! the JSON Pointer escapes in names, the first condition of several, no suffix for none, the ids of the shorthand form and of a
//! mixed entry, and every message that the document does not give.

use super::counters::window_around;
use crate::core::policy::{Condition, Rule, Window};

/// The id of a hidden tool.
pub const HIDDEN: &str = "(hidden)";
/// The id of a tool that is not listed.
pub const DEFAULT_DENY: &str = "(default deny)";
/// The id where no policy is loaded.
pub const NO_POLICY: &str = "(no policy)";
/// What the agent is told where no policy is loaded.
pub const NO_POLICY_APPLIES: &str = "No policy applies";
/// What the agent is told when a rule gives no message.
pub const BLOCKED: &str = "Blocked by policy";

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The id of a whole entry, `/tools/<t>`.
pub fn entry_id(tool: &str) -> String {
    format!("/tools/{}", escaped(tool))
}

/// The id of a rule: its list (`require` or `deny_if`) and the condition that decided.
pub fn rule_id(tool: &str, list: &str, condition: Option<&Condition>) -> String {
    let place = format!("{}/{list}", entry_id(tool));
    condition.map_or_else(
        || place.clone(),
        |condition| {
            format!(
                "{place}/{}-{}",
                escaped(condition.path.as_str()),
                condition.test.op()
            )
        },
    )
}

/// The id of a limit of one tool, or of all tools.
pub fn limit_id(tool: Option<&str>, counter: &str) -> String {
    let place = tool.map_or_else(|| "/all_tools".to_owned(), entry_id);
    format!("{place}/limits/{}", escaped(counter))
}

/// What the agent is told of a hidden tool.
pub fn hidden(tool: &str) -> String {
    format!("Tool `{tool}` is hidden by policy")
}

/// What the agent is told of a tool that is not listed.
pub fn not_permitted(tool: &str) -> String {
    format!("Tool `{tool}` is not permitted by policy")
}

/// What the agent is told of a tool whose entry mixes both written forms.
pub fn mixed(tool: &str) -> String {
    format!("The rule for tool `{tool}` mixes two forms of policy, so it is denied")
}

/// What the agent is told by a rule: its own message, or ours when it has none.
pub fn of_rule(rule: &Rule) -> String {
    of_text(rule.on_deny.as_deref())
}

/// The same for a text that may be missing or empty.
pub fn of_text(text: Option<&str>) -> String {
    text.filter(|text| !text.is_empty())
        .unwrap_or(BLOCKED)
        .to_owned()
}

/// What the agent is told of a full limit.
pub fn limited(max: u64, window: u64, now: i64) -> String {
    let wait = window_around(now, window).1.saturating_sub(now);
    // Rounded up: a second too few would meet the limit again.
    let seconds = wait.saturating_add(999) / 1_000;
    format!(
        "Limit of {max} per {} reached. Try again in {seconds} s.",
        length(window)
    )
}

/// A window's length: its word where it has one, else in seconds.
pub fn length(window: u64) -> String {
    let word = Window::ALL
        .into_iter()
        .find(|known| u64::from(known.seconds()) == window);
    word.map_or_else(
        || format!("{window} seconds"),
        |word| word.as_str().to_owned(),
    )
}
