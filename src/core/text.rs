//! Words for people: plurals, lists, quoting, and characters that cannot be seen.

/// A number with its noun: `plural(2, "tool", "tools")` is "2 tools".
pub fn plural(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
