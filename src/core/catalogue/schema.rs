//! What a tool takes, distilled from its input schema.

use crate::core::json::Value;

/// One argument of a tool, or a member of an argument that is an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameter {
    /// Its own name.
    pub name: String,
    /// The path for a condition: `args.a.b`.
    pub path: String,
    /// How many objects stand around it: 0 for an argument itself.
    pub depth: u32,
    /// The types that it may have; empty when the schema does not say.
    pub types: Vec<Type>,
    /// The type in words: "string", "integer or null", "list of strings", "one of 3 values".
    pub words: String,
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

/// The parameters of an input schema: arguments in the order of the schema, members of an object right behind it.
pub fn parameters(_schema: &Value) -> Vec<Parameter> {
    Vec::new()
}
