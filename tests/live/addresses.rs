//! Addresses that can be asked, and those that cannot.

use crate::cases::cases;
use mcp_policy_builder::core::live::address::Address;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[expect(dead_code, reason = "for people")]
    note: String,
    /// The text, then `Loopback`, `Local` or `Public` with the host, or the error.
    addresses: Vec<(String, String)>,
}

#[test]
fn every_address_is_understood_or_refused() {
    for (name, case) in cases::<Case>("live/addresses") {
        for (text, expected) in case.addresses {
            let found = match Address::parse(&text) {
                Ok(address) => {
                    let scheme = if address.is_secure { "https" } else { "http" };
                    let port = address
                        .port
                        .map(|port| format!(" {port}"))
                        .unwrap_or_default();
                    format!("{:?} {scheme} {}{port}", address.place, address.host)
                }
                Err(error) => format!("{error:?}"),
            };
            assert_eq!(found, expected, "{name}: {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_reading_and_no_error_repeats_it(text in "(https?://)?[\\PC]{0,30}") {
        if let Err(error) = Address::parse(&format!("{text}@hunter2@")) {
            prop_assert!(!error.to_string().contains("hunter2"));
        }
        let _ = Address::parse(&text);
    }
}
