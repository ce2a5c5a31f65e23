//! Arbitrary drafts and edits.

use super::drafts::catalogue;
use mcp_policy_builder::core::catalogue::Pin;
use mcp_policy_builder::core::draft::{Draft, Override};
use mcp_policy_builder::core::edit::{Counted, Edit, RuleList};
use mcp_policy_builder::core::json::{Number, Value};
use mcp_policy_builder::core::policy::{
    Action, AllTools, Condition, Decision, Entry, Limit, Max, Name, Path, Policy, Posture, Rate,
    RateLimit, Rule, Scope, Test, Unknown, UnknownMember, Window,
};
use proptest::prelude::*;
use std::sync::Arc;

/// Names that tools have: some that the catalogue lacks, and some that are easily got wrong.
pub const NAMES: &[&str] = &[
    "alpha",
    "beta",
    "gamma",
    "*",
    "__proto__",
    "",
    "a/b~c",
    "gone",
    "lost",
];

/// The names of the catalogue, in an order that is not the order of the alphabet.
pub const CATALOGUE: &[&str] = &["gamma", "__proto__", "alpha", "", "beta", "a/b~c", "alpha"];

/// A draft of which nothing is decided.
pub fn empty_draft() -> Draft {
    Draft::new(catalogue(CATALOGUE.iter().copied()))
}

/// The names that a document gives rules to.
pub fn named(policy: &Policy) -> Vec<Name> {
    mcp_policy_builder::core::policy::named(policy)
        .cloned()
        .collect()
}

pub fn any_name() -> impl Strategy<Value = Name> {
    prop::sample::select(NAMES).prop_map(Name::from)
}

pub fn any_decision() -> impl Strategy<Value = Decision> {
    prop::sample::select(&Decision::ALL[..])
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("No.".to_owned()),
        Just("Requires human approval.".to_owned()),
        Just("Requires human approval: ask".to_owned()),
        Just("Requires human approval".to_owned()),
        "\\PC{0,8}",
    ]
}

fn any_window() -> impl Strategy<Value = Window> {
    prop::sample::select(&Window::ALL[..])
}

fn any_max() -> impl Strategy<Value = Max> {
    prop_oneof![
        Just(1),
        Just(10),
        Just(60),
        Just(90),
        Just(3600),
        Just(Max::GREATEST)
    ]
    .prop_map(Max::nearest)
}

fn any_rate() -> impl Strategy<Value = Rate> {
    (any_max(), any_window()).prop_map(|(max, window)| Rate { max, window })
}

fn any_unknown() -> impl Strategy<Value = Unknown> {
    let member = UnknownMember {
        after: None,
        key: "x-note".into(),
        value: Value::Number(Number::new("1e6").unwrap()),
    };
    prop_oneof![4 => Just(Unknown::default()), 1 => Just(Unknown(vec![member]))]
}

fn any_limit() -> BoxedStrategy<Limit> {
    let counter = prop::sample::select(&["alpha_rate", "_rate", "shared"][..]);
    let scope = prop_oneof![4 => Just(Scope::Grant), 1 => Just(Scope::Other("team".into()))];
    (counter, any_rate(), scope, any_unknown())
        .prop_map(|(counter, rate, scope, unknown)| Limit {
            counter: counter.to_owned(),
            window: rate.window,
            max: rate.max,
            scope,
            unknown,
        })
        .boxed()
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let path = prop::sample::select(&["args.a", "args.b.c"][..]);
    let test = prop_oneof![
        Just(Test::Exists(true)),
        Just(Test::Eq(Value::Null)),
        Just(Test::Lt(Number::new("1e6").unwrap())),
        Just(Test::In(vec![Value::from("x")])),
        Just(Test::Regex("^a".into())),
    ];
    (path, test).prop_map(|(path, test)| Condition {
        path: Path::new(path).unwrap(),
        test,
        unknown: Unknown::default(),
    })
}

fn any_rule() -> BoxedStrategy<Rule> {
    let conditions = prop::collection::vec(any_condition(), 0..3);
    (conditions, prop::option::of(any_text()), any_unknown())
        .prop_map(|(conditions, on_deny, unknown)| Rule {
            conditions,
            on_deny,
            unknown,
        })
        .boxed()
}

fn any_rules() -> impl Strategy<Value = Option<Vec<Rule>>> {
    prop::option::of(prop::collection::vec(any_rule(), 0..4))
}

fn any_limits() -> impl Strategy<Value = Option<Vec<Limit>>> {
    prop::option::of(prop::collection::vec(any_limit(), 0..3))
}

/// Entries in version 1 only, and in the shorthand only; other numbers are for both at once.
const FORM_V1: u8 = 0;
const FORM_SHORT: u8 = 1;

fn any_entry() -> BoxedStrategy<Entry> {
    let action = prop::option::of(prop::sample::select(&Action::ALL[..]));
    let short =
        (any_max(), any_max(), any_unknown()).prop_map(|(max, window, unknown)| RateLimit {
            max,
            window,
            unknown,
        });
    let version1 = (any_rules(), any_rules(), any_limits());
    let shorthand = (
        action,
        prop::option::of(any_text()),
        prop::option::of(short),
    );
    (0..4_u8, version1, shorthand, any_unknown())
        .prop_map(|(form, version1, shorthand, unknown)| {
            let (require, deny_if, limits) = if form == FORM_SHORT {
                (None, None, None)
            } else {
                version1
            };
            let (action, reason, rate_limit) = if form == FORM_V1 {
                (None, None, None)
            } else {
                shorthand
            };
            Entry {
                require,
                deny_if,
                limits,
                action,
                reason,
                rate_limit,
                unknown,
            }
        })
        .boxed()
}

fn any_names() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(NAMES, 0..5).prop_shuffle()
}

/// Documents of every kind, names in any order.
pub fn any_policy() -> BoxedStrategy<Policy> {
    let hide = prop::option::of(any_names());
    let all_tools = prop::option::of((any_limits(), any_unknown()));
    let tools = (any_names(), prop::collection::vec(any_entry(), 5));
    let posture = prop_oneof![Just(Posture::Deny), Just(Posture::Allow)];
    (
        posture,
        hide,
        all_tools,
        prop::option::of(tools),
        any_unknown(),
    )
        .prop_map(|(default, hide, all_tools, tools, unknown)| Policy {
            default,
            hide: hide.map(|names| names.into_iter().map(Name::from).collect()),
            all_tools: all_tools.map(|(limits, unknown)| AllTools { limits, unknown }),
            tools: tools.map(|(names, entries)| {
                let entries = entries.into_iter().map(Arc::new);
                names.into_iter().map(Name::from).zip(entries).collect()
            }),
            unknown,
        })
        .boxed()
}

pub fn any_draft() -> impl Strategy<Value = Draft> {
    any_policy().prop_map(|policy| Draft {
        policy,
        ..empty_draft()
    })
}

fn any_counted() -> impl Strategy<Value = Counted> {
    prop_oneof![1 => Just(Counted::AllTools), 3 => any_name().prop_map(Counted::Tool)]
}

fn any_list() -> impl Strategy<Value = RuleList> {
    prop_oneof![Just(RuleList::Require), Just(RuleList::DenyIf)]
}

/// Mostly indices that there are, and some that there are not.
fn any_index() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..3_u32, 1 => Just(u32::MAX)]
}

fn any_override() -> impl Strategy<Value = Option<Override>> {
    prop::option::of(any_text().prop_map(|reason| Override {
        category: "read".into(),
        severity: "low".into(),
        reason,
    }))
}

fn decisions() -> BoxedStrategy<Edit> {
    let tools = prop::collection::vec((any_name(), prop::option::of(any_rate())), 0..4);
    prop_oneof![
        3 => (any_decision(), tools).prop_map(|(decision, tools)| Edit::Decide { decision, tools }),
        1 => prop::collection::vec(any_name(), 0..4).prop_map(|tools| Edit::FollowDefault { tools }),
        1 => any::<bool>().prop_map(|on| Edit::HideAll { on }),
    ].boxed()
}

fn parts() -> BoxedStrategy<Edit> {
    prop_oneof![
        (any_name(), any_text()).prop_map(|(tool, text)| Edit::SetReason { tool, text }),
        (any_name(), any_text()).prop_map(|(tool, text)| Edit::SetNote { tool, text }),
        (any_counted(), any_index(), any_rate(), any_text()).prop_map(
            |(of, index, rate, counter)| Edit::SetLimit {
                of,
                index,
                max: rate.max,
                window: rate.window,
                counter,
            }
        ),
        (any_counted(), any_rate(), prop::option::of(any_text()))
            .prop_map(|(of, rate, counter)| Edit::AddLimit { of, rate, counter }),
        (any_counted(), any_index()).prop_map(|(of, index)| Edit::RemoveLimit { of, index }),
        (any_name(), any_list(), any_index(), any_rule()).prop_map(|(tool, list, index, rule)| {
            Edit::SetRule {
                tool,
                list,
                index,
                rule,
            }
        }),
        (any_name(), any_list(), any_rule()).prop_map(|(tool, list, rule)| Edit::AddRule {
            tool,
            list,
            rule
        }),
        (any_name(), any_list(), any_index()).prop_map(|(tool, list, index)| Edit::RemoveRule {
            tool,
            list,
            index
        }),
        (any_name(), any_list(), any_index(), any_index()).prop_map(|(tool, list, from, to)| {
            Edit::MoveRule {
                tool,
                list,
                from,
                to,
            }
        }),
    ]
    .boxed()
}

fn any_pin() -> impl Strategy<Value = Option<Pin>> {
    let pin =
        (any::<[u8; 32]>(), any::<[u8; 32]>()).prop_map(|(tool, labels)| Pin { tool, labels });
    prop::option::of(pin)
}

fn wholes() -> BoxedStrategy<Edit> {
    prop_oneof![
        prop_oneof![Just(Posture::Deny), Just(Posture::Allow)].prop_map(Edit::Posture),
        any_policy().prop_map(|policy| Edit::ReplacePolicy {
            policy: Box::new(policy),
            label: "Import".into()
        }),
        Just(Edit::ForgetParked),
        (any_name(), any_override()).prop_map(|(tool, to)| Edit::Override { tool, to }),
        any_names().prop_map(|names| Edit::SetCatalogue(catalogue(names))),
        (any_name(), any_name()).prop_map(|(from, to)| Edit::Rename { from, to }),
        prop::collection::vec((any_name(), any_pin()), 0..4).prop_map(|pins| Edit::Pin { pins }),
    ]
    .boxed()
}

/// Edits of every kind, about tools, rules and limits that are there or not.
pub fn any_edit() -> impl Strategy<Value = Edit> {
    let leaf = || prop_oneof![4 => decisions(), 4 => parts(), 1 => wholes()];
    let batch = prop::collection::vec(leaf(), 0..4).prop_map(|edits| Edit::Batch {
        label: "Several".into(),
        edits,
    });
    prop_oneof![8 => leaf(), 1 => batch]
}
