//! Laws: what is said to be never is never, in calls made up from small domains; and what is said to slip through does.

use super::{catalogue, draft, findings, policy};
use mcp_policy_builder::core::evaluate::{Call, Counters, Decision, Prepared};
use mcp_policy_builder::core::json::{Object, Value as Json, read_text};
use mcp_policy_builder::core::lint::{Finding, Linting, Subject};
use mcp_policy_builder::core::policy::Policy;
use mcp_policy_builder::core::risk::assess_all;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// What the three arguments can be in a schema, and values around it; those of the first list fit.
fn kinds() -> [(Value, Vec<Value>, Vec<Value>); 6] {
    let texts = vec![
        json!(""),
        json!("a"),
        json!("b"),
        json!("5"),
        json!("A"),
        json!("true"),
        json!("[a]"),
        json!("<nil>"),
        json!("map[k:a]"),
    ];
    let numbers = vec![json!(4), json!(5), json!(6), json!(7)];
    let fractions = vec![json!(4.5), json!(5.5), json!(1e6)];
    let flags = vec![json!(true), json!(false)];
    let others = vec![
        json!(null),
        json!([]),
        json!(["a"]),
        json!(["a", "b"]),
        json!([5]),
        json!({}),
        json!({"k": "a"}),
    ];
    let join = |lists: &[&Vec<Value>]| -> Vec<Value> {
        lists.iter().flat_map(|list| (*list).clone()).collect()
    };
    [
        (
            json!({"type": "string"}),
            texts.clone(),
            join(&[&numbers, &fractions, &flags, &others]),
        ),
        (
            json!({"type": "integer"}),
            numbers.clone(),
            join(&[&texts, &fractions, &flags, &others]),
        ),
        (
            json!({"type": "number"}),
            join(&[&numbers, &fractions]),
            join(&[&texts, &flags, &others]),
        ),
        (
            json!({"type": "boolean"}),
            flags.clone(),
            join(&[&texts, &numbers, &fractions, &others]),
        ),
        (
            json!({"enum": ["a", "b", 5, null]}),
            vec![json!("a"), json!("b"), json!(5), json!(null)],
            join(&[&texts, &numbers, &flags, &others]),
        ),
        (
            json!({}),
            join(&[&texts, &numbers, &fractions, &flags, &others]),
            Vec::new(),
        ),
    ]
}

const NAMES: [&str; 2] = ["p", "q"];

/// A tool with two arguments: for each its kind, and whether it is required.
#[derive(Clone, Debug)]
struct Made {
    kinds: [usize; 2],
    required: [bool; 2],
}

impl Made {
    fn tool(&self) -> Value {
        let kinds = kinds();
        let required: Vec<&str> = NAMES
            .iter()
            .zip(self.required)
            .filter(|(_, required)| *required)
            .map(|(name, _)| *name)
            .collect();
        json!({ "name": "t", "description": "Lists.", "inputSchema": { "type": "object", "required": required,
            "properties": { "p": kinds[self.kinds[0]].0, "q": kinds[self.kinds[1]].0 } } })
    }

    /// All calls with arguments of the small domains, and whether each fits the schema.
    fn calls(&self) -> Vec<(Object, bool)> {
        let kinds = kinds();
        let domain = |at: usize| -> Vec<(Option<Value>, bool)> {
            let (_, fitting, others) = &kinds[self.kinds[at]];
            let missing = [(None, !self.required[at])];
            let fits = fitting.iter().map(|value| (Some(value.clone()), true));
            let odd = others.iter().map(|value| (Some(value.clone()), false));
            missing.into_iter().chain(fits).chain(odd).collect()
        };
        let mut calls = Vec::new();
        for (p, p_fits) in domain(0) {
            for (q, q_fits) in domain(1) {
                let mut args = Object::new();
                for (name, value) in [("p", &p), ("q", &q)] {
                    if let Some(value) = value {
                        args.set(name, json_of(value));
                    }
                }
                calls.push((args, p_fits && q_fits));
            }
        }
        calls
    }
}

fn json_of(value: &Value) -> Json {
    read_text(&value.to_string()).unwrap().into_value()
}

fn made() -> impl Strategy<Value = Made> {
    (
        prop::array::uniform2(0..6_usize),
        prop::array::uniform2(any::<bool>()),
    )
        .prop_map(|(kinds, required)| Made { kinds, required })
}

fn operands() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("a"),
        json!("b"),
        json!(""),
        json!("5"),
        json!(5),
        json!(5.5),
        json!(1_000_000),
        json!("1e+06"),
        json!(true),
        json!("true"),
        json!(null),
        json!("<nil>"),
        json!("[a]"),
        json!(["a"]),
        json!([5]),
        json!("map[k:a]"),
        json!({"k": "a"}),
        json!("z"),
        json!([]),
    ])
}

fn conditions() -> impl Strategy<Value = Value> {
    let path = prop::sample::select(vec!["args.p", "args.p", "args.q"]);
    let test = prop_oneof![
        4 => (prop::sample::select(vec!["eq", "neq", "contains"]), operands()),
        3 => (prop::sample::select(vec!["in", "not_in"]), prop::collection::vec(operands(), 0..4).prop_map(Value::from)),
        3 => (prop::sample::select(vec!["lt", "lte", "gt", "gte"]), prop::sample::select(vec![json!(4), json!(5), json!(5.5), json!(6)])),
        2 => (Just("exists"), any::<bool>().prop_map(Value::from)),
        1 => (Just("regex"), prop::sample::select(vec![json!("^a$"), json!("a|b"), json!("^[0-9]+$")])),
    ];
    (path, test).prop_map(|(path, (op, value))| json!({ "path": path, "op": op, "value": value }))
}

fn rules() -> impl Strategy<Value = Vec<Value>> {
    let rule = prop::collection::vec(conditions(), 1..4)
        .prop_map(|conditions| json!({ "conditions": conditions }));
    prop::collection::vec(rule, 0..3)
}

/// A policy of these rules for the one tool.
fn of(require: &[Value], deny_if: &[Value]) -> Policy {
    let entry = json!({ "require": require, "deny_if": deny_if });
    policy(&json!({ "version": "1", "default": "deny", "tools": { "t": entry } }).to_string())
}

fn allows(policy: &Policy, args: &Object) -> bool {
    let call = Call::new("t", args.clone());
    Prepared::new(policy)
        .evaluate(&call, &Counters::new(), 0)
        .decision
        == Decision::Allowed
}

/// Whether some call of the made-up ones is let through by one policy and not by the other.
fn differ(made: &Made, fitting: bool, one: &Policy, two: &Policy) -> Option<Object> {
    let (one, two) = (Prepared::new(one), Prepared::new(two));
    let passes = |policy: &Prepared, args: &Object| {
        policy
            .evaluate(&Call::new("t", args.clone()), &Counters::new(), 0)
            .decision
            == Decision::Allowed
    };
    made.calls()
        .into_iter()
        .find(|(args, fits)| (*fits || !fitting) && passes(&one, args) != passes(&two, args))
        .map(|(args, _)| args)
}

/// The list and the index of the rule that a finding is about, and the index of its condition.
fn place(finding: &Finding) -> (String, usize, Option<usize>) {
    let steps = finding.place.pointer.segments();
    let condition = steps.get(5).and_then(|step| step.parse().ok());
    (steps[2].clone(), steps[3].parse().unwrap(), condition)
}

fn without(rules: &[Value], index: usize) -> Vec<Value> {
    let mut rules = rules.to_vec();
    rules.remove(index);
    rules
}

/// What a finding claims holds for every made-up call.
#[track_caller]
fn agrees(made: &Made, require: &[Value], deny_if: &[Value], finding: &Finding) {
    let (list, index, condition) = place(finding);
    let is_require = list == "require";
    let rule = if is_require {
        &require[index]
    } else {
        &deny_if[index]
    };
    let fitting = finding.what.contains("schema");
    let note = || format!("{}\n{made:?}\n{require:?}\n{deny_if:?}", finding.what);
    match finding.code {
        // The rule, or the condition alone, lets no call through as a requirement.
        "contradictory" | "impossible-condition" | "bound-on-text" => {
            let alone = condition.map_or_else(
                || rule.clone(),
                |at| json!({ "conditions": [rule["conditions"][at]] }),
            );
            let alone = of(&[alone], &[]);
            let fitting = fitting || finding.code == "bound-on-text";
            let found = made
                .calls()
                .into_iter()
                .find(|(args, fits)| (*fits || !fitting) && allows(&alone, args));
            assert!(found.is_none(), "{}: {found:?}", note());
        }
        "impossible-require" => {
            let together = of(&require[..=index], &[]);
            let found = made
                .calls()
                .into_iter()
                .find(|(args, fits)| (*fits || !fitting) && allows(&together, args));
            assert!(found.is_none(), "{}: {found:?}", note());
        }
        // Without the rule everything stays as it is.
        "never-fires" => {
            let all = of(require, deny_if);
            let rest = if is_require {
                of(&without(require, index), deny_if)
            } else {
                of(require, &without(deny_if, index))
            };
            let found = differ(made, false, &all, &rest);
            assert!(found.is_none(), "{}: {found:?}", note());
        }
        // A call without the argument is not stopped by this rule.
        "avoidable-denial" => {
            let left_out = |args: &Object| {
                let conditions = rule["conditions"].as_array().unwrap();
                let names = conditions.iter().map(|condition| &condition["path"]);
                names
                    .filter_map(|path| path.as_str()?.strip_prefix("args."))
                    .any(|name| {
                        finding.what.contains(&format!("leave {name} out"))
                            && args.get(name).is_none()
                    })
            };
            let alone = of(&[], std::slice::from_ref(rule));
            let found = made
                .calls()
                .into_iter()
                .find(|(args, _)| left_out(args) && !allows(&alone, args));
            assert!(found.is_none(), "{}: {found:?}", note());
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_to_be_never_is_never(made in made(), require in rules(), deny_if in rules()) {
        let policy = of(&require, &deny_if);
        let draft = draft(catalogue(&json!([made.tool()])), policy);
        for finding in findings(&draft) {
            if finding.place.pointer.segments().len() >= 4 {
                agrees(&made, &require, &deny_if, &finding);
            }
        }
    }

    /// The other way round, where the made-up calls are all that fit: what nothing meets is found.
    #[test]
    fn a_denial_that_nothing_meets_is_found(
        kinds in prop::array::uniform2(3..5_usize),
        required in prop::array::uniform2(any::<bool>()),
        conditions in prop::collection::vec(conditions(), 1..4),
    ) {
        let made = Made { kinds, required };
        let rule = json!({ "conditions": conditions });
        let alone = of(std::slice::from_ref(&rule), &[]);
        let meets = made.calls().iter().any(|(args, fits)| *fits && allows(&alone, args));
        let draft = draft(catalogue(&json!([made.tool()])), of(&[], std::slice::from_ref(&rule)));
        let found = findings(&draft).iter().any(|finding| {
            matches!(finding.code, "contradictory" | "impossible-condition" | "bound-on-text")
        });
        prop_assert_eq!(found, !meets, "{}", rule);
    }

    #[test]
    fn a_fix_removes_its_finding_and_adds_no_error(made in made(), require in rules(), deny_if in rules()) {
        let draft = draft(catalogue(&json!([made.tool()])), of(&require, &deny_if));
        let all = findings(&draft);
        for finding in &all {
            let Some(fix) = &finding.fix else { continue };
            let Ok(Some(fixed)) = fix.edit().apply(&draft) else {
                panic!("{}: “{}” cannot be made\n{require:?}\n{deny_if:?}", finding.what, fix.label);
            };
            let after = findings(&fixed);
            let left = after.iter().any(|other| other.code == finding.code && other.place == finding.place && other.what == finding.what);
            // Removing one of two equal rules moves the other into its place.
            let moved = fixed.policy.to_text().text.len() < draft.policy.to_text().text.len();
            prop_assert!(!left || moved, "{}: “{}” leaves it\n{require:?}\n{deny_if:?}", finding.what, fix.label);
            let errors = |all: &[Finding]| all.iter().filter(|finding| finding.class.word() == "error").count();
            prop_assert!(errors(&after) <= errors(&all), "{}: “{}” adds {after:#?}\n{require:?}\n{deny_if:?}", finding.what, fix.label);
        }
    }

    #[test]
    fn slices_find_what_one_run_finds(require in rules(), deny_if in rules(), size in 1..4_usize) {
        let tools = json!([{ "name": "t" }, { "name": "u" }, { "name": "v" }]);
        let draft = draft(catalogue(&tools), of(&require, &deny_if));
        let subject = Subject::new(&draft, Arc::new(assess_all(&draft.catalogue.tools)));
        let mut linting = Linting::new(Arc::new(subject));
        while !linting.step(size) {}
        prop_assert_eq!(linting.finish(), findings(&draft));
    }
}
