//! Laws of reading catalogues that hold for every input, and the registry of shapes.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use mcp_policy_builder::core::catalogue::formats::{FORMATS, Format};
use mcp_policy_builder::core::catalogue::{
    Catalogue, File, IssueKind, Kind, Parameter, ReadError, Reading, Step, argument, parameters,
    read, recognise,
};
use mcp_policy_builder::core::json::{Value, compact, quote, read_text};
use mcp_policy_builder::core::text::{has_hidden, hidden_marks, summary};
use proptest::prelude::*;
use std::cell::Cell;
use std::fs;
use std::iter;
use std::path::Path;

fn read_one(bytes: &[u8]) -> Result<Catalogue, ReadError> {
    read(&[File {
        name: "file".into(),
        bytes,
    }])
}

fn in_slices(bytes: &[u8], slice: u32) -> Result<Catalogue, ReadError> {
    let mut reading = Reading::new(vec![("file".into(), bytes.to_vec())]);
    for _ in 0..10_000 {
        if let Step::Done(result) = reading.step(slice) {
            return result;
        }
    }
    unreachable!("reading comes to an end")
}

#[track_caller]
fn a_catalogue_is_sound(catalogue: &Catalogue) {
    for issue in &catalogue.issues {
        assert!(
            issue
                .tool
                .is_none_or(|tool| (tool as usize) < catalogue.tools.len()),
            "{issue:?}"
        );
        assert!(issue.message.ends_with('.'), "{issue:?}");
        assert_eq!(IssueKind::parse(issue.kind.as_str()), Some(issue.kind));
    }
    for tool in &catalogue.tools {
        assert_eq!(
            tool.raw.get("name").and_then(Value::as_str),
            Some(tool.name.as_str())
        );
        if let Some(schema) = tool.input_schema() {
            parameters(schema);
        }
        summary(tool.description.as_deref().unwrap_or(""));
    }
    let saved = catalogue.to_file();
    assert_eq!(
        read_one(saved.as_bytes()).as_ref(),
        Ok(catalogue),
        "{saved}"
    );
}

#[track_caller]
fn is_total(bytes: &[u8]) {
    recognise(bytes);
    let result = read_one(bytes);
    match &result {
        Ok(catalogue) => a_catalogue_is_sound(catalogue),
        Err(ReadError::Misread(error)) => {
            assert!(
                error.place.line >= 1 && error.place.column >= 1,
                "{error:?}"
            );
            assert!(
                !error.expected.is_empty() && !error.found.is_empty(),
                "{error:?}"
            );
        }
        Err(ReadError::Refused(_)) => {}
    }
    assert_eq!(in_slices(bytes, 5), result);
}

/// Pieces that catalogues and logs are made of, so that random texts come near to them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\n",
        "\r\n",
        " ",
        "data: ",
        "ready",
        "null",
        "1",
        "\"x\"",
        "\"tools\"",
        "\"name\"",
        "\"jsonrpc\"",
        "\"result\"",
        "\"error\"",
        "\"nextCursor\"",
        "\"inputSchema\"",
        "\"risk\"",
        "\"format\"",
        "\"mcp-tool-catalogue/1\"",
        "\"server\"",
        "\"notes\"",
        "{\"tools\":[]}",
        "{\"name\":\"a\"}",
        "{\"tools\":[{\"name\":\"a\"}]}",
        "{\"jsonrpc\":\"2.0\",\"result\":{\"tools\":[{\"name\":\"b\"}],\"nextCursor\":\"c\"}}",
        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1,\"message\":\"m\"}}",
        "\u{200B}",
        "é",
        "\u{FEFF}",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// The corpus of catalogues, to be broken.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/catalogues");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let paths = paths
        .into_iter()
        .filter(|path| !path.to_string_lossy().ends_with(".expect.json"));
    paths
        .map(|path| fs::read(path).unwrap())
        .filter(|bytes| !bytes.is_empty() && bytes.len() < 20_000)
        .collect()
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<Option<u8>>(), 0..3_u8);
    (
        prop::sample::select(corpus()),
        prop::collection::vec(change, 0..4),
    )
        .prop_map(|(mut bytes, changes)| {
            for (at, byte, how) in changes {
                if bytes.is_empty() {
                    break;
                }
                let at = at.index(bytes.len());
                match (how, byte) {
                    (0, _) => bytes.truncate(at),
                    (1, Some(byte)) => bytes.insert(at, byte),
                    (_, Some(byte)) => bytes[at] = byte,
                    (_, None) => drop(bytes.remove(at)),
                }
            }
            bytes
        })
}

/// A schema with any keywords holding anything.
fn schema() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "true",
        "null",
        "7",
        "\"string\"",
        "\"object\"",
        "\"#\"",
        "\"#/$defs/a\"",
        "\"#/properties/a\"",
        "\"#/properties/a/items\"",
        "[\"a\"]",
        "[\"null\", \"array\"]",
        "{}",
        "[]",
        "[1, \"x\", null]",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(6, 60, 6, |inner| {
        let key = prop::sample::select(vec![
            "type", "properties", "items", "prefixItems", "required", "enum", "const", "default", "description", "anyOf", "oneOf",
            "allOf", "$ref", "$defs", "a", "b", "then", "else", "nullable",
        ]);
        prop_oneof![
            3 => prop::collection::btree_map(key, inner.clone(), 0..6).prop_map(|members| {
                let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{{}}}", members.join(", "))
            }),
            1 => prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_are_a_catalogue_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        is_total(&bytes);
    }

    #[test]
    fn any_text_near_a_catalogue_is_one_or_an_error(text in pieces()) {
        is_total(text.as_bytes());
    }

    #[test]
    fn broken_catalogues_are_read_or_refused(bytes in mutated()) {
        is_total(&bytes);
    }

    #[test]
    fn any_schema_has_parameters_in_an_order_of_depth(text in schema()) {
        let found = parameters(read_text(&text).unwrap().value());
        let mut before = None;
        for parameter in found {
            let most = before.map_or(0, |depth: u32| depth + 1);
            prop_assert!(parameter.depth <= most, "{:?}", parameter);
            prop_assert!(!parameter.words().is_empty());
            before = Some(parameter.depth);
        }
    }

    #[test]
    fn an_argument_alone_is_what_the_list_says_about_it(text in schema()) {
        let text = read_text(&text).unwrap();
        let all = parameters(text.value());
        let visits = Cell::new(0);
        for (at, first) in all.iter().enumerate().filter(|(_, parameter)| parameter.depth == 0) {
            let members = all.iter().skip(at + 1).take_while(|parameter| parameter.depth > 0);
            let listed: Vec<&Parameter> = iter::once(first).chain(members).collect();
            let alone = argument(text.value(), &first.name, &visits);
            prop_assert_eq!(alone.iter().collect::<Vec<_>>(), listed);
        }
        prop_assert!(argument(text.value(), "not named anywhere", &visits).is_empty());
    }

    #[test]
    fn the_shape_of_a_file_changes_nothing_about_its_tools(names in prop::collection::vec("[a-z_\u{200B} é\"]{0,8}", 0..6)) {
        let tools: Vec<String> = names.iter().map(|name| format!("{{\"name\": {}}}", quote(name))).collect();
        let list = format!("[{}]", tools.join(", "));
        let result = format!("{{\"tools\": {list}}}");
        let response = format!("{{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {result}}}");
        let whole = read_one(result.as_bytes()).unwrap();
        let own = format!("{{\"format\": \"mcp-tool-catalogue/1\", \"server\": {{}}, \"tools\": {list}}}");
        let capture = format!("{{\"server\": {{}}, \"tools\": {list}}}");
        for text in [&list, &response, &format!("[{response}]"), &own, &capture, &format!("\u{FEFF}\r\n{response}\r\n")] {
            assert_eq!(read_one(text.as_bytes()).as_ref(), Ok(&whole), "{text}");
        }
        let logged = read_one(format!("ready\r\n{response}\r\nbye").as_bytes()).unwrap();
        prop_assert_eq!(&logged.tools, &whole.tools);
        let two = [File { name: "1".into(), bytes: list.as_bytes() }, File { name: "2".into(), bytes: b"[]" }];
        assert_eq!(read(&two).as_ref(), Ok(&whole));
    }

    #[test]
    fn runs_put_together_are_the_text(text in ".*") {
        let whole: String = hidden_marks(&text).iter().map(|run| match run {
            mcp_policy_builder::core::text::Run::Plain(plain) => (*plain).to_owned(),
            mcp_policy_builder::core::text::Run::Hidden(character) => character.to_string(),
        }).collect();
        prop_assert_eq!(&whole, &text);
        prop_assert_eq!(has_hidden(&text), hidden_marks(&text).iter().any(|run| matches!(run, mcp_policy_builder::core::text::Run::Hidden(_))));
    }

    #[test]
    fn a_summary_is_a_part_of_the_description(text in "[a-z.!?。 \n*#:\\-A-Z1]{0,60}") {
        prop_assert!(text.contains(summary(&text)));
    }
}

#[test]
fn every_format_is_registered_and_reads_its_own_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/catalogue/formats");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .file_name()
                .into_string()
                .unwrap()
                .trim_end_matches(".rs")
                .to_owned()
        })
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    let mut names: Vec<String> = FORMATS
        .iter()
        .map(|format: &&Format| format.name.to_owned())
        .collect();
    names.sort();
    assert_eq!(files, names, "one file and one line in the registry");
    for format in FORMATS {
        assert!(
            !format.what.is_empty() && !format.what.ends_with('.'),
            "{}",
            format.name
        );
        assert!(
            read_one(format.example.as_bytes()).is_ok(),
            "{}",
            format.name
        );
        assert_eq!(
            recognise(format.example.as_bytes()),
            Kind::Catalogue,
            "{}",
            format.name
        );
    }
}

#[test]
fn nothing_to_read_is_an_error() {
    assert!(matches!(read(&[]), Err(ReadError::Misread(_))));
}

#[test]
fn only_our_own_format_is_believed() {
    let tool = r#"{"name": "a", "inputSchema": {"type": "object"}, "risk": {"category": "read", "severity": "low", "evidence": ["x"]}}"#;
    let own = read_one(
        format!("{{\"format\": \"mcp-tool-catalogue/1\", \"tools\": [{tool}]}}").as_bytes(),
    )
    .unwrap();
    assert_eq!(
        own.tools[0]
            .given
            .as_ref()
            .map(|given| given.category.as_str()),
        Some("read")
    );
    let other = read_one(format!("{{\"tools\": [{tool}]}}").as_bytes()).unwrap();
    assert_eq!(other.tools[0].given, None);
    let saved = read_one(other.to_file().as_bytes()).unwrap();
    assert_eq!(saved.tools[0].given, None, "nor is it after it was saved");
    assert_eq!(
        compact(&Value::Object(saved.tools[0].raw.clone())),
        tool.replace(": ", ":").replace(", ", ",")
    );
}

#[test]
fn ten_thousand_tools_are_read_in_slices_of_bounded_work() {
    let tools: Vec<String> = (0..10_000)
        .map(|at| format!("{{\"name\": \"tool_{at}\", \"inputSchema\": {{\"type\": \"object\"}}}}"))
        .collect();
    let text = format!("{{\"tools\": [{}]}}", tools.join(",\n"));
    let mut reading = Reading::new(vec![("big".into(), text.into_bytes())]);
    let mut steps = 0;
    let catalogue = loop {
        match reading.step(16_384) {
            Step::Done(result) => break result.unwrap(),
            Step::More(progress) => {
                steps += 1;
                assert!(progress.done <= progress.total);
            }
        }
    };
    assert_eq!(catalogue.tools.len(), 10_000);
    assert!(
        steps > 1_000,
        "{steps} steps: neither the text nor the tools in one go"
    );
}
