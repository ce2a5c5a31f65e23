//! Values as a person types them into a field.

use super::Type;
use crate::core::json::{self, Value};

/// A value as it is typed: a text as it stands, unless it would read as something else or not stay on its line.
pub fn text_of_value(value: &Value) -> String {
    match value {
        Value::String(text) if !text.contains(['\n', '\r']) && !text.trim().is_empty() => {
            match typed_value(text, &[]) {
                Ok(Value::String(read)) if read == *text => text.clone(),
                _ => json::compact(value),
            }
        }
        other => json::compact(other),
    }
}

/// What one typed value means for an argument of these types; with none known, JSON where it is JSON, else text.
///
/// # Errors
/// What the argument takes, in a sentence.
pub fn typed_value(text: &str, types: &[Type]) -> Result<Value, String> {
    let is_allowed = |kind: Type| {
        types.is_empty()
            || types.contains(&kind)
            || (kind == Type::Integer && types.contains(&Type::Number))
            // The gateway compares 1.0 with integers too.
            || (kind == Type::Number && types.contains(&Type::Integer))
    };
    let read = json::read_text(text.trim())
        .ok()
        .map(json::Document::into_value);
    match read {
        // A text in quotes is that text, so that any text can be written.
        Some(Value::String(inner)) if is_allowed(Type::String) => return Ok(Value::String(inner)),
        Some(value) if !matches!(value, Value::String(_)) && is_allowed(Type::of(&value)) => {
            return Ok(value);
        }
        _ => {}
    }
    if types.is_empty() || types.contains(&Type::String) {
        if text.is_empty() {
            return Err("Write a value. The empty text is \"\".".to_owned());
        }
        return Ok(Value::String(text.to_owned()));
    }
    let accepted: Vec<&str> = types.iter().map(|kind| kind.as_str()).collect();
    Err(format!(
        "The argument is {}: write such a value.",
        crate::core::text::list(&accepted, "or")
    ))
}
