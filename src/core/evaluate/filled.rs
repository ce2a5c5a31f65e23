//! The arguments of a call as a person fills them into a form: one text for each argument that is given.

use super::boundary::set;
use crate::core::catalogue::{Parameter, Type, text_of_value, typed_value};
use crate::core::json::{Object, Value};
use std::collections::BTreeMap;

/// What is filled in, by the path behind `args.`. An argument without a text is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(pub BTreeMap<String, String>);

/// The parameters that a form has fields for: those that a path reaches and that are not made of other fields.
pub fn fields(parameters: &[Parameter]) -> impl Iterator<Item = &Parameter> {
    parameters
        .iter()
        .filter(|parameter| parameter.reachable && !has_members(parameter, parameters))
}

fn has_members(parameter: &Parameter, parameters: &[Parameter]) -> bool {
    let inside = format!("{}.", parameter.path);
    parameters
        .iter()
        .any(|other| other.path.starts_with(&inside))
}

/// The path of a parameter behind `args.`.
pub fn path_of(parameter: &Parameter) -> &str {
    parameter.path.strip_prefix("args.").unwrap_or("")
}

impl Filled {
    /// The form for some arguments; nothing when it would not say all of them.
    pub fn of(args: &Object, parameters: &[Parameter]) -> Option<Self> {
        let texts = fields(parameters).filter_map(|parameter| {
            let path = path_of(parameter);
            let mut segments = path.split('.');
            let first = args.get(segments.next()?)?;
            let value = segments.try_fold(first, |value, segment| value.get(segment))?;
            Some((path.to_owned(), text_of_value(value)))
        });
        let filled = Self(texts.collect());
        (filled.read(parameters).as_ref() == Ok(args)).then_some(filled)
    }

    /// The arguments.
    ///
    /// # Errors
    /// The fields whose text is no value for them, by their paths, and why.
    pub fn read(&self, parameters: &[Parameter]) -> Result<Object, BTreeMap<String, String>> {
        let mut args = Object::new();
        let mut wrong = BTreeMap::new();
        for parameter in fields(parameters) {
            let path = path_of(parameter);
            let Some(text) = self.0.get(path) else {
                continue;
            };
            match value(text, parameter) {
                Ok(value) => {
                    let segments: Vec<&str> = path.split('.').collect();
                    args = set(&args, &segments, Some(value));
                }
                Err(why) => {
                    wrong.insert(path.to_owned(), why);
                }
            }
        }
        if wrong.is_empty() {
            Ok(args)
        } else {
            Err(wrong)
        }
    }
}

/// A person may try values that the schema does not allow: a text that is no value of the types is JSON, or itself.
fn value(text: &str, parameter: &Parameter) -> Result<Value, String> {
    if parameter.types == [Type::String] {
        return Ok(Value::String(match typed_value(text, &[Type::String]) {
            Ok(Value::String(text)) => text,
            _ => text.to_owned(),
        }));
    }
    typed_value(text, &parameter.types).or_else(|_| typed_value(text, &[]))
}
