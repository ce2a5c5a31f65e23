//! Whether any call can make conditions hold together: what “can never fire” and “no call can satisfy” rest on.
//!
//! Arguments at different paths are free of each other, so the question is asked for each path: is there a value, or its absence, that
//! answers every condition on it as wanted? Values are tried kind by kind. Where the conditions leave finitely many, each is tried; where
//! they leave a range, as many as exclusions could take away. What is not decided so, patterns above all, counts as possible: no lint
//! claims what is not proved.

use super::argument::Argument;
use crate::core::catalogue::Type;
use crate::core::evaluate::operators::{Operator, Order};
use crate::core::evaluate::printed::{self, Side};
use crate::core::json::{Number, Value};
use crate::core::policy::{Path, Test};
use std::collections::BTreeMap;

/// A condition and the answer that is wanted from it.
#[derive(Clone, Copy, Debug)]
pub struct Literal<'a> {
    /// The argument.
    pub path: &'a Path,
    /// The test as it is written.
    pub test: &'a Test,
    /// The test made ready.
    pub operator: &'a Operator,
    /// Whether it is to hold, or not to hold.
    pub wanted: bool,
}

impl Literal<'_> {
    fn is_met(&self, found: Option<&Value>) -> Option<bool> {
        self.operator.holds(found).map(|holds| holds == self.wanted)
    }
}

/// Whether no call answers all of these as wanted, for certain. `argument` says what a path can hold in the calls that count.
pub fn is_impossible<'a>(
    literals: &[Literal<'a>],
    argument: impl Fn(&Path) -> Argument<'a>,
) -> bool {
    let Some(first) = literals.first() else {
        return false;
    };
    if literals.iter().all(|literal| literal.path == first.path) {
        return !may_be(literals, argument(first.path), false);
    }
    let mut paths: BTreeMap<&Path, Vec<Literal<'a>>> = BTreeMap::new();
    for literal in literals {
        paths.entry(literal.path).or_default().push(*literal);
    }
    paths.iter().any(|(path, literals)| {
        // A part of this argument that must hold something makes it an object.
        let object_only = paths.iter().any(|(other, literals)| {
            other.as_str().len() > path.as_str().len()
                && path.meets(other)
                && all_met(literals, None) == Answer::No
        });
        !may_be(literals, argument(path), object_only)
    })
}

/// Whether values answer conditions as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// One does.
    Yes,
    /// None does.
    No,
    /// Not decided.
    Unknown,
}

/// What one value, or its absence, answers.
fn all_met(literals: &[Literal<'_>], found: Option<&Value>) -> Answer {
    let mut answer = Answer::Yes;
    for literal in literals {
        match literal.is_met(found) {
            Some(true) => {}
            Some(false) => return Answer::No,
            None => answer = Answer::Unknown,
        }
    }
    answer
}

/// Whether some value of one argument, or its absence, may answer all conditions on it.
fn may_be(literals: &[Literal<'_>], argument: Argument<'_>, object_only: bool) -> bool {
    let some = |answer: Answer| answer != Answer::No;
    let is = |value: Value| some(all_met(literals, Some(&value)));
    if object_only {
        return argument.may_be(Type::Object) && some(objects(literals));
    }
    if argument.optional && some(all_met(literals, None)) {
        return true;
    }
    let choices = argument.choices();
    if !choices.is_empty() {
        return choices
            .iter()
            .any(|choice| some(all_met(literals, Some(choice))));
    }
    // Most conditions hold for the very value that they name.
    literals
        .iter()
        .any(|literal| holds_for_own(literals, literal, argument))
        || (argument.may_be(Type::Null) && is(Value::Null))
        || (argument.may_be(Type::Boolean) && (is(Value::Bool(true)) || is(Value::Bool(false))))
        || (argument.may_be(Type::String) && some(texts(literals)))
        || (argument.may_be(Type::Number) && some(numbers(literals, false)))
        || (argument.may_be(Type::Integer) && some(numbers(literals, true)))
        || (argument.may_be(Type::Array) && some(lists(literals)))
        || (argument.may_be(Type::Object) && some(objects(literals)))
}

/// Whether the value that a condition names answers all conditions, and can be given.
fn holds_for_own(literals: &[Literal<'_>], literal: &Literal<'_>, argument: Argument<'_>) -> bool {
    let fits = |value: &Value| {
        let kind = Type::of(value);
        matches!(
            kind,
            Type::String | Type::Integer | Type::Number | Type::Boolean
        ) && argument.may_be(kind)
            && all_met(literals, Some(value)) == Answer::Yes
    };
    match literal.test {
        Test::Eq(value) | Test::Neq(value) | Test::Contains(value) => fits(value),
        Test::In(values) | Test::NotIn(values) => values.iter().take(3).any(fits),
        Test::Lte(number) | Test::Gte(number) | Test::Lt(number) | Test::Gt(number) => {
            fits(&Value::Number(number.clone()))
        }
        Test::Exists(_) => fits(&Value::Bool(true)) || fits(&Value::String(String::new())),
        Test::Regex(_) => false,
    }
}

/// The values that a literal leaves, where it leaves finitely many texts to equal.
fn equals<'a>(literal: &Literal<'a>) -> Option<&'a [Value]> {
    match (literal.test, literal.wanted) {
        (Test::Eq(value), true) | (Test::Neq(value), false) => Some(std::slice::from_ref(value)),
        (Test::In(values), true) | (Test::NotIn(values), false) => Some(values),
        _ => None,
    }
}

/// How many values a literal can take away, where it takes away some.
fn excluded(literals: &[Literal<'_>]) -> usize {
    let count = |literal: &Literal<'_>| match (literal.test, literal.wanted) {
        (Test::Eq(_), false) | (Test::Neq(_), true) => 1,
        (Test::In(values), false) | (Test::NotIn(values), true) => values.len(),
        _ => 0,
    };
    literals.iter().map(count).sum()
}

/// Whether a test has one answer for all values of a kind that is neither missing nor null, and it is not the wanted one.
fn fails_always(literal: &Literal<'_>, never: fn(&Test) -> bool) -> bool {
    match literal.test {
        Test::Exists(wanted) => *wanted != literal.wanted,
        test => literal.wanted && never(test),
    }
}

/// Tries values one by one; `whole` says that there are no others.
fn try_each(
    literals: &[Literal<'_>],
    values: impl IntoIterator<Item = Value>,
    whole: bool,
) -> Answer {
    let mut answer = if whole { Answer::No } else { Answer::Unknown };
    for value in values {
        match all_met(literals, Some(&value)) {
            Answer::Yes => return Answer::Yes,
            Answer::Unknown => answer = Answer::Unknown,
            Answer::No => {}
        }
    }
    answer
}

/// A double as a JSON number, infinities as numbers beyond the range.
fn number(double: f64) -> Option<Value> {
    let text = if double == f64::INFINITY {
        "1e999".to_owned()
    } else if double == f64::NEG_INFINITY {
        "-1e999".to_owned()
    } else {
        format!("{double:e}")
    };
    Number::new(&text).map(Value::Number)
}

fn numbers(literals: &[Literal<'_>], whole: bool) -> Answer {
    let never = |test: &Test| matches!(test, Test::Regex(_) | Test::Contains(_));
    if literals.iter().any(|literal| fails_always(literal, never)) {
        return Answer::No;
    }
    if let Some(values) = literals.iter().find_map(equals) {
        let doubles = values.iter().filter_map(|value| match value {
            Value::Number(number) => Some(number.as_f64()),
            Value::String(text) => text.parse().ok().filter(|double: &f64| !double.is_nan()),
            _ => None,
        });
        let doubles = doubles.filter(|double| !whole || double.fract() == 0.0);
        return try_each(literals, doubles.filter_map(number), true);
    }
    let range = Range::of(literals, whole);
    let (values, all) = range.some(excluded(literals).saturating_add(2).min(MOST));
    try_each(literals, values.into_iter().filter_map(number), all)
}

/// The most values of a range that are tried.
const MOST: usize = 10_000;

/// The doubles between two bounds, both inside.
struct Range {
    low: f64,
    high: f64,
    whole: bool,
}

impl Range {
    fn of(literals: &[Literal<'_>], whole: bool) -> Self {
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        for literal in literals {
            let Operator::Order(order, bound) = literal.operator else {
                continue;
            };
            let (least, most) = match (order, literal.wanted) {
                (Order::Lt, true) | (Order::Gte, false) => (f64::NEG_INFINITY, bound.next_down()),
                (Order::Lte, true) | (Order::Gt, false) => (f64::NEG_INFINITY, *bound),
                (Order::Gt, true) | (Order::Lte, false) => (bound.next_up(), f64::INFINITY),
                (Order::Gte, true) | (Order::Lt, false) => (*bound, f64::INFINITY),
            };
            low = low.max(least);
            high = high.min(most);
        }
        if whole {
            (low, high) = (low.ceil().max(-f64::MAX), high.floor().min(f64::MAX));
        }
        Self { low, high, whole }
    }

    /// So many values of the range, and whether these are all.
    fn some(&self, count: usize) -> (Vec<f64>, bool) {
        let upwards = self.low.is_finite() || !self.high.is_finite();
        let mut at = match (upwards, self.low.is_finite()) {
            // Nothing bounds it: everyday numbers do.
            (true, false) if self.high > 1.0 => self.low.max(1.0),
            (true, _) => self.low,
            (false, _) => self.high,
        };
        let everyday = upwards && !self.low.is_finite();
        let mut values = Vec::new();
        while at >= self.low && at <= self.high {
            if values.len() >= count {
                return (values, false);
            }
            values.push(at);
            let next = self.next(at, upwards);
            if next.total_cmp(&at).is_eq() {
                break;
            }
            at = next;
        }
        (values, !everyday)
    }

    fn next(&self, at: f64, upwards: bool) -> f64 {
        match (self.whole, upwards) {
            (false, true) => at.next_up(),
            (false, false) => at.next_down(),
            (true, true) => at.next_up().max(at + 1.0).ceil(),
            (true, false) => at.next_down().min(at - 1.0).floor(),
        }
    }
}

fn is_order(test: &Test) -> bool {
    matches!(
        test,
        Test::Lt(_) | Test::Lte(_) | Test::Gt(_) | Test::Gte(_)
    )
}

fn texts(literals: &[Literal<'_>]) -> Answer {
    let never = |test: &Test| {
        is_order(test) || matches!(test, Test::Contains(value) if value.as_str().is_none())
    };
    if literals.iter().any(|literal| fails_always(literal, never)) {
        return Answer::No;
    }
    if let Some(values) = literals.iter().find_map(equals) {
        let texts = values
            .iter()
            .map(|value| printed::value(value, Side::Policy));
        return try_each(literals, texts.map(Value::String), true);
    }
    // Texts that patterns, parts and exclusions leave are not looked for: there are nearly always some.
    Answer::Unknown
}

fn lists(literals: &[Literal<'_>]) -> Answer {
    let never = |test: &Test| is_order(test) || matches!(test, Test::Regex(_));
    if literals.iter().any(|literal| fails_always(literal, never)) {
        return Answer::No;
    }
    if let Some(values) = literals.iter().find_map(equals) {
        // Any text in brackets is what a list of one text prints.
        let is_list = |text: &str| text.starts_with('[') && text.ends_with(']') && text.len() > 1;
        return printing(literals, values, is_list);
    }
    Answer::Unknown
}

fn objects(literals: &[Literal<'_>]) -> Answer {
    let never = |test: &Test| is_order(test) || matches!(test, Test::Regex(_) | Test::Contains(_));
    if literals.iter().any(|literal| fails_always(literal, never)) {
        return Answer::No;
    }
    if let Some(values) = literals.iter().find_map(equals) {
        let is_object = |text: &str| {
            let inner = text
                .strip_prefix("map[")
                .and_then(|rest| rest.strip_suffix(']'));
            inner.is_some_and(|inner| inner.is_empty() || inner.contains(':'))
        };
        return printing(literals, values, is_object);
    }
    Answer::Unknown
}

/// Lists or objects that must print like one of these values. Whether a text is equal to one is a question of their print alone; what they
/// contain is not.
fn printing(literals: &[Literal<'_>], values: &[Value], is_print: impl Fn(&str) -> bool) -> Answer {
    let by_print: Vec<Literal<'_>> = literals
        .iter()
        .filter(|literal| {
            matches!(
                literal.test,
                Test::Eq(_) | Test::Neq(_) | Test::In(_) | Test::NotIn(_)
            )
        })
        .copied()
        .collect();
    // What they contain is left open.
    let may_be = values.iter().any(|value| {
        let text = printed::value(value, Side::Policy);
        is_print(&text) && all_met(&by_print, Some(&Value::String(text))) != Answer::No
    });
    if may_be { Answer::Unknown } else { Answer::No }
}
