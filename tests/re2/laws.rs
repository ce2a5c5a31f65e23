//! Laws: no pattern panics, the common part of two dialects means the same, and time grows with the text only.

use mcp_policy_builder::core::re2::{MAX_HEIGHT, MAX_LENGTH, MAX_STATES, Regex, check};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Patterns of the syntax that RE2 and the `regex` crate share.
fn shared() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a"),
        Just("b"),
        Just("é"),
        Just("."),
        Just("[ab]"),
        Just("[^a]"),
        Just("[b-dX]"),
        Just("^"),
        Just("$"),
        Just(""),
        Just("(?-u:\\b)"),
        Just("[0-9]"),
        Just("(?i:a)"),
        Just("(?s:.)"),
        Just("(?m:^)"),
        Just("(?m:$)"),
    ]
    .prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a}{b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(?:{a}|{b})")),
            (
                inner,
                prop_oneof![
                    Just("*"),
                    Just("+"),
                    Just("?"),
                    Just("{2}"),
                    Just("{1,3}"),
                    Just("{2,}"),
                    Just("*?")
                ]
            )
                .prop_map(|(a, times)| format!("(?:{a}){times}")),
        ]
    })
}

/// The same pattern in RE2's syntax, where word boundaries are of ASCII anyway.
fn in_re2(pattern: &str) -> String {
    pattern.replace("(?-u:\\b)", "\\b")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_taken_or_refused_at_a_place_inside_it(pattern in any::<String>(), text in any::<String>()) {
        match Regex::new(&pattern) {
            Ok(regex) => {
                let _ = regex.is_match(&text);
            }
            Err(error) => {
                prop_assert!(pattern.get(error.offset as usize..).is_some_and(|rest| rest.starts_with(&error.found)));
            }
        }
    }

    #[test]
    fn texts_of_special_characters_are_taken_or_refused(
        pattern in "[ab\\\\()\\[\\]{}|*+?^$.,:<>=!PpiQEx0-9-]{0,24}",
        text in "[ab0-9-]{0,8}",
    ) {
        if let Ok(regex) = Regex::new(&pattern) {
            let _ = regex.is_match(&text);
        }
    }

    #[test]
    fn what_both_dialects_share_matches_alike(pattern in shared(), text in "[abcdX1é \n]{0,8}") {
        let other = regex::Regex::new(&pattern).unwrap();
        let ours = Regex::new(&in_re2(&pattern)).unwrap();
        prop_assert_eq!(ours.is_match(&text), other.is_match(&text), "{:?} on {:?}", pattern, text);
    }

    #[test]
    fn a_quoted_text_matches_itself_and_what_holds_it(text in "[^\\\\]{0,20}", before in any::<String>(), after in any::<String>()) {
        let regex = Regex::new(&format!("\\Q{text}\\E")).unwrap();
        let whole = before + &text + &after;
        prop_assert!(regex.is_match(&whole));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this test is about time, and runs on the host only"
)]
fn timed(pattern: &str, text: &str) -> Duration {
    let regex = Regex::new(pattern).unwrap();
    let start = Instant::now();
    let _ = regex.is_match(text);
    start.elapsed()
}

#[test]
fn patterns_that_ruin_a_backtracking_search_are_quick() {
    let evil = [
        r"(a*)*b",
        r"(a+)+$b",
        r"(a|aa)+b",
        r"(a|a?)+b",
        r"(.*)*x",
        r"(.*a){20}b",
        r"(a?){200}b",
        r"(x+x+)+y",
        r"([a-zA-Z]+)*!",
        r"^(([a-z])+.)+[A-Z]([a-z])+$",
        r"(?i)(\w+\s?)*:",
    ];
    let text = "a".repeat(20_000);
    for pattern in evil {
        let took = timed(pattern, &text);
        // A search that goes back would need longer than anyone waits; this one needs milliseconds without optimisation.
        assert!(took < Duration::from_secs(10), "`{pattern}` took {took:?}");
    }
}

#[test]
fn the_largest_patterns_stay_within_their_bounds() {
    let largest = "[^x]{1000}".repeat(MAX_STATES / 1_000 - 1);
    let took = timed(&format!("{largest}y"), &"a".repeat(2_000));
    assert!(took < Duration::from_secs(20), "took {took:?}");

    let beyond = check(&"[^x]{1000}".repeat(MAX_STATES / 1_000)).unwrap_err();
    assert!(beyond.message.contains("too large"), "{beyond}");
    let nested = check(&"(?:".repeat(12).replace("(?:", "(?:a{1000}")).unwrap_err();
    assert!(nested.message.contains("does not end"), "{nested}");
    let long = check(&"a".repeat(MAX_LENGTH + 1)).unwrap_err();
    assert!(long.message.contains("too long"), "{long}");
}

#[test]
fn groups_nest_as_deep_as_in_go_and_no_deeper() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    let most = MAX_HEIGHT as usize - 1;
    assert!(Regex::new(&nested(most)).unwrap().is_match("a"));
    let error = check(&nested(most + 1)).unwrap_err();
    assert!(error.message.contains("inside each other"), "{error}");
    assert!(check(&"(".repeat(MAX_LENGTH)).is_err());
    // Repetitions around each other without numbers must not multiply.
    let plus = format!("{}a{}", "(?:".repeat(300), ")+".repeat(300));
    assert!(Regex::new(&plus).unwrap().is_match("a"));
}
