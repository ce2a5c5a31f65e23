//! JSON: the cases in `tests/corpus/json` (its README says what a case holds), and the laws that hold for every text.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use mcp_policy_builder::core::json::{
    self, Bounds, Document, Error, Excerpt, MAX_BYTES, MAX_DEPTH, Node, Number, Object, Parsing,
    Source, Value, compact, decode, decode_owned, pretty, read, read_text, read_within,
};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn bytes_of(case: &serde_json::Value) -> Vec<u8> {
    if let Some(text) = case["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    let digits = case["hex"].as_str().unwrap();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

#[track_caller]
fn check(file: &str, case: &serde_json::Value) {
    let bytes = bytes_of(case);
    let told = match read(&bytes) {
        Ok(document) => serde_json::json!({ "ok": compact(document.value()) }),
        Err(error) => {
            let mut told = serde_json::json!({
                "line": error.place.line,
                "column": error.place.column,
                "found": error.found,
                "expected": error.expected,
            });
            if case["error"].get("pointer").is_some() {
                told["pointer"] = error.pointer.as_str().into();
            }
            serde_json::json!({ "error": told })
        }
    };
    let key = if case.get("ok").is_some() {
        "ok"
    } else {
        "error"
    };
    let expected = serde_json::json!({ key: case[key] });
    assert_eq!(told, expected, "{file}: {}", case["note"]);
    let owned = decode_owned(bytes.clone());
    assert_eq!(
        owned,
        decode(&bytes).map(std::borrow::Cow::into_owned),
        "{file}: {}",
        case["note"]
    );
}

#[test]
fn every_case_is_read_or_refused_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/json");
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let list: Vec<serde_json::Value> =
            serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for case in &list {
            let name = path.display().to_string();
            if std::panic::catch_unwind(|| check(&name, case)).is_err() {
                wrong.push(format!("{name}: {}", case["note"]));
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 80, "the cases are there");
}

/// `depth` containers inside each other.
fn nested(depth: usize, open: &str, close: &str) -> String {
    format!("{}1{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn nesting_is_read_to_its_bound_and_refused_beyond() {
    for (open, close, length) in [("[", "]", 1), ("{\"a\":", "}", 5)] {
        assert!(read_text(&nested(MAX_DEPTH, open, close)).is_ok());
        let error = read_text(&nested(MAX_DEPTH + 1, open, close)).unwrap_err();
        assert_eq!(error.place.column as usize, MAX_DEPTH * length + 1);
        assert_eq!(error.expected, "at most 128 levels of nesting");
        assert!(read_text(&nested(100_000, open, close)).is_err());
        assert!(read_within(&nested(Bounds::SAVED.depth, open, close), Bounds::SAVED).is_ok());
        assert!(read_within(&nested(Bounds::SAVED.depth + 1, open, close), Bounds::SAVED).is_err());
    }
}

#[test]
fn size_is_read_to_its_bound_and_refused_beyond() {
    let text = format!("\"{}\"", "x".repeat(MAX_BYTES - 2));
    assert!(read_text(&text).is_ok());
    let error = read_text(&format!("{text} ")).unwrap_err();
    assert_eq!(
        (error.found.as_str(), error.expected.as_str()),
        ("60 MB", "at most 60 MB")
    );
    assert!(decode(&vec![b' '; MAX_BYTES + 1]).is_err());
    assert!(
        read_within(&format!("{text} "), Bounds::SAVED).is_ok(),
        "what was read can be wrapped and read again"
    );
}

#[test]
fn a_value_is_taken_out_and_the_places_of_the_rest_stay() {
    let text = r#"{"a": [1, {"b": [2, 3]}], "c": {"d": 4}}"#;
    let mut document = read_text(text).unwrap();
    let inner = document
        .root()
        .get("a")
        .unwrap()
        .items()
        .nth(1)
        .unwrap()
        .get("b")
        .unwrap()
        .mark();
    assert_eq!(
        document.take(inner).map(|value| compact(&value)),
        Some("[2,3]".to_owned())
    );
    assert_eq!(
        compact(document.value()),
        r#"{"a":[1,{"b":null}],"c":{"d":4}}"#
    );
    let rest = document.root().get("c").unwrap().get("d").unwrap();
    assert_eq!(rest.text(), "4");
    let whole = document.root().mark();
    assert!(document.take(whole).is_some());
    assert_eq!(*document.value(), Value::Null);
}

#[track_caller]
fn every_span_is_the_text_of_its_value(node: Node<'_>) {
    assert_eq!(read_text(node.text()).unwrap().value(), node.value());
    for (key, member) in node.members() {
        let span = member.key_span();
        let quoted = Value::String(key.to_owned());
        let text = &node.text()
            [(span.start - node.span().start) as usize..(span.end - node.span().start) as usize];
        assert_eq!(*read_text(text).unwrap().value(), quoted);
        every_span_is_the_text_of_its_value(member);
    }
    node.items().for_each(every_span_is_the_text_of_its_value);
}

fn sliced(text: &str, bytes: u32) -> Result<Document, Error> {
    let mut parsing = Parsing::new(text.to_owned())?;
    while !parsing.advance(bytes)? {}
    Ok(parsing.into_document())
}

fn any_value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Number::from),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?"
            .prop_map(|text| Number::new(&text).unwrap()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(Value::Number),
        ".*".prop_map(Value::String),
        "[\\x00-\\x7f]{0,8}".prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 16, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((".{0,6}", inner), 0..16)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Object>())),
        ]
    })
}

/// A real-looking document with some bytes changed, dropped or doubled.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    const TEXT: &str = "{\"tools\": [{\"name\": \"a\\u00e9\\\"b\", \"n\": [-1.5e+3, 0, true, false, null]},\r\n {\"é😀\": {}, \"x\": []}]}";
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![
            Just(None),
            any::<u8>().prop_map(Some),
            prop::sample::select(b"{}[],:\"\\ue0.-+/'tn \n\x00".to_vec()).prop_map(Some)
        ],
        any::<bool>(),
    );
    prop::collection::vec(change, 1..4).prop_map(|changes| {
        let mut bytes = TEXT.as_bytes().to_vec();
        for (at, byte, insert) in changes {
            let at = at.index(bytes.len());
            match byte {
                None => drop(bytes.remove(at)),
                Some(byte) if insert => bytes.insert(at, byte),
                Some(byte) => bytes[at] = byte,
            }
        }
        bytes
    })
}

/// Whether two readings of a value agree: numbers by their doubles, since the other reader keeps no more.
fn agrees(own: &Value, other: &serde_json::Value) -> bool {
    match (own, other) {
        (Value::Number(own), serde_json::Value::Number(other)) => {
            let (own, other) = (own.as_f64(), other.as_f64().unwrap());
            own.to_bits() == other.to_bits() || (own - other).abs() <= own.abs() * 1e-15
        }
        (Value::Array(own), serde_json::Value::Array(other)) => {
            own.len() == other.len() && own.iter().zip(other).all(|(own, other)| agrees(own, other))
        }
        (Value::Object(own), serde_json::Value::Object(other)) => {
            own.len() == other.len()
                && own
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|other| agrees(value, other)))
        }
        (own, other) => {
            own.as_str() == other.as_str()
                && own.as_bool() == other.as_bool()
                && (*own == Value::Null) == other.is_null()
                && own.as_array().is_some() == other.is_array()
                && own.as_object().is_some() == other.is_object()
                && own.as_number().is_some() == other.is_number()
        }
    }
}

#[track_caller]
fn place_is_inside(text: &str, error: &Error) {
    let offset = error.place.offset as usize;
    assert!(text.is_char_boundary(offset), "{error:?}");
    assert!(
        !error.found.is_empty() && !error.expected.is_empty(),
        "{error:?}"
    );
    assert!(error.excerpt.before <= 80, "{error:?}");
}

/// Line and column of an offset, counted one by one.
fn counted(text: &str, offset: usize) -> (u32, u32) {
    let (mut line, mut column) = (1, 1);
    let mut characters = text[..offset].chars().peekable();
    while let Some(character) = characters.next() {
        let pair = character == '\r'
            && (characters.peek() == Some(&'\n')
                || (characters.peek().is_none() && text[offset..].starts_with('\n')));
        if character == '\n' || (character == '\r' && !pair) {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let (Ok(text), Err(error)) = (decode(&bytes), read(&bytes)) {
            place_is_inside(text.trim_start_matches('\u{FEFF}'), &error);
        }
    }

    #[test]
    fn any_text_of_json_characters_is_read_or_refused(text in "[\\[\\]{}:,\"\\\\u0-9a-f.eE+\\- \\n\\rtrunl/'é]{0,60}") {
        if let Err(error) = read_text(&text) {
            place_is_inside(&text, &error);
        }
    }

    #[test]
    fn mutated_documents_are_accepted_exactly_when_another_reader_accepts_them(bytes in mutated()) {
        let own = read(&bytes);
        let other = serde_json::from_slice::<serde_json::Value>(&bytes);
        match (&own, &other) {
            (Ok(own), Ok(other)) => prop_assert!(agrees(own.value(), other), "{own:?} {other:?}"),
            (Err(error), Ok(_)) => prop_assert!(error.expected.starts_with("each key once"), "{error:?}"),
            (Ok(own), Err(error)) => {
                // The other reader has no infinite numbers.
                prop_assert!(error.to_string().starts_with("number out of range"), "{own:?} {error}");
            }
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn what_is_written_reads_as_the_same_value(value in any_value()) {
        for text in [pretty(&value), compact(&value)] {
            let document = read_text(&text).unwrap();
            prop_assert_eq!(document.value(), &value);
            every_span_is_the_text_of_its_value(document.root());
        }
        prop_assert_eq!(pretty(read_text(&pretty(&value)).unwrap().value()), pretty(&value));
    }

    #[test]
    fn slices_read_as_the_whole(bytes in mutated(), slice in 1_u32..40) {
        if let Ok(text) = decode(&bytes) {
            let whole = read_text(&text).map(Document::into_value);
            prop_assert_eq!(sliced(&text, slice).map(Document::into_value), whole);
        }
    }

    #[test]
    fn a_place_is_the_line_and_column_that_one_counts(text in "[a\\r\\né😀]{0,30}", at in any::<prop::sample::Index>()) {
        let offsets: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let offset = *at.get(&offsets);
        let place = Source::new(&text).place(u32::try_from(offset).unwrap());
        prop_assert_eq!((place.line, place.column), counted(&text, offset));
    }

    #[test]
    fn a_number_is_taken_exactly_when_json_has_it(text in "[-+0-9.eE]{0,8}") {
        let other = serde_json::from_str::<serde_json::Value>(&text);
        // The other reader gives up on a number out of a double's range before it has seen the whole text.
        let out_of_range = other.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        prop_assume!(!out_of_range);
        prop_assert_eq!(Number::new(&text).is_some(), other.is_ok());
    }

    #[test]
    fn a_quoted_text_is_read_back(text in ".*") {
        let quoted = json::quote(&text);
        let document = read_text(&quoted).unwrap();
        prop_assert_eq!(document.value().as_str(), Some(text.as_str()));
    }
}

#[test]
fn what_nobody_could_see_is_written_as_an_escape() {
    let cases = [
        ("read\u{202E}gnp", r#""read\u202egnp""#),
        ("a\u{200B}b", r#""a\u200bb""#),
        ("tag \u{E0041}", r#""tag \udb40\udc41""#),
        ("line\u{2028}end", r#""line\u2028end""#),
        ("\u{7F}", r#""\u007f""#),
        (
            "été 👩\u{200D}💻 ❤\u{FE0F}",
            "\"été 👩\u{200D}💻 ❤\u{FE0F}\"",
        ),
    ];
    for (text, written) in cases {
        assert_eq!(json::quote(text), written);
        assert_eq!(read_text(written).unwrap().value().as_str(), Some(text));
    }
}

#[test]
fn an_excerpt_names_hidden_characters_and_still_points_at_its_place() {
    let excerpt = Excerpt::around("{\"a\u{202E}\": tru}", 8);
    assert_eq!(excerpt.text, "{\"a<U+202E>\": tru}");
    assert_eq!(excerpt.before, 14);
}
