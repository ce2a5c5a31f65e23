//! The arguments of a tool as the signals look at them: borrowed from the schema, members of objects and of lists included.
//!
//! `catalogue::parameters` makes texts for people out of the same schema; here ten thousand tools are looked through at once.

use crate::core::json::Value;

/// The most arguments of one tool that are looked at.
const MOST: usize = 400;

/// How deep members of members are looked at.
const DEEPEST: u32 = 6;

/// How many references in a row are followed.
const HOPS: u32 = 8;

/// An argument, or a member of one.
pub(super) struct Argument<'a> {
    /// Its own name.
    pub name: &'a str,
    /// Its schema, references followed.
    pub schema: &'a Value,
    /// The argument that it is a member of, by its place in the list.
    parent: Option<usize>,
    /// How many arguments stand around it.
    pub depth: u32,
}

/// All arguments of a tool, those of the call first.
pub(super) struct Arguments<'a> {
    root: Option<&'a Value>,
    list: Vec<Argument<'a>>,
}

impl<'a> Arguments<'a> {
    pub(super) fn of(schema: Option<&'a Value>) -> Self {
        let mut arguments = Self {
            root: schema,
            list: Vec::new(),
        };
        let Some(root) = schema else { return arguments };
        arguments.members(root, None, 0, DEEPEST);
        let mut at = 0;
        while let Some(argument) = arguments.list.get(at) {
            let (schema, depth) = (argument.schema, argument.depth);
            if depth < DEEPEST {
                arguments.members(schema, Some(at), depth + 1, DEEPEST);
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
        self.root
            .is_some_and(|root| root.get("properties").is_some())
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
        self.add_choices(argument.schema, 3, &mut found);
        found
    }

    fn add_choices(&self, schema: &'a Value, levels: u32, found: &mut Vec<&'a str>) {
        let schema = self.followed(schema);
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            found.extend(values.iter().filter_map(Value::as_str));
        }
        found.extend(schema.get("const").and_then(Value::as_str));
        let Some(levels) = levels.checked_sub(1) else {
            return;
        };
        for branch in branches(schema) {
            self.add_choices(branch, levels, found);
        }
        if let Some(items) = schema.get("items") {
            self.add_choices(items, levels, found);
        }
    }

    /// Adds the members of an object, of its alternatives and of the items of a list.
    fn members(&mut self, schema: &'a Value, parent: Option<usize>, depth: u32, levels: u32) {
        let schema = self.followed(schema);
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (name, member) in properties.iter() {
                if self.list.len() >= MOST {
                    return;
                }
                let schema = self.followed(member);
                self.list.push(Argument {
                    name,
                    schema,
                    parent,
                    depth,
                });
            }
        }
        let Some(levels) = levels.checked_sub(1) else {
            return;
        };
        for branch in branches(schema) {
            self.members(branch, parent, depth, levels);
        }
        if let Some(items) = schema.get("items") {
            self.members(items, parent, depth, levels);
        }
    }

    /// The schema that a reference inside the document leads to; the schema itself where there is none or it leads nowhere.
    fn followed(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        for _ in 0..HOPS {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return schema;
            };
            let Some(found) = self.root.and_then(|root| at_pointer(root, reference)) else {
                return schema;
            };
            schema = found;
        }
        schema
    }
}

fn branches(schema: &Value) -> impl Iterator<Item = &Value> {
    ["anyOf", "oneOf", "allOf"]
        .into_iter()
        .filter_map(|key| schema.get(key).and_then(Value::as_array))
        .flatten()
}

fn at_pointer<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    let mut value = root;
    for step in reference.strip_prefix("#/")?.split('/') {
        value = if step.contains('~') {
            value.get(&step.replace("~1", "/").replace("~0", "~"))?
        } else {
            match value {
                Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
                _ => value.get(step)?,
            }
        };
    }
    Some(value)
}
