//! The arguments of a tool as the signals look at them: borrowed from the schema, members of objects and of lists included.
//!
//! `catalogue::parameters` makes texts for people out of the same schema; here ten thousand tools are looked through at once.

use super::split::each_word;
use crate::core::json::Value;

/// The most arguments of one tool that are looked at.
const MOST: usize = 150;

/// How deep members of members are looked at.
const DEEPEST: u32 = 2;

/// How many alternatives inside alternatives, and references in a row, are looked at.
const LEVELS: u32 = 5;

/// An argument, or a member of one.
pub(super) struct Argument<'a> {
    /// Its own name.
    pub name: &'a str,
    /// The words of its name.
    pub words: Ends<'a>,
    /// Its schema.
    pub schema: &'a Value,
    /// How many arguments stand around it.
    pub depth: u32,
    /// The argument that it is a member of, by its place in the list.
    parent: Option<usize>,
}

/// The words of an argument's name that tell what it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends<'a> {
    /// How many words there are.
    pub count: u32,
    /// The first.
    pub first: &'a str,
    /// The last but one; empty where there is only one.
    pub before_last: &'a str,
    /// The last.
    pub last: &'a str,
}

impl<'a> Ends<'a> {
    pub(super) fn of(name: &'a str) -> Self {
        let mut ends = Self::default();
        each_word(name, |word| {
            if ends.count == 0 {
                ends.first = word.text;
            }
            ends.before_last = ends.last;
            ends.last = word.text;
            ends.count += 1;
        });
        ends
    }

    /// Whether the first, the last or the word before it is one for which `is` holds.
    pub(super) fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        is(self.last) || self.count > 1 && is(self.before_last) || self.count > 2 && is(self.first)
    }
}

/// All arguments of a tool, those of the call first.
pub(super) struct Arguments<'a> {
    root: Option<&'a Value>,
    list: Vec<Argument<'a>>,
    known: bool,
}

impl<'a> Arguments<'a> {
    pub(super) fn of(schema: Option<&'a Value>) -> Self {
        let mut arguments = Self {
            root: schema,
            list: Vec::new(),
            known: false,
        };
        let Some(root) = schema else { return arguments };
        arguments.known = root.get("properties").is_some();
        arguments.members(root, None, 0, LEVELS);
        let mut at = 0;
        while let Some(argument) = arguments.list.get(at) {
            let (schema, depth) = (argument.schema, argument.depth);
            if depth < DEEPEST {
                arguments.members(schema, Some(at), depth + 1, LEVELS);
            }
            at += 1;
        }
        arguments
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Argument<'a>> {
        self.list.iter()
    }

    /// Whether the schema says which arguments there are.
    pub(super) fn are_known(&self) -> bool {
        self.known
    }

    /// Whether an argument is a member of the items of a list: it describes one thing of several.
    pub(super) fn is_in_list(&self, argument: &Argument<'_>) -> bool {
        let mut parent = argument.parent;
        while let Some(above) = parent.and_then(|at| self.list.get(at)) {
            if above.schema.get("items").is_some() {
                return true;
            }
            parent = above.parent;
        }
        false
    }

    /// The path of an argument as a condition writes it: `args.options.mode`.
    pub(super) fn path(&self, argument: &Argument<'_>) -> String {
        let mut names = vec![argument.name];
        let mut parent = argument.parent;
        while let Some(above) = parent.and_then(|at| self.list.get(at)) {
            names.push(above.name);
            parent = above.parent;
        }
        let mut path = String::from("args");
        for name in names.iter().rev() {
            path.push('.');
            path.push_str(name);
        }
        path
    }

    /// The texts that an argument may be given, where the schema lists them; a member that is a list counts by its items.
    pub(super) fn choices(&self, argument: &Argument<'a>) -> Vec<&'a str> {
        let mut found = Vec::new();
        self.add_choices(argument.schema, LEVELS, &mut found);
        found
    }

    fn add_choices(&self, schema: &'a Value, levels: u32, found: &mut Vec<&'a str>) {
        let (Some(object), Some(levels)) = (schema.as_object(), levels.checked_sub(1)) else {
            return;
        };
        for (key, value) in object.iter() {
            match key.as_bytes() {
                b"enum" => found.extend(
                    value
                        .as_array()
                        .unwrap_or_default()
                        .iter()
                        .filter_map(Value::as_str),
                ),
                b"const" => found.extend(value.as_str()),
                b"anyOf" | b"oneOf" | b"allOf" => {
                    for branch in value.as_array().unwrap_or_default() {
                        self.add_choices(branch, levels, found);
                    }
                }
                b"items" => self.add_choices(value, levels, found),
                b"$ref" => {
                    if let Some(schema) = self.referred(value) {
                        self.add_choices(schema, levels, found);
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds the members of an object, of its alternatives and of the items of a list.
    fn members(&mut self, schema: &'a Value, parent: Option<usize>, depth: u32, levels: u32) {
        let (Some(object), Some(levels)) = (schema.as_object(), levels.checked_sub(1)) else {
            return;
        };
        for (key, value) in object.iter() {
            // Bytes are compared without a call; most keys are none of these.
            match key.as_bytes() {
                b"properties" => self.properties(value, parent, depth),
                b"anyOf" | b"oneOf" | b"allOf" => {
                    for branch in value.as_array().unwrap_or_default() {
                        self.members(branch, parent, depth, levels);
                    }
                }
                b"items" => self.members(value, parent, depth, levels),
                b"$ref" => {
                    if let Some(schema) = self.referred(value) {
                        self.members(schema, parent, depth, levels);
                    }
                }
                _ => {}
            }
        }
    }

    fn properties(&mut self, properties: &'a Value, parent: Option<usize>, depth: u32) {
        let Some(properties) = properties.as_object() else {
            return;
        };
        let room = MOST.saturating_sub(self.list.len());
        self.list.reserve(properties.len().min(room));
        for (name, schema) in properties.iter().take(room) {
            self.list.push(Argument {
                name,
                words: Ends::of(name),
                schema,
                depth,
                parent,
            });
        }
    }

    /// What a reference inside the document leads to. Each step costs a level, so that a circle ends.
    fn referred(&self, reference: &Value) -> Option<&'a Value> {
        at_pointer(self.root?, reference.as_str()?)
    }

    /// Whether an argument takes text that is not one of listed values, as far as its schema says.
    pub(super) fn takes_text(&self, argument: &Argument<'a>) -> bool {
        let is_text = |value: &Value| {
            value
                .as_str()
                .is_none_or(|word| word == "string" || word == "array")
        };
        let by_type = argument.schema.get("type").is_none_or(|types| match types {
            Value::Array(types) => types.iter().any(is_text),
            one => is_text(one),
        });
        by_type && self.choices(argument).is_empty()
    }
}

fn at_pointer<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    let mut value = root;
    for step in reference.strip_prefix("#/")?.split('/') {
        value = match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ if step.contains('~') => value.get(&step.replace("~1", "/").replace("~0", "~"))?,
            _ => value.get(step)?,
        };
    }
    Some(value)
}
