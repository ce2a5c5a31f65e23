//! Whether any call can make conditions hold together: what “can never fire” and “no call can satisfy” rest on.
//!
//! Arguments at different paths are free of each other, so the question is asked for each path: is there a value, or its absence, that
//! answers every condition on it as wanted? Values are tried kind by kind. Where the conditions leave finitely many, each is tried; where
//! they leave a range, as many as exclusions could take away; the rest is [`Answer::Unknown`], on which no lint builds.

use super::argument::Argument;
use crate::core::catalogue::Type;
use crate::core::evaluate::operators::{Operator, Order};
use crate::core::evaluate::printed::{self, Side};
use crate::core::json::{Number, Object, Value};
use crate::core::policy::{Path, Test};
use crate::core::re2;
use std::collections::BTreeMap;

/// Whether there is such a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is one.
    Yes,
    /// There is none.
    No,
    /// Not decided.
    Unknown,
}

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

/// Whether some call answers all of these as wanted. `argument` says what a path can hold in the calls that count; an answer of
/// [`Answer::Yes`] holds for each path alone, so with several paths it is only [`Answer::Unknown`]'s better half.
pub fn possible<'a>(literals: &[Literal<'a>], argument: impl Fn(&Path) -> Argument<'a>) -> Answer {
    let mut paths: BTreeMap<&Path, Vec<Literal<'a>>> = BTreeMap::new();
    for literal in literals {
        paths.entry(literal.path).or_default().push(*literal);
    }
    let mut answer = Answer::Yes;
    for (path, literals) in &paths {
        // A path inside this one that must hold something makes this one an object.
        let inside = format!("{}.", path.as_str());
        let object_only = paths.iter().any(|(other, literals)| {
            other.as_str().starts_with(&inside) && all_met(literals, None) == Answer::No
        });
        match at_path(literals, argument(path), object_only) {
            Answer::No => return Answer::No,
            Answer::Unknown => answer = Answer::Unknown,
            Answer::Yes => {}
        }
    }
    answer
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

fn at_path(literals: &[Literal<'_>], argument: Argument<'_>, object_only: bool) -> Answer {
    let mut tally = Tally::default();
    if object_only {
        if argument.may_be(Type::Object) {
            tally.add(objects(literals));
        }
        return tally.answer();
    }
    if argument.optional {
        tally.add(all_met(literals, None));
    }
    let choices = argument.choices();
    if !choices.is_empty() {
        for choice in choices {
            tally.add(all_met(literals, Some(choice)));
        }
        return tally.answer();
    }
    if argument.may_be(Type::Null) {
        tally.add(all_met(literals, Some(&Value::Null)));
    }
    if argument.may_be(Type::Boolean) {
        tally.add(all_met(literals, Some(&Value::Bool(true))));
        tally.add(all_met(literals, Some(&Value::Bool(false))));
    }
    if tally.is_yes() {
        return Answer::Yes;
    }
    if argument.may_be(Type::Number) {
        tally.add(numbers(literals, false));
    } else if argument.may_be(Type::Integer) {
        tally.add(numbers(literals, true));
    }
    if argument.may_be(Type::String) {
        tally.add(texts(literals));
    }
    if argument.may_be(Type::Array) {
        tally.add(lists(literals));
    }
    if argument.may_be(Type::Object) {
        tally.add(objects(literals));
    }
    tally.answer()
}

#[derive(Default)]
struct Tally {
    yes: bool,
    unknown: bool,
}

impl Tally {
    fn add(&mut self, answer: Answer) {
        self.yes |= answer == Answer::Yes;
        self.unknown |= answer == Answer::Unknown;
    }

    fn is_yes(&self) -> bool {
        self.yes
    }

    fn answer(&self) -> Answer {
        match (self.yes, self.unknown) {
            (true, _) => Answer::Yes,
            (false, true) => Answer::Unknown,
            (false, false) => Answer::No,
        }
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
    let mut tally = Tally::default();
    for value in values {
        tally.add(all_met(literals, Some(&value)));
        if tally.is_yes() {
            return Answer::Yes;
        }
    }
    tally.unknown |= !whole;
    tally.answer()
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
    let mut parts = String::new();
    let mut examples = Vec::new();
    for literal in literals.iter().filter(|literal| literal.wanted) {
        match literal.test {
            Test::Contains(value) => parts.push_str(value.as_str().unwrap_or_default()),
            Test::Regex(pattern) => examples.extend(re2::example(pattern)),
            _ => {}
        }
    }
    let plain = (0..excluded(literals).saturating_add(3).min(MOST)).map(|at| {
        if at == 0 {
            parts.clone()
        } else {
            format!("{parts}x{at}")
        }
    });
    let around = examples.iter().flat_map(|text| {
        [
            text.clone(),
            format!("{text}{parts}"),
            format!("{parts}{text}"),
            format!("{text}x"),
            format!("x{text}"),
        ]
    });
    let joined = std::iter::once(examples.concat());
    let tried = around.chain(joined).chain(plain).map(Value::String);
    try_each(literals, tried, false)
}

/// Values of a list or an object that print like this one does in the policy: big integers print in another way in a call.
fn alike(value: &Value) -> Value {
    match value {
        Value::Number(_) => printed::value(value, Side::Policy).into(),
        Value::Array(items) => Value::Array(items.iter().map(alike).collect()),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.to_owned(), alike(value)))
            .collect::<Object>()
            .into(),
        other => other.clone(),
    }
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
    let held = literals.iter().filter_map(|literal| match literal.test {
        Test::Contains(value) if literal.wanted => Some(alike(value)),
        _ => None,
    });
    let held: Vec<Value> = held.collect();
    let fewest = usize::from(held.is_empty());
    let count = excluded(literals).saturating_add(3).min(MOST);
    let tried = (fewest..count + fewest).map(|more| {
        let mut items = held.clone();
        items.extend((1..=more).map(|at| Value::String(format!("x{at}"))));
        Value::Array(items)
    });
    let empty = Value::Array(Vec::new());
    try_each(literals, std::iter::once(empty).chain(tried), false)
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
    let count = excluded(literals).saturating_add(2).min(MOST);
    let tried = (0..count).map(|more| {
        let member = |at| (format!("x{at}"), Value::Bool(true));
        Value::Object((0..more).map(member).collect())
    });
    try_each(literals, tried, false)
}

/// Lists or objects that must print like one of these values. Whether a text is equal to one is a question of their print alone; what they
/// contain is not.
fn printing(literals: &[Literal<'_>], values: &[Value], is_print: impl Fn(&str) -> bool) -> Answer {
    let mut tally = Tally::default();
    for value in values {
        let text = printed::value(value, Side::Policy);
        if !is_print(&text) {
            continue;
        }
        let of_print = |literal: &&Literal<'_>| {
            matches!(
                literal.test,
                Test::Eq(_) | Test::Neq(_) | Test::In(_) | Test::NotIn(_)
            )
        };
        let by_print: Vec<Literal<'_>> = literals.iter().filter(of_print).copied().collect();
        if all_met(&by_print, Some(&Value::String(text))) == Answer::No {
            continue;
        }
        let more = literals
            .iter()
            .any(|literal| matches!(literal.test, Test::Contains(_)));
        tally.add(match all_met(literals, Some(&alike(value))) {
            Answer::No if more => Answer::Unknown,
            _ => Answer::Yes,
        });
    }
    tally.answer()
}
