//! Moments and their written form.

use mcp_policy_builder::core::evaluate::time::{format, parse};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, moment: Option<i64>) {
    assert_eq!(parse(text), moment, "{text}");
}

#[test]
fn times_are_read_as_rfc_3339_writes_them() {
    check("1970-01-01T00:00:00Z", Some(0));
    check("1970-01-01T00:00:01.5Z", Some(1_500));
    check("1970-01-01T00:00:00.123456789Z", Some(123));
    check("1969-12-31T23:59:59.999Z", Some(-1));
    check("2026-11-22T22:48:00Z", Some(1_795_387_680_000));
    check("2026-11-22t22:48:00z", Some(1_795_387_680_000));
    check("2026-11-22 22:48:00Z", Some(1_795_387_680_000));
    check("2026-11-22T23:48:00+01:00", Some(1_795_387_680_000));
    check("2026-11-22T14:18:00-08:30", Some(1_795_387_680_000));
    check("2000-02-29T00:00:00Z", Some(951_782_400_000));
    check("2016-12-31T23:59:60Z", Some(1_483_228_800_000));
    check("0000-01-01T00:00:00Z", Some(-62_167_219_200_000));
    check("9999-12-31T23:59:59.999Z", Some(253_402_300_799_999));
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "2026",
        "2026-11-22",
        "2026-11-22T22:48Z",
        "2026-11-22T22:48:00",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T22:60:00Z",
        "2026-11-22T22:48:61Z",
        "2026-11-22T22:48:00.Z",
        "2026-11-22T22:48:00+1:00",
        "2026-11-22T22:48:00+24:00",
        "2026-11-22T22:48:00+01:60",
        "2026-11-22T22:48:00+0100",
        "+026-11-22T22:48:00Z",
        "2026-11-22T22:48:00Zx",
        "2026/11/22T22:48:00Z",
    ] {
        check(text, None);
    }
}

#[test]
fn moments_beyond_the_years_of_the_form_are_cut() {
    assert_eq!(format(i64::MAX), "9999-12-31T23:59:59.999Z");
    assert_eq!(format(i64::MIN), "0000-01-01T00:00:00Z");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_moment_reads_back(moment in -62_167_219_200_000_i64..253_402_300_800_000) {
        prop_assert_eq!(parse(&format(moment)), Some(moment));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = parse(&text);
    }
}
