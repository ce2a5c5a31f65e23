//! The arguments of a tool as the signals look at them: borrowed from the schema, members of objects and of lists included.
//!
//! `catalogue::parameters` makes texts for people out of the same schema; here ten thousand tools are looked through at once.

use super::text::each_word;
use crate::core::json::Value;

/// The most arguments of one tool that are looked at.
const MOST: usize = 250;

/// How deep members of members are looked at.
const DEEPEST: u32 = 4;

/// How many alternatives inside alternatives are looked at.
const LEVELS: u32 = 4;

/// How many references in a row are followed.
const HOPS: u32 = 8;

/// An argument, or a member of one.
pub(super) struct Argument<'a> {
    /// Its own name.
    pub name: &'a str,
    /// The words of its name.
    pub words: Ends<'a>,
    /// Its schema, references followed.
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
        is(self.last) || is(self.before_last) || is(self.first)
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
        let mut arguments = Self { root: schema, list: Vec::new(), known: false };
        let Some(root) = schema else { return arguments };
        arguments.known = root.get("properties").is_some();
        arguments.members(arguments.followed(root), None, 0, LEVELS);
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
        let Some(object) = self.followed(schema).as_object() else { return };
        let Some(levels) = levels.checked_sub(1) else { return };
        for (key, value) in object.iter() {
            match key {
                "enum" => found.extend(value.as_array().unwrap_or_default().iter().filter_map(Value::as_str)),
                "const" => found.extend(value.as_str()),
                "anyOf" | "oneOf" | "allOf" => {
                    for branch in value.as_array().unwrap_or_default() {
                        self.add_choices(branch, levels, found);
                    }
                }
                "items" => self.add_choices(value, levels, found),
                _ => {}
            }
        }
    }

    /// Adds the members of an object, of its alternatives and of the items of a list.
    fn members(&mut self, schema: &'a Value, parent: Option<usize>, depth: u32, levels: u32) {
        let (Some(object), Some(levels)) = (schema.as_object(), levels.checked_sub(1)) else { return };
        for (key, value) in object.iter() {
            match key {
                "properties" => self.properties(value, parent, depth),
                "anyOf" | "oneOf" | "allOf" => {
                    for branch in value.as_array().unwrap_or_default() {
                        self.members(self.followed(branch), parent, depth, levels);
                    }
                }
                "items" => self.members(self.followed(value), parent, depth, levels),
                _ => {}
            }
        }
    }

    fn properties(&mut self, properties: &'a Value, parent: Option<usize>, depth: u32) {
        let Some(properties) = properties.as_object() else { return };
        let room = MOST.saturating_sub(self.list.len());
        for (name, member) in properties.iter().take(room) {
            let schema = self.followed(member);
            self.list.push(Argument { name, words: Ends::of(name), schema, depth, parent });
        }
    }

    /// The schema that a reference inside the document leads to; the schema itself where there is none or it leads nowhere.
    fn followed(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        for _ in 0..HOPS {
            let reference = schema.as_object().and_then(|object| object.iter().find(|(key, _)| key.starts_with('$') && *key == "$ref"));
            let Some(reference) = reference.and_then(|(_, value)| value.as_str()) else { return schema };
            let Some(found) = self.root.and_then(|root| at_pointer(root, reference)) else { return schema };
            schema = found;
        }
        schema
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
