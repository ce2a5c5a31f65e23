//! A condition on one argument of a call.

use super::Unknown;
use crate::core::json::{Number, Value};

/// One condition: an argument, and what it is tested for.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The argument.
    pub path: Path,
    /// The operator with its value.
    pub test: Test,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// A path into a call's arguments: `args.a.b`. No empty segment, no array index, no escaping.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(String);

impl Path {
    /// The path with this text, or nothing when it does not start with `args.` or has an empty segment.
    pub fn new(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("args.")?;
        (!rest.split('.').any(str::is_empty)).then(|| Self(text.to_owned()))
    }

    /// The whole text, `args.` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text behind `args.`.
    pub fn argument(&self) -> &str {
        self.0.strip_prefix("args.").unwrap_or("")
    }

    /// Whether both are one argument, or one is a part of the other.
    pub fn meets(&self, other: &Self) -> bool {
        let (short, long) = if self.0.len() <= other.0.len() {
            (&self.0, &other.0)
        } else {
            (&other.0, &self.0)
        };
        long.strip_prefix(short.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The segments behind `args`.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.argument().split('.')
    }
}

/// An operator with a value of the type that it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `eq`
    Eq(Value),
    /// `neq`
    Neq(Value),
    /// `lt`
    Lt(Number),
    /// `lte`
    Lte(Number),
    /// `gt`
    Gt(Number),
    /// `gte`
    Gte(Number),
    /// `in`
    In(Vec<Value>),
    /// `not_in`
    NotIn(Vec<Value>),
    /// `exists`
    Exists(bool),
    /// `regex`, in the syntax of RE2.
    Regex(String),
    /// `contains`
    Contains(Value),
}

impl Test {
    /// The operators' words in the order of the format's page.
    pub const OPERATORS: [&'static str; 11] = [
        "eq", "neq", "lt", "lte", "gt", "gte", "in", "not_in", "exists", "regex", "contains",
    ];

    /// The operator's word.
    pub const fn op(&self) -> &'static str {
        match self {
            Self::Eq(_) => "eq",
            Self::Neq(_) => "neq",
            Self::Lt(_) => "lt",
            Self::Lte(_) => "lte",
            Self::Gt(_) => "gt",
            Self::Gte(_) => "gte",
            Self::In(_) => "in",
            Self::NotIn(_) => "not_in",
            Self::Exists(_) => "exists",
            Self::Regex(_) => "regex",
            Self::Contains(_) => "contains",
        }
    }
}
