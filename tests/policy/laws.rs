//! What holds for every policy and every text.

use crate::generate::policy;
use crate::invalid::{check_fix, mend};
use crate::{cases, text};
use mcp_policy_builder::core::json::{self, Value, compact, quote};
use mcp_policy_builder::core::policy::highlight::tokens;
use mcp_policy_builder::core::policy::{
    Action, Entry, MAX_ERRORS, Name, NameMap, Policy, Rule, read, read_text, to_shorthand,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::PathBuf;

/// The value with the members of every object in the order that `rank` gives them.
fn ordered(value: &Value, rank: &mut dyn FnMut(&str) -> u64) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().map(|item| ordered(item, rank)).collect()),
        Value::Object(object) => {
            let mut members: Vec<(u64, String, Value)> = object
                .iter()
                .map(|(key, item)| (rank(key), key.to_owned(), ordered(item, rank)))
                .collect();
            members.sort_by(|one, two| (one.0, &one.1).cmp(&(two.0, &two.1)));
            let members = members.into_iter().map(|(_, key, item)| (key, item));
            Value::Object(members.collect())
        }
        scalar => scalar.clone(),
    }
}

fn sorted(text: &str) -> Value {
    ordered(json::read_text(text).unwrap().value(), &mut |_| 0)
}

/// The value with the members of every object in an order that only `seed` decides.
fn shuffled(text: &str, mut seed: u64) -> String {
    let document = json::read_text(text).unwrap();
    compact(&ordered(document.value(), &mut |_| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    }))
}

/// A change of a text at one of its tokens.
#[derive(Clone, Debug)]
enum Change {
    Remove(Index),
    Repeat(Index, Index),
    Swap(Index, Index),
    Replace(Index, &'static str),
}

const PIECES: [&str; 22] = [
    "1",
    "0",
    "-1",
    "1.0",
    "1e400",
    "\"1\"",
    "\"deny \"",
    "\"Deny\"",
    "null",
    "true",
    "[]",
    "{}",
    "\"Version\"",
    "\"limits\"",
    "\"LIMITS\"",
    "\"minutes\"",
    "\"==\"",
    "\"args.\"",
    "\"a\"",
    ",",
    "\"",
    "{\"a\":1,\"a\":1}",
];

fn change() -> impl Strategy<Value = Change> {
    let at = || any::<Index>();
    prop_oneof![
        1 => at().prop_map(Change::Remove),
        1 => (at(), at()).prop_map(|(from, to)| Change::Repeat(from, to)),
        1 => (at(), at()).prop_map(|(one, two)| Change::Swap(one, two)),
        5 => (at(), proptest::sample::select(&PIECES[..])).prop_map(|(at, piece)| Change::Replace(at, piece)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> String {
    let spans = tokens(text);
    let mut pieces: Vec<&str> = spans
        .iter()
        .map(|token| &text[token.span.start as usize..token.span.end as usize])
        .collect();
    for change in changes {
        if pieces.is_empty() {
            break;
        }
        match change {
            Change::Remove(at) => drop(pieces.remove(at.index(pieces.len()))),
            Change::Repeat(from, to) => {
                let piece = pieces[from.index(pieces.len())];
                pieces.insert(to.index(pieces.len()), piece);
            }
            Change::Swap(one, two) => {
                let length = pieces.len();
                pieces.swap(one.index(length), two.index(length));
            }
            Change::Replace(at, piece) => {
                let at = at.index(pieces.len());
                pieces[at] = piece;
            }
        }
    }
    pieces.join(" ")
}

/// Reads a text: what is refused has errors in order and fixes that work, and what is read is written for good.
fn check_text(text: &str) {
    match read_text(text) {
        Ok(policy) => {
            let written = policy.to_text().text;
            assert_eq!(sorted(text), sorted(&written));
            assert_eq!(read_text(&written).unwrap().to_text().text, written);
        }
        Err(errors) => {
            assert!((1..=MAX_ERRORS).contains(&errors.len()));
            assert!(errors.is_sorted_by_key(|error| error.place), "{errors:#?}");
            for error in &errors {
                assert!(
                    !error.found.is_empty() && !error.accepted.is_empty(),
                    "{error:?}"
                );
                if error.fix.is_some() {
                    check_fix(text, text, error);
                }
            }
            let _ = mend(text);
        }
    }
}

fn conditional(rules: Option<&Vec<Rule>>) -> bool {
    rules
        .into_iter()
        .flatten()
        .any(|rule| !rule.is_unconditional())
}

/// Whether some call to the tool of an entry of version 1 may be refused for another reason than a limit of its own.
fn may_refuse(policy: &Policy, entry: &Entry) -> bool {
    let for_all = policy
        .all_tools
        .iter()
        .flat_map(|all| &all.limits)
        .any(|limits| !limits.is_empty());
    let denies = entry.deny_if.iter().flatten().next().is_some();
    for_all || denies || conditional(entry.require.as_ref()) || entry.is_mixed()
}

proptest! {
    #[test]
    fn a_map_changed_at_once_is_the_map_changed_name_by_name(
        before in prop::collection::btree_map("[a-e]{1,2}", 0..3_u8, 0..8),
        changes in prop::collection::btree_map("[a-e]{1,2}", prop::option::of(0..3_u8), 0..8),
    ) {
        let name = |text: &str| Name::from(text);
        let start: NameMap<u8> = before.iter().map(|(key, value)| (name(key), *value)).collect();
        let mut one_by_one = start.clone();
        for (key, value) in &changes {
            match value {
                Some(value) => one_by_one.insert(name(key), *value),
                None => one_by_one.remove(key),
            };
        }
        let mut at_once = start.clone();
        // The order of the changes does not count.
        at_once.change(changes.iter().rev().map(|(key, value)| (name(key), *value)).collect());
        prop_assert_eq!(&at_once, &one_by_one);
        prop_assert!(at_once.ptr_eq(&start) || at_once != start, "what changes nothing leaves the map that it was");
    }

    #[test]
    fn what_is_written_is_read_back(policy in policy()) {
        let written = policy.to_text();
        let read = read_text(&written.text);
        prop_assert_eq!(read.as_ref(), Ok(&policy), "{}", written.text);
    }

    #[test]
    fn nothing_is_lost_whatever_the_order(policy in policy(), seed in any::<u64>()) {
        let text = shuffled(&policy.to_text().text, seed);
        prop_assert!(read_text(&text).is_ok(), "{}", text);
        check_text(&text);
    }

    #[test]
    fn changed_documents_are_read_or_refused_with_fixes_that_work(
        policy in policy(),
        changes in proptest::collection::vec(change(), 1..4),
    ) {
        check_text(&changed(&policy.to_text().text, &changes));
    }

    #[test]
    fn changed_cases_are_read_or_refused_with_fixes_that_work(
        case in any::<Index>(),
        changes in proptest::collection::vec(change(), 1..3),
    ) {
        let all: Vec<PathBuf> = [cases("policies/invalid"), cases("policies/valid")].concat();
        check_text(&changed(&text(&all[case.index(all.len())]), &changes));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(document) = json::read(&bytes) {
            let _ = read(&document);
        }
        check_text(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn lines_tell_where_each_tool_stands(policy in policy()) {
        let written = policy.to_text();
        let lines: Vec<&str> = written.text.lines().collect();
        let line = |number: u32| lines[number as usize - 1].trim_start();
        for name in policy.hide.iter().flatten() {
            let at = written.lines.of_hide(name).unwrap();
            prop_assert_eq!(line(at).trim_end_matches(','), quote(name));
            prop_assert_eq!(written.lines.tool_at(at), Some(name));
        }
        for (name, _) in policy.tools.iter().flatten() {
            let range = written.lines.of_entry(name).unwrap();
            let start = format!("{}: {{", quote(name));
            prop_assert!(line(range.first).starts_with(&start), "{}", line(range.first));
            prop_assert!(line(range.last).trim_end_matches(',').ends_with('}'), "{}", line(range.last));
            prop_assert_eq!(written.lines.tool_at(range.first), Some(name));
            prop_assert_eq!(written.lines.tool_at(range.last), Some(name));
        }
    }

    #[test]
    fn tokens_cover_a_line_in_order(line in any::<String>()) {
        let mut end = 0;
        for token in tokens(&line) {
            prop_assert!(token.span.start >= end && token.span.end > token.span.start);
            prop_assert!(line.get(token.span.start as usize..token.span.end as usize).is_some());
            end = token.span.end;
        }
    }

    #[test]
    fn the_shorthand_allows_no_call_that_was_refused(policy in policy()) {
        let (written, lost) = to_shorthand(&policy);
        let short = read_text(&written).unwrap();
        for (name, entry) in policy.tools.iter().flatten().filter(|(_, entry)| !entry.is_shorthand()) {
            let after = short.entry(name).unwrap();
            prop_assert!(!after.is_mixed() && after.require.is_none() && after.deny_if.is_none() && after.limits.is_none());
            let open = matches!(after.action, None | Some(Action::Allow));
            prop_assert!(!open || !may_refuse(&policy, entry), "{}", written);
            let limited = entry.limits.iter().flatten().next().is_some();
            prop_assert!(!open || limited == after.rate_limit.is_some(), "{}", written);
        }
        prop_assert!(lost.iter().all(|lost| !lost.message.is_empty()));
    }

    #[test]
    fn version_1_is_reached_once(policy in policy()) {
        let (converted, stayed) = policy.to_v1();
        let again = converted.to_v1();
        prop_assert_eq!(&again.0, &converted);
        prop_assert_eq!(again.1, stayed);
        let written = converted.to_text().text;
        prop_assert_eq!(read_text(&written).map(|policy| policy.to_text().text), Ok(written));
    }
}
