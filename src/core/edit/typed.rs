//! Conditions as a person types them: which operators make sense for an argument, what field its value takes, and what typed text
//! means as a value.

use crate::core::catalogue::{Parameter, Type, text_of_value, typed_value};
use crate::core::json::{self, Value};
use crate::core::policy::{Condition, Path, Rule, Test, Unknown};
use crate::core::re2;

/// What a person chooses between the argument and the value. `exists` is two choices, since its value is the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `eq`
    Eq,
    /// `neq`
    Neq,
    /// `lt`
    Lt,
    /// `lte`
    Lte,
    /// `gt`
    Gt,
    /// `gte`
    Gte,
    /// `in`
    In,
    /// `not_in`
    NotIn,
    /// `exists` with `true`
    Given,
    /// `exists` with `false`
    LeftOut,
    /// `regex`
    Regex,
    /// `contains`
    Contains,
}

impl Operator {
    /// All operators, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Eq,
        Self::Neq,
        Self::In,
        Self::NotIn,
        Self::Lt,
        Self::Lte,
        Self::Gt,
        Self::Gte,
        Self::Regex,
        Self::Contains,
        Self::Given,
        Self::LeftOut,
    ];

    /// The operator in words, as it stands between the argument and the value.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Eq => "is",
            Self::Neq => "is given and is not",
            Self::Lt => "is less than",
            Self::Lte => "is at most",
            Self::Gt => "is more than",
            Self::Gte => "is at least",
            Self::In => "is one of",
            Self::NotIn => "is given and is none of",
            Self::Given => "is given",
            Self::LeftOut => "is left out",
            Self::Regex => "matches",
            Self::Contains => "contains",
        }
    }

    /// A key for lists of choices.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Given => "exists",
            Self::LeftOut => "absent",
            Self::Eq => "eq",
            Self::Neq => "neq",
            Self::Lt => "lt",
            Self::Lte => "lte",
            Self::Gt => "gt",
            Self::Gte => "gte",
            Self::In => "in",
            Self::NotIn => "not_in",
            Self::Regex => "regex",
            Self::Contains => "contains",
        }
    }

    /// The operator with this key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.key() == key)
    }

    /// The operator of a condition.
    pub const fn of(test: &Test) -> Self {
        match test {
            Test::Eq(_) => Self::Eq,
            Test::Neq(_) => Self::Neq,
            Test::Lt(_) => Self::Lt,
            Test::Lte(_) => Self::Lte,
            Test::Gt(_) => Self::Gt,
            Test::Gte(_) => Self::Gte,
            Test::In(_) => Self::In,
            Test::NotIn(_) => Self::NotIn,
            Test::Exists(true) => Self::Given,
            Test::Exists(false) => Self::LeftOut,
            Test::Regex(_) => Self::Regex,
            Test::Contains(_) => Self::Contains,
        }
    }

    /// Whether the operator can hold for some value of these types (policy.md, "Condition semantics"); an argument of unknown type
    /// takes every operator.
    pub fn suits(self, types: &[Type]) -> bool {
        let some =
            |wanted: &[Type]| types.is_empty() || types.iter().any(|kind| wanted.contains(kind));
        match self {
            Self::Eq | Self::Neq | Self::In | Self::NotIn => some(&[
                Type::String,
                Type::Integer,
                Type::Number,
                Type::Boolean,
                Type::Null,
            ]),
            Self::Lt | Self::Lte | Self::Gt | Self::Gte => some(&[Type::Integer, Type::Number]),
            Self::Regex => some(&[Type::String]),
            Self::Contains => some(&[Type::String, Type::Array]),
            Self::Given | Self::LeftOut => true,
        }
    }

    /// The field that the value is filled into.
    pub fn field(self, parameter: Option<&Parameter>) -> Field {
        let choices = parameter.map_or(&[][..], |parameter| &parameter.choices);
        let is_boolean = parameter.is_some_and(|parameter| parameter.types == [Type::Boolean]);
        match self {
            Self::Given | Self::LeftOut => Field::None,
            Self::Regex => Field::Pattern,
            Self::In | Self::NotIn => Field::List,
            Self::Eq | Self::Neq if !choices.is_empty() => {
                Field::Choices(choices.iter().map(text_of_value).collect())
            }
            Self::Eq | Self::Neq if is_boolean => {
                Field::Choices(vec!["true".to_owned(), "false".to_owned()])
            }
            Self::Lt | Self::Lte | Self::Gt | Self::Gte => Field::Number,
            Self::Eq | Self::Neq | Self::Contains => Field::Text,
        }
    }
}

/// The field that a condition's value is filled into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// None: the operator says all.
    None,
    /// One of some values, each as it is typed.
    Choices(Vec<String>),
    /// A number.
    Number,
    /// One value a line.
    List,
    /// A regular expression in the syntax of RE2.
    Pattern,
    /// One value.
    Text,
}

/// A condition whose value need not be one yet.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedCondition {
    /// The path behind `args.`.
    pub path: String,
    /// The operator.
    pub operator: Operator,
    /// The value as typed.
    pub text: String,
    /// The condition that it was made from, kept while nothing is typed: text alone does not tell `5` from `"5"`.
    origin: Option<Condition>,
}

impl TypedCondition {
    /// A new condition on an argument, with the operator that is used most for its type and no value yet.
    pub fn new(parameter: Option<&Parameter>) -> Self {
        let path = parameter.map_or("", |parameter| {
            parameter.path.strip_prefix("args.").unwrap_or("")
        });
        let mut made = Self {
            path: path.to_owned(),
            operator: Operator::Given,
            text: String::new(),
            origin: None,
        };
        made.retarget(parameter);
        made
    }

    /// Chooses an operator that suits another argument, and empties the value.
    pub fn retarget(&mut self, parameter: Option<&Parameter>) {
        let types = parameter.map_or(&[][..], |parameter| &parameter.types);
        let has_choices = parameter.is_some_and(|parameter| !parameter.choices.is_empty());
        let preferred = match types {
            [Type::String] if !has_choices => Operator::Regex,
            [Type::Integer | Type::Number] => Operator::Gt,
            _ => Operator::Eq,
        };
        let fits = Some(preferred).filter(|operator| operator.suits(types));
        self.operator = fits.unwrap_or(Operator::Given);
        self.choose_first(parameter);
    }

    /// Sets another operator; the value stays where the field stays.
    pub fn set_operator(&mut self, operator: Operator, parameter: Option<&Parameter>) {
        let before = self.operator.field(parameter);
        self.operator = operator;
        let now = operator.field(parameter);
        if now != before && now != Field::Text && now != Field::List {
            self.choose_first(parameter);
        }
    }

    fn choose_first(&mut self, parameter: Option<&Parameter>) {
        self.text = match self.operator.field(parameter) {
            Field::Choices(choices) => choices.into_iter().next().unwrap_or_default(),
            _ => String::new(),
        };
    }

    /// The condition.
    ///
    /// # Errors
    /// What is wrong with the path or the value, in a sentence.
    pub fn read(&self, parameter: Option<&Parameter>) -> Result<Condition, String> {
        if let Some(origin) = self
            .origin
            .as_ref()
            .filter(|origin| Self::of(origin).is_as(self))
        {
            return Ok(origin.clone());
        }
        let path = Path::new(&format!("args.{}", self.path)).ok_or(if self.path.is_empty() {
            "Name the argument."
        } else {
            "A path is names with one dot between two of them, such as options.mode."
        })?;
        let types = parameter.map_or(&[][..], |parameter| &parameter.types);
        let unknown = self
            .origin
            .as_ref()
            .map_or_else(Unknown::default, |origin| origin.unknown.clone());
        Ok(Condition {
            path,
            test: self.test(types)?,
            unknown,
        })
    }

    fn is_as(&self, other: &Self) -> bool {
        self.path == other.path && self.operator == other.operator && self.text == other.text
    }

    fn test(&self, types: &[Type]) -> Result<Test, String> {
        let one = || typed_value(&self.text, types);
        let number = || {
            json::Number::new(self.text.trim())
                .ok_or_else(|| "Write a number, such as 10 or 0.5.".to_owned())
        };
        let list = || {
            let values: Vec<Value> = self
                .text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| typed_value(line, types))
                .collect::<Result<_, _>>()?;
            if values.is_empty() {
                return Err("Write one value on each line.".to_owned());
            }
            Ok(values)
        };
        Ok(match self.operator {
            Operator::Eq => Test::Eq(one()?),
            Operator::Neq => Test::Neq(one()?),
            Operator::Lt => Test::Lt(number()?),
            Operator::Lte => Test::Lte(number()?),
            Operator::Gt => Test::Gt(number()?),
            Operator::Gte => Test::Gte(number()?),
            Operator::In => Test::In(list()?),
            Operator::NotIn => Test::NotIn(list()?),
            Operator::Given => Test::Exists(true),
            Operator::LeftOut => Test::Exists(false),
            Operator::Regex if self.text.is_empty() => {
                return Err("Write a pattern. An empty one matches every text.".to_owned());
            }
            Operator::Regex => {
                re2::check(&self.text).map_err(|error| error.to_string())?;
                Test::Regex(self.text.clone())
            }
            Operator::Contains if self.text.is_empty() => {
                return Err("Write what to look for. Every text contains the empty one.".to_owned());
            }
            // In a list of numbers a number is looked for, in a text a part of it.
            Operator::Contains if types.contains(&Type::Array) => {
                Test::Contains(typed_value(&self.text, &[])?)
            }
            Operator::Contains => Test::Contains(Value::String(self.text.clone())),
        })
    }

    /// A condition of the policy, to be changed.
    pub fn of(condition: &Condition) -> Self {
        let text = match &condition.test {
            Test::Eq(value) | Test::Neq(value) | Test::Contains(value) => text_of_value(value),
            Test::Lt(number) | Test::Lte(number) | Test::Gt(number) | Test::Gte(number) => {
                number.to_string()
            }
            Test::In(values) | Test::NotIn(values) => values
                .iter()
                .map(text_of_value)
                .collect::<Vec<_>>()
                .join("\n"),
            Test::Exists(_) => String::new(),
            Test::Regex(pattern) => pattern.clone(),
        };
        Self {
            path: condition.path.argument().to_owned(),
            operator: Operator::of(&condition.test),
            text,
            origin: Some(condition.clone()),
        }
    }
}

/// A rule whose conditions need not be whole yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedRule {
    /// The conditions.
    pub conditions: Vec<TypedCondition>,
    /// What the agent is told; empty for nothing.
    pub message: String,
    /// Members that the format does not know.
    unknown: Unknown,
    /// Whether the rule that it was made from has an empty message, which is not the same as none.
    keeps_empty: bool,
}

impl TypedRule {
    /// A rule of the policy, to be changed.
    pub fn of(rule: &Rule) -> Self {
        Self {
            conditions: rule.conditions.iter().map(TypedCondition::of).collect(),
            message: rule.on_deny.clone().unwrap_or_default(),
            unknown: rule.unknown.clone(),
            keeps_empty: rule.on_deny.as_deref() == Some(""),
        }
    }

    /// The rule.
    ///
    /// # Errors
    /// The first condition that is none, by its index, and what is wrong with it.
    pub fn read(&self, parameters: &[Parameter]) -> Result<Rule, (usize, String)> {
        let conditions = self
            .conditions
            .iter()
            .enumerate()
            .map(|(at, condition)| {
                condition
                    .read(parameter_at(parameters, &condition.path))
                    .map_err(|why| (at, why))
            })
            .collect::<Result<_, _>>()?;
        let has_message = self.keeps_empty || !self.message.is_empty();
        Ok(Rule {
            conditions,
            on_deny: has_message.then(|| self.message.clone()),
            unknown: self.unknown.clone(),
        })
    }
}

/// The parameter that a condition's path reaches, the path without `args.`.
pub fn parameter_at<'a>(parameters: &'a [Parameter], path: &str) -> Option<&'a Parameter> {
    parameters
        .iter()
        .find(|parameter| parameter.reachable && parameter.path.strip_prefix("args.") == Some(path))
}
