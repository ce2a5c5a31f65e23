//! Scenarios as JSON.

use super::{Call, Decision, Expectation, Scenario, Step};
use crate::core::evaluate::{call::DEFAULT, time};
use crate::core::json::{Object, Pointer, Value, pretty};
use std::borrow::Borrow;
use std::fmt;

/// The most scenarios, and the most calls of one, that are read.
pub const MOST: usize = 2_000;

/// What is wrong with a file of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where.
    pub pointer: Pointer,
    /// What stands there, in words.
    pub found: String,
    /// What is accepted.
    pub accepted: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected {}, found {}",
            self.pointer, self.accepted, self.found
        )
    }
}

impl std::error::Error for Error {}

fn error<T>(pointer: &Pointer, value: Option<&Value>, accepted: &'static str) -> Result<T, Error> {
    let found = value.map_or("nothing", Value::kind).to_owned();
    Err(Error {
        pointer: pointer.clone(),
        found,
        accepted,
    })
}

/// Reads scenarios: a list of them, or an object with such a list under `tests`.
///
/// # Errors
/// The first value of the wrong type, or too many of them.
pub fn read(value: &Value) -> Result<Vec<Scenario>, Error> {
    let root = Pointer::root();
    let (list, place) = match value {
        Value::Object(object) => (object.get("tests"), root.key("tests")),
        other => (Some(other), root),
    };
    items(list, &place, |value, place| {
        let name = text(value.get("name"), &place.key("name"))?.unwrap_or_default();
        let calls = items(value.get("calls"), &place.key("calls"), step)?;
        Ok(Scenario { name, calls })
    })
}

fn items<T>(
    value: Option<&Value>,
    place: &Pointer,
    read: impl Fn(&Value, &Pointer) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let Some(items) = value.and_then(Value::as_array) else {
        return error(place, value, "a list");
    };
    if items.len() > MOST {
        return error(place, value, "a list of at most 2,000");
    }
    items
        .iter()
        .enumerate()
        .map(|(index, item)| read(item, &place.index(index)))
        .collect()
}

fn step(value: &Value, place: &Pointer) -> Result<Step, Error> {
    let Some(tool) = text(value.get("tool"), &place.key("tool"))? else {
        return error(&place.key("tool"), None, "the name of a tool");
    };
    let args = match value.get("args") {
        None | Some(Value::Null) => Object::new(),
        Some(Value::Object(args)) => args.clone(),
        other => return error(&place.key("args"), other, "an object"),
    };
    let owner = |key: &str| {
        Ok(text(value.get(key), &place.key(key))?.unwrap_or_else(|| DEFAULT.to_owned()))
    };
    let call = Call {
        tool,
        args,
        grant: owner("grant")?,
        session: owner("session")?,
    };
    let fails = match value.get("fails") {
        None => false,
        Some(Value::Bool(fails)) => *fails,
        other => return error(&place.key("fails"), other, "true or false"),
    };
    let at = moment(value.get("at"), &place.key("at"))?;
    let expect = expectation(value.get("expect"), &place.key("expect"))?;
    Ok(Step {
        call,
        at,
        fails,
        expect,
    })
}

fn expectation(value: Option<&Value>, place: &Pointer) -> Result<Expectation, Error> {
    let member = |key: &str| value.and_then(|value| value.get(key));
    let word = member("decision");
    let Some(decision) = word.and_then(Value::as_str).and_then(Decision::parse) else {
        return error(
            &place.key("decision"),
            word,
            "allowed, denied, hidden, approval or limited",
        );
    };
    let rule = text(member("rule"), &place.key("rule"))?;
    let message = text(member("message"), &place.key("message"))?;
    Ok(Expectation {
        decision,
        rule,
        message,
    })
}

fn text(value: Option<&Value>, place: &Pointer) -> Result<Option<String>, Error> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        other => error(place, other, "a text"),
    }
}

fn moment(value: Option<&Value>, place: &Pointer) -> Result<Option<i64>, Error> {
    match text(value, place)? {
        None => Ok(None),
        Some(text) => time::parse(&text).map_or_else(
            || error(place, value, "a time such as 2026-01-01T00:00:00Z"),
            |moment| Ok(Some(moment)),
        ),
    }
}

/// Scenarios as a file: an object with a list under `tests`.
pub fn write<S: Borrow<Scenario>>(scenarios: &[S]) -> String {
    pretty(&to_value(scenarios))
}

/// As [`write`], not yet as a text.
pub fn to_value<S: Borrow<Scenario>>(scenarios: &[S]) -> Value {
    let tests = scenarios.iter().map(|scenario| {
        let scenario: &Scenario = scenario.borrow();
        let calls = scenario.calls.iter().map(call_value).collect();
        object([
            ("name", scenario.name.as_str().into()),
            ("calls", Value::Array(calls)),
        ])
    });
    object([("tests", Value::Array(tests.collect()))])
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect::<Object>()
        .into()
}

fn call_value(step: &Step) -> Value {
    let mut value = Object::new();
    value.set("tool", step.call.tool.as_str().into());
    value.set("args", step.call.args.clone().into());
    for (key, owner) in [("grant", &step.call.grant), ("session", &step.call.session)] {
        if owner != DEFAULT {
            value.set(key, owner.as_str().into());
        }
    }
    if let Some(at) = step.at {
        value.set("at", time::format(at).into());
    }
    if step.fails {
        value.set("fails", true.into());
    }
    let mut expect = Object::new();
    expect.set("decision", step.expect.decision.as_str().into());
    for (key, text) in [
        ("rule", &step.expect.rule),
        ("message", &step.expect.message),
    ] {
        if let Some(text) = text {
            expect.set(key, text.as_str().into());
        }
    }
    value.set("expect", expect.into());
    value.into()
}
