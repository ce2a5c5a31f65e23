//! What a schema says about one value, its references and combinations merged.

use super::Type;
use super::keywords::{array, choices, items, ordered, types};
use super::member::{Expression, Member, Names};
use super::reference::resolve;
use crate::core::json::{Object, Value};
use std::cell::Cell;
use std::ptr;

/// What is known about one value. Nothing known is the default.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape<'a> {
    /// The types that it may have, in the order of [`Type::ALL`].
    pub(super) types: Option<Vec<Type>>,
    /// The values that it may have.
    pub(super) choices: Option<Vec<&'a Value>>,
    pub(super) default: Option<&'a Value>,
    pub(super) description: Option<&'a str>,
    /// Members of an object, in the order in which the schemas name them.
    pub(super) members: Vec<Member<'a>>,
    /// What the items of a list are.
    pub(super) items: Option<Expression<'a>>,
    /// The schemas that this was gathered from.
    pub(super) sources: Vec<&'a Value>,
}

/// The most schemas that are looked at for one value: a schema that refers to another twice, that to a third twice, and so on,
/// doubles with every step.
const MAX_VISITS: u32 = 256;

/// The most schemas that are looked at for one tool. A top-level argument always gets some.
const MAX_VISITS_IN_ALL: u32 = 20_000;

/// The longest way from one schema through references and combinations.
const MAX_TRAIL: usize = 64;

/// The most pairs that are compared when two lists of choices meet.
const MAX_PAIRS: usize = 250_000;

/// Gathers shapes from the schemas below one root.
pub(super) struct Gather<'a> {
    root: &'a Value,
    visits: Cell<u32>,
    visits_in_all: Cell<u32>,
}

impl<'a> Gather<'a> {
    /// `spent` schemas were looked at before.
    pub(super) fn new(root: &'a Value, spent: u32) -> Self {
        Self {
            root,
            visits: Cell::new(0),
            visits_in_all: Cell::new(spent),
        }
    }

    /// How many schemas were looked at.
    pub(super) fn spent(&self) -> u32 {
        self.visits_in_all.get().saturating_add(self.visits.get())
    }

    /// What the root says, as far as the argument of this name goes.
    pub(super) fn root_with(&self, name: &str) -> Shape<'a> {
        match self
            .root
            .as_object()
            .and_then(|root| Shape::alone(root, name))
        {
            Some(mut shape) => {
                shape.sources.push(self.root);
                shape
            }
            None => self.shape(&Expression::One(self.root)),
        }
    }

    /// What an expression says.
    pub(super) fn shape(&self, expression: &Expression<'a>) -> Shape<'a> {
        let spent = self.spent();
        self.visits_in_all.set(spent);
        // What has been spent on one value leaves less for each of the others, but never nothing.
        self.visits.set(if spent > MAX_VISITS_IN_ALL {
            MAX_VISITS - 16
        } else {
            0
        });
        let mut shape = self.expression(expression, &mut Vec::new());
        shape.settle();
        shape
    }

    /// What the items of a list say.
    pub(super) fn items(&self, shape: &Shape<'a>) -> Option<Shape<'a>> {
        shape.items.as_ref().map(|items| self.shape(items))
    }

    fn expression(&self, expression: &Expression<'a>, trail: &mut Vec<&'a Value>) -> Shape<'a> {
        match expression {
            Expression::One(schema) => self.schema(schema, trail),
            Expression::All(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.expression(part, trail))
                    .collect();
                parts.into_iter().fold(Shape::default(), Shape::and)
            }
            Expression::Any(parts) => any(parts
                .iter()
                .map(|part| self.expression(part, trail))
                .collect()),
        }
    }

    /// `trail` holds the schemas that are being looked at: one that leads back to itself says nothing more.
    fn schema(&self, schema: &'a Value, trail: &mut Vec<&'a Value>) -> Shape<'a> {
        let Value::Object(object) = schema else {
            return Shape::default();
        };
        let far = self.visits.get() >= MAX_VISITS || trail.len() >= MAX_TRAIL;
        if far || trail.iter().any(|other| ptr::eq(*other, schema)) {
            return Shape::default();
        }
        self.visits.set(self.visits.get() + 1);
        trail.push(schema);
        let mut shape = Shape::of(object);
        shape.sources.push(schema);
        let target = object
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|text| resolve(self.root, text));
        if let Some(target) = target {
            shape = shape.and(self.schema(target, trail));
        }
        for part in array(object, "allOf") {
            shape = shape.and(self.schema(part, trail));
        }
        for key in ["anyOf", "oneOf"] {
            let parts = array(object, key);
            if !parts.is_empty() {
                shape = shape.and(any(parts
                    .iter()
                    .map(|part| self.schema(part, trail))
                    .collect()));
            }
        }
        if object.get("then").is_some() || object.get("else").is_some() {
            let part = |key| object.get(key).map(Expression::One);
            let nothing = || Expression::All(Vec::new());
            let parts = [
                part("then").unwrap_or_else(nothing),
                part("else").unwrap_or_else(nothing),
            ];
            shape = shape.and(any(parts
                .iter()
                .map(|part| self.expression(part, trail))
                .collect()));
        }
        trail.pop();
        shape
    }
}

/// Keywords by which other schemas have a say in what one is.
const JOINED: [&str; 6] = ["$ref", "allOf", "anyOf", "oneOf", "then", "else"];

impl<'a> Shape<'a> {
    /// What an object's schema says about one member, where no other schema has a say in it: the plain case, read without the others.
    fn alone(object: &'a Object, name: &str) -> Option<Self> {
        if object.iter().any(|(key, _)| JOINED.contains(&key)) {
            return None;
        }
        let properties = object.get("properties").and_then(Value::as_object);
        let named = properties
            .into_iter()
            .flat_map(Object::iter)
            .find(|(key, _)| *key == name);
        let required = array(object, "required")
            .iter()
            .filter_map(Value::as_str)
            .find(|key| *key == name);
        let schema = named.map_or_else(
            || Expression::All(Vec::new()),
            |(_, schema)| Expression::One(schema),
        );
        let found = named.map(|(key, _)| key).or(required);
        let member = found.map(|name| Member {
            name,
            schema,
            required: required.is_some(),
        });
        Some(Self {
            members: member.into_iter().collect(),
            ..Self::default()
        })
    }

    /// What the keywords of one schema say by themselves.
    fn of(object: &'a Object) -> Self {
        let mut shape = Self {
            types: types(object),
            choices: choices(object),
            default: object.get("default"),
            description: object.get("description").and_then(Value::as_str),
            items: items(object),
            ..Self::default()
        };
        let properties = object.get("properties").and_then(Value::as_object);
        for (name, schema) in properties.into_iter().flat_map(Object::iter) {
            shape.members.push(Member {
                name,
                schema: Expression::One(schema),
                required: false,
            });
        }
        let mut names = Names::of(&shape.members);
        for name in array(object, "required").iter().filter_map(Value::as_str) {
            if let Some(member) = names.find(&mut shape.members, name) {
                member.required = true;
            } else {
                let schema = Expression::All(Vec::new());
                names.push(
                    &mut shape.members,
                    Member {
                        name,
                        schema,
                        required: true,
                    },
                );
            }
        }
        shape
    }

    /// Both hold. What the first says goes before what the second says where only one can be shown.
    fn and(mut self, other: Self) -> Self {
        self.types = both(self.types, other.types, |a, b| {
            let shared: Vec<Type> = a.iter().filter_map(|kind| narrower(*kind, &b)).collect();
            if shared.is_empty() { a } else { shared }
        });
        self.choices = both(self.choices, other.choices, |a, b| {
            if a.len().saturating_mul(b.len()) > MAX_PAIRS {
                return a;
            }
            let shared: Vec<&Value> = a
                .iter()
                .copied()
                .filter(|choice| b.contains(choice))
                .collect();
            if shared.is_empty() { a } else { shared }
        });
        self.default = self.default.or(other.default);
        self.description = self.description.or(other.description);
        self.items = both(self.items, other.items, |a, b| Expression::All(vec![a, b]));
        let mut names = Names::of(&self.members);
        for member in other.members {
            match names.find(&mut self.members, member.name) {
                Some(own) => {
                    own.required |= member.required;
                    own.schema = Expression::All(vec![own.schema.clone(), member.schema]);
                }
                None => names.push(&mut self.members, member),
            }
        }
        self.sources.extend(other.sources);
        self
    }

    /// Types follow from choices where the schema names none.
    fn settle(&mut self) {
        if let (None, Some(choices)) = (&self.types, &self.choices) {
            self.types = Some(ordered(choices.iter().map(|choice| Type::of(choice))));
        }
    }

    /// The choices, `null` alone being one.
    fn all_choices(&self) -> Option<Vec<&'a Value>> {
        match (&self.choices, self.types.as_deref()) {
            (Some(choices), _) => Some(choices.clone()),
            (None, Some([Type::Null])) => Some(vec![&Value::Null]),
            _ => None,
        }
    }
}

/// One of these holds.
fn any(mut parts: Vec<Shape<'_>>) -> Shape<'_> {
    parts.iter_mut().for_each(Shape::settle);
    let types: Option<Vec<&[Type]>> = parts.iter().map(|part| part.types.as_deref()).collect();
    let types = types.map(|types| ordered(types.into_iter().flatten().copied()));
    let choices: Option<Vec<Vec<&Value>>> = parts.iter().map(Shape::all_choices).collect();
    // Alternatives that all are `null` and nothing else have a type, not choices.
    let some_choices = parts.iter().any(|part| part.choices.is_some());
    let choices = choices
        .filter(|_| some_choices)
        .map(|lists| distinct(lists.concat()));
    let mut shape = Shape {
        types,
        choices,
        ..Shape::default()
    };
    shape.default = parts.iter().find_map(|part| part.default);
    shape.description = parts.iter().find_map(|part| part.description);
    let items: Vec<_> = parts
        .iter_mut()
        .filter_map(|part| part.items.take())
        .collect();
    shape.items = (!items.is_empty()).then_some(Expression::Any(items));
    members_of_any(&mut shape, parts);
    shape
}

/// The members of all alternatives; required is what each of them requires.
fn members_of_any<'a>(shape: &mut Shape<'a>, parts: Vec<Shape<'a>>) {
    let alternatives = parts.len();
    let mut names = Names::default();
    // For each member the number of alternatives that require it.
    let mut required: Vec<usize> = Vec::new();
    let mut schemas: Vec<Vec<Expression<'a>>> = Vec::new();
    for part in parts {
        shape.sources.extend(part.sources);
        for member in part.members {
            let at = names
                .place(&shape.members, member.name)
                .unwrap_or(shape.members.len());
            if at == shape.members.len() {
                names.push(
                    &mut shape.members,
                    Member {
                        required: false,
                        schema: Expression::All(Vec::new()),
                        ..member
                    },
                );
                required.push(0);
                schemas.push(Vec::new());
            }
            if let (Some(count), Some(schemas)) = (required.get_mut(at), schemas.get_mut(at)) {
                *count += usize::from(member.required);
                schemas.push(member.schema);
            }
        }
    }
    for ((member, count), schemas) in shape.members.iter_mut().zip(required).zip(schemas) {
        member.required = count == alternatives;
        member.schema = Expression::Any(schemas);
    }
}

fn both<T>(a: Option<T>, b: Option<T>, merge: impl FnOnce(T, T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(merge(a, b)),
        (a, b) => a.or(b),
    }
}

/// The type that `kind` and one of `others` have in common: an integer is a number.
fn narrower(kind: Type, others: &[Type]) -> Option<Type> {
    match kind {
        Type::Number if !others.contains(&Type::Number) && others.contains(&Type::Integer) => {
            Some(Type::Integer)
        }
        Type::Integer if others.contains(&Type::Number) => Some(Type::Integer),
        kind => others.contains(&kind).then_some(kind),
    }
}

/// Each value once, where there are not too many of them to compare.
fn distinct(values: Vec<&Value>) -> Vec<&Value> {
    if values.len().saturating_mul(values.len()) > MAX_PAIRS {
        return values;
    }
    let mut once: Vec<&Value> = Vec::with_capacity(values.len());
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
