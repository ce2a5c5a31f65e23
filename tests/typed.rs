//! What a person types into the fields of rules and calls: the cases in `tests/corpus/typed`, and the laws of reading and writing.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use mcp_policy_builder::core::catalogue::{
    Parameter, Type, parameters, text_of_value, typed_value,
};
use mcp_policy_builder::core::edit::typed::{Operator, TypedCondition, TypedRule};
use mcp_policy_builder::core::evaluate::filled::Filled;
use mcp_policy_builder::core::json::{Number, Object, Value, compact, read_text};
use mcp_policy_builder::core::policy::{Condition, Path, Rule, Test, Unknown};
use proptest::prelude::*;
use std::fs;

fn cases(file: &str) -> Vec<Value> {
    let path = format!("{}/tests/corpus/typed/{file}", env!("CARGO_MANIFEST_DIR"));
    let document = read_text(&fs::read_to_string(path).unwrap()).unwrap();
    let cases = document.value().as_array().unwrap().to_vec();
    assert!(!cases.is_empty(), "{file} holds cases");
    cases
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case.get(key).and_then(Value::as_str).unwrap()
}

/// Compares what was read with the member `value` of a case, or why it was refused with words in the member `error`.
#[track_caller]
fn check(case: &Value, read: Result<Value, String>) {
    let note = text(case, "note");
    match (read, case.get("error").and_then(Value::as_str)) {
        (Ok(value), None) => {
            let expected = case.get("value").or(case.get("args")).unwrap();
            assert_eq!(compact(&value), compact(expected), "{note}");
        }
        (Err(why), Some(words)) => assert!(why.contains(words), "{note}: {why}"),
        (read, _) => assert_eq!(read, Err("something else".to_owned()), "{note}"),
    }
}

/// The parameter `a` of a schema.
fn argument(schema: Value) -> Option<Parameter> {
    let schema = object("properties", object("a", schema));
    parameters(&schema).into_iter().next()
}

fn object(key: &str, value: Value) -> Value {
    let mut object = Object::new();
    object.set(key.to_owned(), value);
    Value::Object(object)
}

fn value_of(test: &Test) -> Value {
    match test {
        Test::Eq(value) | Test::Neq(value) | Test::Contains(value) => value.clone(),
        Test::Lt(number) | Test::Lte(number) | Test::Gt(number) | Test::Gte(number) => {
            Value::Number(number.clone())
        }
        Test::In(values) | Test::NotIn(values) => Value::Array(values.clone()),
        Test::Exists(given) => Value::Bool(*given),
        Test::Regex(pattern) => Value::String(pattern.clone()),
    }
}

#[test]
fn a_typed_text_is_the_value_that_its_case_says() {
    for case in cases("values.json") {
        let types = case.get("types").and_then(Value::as_array).unwrap();
        let types: Vec<Type> = types
            .iter()
            .map(|word| Type::parse(word.as_str().unwrap()).unwrap())
            .collect();
        check(&case, typed_value(text(&case, "text"), &types));
    }
}

#[test]
fn a_typed_condition_is_the_one_that_its_case_says() {
    for case in cases("conditions.json") {
        let schema = case
            .get("argument")
            .filter(|schema| **schema != Value::Null);
        let parameter = schema.and_then(|schema| argument(schema.clone()));
        let mut typed = TypedCondition::new(parameter.as_ref());
        "a".clone_into(&mut typed.path);
        let operator = Operator::parse(text(&case, "operator")).unwrap();
        typed.set_operator(operator, parameter.as_ref());
        text(&case, "text").clone_into(&mut typed.text);
        let read = typed.read(parameter.as_ref());
        if let Ok(condition) = &read {
            assert_eq!(
                Operator::of(&condition.test),
                operator,
                "{}",
                text(&case, "note")
            );
        }
        check(&case, read.map(|condition| value_of(&condition.test)));
    }
}

#[test]
fn a_filled_form_is_the_arguments_that_its_case_says() {
    for case in cases("forms.json") {
        let schema = object("properties", case.get("properties").unwrap().clone());
        let parameters = parameters(&schema);
        let filled = case.get("filled").and_then(Value::as_object).unwrap();
        let filled = Filled(
            filled
                .iter()
                .map(|(path, text)| (path.to_string(), text.as_str().unwrap().to_owned()))
                .collect(),
        );
        let read = filled.read(&parameters);
        let read = read
            .map(Value::Object)
            .map_err(|wrong| format!("{wrong:?}"));
        check(&case, read);
    }
}

#[test]
fn a_condition_without_a_path_is_refused() {
    let typed = TypedCondition::new(None);
    assert_eq!(typed.read(None), Err("Name the argument.".to_owned()));
}

fn any_scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| Value::Number(Number::from(number))),
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?(e[0-9])?"
            .prop_filter_map("a number", |text| Number::new(&text).map(Value::Number)),
        any_text().prop_map(Value::String),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ \"\\\\{}\\[\\]a-z0-9,:\n\r\t]{0,8}",
        any::<String>(),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("\"\"".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    any_scalar().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            (any_text(), inner).prop_map(|(key, value)| object(&key, value)),
        ]
    })
}

fn any_test() -> impl Strategy<Value = Test> {
    let number = || any::<i32>().prop_map(|number| Number::from(i64::from(number)));
    prop_oneof![
        any_value().prop_map(Test::Eq),
        any_value().prop_map(Test::Neq),
        number().prop_map(Test::Lt),
        number().prop_map(Test::Gte),
        prop::collection::vec(any_value(), 0..4).prop_map(Test::In),
        prop::collection::vec(any_value(), 0..4).prop_map(Test::NotIn),
        any::<bool>().prop_map(Test::Exists),
        any_text().prop_map(Test::Regex),
        any_value().prop_map(Test::Contains),
    ]
}

proptest! {
    /// What a field shows of a value is read back as that value: of the value's own type, and where the schema says nothing.
    #[test]
    fn a_value_that_is_written_and_read_is_the_same(value in any_value()) {
        let text = text_of_value(&value);
        prop_assert_eq!(typed_value(&text, &[]), Ok(value.clone()));
        prop_assert_eq!(typed_value(&text, &[Type::of(&value)]), Ok(value));
    }

    /// A rule that is opened and not changed is the same rule, whatever the schema says of its arguments.
    #[test]
    fn a_rule_that_nobody_changes_stays_as_it_is(tests in prop::collection::vec(any_test(), 0..4), message in prop::option::of(any_text())) {
        let parameter = argument(object("type", "integer".into()));
        let conditions = tests.into_iter().map(|test| Condition { path: Path::new("args.a").unwrap(), test, unknown: Unknown::default() });
        let rule = Rule { conditions: conditions.collect(), on_deny: message, unknown: Unknown::default() };
        prop_assert_eq!(TypedRule::of(&rule).read(parameter.as_slice()), Ok(rule));
    }

    /// A list is written one value a line, and typed again it is the same list.
    #[test]
    fn a_list_that_is_typed_again_is_the_same(values in prop::collection::vec(any_value(), 1..4)) {
        let condition = Condition { path: Path::new("args.a").unwrap(), test: Test::In(values.clone()), unknown: Unknown::default() };
        let mut typed = TypedCondition::of(&condition);
        typed.text.push('\n');
        prop_assert_eq!(typed.read(None).map(|condition| condition.test), Ok(Test::In(values)));
    }

    /// A form that says that it holds the arguments gives exactly these.
    #[test]
    fn a_form_gives_back_what_it_was_filled_with(value in any_value(), kind in 0..7_usize) {
        let word = ["string", "integer", "number", "boolean", "array", "object", "null"][kind];
        let parameters = Vec::from_iter(argument(object("type", word.into())));
        let Value::Object(args) = object("a", value) else { unreachable!() };
        if let Some(filled) = Filled::of(&args, &parameters) {
            prop_assert_eq!(filled.read(&parameters), Ok(args));
        }
    }
}
