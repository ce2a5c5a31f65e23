//! The operators of conditions, with the quirks of the reference engine (policy.md, section 4, "Condition semantics").
//!
//! What is odd here is so on purpose: the answer must be the one that the gateway gives.

use super::printed::{self, Side};
use crate::core::json::{Number, Object, Value};
use crate::core::policy::{Path, Test};
use crate::core::re2::Regex;

/// The argument at a path: objects are walked by name; anything else on the way, or a name that is not there, is missing.
pub fn find<'a>(args: &'a Object, path: &Path) -> Option<&'a Value> {
    let mut segments = path.segments();
    let mut found = args.get(segments.next()?)?;
    for segment in segments {
        found = found.get(segment)?;
    }
    Some(found)
}

/// A test made ready: patterns compiled, texts of numbers made.
#[derive(Clone, Debug)]
pub enum Operator {
    /// `eq`
    Eq(Operand),
    /// `neq`
    Neq(Operand),
    /// `lt`, `lte`, `gt` and `gte`: the comparison and the number.
    Order(Order, f64),
    /// `in`
    In(Vec<Operand>),
    /// `not_in`
    NotIn(Vec<Operand>),
    /// `exists`
    Exists(bool),
    /// `regex`
    Regex(Regex),
    /// `contains`
    Contains(Operand),
    /// A pattern that RE2 refuses. No document with one can be read; it can only stand in a policy that is being written.
    Unusable,
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
}

/// A value of the policy that arguments are compared with.
#[derive(Clone, Debug)]
pub struct Operand {
    printed: String,
    number: Option<f64>,
    is_text: bool,
}

impl Operand {
    fn new(value: &Value) -> Self {
        Self {
            printed: printed::value(value, Side::Policy),
            number: value.as_number().map(Number::as_f64),
            is_text: value.as_str().is_some(),
        }
    }

    /// `eq`: two numbers by value, everything else by its printed form.
    #[expect(clippy::float_cmp, reason = "the reference compares doubles exactly")]
    fn equals(&self, found: &Value) -> bool {
        match (found, self.number) {
            (Value::Number(found), Some(number)) => found.as_f64() == number,
            (Value::String(found), _) => *found == self.printed,
            _ => printed::value(found, Side::Call) == self.printed,
        }
    }
}

impl Operator {
    /// Makes a test ready.
    pub fn new(test: &Test) -> Self {
        let operands = |values: &[Value]| values.iter().map(Operand::new).collect();
        match test {
            Test::Eq(value) => Self::Eq(Operand::new(value)),
            Test::Neq(value) => Self::Neq(Operand::new(value)),
            Test::Lt(number) => Self::Order(Order::Lt, number.as_f64()),
            Test::Lte(number) => Self::Order(Order::Lte, number.as_f64()),
            Test::Gt(number) => Self::Order(Order::Gt, number.as_f64()),
            Test::Gte(number) => Self::Order(Order::Gte, number.as_f64()),
            Test::In(values) => Self::In(operands(values)),
            Test::NotIn(values) => Self::NotIn(operands(values)),
            Test::Exists(wanted) => Self::Exists(*wanted),
            Test::Regex(pattern) => Regex::new(pattern).map_or(Self::Unusable, Self::Regex),
            Test::Contains(value) => Self::Contains(Operand::new(value)),
        }
    }

    /// Whether the test holds for what was found; nothing when it cannot be asked, see [`Operator::Unusable`].
    pub fn holds(&self, found: Option<&Value>) -> Option<bool> {
        let Some(found) = found else {
            return match self {
                Self::Unusable => None,
                // Negations do not hold for what is missing.
                other => Some(matches!(other, Self::Exists(false))),
            };
        };
        Some(match self {
            Self::Eq(operand) => operand.equals(found),
            Self::Neq(operand) => !operand.equals(found),
            Self::Order(order, number) => found
                .as_number()
                .is_some_and(|found| order.holds(found.as_f64(), *number)),
            Self::In(operands) => operands.iter().any(|operand| operand.equals(found)),
            Self::NotIn(operands) => !operands.iter().any(|operand| operand.equals(found)),
            Self::Exists(wanted) => *wanted != matches!(found, Value::Null),
            Self::Regex(regex) => found.as_str().is_some_and(|found| regex.is_match(found)),
            Self::Contains(operand) => contains(found, operand),
            Self::Unusable => return None,
        })
    }
}

impl Order {
    fn holds(self, found: f64, bound: f64) -> bool {
        match self {
            Self::Lt => found < bound,
            Self::Lte => found <= bound,
            Self::Gt => found > bound,
            Self::Gte => found >= bound,
        }
    }
}

/// A part of a text, case counting, or an item of a list.
fn contains(found: &Value, operand: &Operand) -> bool {
    match found {
        Value::String(text) => operand.is_text && text.contains(operand.printed.as_str()),
        Value::Array(items) => items.iter().any(|item| operand.equals(item)),
        _ => false,
    }
}
