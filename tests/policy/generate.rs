//! Generated policies: any content, unknown members at any place, names that are hard to write.

use mcp_policy_builder::core::json::{Number, Object, Value};
use mcp_policy_builder::core::policy::{
    Action, AllTools, Condition, Entry, Limit, Max, Name, Path, Policy, Posture, RateLimit, Rule,
    Scope, Test, Unknown, UnknownMember, Window,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

const TOP: [&str; 5] = ["version", "default", "hide", "all_tools", "tools"];
const ENTRY: [&str; 6] = [
    "require",
    "deny_if",
    "limits",
    "action",
    "reason",
    "rate_limit",
];
const RULE: [&str; 2] = ["conditions", "on_deny"];
const CONDITION: [&str; 3] = ["path", "op", "value"];
const LIMIT: [&str; 4] = ["counter", "window", "max", "scope"];
const RATE_LIMIT: [&str; 2] = ["max", "window"];

fn word() -> impl Strategy<Value = String> {
    let hard = &[
        "",
        "*",
        "__proto__",
        "a/b~c",
        "\"",
        "\\",
        "deny",
        "Version",
        "日本",
        "\u{202E}",
        "a.b",
        "\n",
    ];
    prop_oneof![
        select(&hard[..]).prop_map(String::from),
        "[a-c]{1,2}",
        any::<String>()
    ]
}

fn number() -> impl Strategy<Value = Number> {
    let texts = &[
        "0",
        "-0",
        "1",
        "10",
        "1e6",
        "1E+2",
        "0.10",
        "-2.50",
        "12345678901234567890",
        "1e400",
    ];
    select(&texts[..]).prop_map(|text| Number::new(text).unwrap())
}

/// Any JSON value, a few levels deep.
pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((word(), inner), 0..4)
                .prop_map(|members| Value::Object(Object::from_iter(members))),
        ]
    })
}

/// Members to come: a place, a key and a value.
type Raw = Vec<(usize, String, Value)>;

fn raw() -> impl Strategy<Value = Raw> {
    let some = vec(
        (
            any::<usize>(),
            word().prop_map(|word| format!("x{word}")),
            value(),
        ),
        1..4,
    );
    prop_oneof![4 => Just(Vec::new()), 1 => some]
}

/// Gives each member a place behind one that is there, in the order in which they would be read.
fn unknown(raw: Raw, present: &[&'static str]) -> Unknown {
    let mut placed: Vec<(usize, UnknownMember)> = Vec::new();
    for (place, key, value) in raw {
        let place = place % (present.len() + 1);
        let after = place.checked_sub(1).map(|at| present[at]);
        if placed.iter().all(|(_, other)| other.key != key) {
            placed.push((place, UnknownMember { after, key, value }));
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    Unknown(placed.into_iter().map(|(_, member)| member).collect())
}

fn present<const N: usize>(known: [&'static str; N], there: [bool; N]) -> Vec<&'static str> {
    known
        .into_iter()
        .zip(there)
        .filter_map(|(key, there)| there.then_some(key))
        .collect()
}

fn max() -> impl Strategy<Value = Max> {
    prop_oneof![1..100_u64, Just(Max::GREATEST)].prop_map(|max| Max::new(max).unwrap())
}

fn test() -> impl Strategy<Value = Test> {
    prop_oneof![
        value().prop_map(Test::Eq),
        value().prop_map(Test::Neq),
        number().prop_map(Test::Lt),
        number().prop_map(Test::Lte),
        number().prop_map(Test::Gt),
        number().prop_map(Test::Gte),
        vec(value(), 0..3).prop_map(Test::In),
        vec(value(), 0..3).prop_map(Test::NotIn),
        any::<bool>().prop_map(Test::Exists),
        select(&["", "^/srv/", "a|b"][..]).prop_map(|pattern| Test::Regex(pattern.into())),
        value().prop_map(Test::Contains),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let segment = prop_oneof!["[a-z_]{1,6}", "[^.]{1,4}"];
    let path = vec(segment, 1..4)
        .prop_map(|segments| Path::new(&format!("args.{}", segments.join("."))).unwrap());
    (path, test(), raw()).prop_map(|(path, test, more)| Condition {
        path,
        test,
        unknown: unknown(more, &CONDITION),
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let text = prop_oneof![word(), Just("Requires human approval.".to_owned())];
    (vec(condition(), 0..3), option::of(text), raw()).prop_map(|(conditions, on_deny, more)| {
        let present = present(RULE, [true, on_deny.is_some()]);
        Rule {
            conditions,
            on_deny,
            unknown: unknown(more, &present),
        }
    })
}

fn limit() -> impl Strategy<Value = Limit> {
    let scope = prop_oneof![4 => Just(Scope::Grant), 1 => Just(Scope::Other("session".into()))];
    (word(), select(&Window::ALL[..]), max(), scope, raw()).prop_map(
        |(counter, window, max, scope, more)| Limit {
            counter,
            window,
            max,
            scope,
            unknown: unknown(more, &LIMIT),
        },
    )
}

fn rate_limit() -> impl Strategy<Value = RateLimit> {
    let seconds = prop_oneof![
        select(&[60, 3600, 86400][..]).prop_map(|s| Max::new(s).unwrap()),
        max()
    ];
    (max(), seconds, raw()).prop_map(|(max, window, more)| RateLimit {
        max,
        window,
        unknown: unknown(more, &RATE_LIMIT),
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let v1 = (
        option::of(vec(rule(), 0..3)),
        option::of(vec(rule(), 0..3)),
        option::of(vec(limit(), 0..3)),
    );
    let short = (
        option::weighted(0.2, select(&Action::ALL[..])),
        option::weighted(0.2, word()),
        option::weighted(0.2, rate_limit()),
    );
    (v1, short, raw()).prop_map(
        |((require, deny_if, limits), (action, reason, rate_limit), more)| {
            let there = [
                require.is_some(),
                deny_if.is_some(),
                limits.is_some(),
                action.is_some(),
                reason.is_some(),
                rate_limit.is_some(),
            ];
            let unknown = unknown(more, &present(ENTRY, there));
            Entry {
                require,
                deny_if,
                limits,
                action,
                reason,
                rate_limit,
                unknown,
            }
        },
    )
}

fn all_tools() -> impl Strategy<Value = AllTools> {
    (option::of(vec(limit(), 0..2)), raw()).prop_map(|(limits, more)| {
        let unknown = unknown(more, &present(["limits"], [limits.is_some()]));
        AllTools { limits, unknown }
    })
}

fn first_of_each<T>(items: Vec<(String, T)>) -> Vec<(Name, T)> {
    let mut kept: Vec<(Name, T)> = Vec::new();
    for (name, item) in items {
        if kept.iter().all(|(other, _)| **other != *name) {
            kept.push((name.into(), item));
        }
    }
    kept
}

/// A policy whose unknown members stand where reading would put them.
pub fn policy() -> impl Strategy<Value = Policy> {
    let hide = vec(word().prop_map(|name| (name, ())), 0..4);
    let tools = vec((word(), entry().prop_map(Arc::new)), 0..5);
    (
        select(&[Posture::Deny, Posture::Allow][..]),
        option::of(hide),
        option::of(all_tools()),
        option::of(tools),
        raw(),
    )
        .prop_map(|(default, hide, all_tools, tools, more)| {
            let there = [
                true,
                true,
                hide.is_some(),
                all_tools.is_some(),
                tools.is_some(),
            ];
            let hide = hide.map(|names| {
                first_of_each(names)
                    .into_iter()
                    .map(|(name, ())| name)
                    .collect()
            });
            let tools = tools.map(|tools| first_of_each(tools).into_iter().collect());
            Policy {
                default,
                hide,
                all_tools,
                tools,
                unknown: unknown(more, &present(TOP, there)),
            }
        })
}
