//! Pins and the canonical form that they are made of.

use crate::catalogues::catalogue;
use crate::drafts::catalogue as named;
use mcp_policy_builder::core::catalogue::Pin;
use mcp_policy_builder::core::compare::{PinDriftKind, Pinning, drifted};
use mcp_policy_builder::core::json::{canonical, read_text};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    #[expect(dead_code, reason = "for people")]
    note: String,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// The bits of a double, in hexadecimal digits.
    double: Option<String>,
    /// Or a JSON text.
    text: Option<String>,
    canonical: String,
}

#[test]
fn the_canonical_form_is_that_of_the_standard() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/canonical/rfc8785.json");
    let vectors: Vectors = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert!(vectors.vectors.len() > 25);
    for vector in vectors.vectors {
        let text = vector.text.unwrap_or_else(|| {
            let bits = u64::from_str_radix(&vector.double.unwrap(), 16).unwrap();
            format!("{:e}", f64::from_bits(bits))
        });
        let document = read_text(&text).unwrap();
        assert_eq!(canonical(document.value()), vector.canonical, "{text}");
    }
}

#[track_caller]
fn pin(tool: &str) -> Pin {
    Pin::of(&catalogue(&[serde_json::from_str(tool).unwrap()]).tools[0])
}

#[test]
fn a_pin_is_the_digest_of_the_canonical_text() {
    // From the tools of coreutils: printf '%s' '{"inputSchema":{"type":"object"},"name":"lend_book"}' | sha256sum, and the same of '{}'.
    let expected = "2b3abd40c140308ddb373394108c4c19800783d5bc0c189c4d130e1852f025c9-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let pin = pin(r#"{"name": "lend_book", "inputSchema": {"type": "object"}}"#);
    assert_eq!(pin.to_string(), expected);
    assert_eq!(expected.parse(), Ok(pin));
}

#[test]
fn a_pin_tells_what_a_tool_is_from_what_it_is_called() {
    let plain = pin(r#"{"name": "a", "description": "x", "inputSchema": {"b": 1, "a": 1.0}}"#);
    let written = pin(r#"{"inputSchema": {"a": 1e0, "b": 1}, "description": "x", "name": "a"}"#);
    let titled =
        pin(r#"{"name": "a", "title": "A", "description": "x", "inputSchema": {"b": 1, "a": 1}}"#);
    let told = pin(r#"{"name": "a", "description": "y", "inputSchema": {"b": 1, "a": 1}}"#);
    let silent = pin(r#"{"name": "a", "inputSchema": {"b": 1, "a": 1}}"#);
    let empty = pin(r#"{"name": "a", "description": "", "inputSchema": {"b": 1, "a": 1}}"#);
    assert_eq!(plain, written);
    assert_eq!(plain.tool, titled.tool);
    assert_ne!(plain.labels, titled.labels);
    assert_ne!(plain.tool, told.tool);
    assert_eq!(plain.labels, told.labels);
    assert_ne!(silent.tool, empty.tool);
}

#[test]
fn texts_that_are_no_pins_are_refused() {
    let zero = "0".repeat(64);
    let cases = [
        String::new(),
        zero.clone(),
        format!("{zero}-"),
        format!("{zero}-{zero}0"),
        format!("{zero}-{}G", "0".repeat(63)),
        format!("{zero}-{}A", "0".repeat(63)),
        format!("{zero}-{}\u{e9}", "0".repeat(62)),
        format!("+{}-{zero}", "0".repeat(63)),
    ];
    for text in cases {
        assert!(text.parse::<Pin>().is_err(), "{text}");
    }
}

#[test]
fn pins_are_made_in_slices_and_tell_what_drifted() {
    let old = named(["gone", "same", "twice", "twice"]);
    let mut pinning = Pinning::new(Arc::clone(&old));
    assert!(pinning.step(3).is_none());
    let before = pinning.step(1).unwrap();
    assert_eq!(before, Pinning::all(&old));
    let now = Pinning::all(&named(["come", "same", "twice"]));
    let found: Vec<_> = drifted(Some(&before), &now)
        .into_iter()
        .map(|drift| (drift.tool.to_string(), drift.kind))
        .collect();
    let expected = [
        ("come", PinDriftKind::New),
        ("gone", PinDriftKind::Gone),
        ("twice", PinDriftKind::Tool),
    ];
    assert_eq!(found, expected.map(|(tool, kind)| (tool.to_owned(), kind)));
    assert!(drifted(Some(&before), &before).is_empty());
    assert!(drifted(None, &now).is_empty(), "nobody looked yet");
    let nothing = Pinning::all(&named([]));
    assert_eq!(
        drifted(Some(&nothing), &now).len(),
        now.len(),
        "all are new"
    );
}
