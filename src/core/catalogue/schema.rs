//! What a tool takes, distilled from its input schema.
//!
//! A schema is untrusted: references may dangle or run in circles, keywords may hold anything. Nothing here fails; what cannot be
//! understood says nothing.

mod keywords;
mod member;
pub(super) mod reference;
mod shape;
mod words;

use crate::core::json::Value;
use member::{Expression, Member};
use shape::{Gather, Shape};
use std::cell::Cell;
use std::ptr;

/// One argument of a tool, or a member of an argument that is an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameter {
    /// Its own name.
    pub name: String,
    /// The path for a condition: `args.a.b`. Members of a list's items stand behind `[]`: `args.a[].b`.
    pub path: String,
    /// How many objects stand around it: 0 for an argument itself.
    pub depth: u32,
    /// The types that it may have; empty when the schema does not say.
    pub types: Vec<Type>,
    /// Of a list: what its items may be.
    pub items: Option<Items>,
    /// Whether the schema names members of it.
    pub has_members: bool,
    /// Whether a call must give it (at its own level).
    pub required: bool,
    /// The values that it may have; empty when the schema does not say.
    pub choices: Vec<Value>,
    /// The value that the schema gives as default.
    pub default: Option<Value>,
    /// What the server says about it. Untrusted.
    pub description: Option<String>,
    /// Whether a condition's path can reach it: no list on the way, and no name with a dot or none at all.
    pub reachable: bool,
}

impl Parameter {
    /// The type in words: "string", "integer or null", "list of strings", "one of 3 values".
    pub fn words(&self) -> String {
        words::words(self)
    }
}

/// What the items of a list may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Items {
    /// The types that one may have; empty when the schema does not say.
    pub types: Vec<Type>,
    /// How many values there are for one; nothing when the schema does not list them.
    pub choices: Option<usize>,
    /// Whether the schema names members of one.
    pub have_members: bool,
}

impl Items {
    fn of(shape: &Shape<'_>) -> Self {
        Self {
            types: shape.types.clone().unwrap_or_default(),
            choices: shape.choices.as_ref().map(Vec::len),
            have_members: !shape.members.is_empty(),
        }
    }
}

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `string`
    String,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `array`
    Array,
    /// `object`
    Object,
    /// `null`
    Null,
}

impl Type {
    /// All types, in the order in which they are named.
    pub const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Array,
        Self::Object,
        Self::Null,
    ];

    /// The word in a schema.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
            Self::Null => "null",
        }
    }

    /// The type with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The type of a value; a number written as an integer is one.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_integer() => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

/// The deepest member that is listed: real schemas go 13 deep.
pub const MAX_DEPTH: u32 = 16;

/// The most parameters that are listed for one tool. Arguments go before members.
pub const MAX_PARAMETERS: usize = 500;

/// The parameters of an input schema: arguments in the order of the schema, members of an object right behind it.
///
/// A name that is only required is a parameter too, since a call must give it.
pub fn parameters(schema: &Value) -> Vec<Parameter> {
    let gather = Gather::new(schema, 0);
    let root = gather.shape(&Expression::One(schema));
    let mut list = List::new(gather);
    list.members(&root, &Place::arguments());
    list.found
}

/// One argument with its members, as [`parameters`] lists them; empty where the schema does not name it. `visits` counts how many schemas
/// were looked at, over several arguments of one tool.
pub fn argument(schema: &Value, name: &str, visits: &Cell<u32>) -> Vec<Parameter> {
    let gather = Gather::new(schema, visits.get());
    let root = gather.root_with(name);
    let mut list = List::new(gather);
    if let Some(member) = root.members.iter().find(|member| member.name == name) {
        list.around.extend(&root.sources);
        list.member(member, &Place::arguments());
    }
    visits.set(list.gather.spent());
    list.found
}

/// Whether a schema says anything about the arguments, be it that there are none.
pub fn says_something(schema: &Value) -> bool {
    match schema {
        Value::Object(object) => object.iter().any(|(key, _)| {
            !matches!(
                key,
                "$schema" | "$id" | "$comment" | "title" | "description" | "$defs" | "definitions"
            )
        }),
        Value::Bool(value) => !value,
        _ => false,
    }
}

/// Where members stand.
struct Place {
    path: String,
    depth: u32,
    reachable: bool,
}

impl Place {
    fn arguments() -> Self {
        Self {
            path: "args".to_owned(),
            depth: 0,
            reachable: true,
        }
    }
}

struct List<'a> {
    gather: Gather<'a>,
    found: Vec<Parameter>,
    /// Parameters that are known and not yet listed, at all levels: they go before deeper ones.
    waiting: usize,
    /// The schemas whose members are being listed: one of them inside itself is not opened again.
    around: Vec<&'a Value>,
}

impl<'a> List<'a> {
    fn new(gather: Gather<'a>) -> Self {
        Self {
            gather,
            found: Vec::new(),
            waiting: 0,
            around: Vec::new(),
        }
    }

    fn members(&mut self, shape: &Shape<'a>, place: &Place) {
        if place.depth > MAX_DEPTH {
            return;
        }
        let room = MAX_PARAMETERS.saturating_sub(self.found.len() + self.waiting);
        let members = shape
            .members
            .get(..room.min(shape.members.len()))
            .unwrap_or_default();
        self.waiting += members.len();
        let outer = self.around.len();
        self.around.extend(&shape.sources);
        for member in members {
            self.waiting -= 1;
            self.member(member, place);
        }
        self.around.truncate(outer);
    }

    fn member(&mut self, member: &Member<'a>, place: &Place) {
        let mut shape = self.gather.shape(&member.schema);
        let path = [&place.path, ".", member.name].concat();
        let reachable = place.reachable && !member.name.is_empty() && !member.name.contains('.');
        let items = self.gather.items(&shape);
        self.found.push(Parameter {
            name: member.name.to_owned(),
            path: path.clone(),
            depth: place.depth,
            items: items.as_ref().map(Items::of),
            has_members: !shape.members.is_empty(),
            types: shape.types.take().unwrap_or_default(),
            required: member.required,
            choices: shape
                .choices
                .iter()
                .flatten()
                .map(|choice| (*choice).clone())
                .collect(),
            default: shape.default.cloned(),
            description: shape.description.map(str::to_owned),
            reachable,
        });
        let items = items.filter(|items| !items.members.is_empty());
        if items.is_none() && shape.members.is_empty() {
            return;
        }
        let depth = place.depth + 1;
        let inside = Place {
            path,
            depth,
            reachable,
        };
        self.inside(&shape, &inside);
        if let Some(items) = items {
            let each = Place {
                path: format!("{}[]", inside.path),
                depth,
                reachable: false,
            };
            self.inside(&items, &each);
        }
    }

    /// The members of a parameter, unless it is one of those around it.
    fn inside(&mut self, shape: &Shape<'a>, place: &Place) {
        let again = shape
            .sources
            .iter()
            .any(|source| self.around.iter().any(|outer| ptr::eq(*outer, *source)));
        if !again && !shape.members.is_empty() {
            self.members(shape, place);
        }
    }
}
