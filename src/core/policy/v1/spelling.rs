//! What a misspelt word surely means. Nothing where it could mean two things.

use crate::core::policy::{Path, Test, Window};

/// The one of `words`, all in small letters, that `text` is but for case and white space around it.
pub(in crate::core::policy) fn word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim();
    words
        .iter()
        .find(|word| text.eq_ignore_ascii_case(word))
        .copied()
}

/// The operator that a word of another language means.
pub(super) fn operator(text: &str) -> Option<&'static str> {
    if let Some(exact) = word(text, &Test::OPERATORS) {
        return Some(exact);
    }
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Some(match text.as_str() {
        "equals" | "equal" | "==" | "=" | "===" => "eq",
        "notequals" | "notequal" | "noteq" | "ne" | "!=" | "!==" | "<>" => "neq",
        "<" | "lessthan" => "lt",
        "<=" | "le" | "lessthanorequal" => "lte",
        ">" | "greaterthan" => "gt",
        ">=" | "ge" | "greaterthanorequal" => "gte",
        "notin" | "nin" => "not_in",
        "exist" => "exists",
        "regexp" | "matches" | "match" | "=~" => "regex",
        "contain" | "includes" => "contains",
        _ => return None,
    })
}

/// The window that a word means: another case, a plural, an abbreviation, "per minute", "60s".
pub(in crate::core::policy) fn window(text: &str) -> Option<Window> {
    let text = text.trim().to_ascii_lowercase();
    let text = ["per ", "per_", "per-", "1 ", "a "]
        .into_iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(&text)
        .trim();
    match text {
        "minute" | "minutes" | "min" | "mins" | "60" | "60s" => Some(Window::Minute),
        "hour" | "hours" | "hr" | "hrs" | "h" | "1h" | "hourly" | "3600" | "3600s" => {
            Some(Window::Hour)
        }
        "day" | "days" | "d" | "1d" | "24h" | "daily" | "86400" | "86400s" => Some(Window::Day),
        _ => None,
    }
}

/// The path that a text means: white space around it, or a plain argument without `args.`.
pub(super) fn path(text: &str) -> Option<Path> {
    let text = text.trim();
    if let Some(path) = Path::new(text) {
        return Some(path);
    }
    let first = text.split('.').next().unwrap_or("");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let other_root = [
        "args",
        "arguments",
        "params",
        "parameters",
        "input",
        "tool",
        "request",
    ];
    if !text.chars().all(plain) || word(first, &other_root).is_some() {
        return None;
    }
    Path::new(&format!("args.{text}"))
}

/// The whole number that a JSON number means exactly, though it is written with a fraction or an exponent: `10.0`, `1e1`.
pub(super) fn whole(text: &str) -> Option<u64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (head, tail) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{head}{tail}");
    if digits.is_empty() || digits.len() > 32 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let shift = exponent
        .checked_sub(i32::try_from(tail.len()).ok()?)?
        .checked_add(i32::try_from(zeros).ok()?)?;
    let shift = u32::try_from(shift).ok().filter(|shift| *shift < 20)?;
    if significant.is_empty() {
        return Some(0);
    }
    significant
        .parse::<u64>()
        .ok()?
        .checked_mul(10_u64.checked_pow(shift)?)
}
