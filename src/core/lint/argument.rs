//! What an argument can be, as far as its schema tells.

use super::openness::is_open;
use crate::core::catalogue::{MAX_PARAMETERS, Parameter, Type, argument, parameters};
use crate::core::json::Value;
use crate::core::policy::Path;
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

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

/// What is known about the arguments of one tool: each found out when a rule first asks about it.
#[derive(Debug, Default)]
pub(super) struct Domains {
    asked: Asked,
    /// How many schemas were looked at for them.
    visits: AtomicU32,
    /// All parameters, once that was asked.
    all: OnceLock<Vec<Parameter>>,
}

/// The arguments that were asked about, in the order of asking.
#[derive(Debug, Default)]
struct Asked(OnceLock<Box<Domain>>);

/// One argument with its members.
#[derive(Debug)]
struct Domain {
    name: String,
    parameters: Vec<Parameter>,
    next: Asked,
}

impl Domain {
    fn get(&self, path: &str) -> Option<&Parameter> {
        self.parameters
            .iter()
            .find(|parameter| parameter.reachable && parameter.path == path)
    }

    /// Whether an object around the argument at a path can be left out, or be something other than an object.
    fn around_optional(&self, path: &Path) -> bool {
        let text = path.as_str();
        let ends = text.match_indices('.').map(|(at, _)| at).skip(1);
        ends.filter_map(|end| text.get(..end)).any(|around| {
            self.get(around)
                .is_none_or(|outer| !outer.required || outer.types != [Type::Object])
        })
    }

    /// Whether the list was not cut short: what it lacks is lacking.
    fn is_whole(&self) -> bool {
        self.parameters.len() < MAX_PARAMETERS
    }
}

impl Domains {
    fn domain(&self, schema: &Value, name: &str) -> &Domain {
        let mut asked = &self.asked;
        loop {
            let domain = asked.0.get_or_init(|| {
                let visits = Cell::new(self.visits.load(Relaxed));
                let parameters = argument(schema, name, &visits);
                self.visits.store(visits.get(), Relaxed);
                Box::new(Domain {
                    name: name.to_owned(),
                    parameters,
                    next: Asked::default(),
                })
            });
            if domain.name == name {
                return domain;
            }
            asked = &domain.next;
        }
    }

    /// The paths that a schema knows and a condition can reach; `schema` is the one that this is about.
    pub(super) fn paths(&self, schema: Option<&Value>) -> impl Iterator<Item = &str> {
        let all = self
            .all
            .get_or_init(|| schema.map(parameters).unwrap_or_default());
        let reachable = all.iter().filter(|parameter| parameter.reachable);
        reachable.map(|parameter| parameter.path.as_str())
    }

    /// What is known about a path; `schema` is the one that this is about.
    pub(super) fn argument(&self, path: &Path, schema: Option<&Value>) -> Argument<'_> {
        let Some((schema, name)) = schema.zip(path.segments().next()) else {
            return Argument::ANY;
        };
        let domain = self.domain(schema, name);
        let Some(parameter) = domain.get(path.as_str()) else {
            let names: Vec<&str> = path.segments().collect();
            // A literal name with a dot cannot be reached; it may be what was meant, and is no knowledge.
            let unsure = !domain.is_whole() || is_open(schema, &names);
            return Argument {
                known: if unsure {
                    Known::Unsure
                } else {
                    Known::Lacking
                },
                optional: true,
            };
        };
        Argument {
            known: Known::Yes(parameter),
            optional: !parameter.required || domain.around_optional(path),
        }
    }
}
