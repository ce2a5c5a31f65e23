//! The texts that the reference engine compares: values as Go prints them with `%v`.

use crate::core::json::{Number, Object, Value};
use std::fmt::Write;

/// Where a value comes from: numbers print differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A call's arguments: every number is a double.
    Call,
    /// The policy: an integer that fits 64 bits prints as written, any other number as a double.
    Policy,
}

/// The printed form of a value: a text as it is, `<nil>` for null, `[a b]`, `map[k:v …]` with sorted keys.
pub fn value(value: &Value, side: Side) -> String {
    let mut out = String::new();
    push(&mut out, value, side);
    out
}

fn push(out: &mut String, value: &Value, side: Side) {
    match value {
        Value::Null => out.push_str("<nil>"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => push_number(out, number, side),
        Value::String(text) => out.push_str(text),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                push(out, item, side);
            }
            out.push(']');
        }
        Value::Object(object) => push_object(out, object, side),
    }
}

fn push_object(out: &mut String, object: &Object, side: Side) {
    let mut members: Vec<(&str, &Value)> = object.iter().collect();
    members.sort_unstable_by_key(|(key, _)| *key);
    out.push_str("map[");
    for (at, (key, member)) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(key);
        out.push(':');
        push(out, member, side);
    }
    out.push(']');
}

fn push_number(out: &mut String, number: &Number, side: Side) {
    if side == Side::Policy && number.is_integer() {
        let text = number.as_str();
        let whole = text.parse().map(|value: i64| value.to_string());
        if let Ok(text) = whole.or_else(|_| text.parse().map(|value: u64| value.to_string())) {
            out.push_str(&text);
            return;
        }
    }
    push_double(out, number.as_f64());
}

/// The shortest digits that mean this double; with an exponent, of two digits at least, where that is below −4, or 6 and above.
fn push_double(out: &mut String, double: f64) {
    if !double.is_finite() {
        out.push_str(if double.is_nan() {
            "NaN"
        } else if double > 0.0 {
            "+Inf"
        } else {
            "-Inf"
        });
        return;
    }
    let scientific = format!("{double:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    // Writing to a text cannot fail.
    if (-4..6).contains(&exponent) {
        let _ = write!(out, "{double}");
        return;
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    let _ = write!(out, "{digits}e{sign}{:02}", exponent.unsigned_abs());
}
