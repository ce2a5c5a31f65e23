//! What an argument can be, as far as its schema tells.

use super::openness::is_open;
use crate::core::catalogue::{MAX_PARAMETERS, Parameter, Type, parameters};
use crate::core::json::Value;
use crate::core::policy::Path;
use std::collections::HashMap;

/// What a schema says about the argument at a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Argument<'a> {
    /// How well the path is known.
    pub known: Known<'a>,
    /// Whether a call that fits the schema can leave it out.
    pub optional: bool,
}

/// How well a path is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known<'a> {
    /// The schema names it.
    Yes(&'a Parameter),
    /// The schema names others at that place, and not this one.
    Lacking,
    /// Nobody can tell: no schema, or one that takes any name there.
    Unsure,
}

impl<'a> Argument<'a> {
    /// Nothing is known.
    pub const ANY: Self = Self {
        known: Known::Unsure,
        optional: true,
    };

    /// The parameter, where the schema names it.
    pub fn parameter(self) -> Option<&'a Parameter> {
        match self.known {
            Known::Yes(parameter) => Some(parameter),
            Known::Lacking | Known::Unsure => None,
        }
    }

    /// Whether a call that fits the schema can give a value of this type.
    pub fn may_be(self, kind: Type) -> bool {
        let Some(parameter) = self.parameter() else {
            return true;
        };
        if !parameter.choices.is_empty() {
            return parameter
                .choices
                .iter()
                .any(|choice| Type::of(choice) == kind);
        }
        let types = &parameter.types;
        types.is_empty()
            || types.contains(&kind)
            || (kind == Type::Integer && types.contains(&Type::Number))
    }

    /// Whether the schema says that it is of this type alone, `null` aside, with no list of values.
    pub fn is_only(self, kind: Type) -> bool {
        self.parameter().is_some_and(|parameter| {
            parameter.choices.is_empty()
                && parameter.types.contains(&kind)
                && parameter
                    .types
                    .iter()
                    .all(|other| *other == kind || *other == Type::Null)
        })
    }

    /// The values that the schema lists; empty where it lists none.
    pub fn choices(self) -> &'a [Value] {
        self.parameter().map_or(&[], |parameter| &parameter.choices)
    }
}

/// The parameters of one tool by their paths.
pub(super) struct Domains {
    parameters: Vec<Parameter>,
    index: HashMap<String, usize>,
    /// The schema, to ask whether a place takes any name; nothing where it says nothing.
    schema: Option<Value>,
}

impl Domains {
    pub(super) fn of(schema: Option<&Value>) -> Self {
        let parameters = schema.map(parameters).unwrap_or_default();
        // A list that was cut short says nothing about what it lacks.
        let whole = parameters.len() < MAX_PARAMETERS;
        let reachable = parameters.iter().enumerate();
        Self {
            index: reachable
                .filter(|(_, parameter)| parameter.reachable)
                .map(|(at, parameter)| (parameter.path.clone(), at))
                .collect(),
            schema: schema.filter(|_| whole).cloned(),
            parameters,
        }
    }

    fn get(&self, path: &str) -> Option<&Parameter> {
        self.parameters.get(*self.index.get(path)?)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let reachable = self
            .parameters
            .iter()
            .filter(|parameter| parameter.reachable);
        reachable.map(|parameter| parameter.path.as_str())
    }

    pub(super) fn argument(&self, path: &Path) -> Argument<'_> {
        let Some(parameter) = self.get(path.as_str()) else {
            return Argument {
                known: self.unknown(path),
                optional: true,
            };
        };
        Argument {
            known: Known::Yes(parameter),
            optional: !parameter.required || self.around_optional(path),
        }
    }

    /// Whether an object around the argument can be left out, or be something other than an object.
    fn around_optional(&self, path: &Path) -> bool {
        let text = path.as_str();
        let ends = text.match_indices('.').map(|(at, _)| at).skip(1);
        ends.filter_map(|end| text.get(..end)).any(|around| {
            self.get(around)
                .is_none_or(|outer| !outer.required || outer.types != [Type::Object])
        })
    }

    fn unknown(&self, path: &Path) -> Known<'static> {
        let Some(schema) = &self.schema else {
            return Known::Unsure;
        };
        // A literal name with a dot cannot be reached; it may be what was meant, and is no knowledge.
        let names: Vec<&str> = path.segments().collect();
        if is_open(schema, &names) {
            Known::Unsure
        } else {
            Known::Lacking
        }
    }
}
