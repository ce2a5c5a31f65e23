//! Server-sent events in pieces.

use mcp_policy_builder::core::live::sse::{Event, Parser, TooLarge};
use proptest::prelude::*;

fn read(pieces: &[&[u8]], most: usize) -> Result<Vec<Event>, TooLarge> {
    let mut parser = Parser::new(most);
    let mut events = Vec::new();
    for piece in pieces {
        events.extend(parser.push(piece)?);
    }
    Ok(events)
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let found = read(&[text.as_bytes()], 10_000).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|event| (event.kind.as_str(), event.data.as_str(), event.id.as_str()))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn events_are_read_as_the_standard_says() {
    check("data: a\n\n", &[("", "a", "")]);
    check("data:a\ndata:  b\n\n", &[("", "a\n b", "")]);
    check(
        "event: endpoint\r\ndata: /x\r\n\r\n",
        &[("endpoint", "/x", "")],
    );
    check("data: a\r\rdata: b\r\r", &[("", "a", ""), ("", "b", "")]);
    check("\u{FEFF}data: a\n\n", &[("", "a", "")]);
    check(": comment\n\nevent: x\n\ndata: a\n\n", &[("", "a", "")]);
    check(
        "id: 7\ndata: a\n\ndata: b\n\n",
        &[("", "a", "7"), ("", "b", "7")],
    );
    check("id: 7\nid: 8\0\ndata\n\n", &[("", "", "7")]);
    check("retry: 10\ndata: a", &[]);
    check("data: a\n", &[]);
    check("", &[]);
}

#[test]
fn what_is_too_large_is_refused_and_what_fits_is_not() {
    assert_eq!(read(&[b"data: 1234567890"], 15), Err(TooLarge));
    assert_eq!(read(&[b"data: 12345", b"67890"], 15), Err(TooLarge));
    assert_eq!(
        read(&[b"data: 1234567890\n", b"data: 1\n"], 16),
        Err(TooLarge)
    );
    assert_eq!(
        read(&[b"data: 1234567890\n\n", b"data: 1\n\n"], 16)
            .unwrap()
            .len(),
        2
    );
}

fn any_stream() -> impl Strategy<Value = Vec<u8>> {
    let part = prop::sample::select(vec![
        "data: ", "data:", "event: x", "id: 1", ": c", "\n", "\r", "\r\n", "\n\n", "a", "é", "日",
        "\u{FEFF}", " ", ":",
    ]);
    let text = prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat().into_bytes());
    prop_oneof![4 => text, 1 => prop::collection::vec(any::<u8>(), 0..60)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn where_a_stream_is_cut_does_not_matter(stream in any_stream(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
        cuts.extend([0, stream.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &stream[pair[0]..pair[1]]).collect();
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        let whole = read(&[&stream], 10_000);
        prop_assert_eq!(&read(&pieces, 10_000), &whole);
        prop_assert_eq!(&read(&bytes, 10_000), &whole);
    }
}
