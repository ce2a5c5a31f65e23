//! Catalogues in every shape: the cases in `tests/corpus/catalogues` (its README says what a case holds), and, where the variable
//! `CAPTURES` names a folder of recordings, every file in there.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use mcp_policy_builder::core::catalogue::{
    Catalogue, File, Issue, IssueKind, ReadError, Reading, Step, parameters, read,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/catalogues")
}

/// The names of the files in a folder that end like this, sorted.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names
}

/// The bytes of files, by name.
struct Loaded(Vec<(String, Vec<u8>)>);

impl Loaded {
    fn from(folder: &Path, names: &[String]) -> Self {
        Self(
            names
                .iter()
                .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
                .collect(),
        )
    }

    fn read(&self) -> Result<Catalogue, ReadError> {
        let files: Vec<File<'_>> = self
            .0
            .iter()
            .map(|(name, bytes)| File {
                name: name.clone(),
                bytes,
            })
            .collect();
        read(&files)
    }

    fn read_in_slices(&self, bytes: u32) -> Result<Catalogue, ReadError> {
        let mut reading = Reading::new(self.0.clone());
        let mut done = 0;
        loop {
            match reading.step(bytes) {
                Step::Done(result) => return result,
                Step::More(progress) => {
                    assert!(
                        progress.done >= done && progress.done <= progress.total,
                        "{progress:?}"
                    );
                    done = progress.done;
                }
            }
        }
    }
}

/// What reading gave, in the words of a sidecar, with the members that `expected` asks for.
fn outcome(
    result: &Result<Catalogue, ReadError>,
    expected: &Map<String, Value>,
    files: usize,
) -> Value {
    let mut told = Map::new();
    match result {
        Err(ReadError::Refused(refusal)) => {
            told.insert(
                "server_error".into(),
                json!({ "code": refusal.code, "message": refusal.message }),
            );
        }
        Err(ReadError::Misread(error)) => {
            let asked = expected
                .get("error")
                .and_then(|error| error["expected"].as_str())
                .unwrap_or("");
            let words = if error.expected.contains(asked) {
                asked
            } else {
                &error.expected
            };
            let mut place = json!({ "line": error.place.line, "column": error.place.column, "expected": words });
            if let Some(hint) = expected
                .get("error")
                .and_then(|error| error["hint"].as_str())
            {
                let told = error.hint.clone().unwrap_or_default();
                place["hint"] = json!(if told.contains(hint) { hint } else { &told });
            }
            if files > 1 {
                place["file"] = json!(error.file);
            }
            told.insert("error".into(), place);
        }
        Ok(catalogue) => told = read_well(catalogue, expected),
    }
    Value::Object(told)
}

fn read_well(catalogue: &Catalogue, expected: &Map<String, Value>) -> Map<String, Value> {
    let mut told = Map::new();
    let names: Vec<&str> = catalogue
        .tools
        .iter()
        .map(|tool| tool.name.as_str())
        .collect();
    told.insert("tools".into(), json!(names));
    let kinds: BTreeSet<&str> = catalogue
        .issues
        .iter()
        .map(|issue| issue.kind.as_str())
        .collect();
    told.insert("issues".into(), json!(kinds));
    if expected.contains_key("server") {
        let server = &catalogue.server;
        let known = [
            ("name", &server.name),
            ("version", &server.version),
            ("package", &server.package),
        ];
        let known: Map<String, Value> = known
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), json!(value.as_ref()?))))
            .collect();
        told.insert("server".into(), Value::Object(known));
    }
    for key in ["parameters", "required"] {
        let Some(asked) = expected.get(key).and_then(Value::as_object) else {
            continue;
        };
        let mut found = Map::new();
        for tool in catalogue
            .tools
            .iter()
            .filter(|tool| asked.contains_key(&tool.name))
        {
            let schema = tool.input_schema().cloned().unwrap_or_default();
            let top: Vec<_> = parameters(&schema)
                .into_iter()
                .filter(|parameter| parameter.depth == 0)
                .collect();
            let value = if key == "required" {
                let required = top.iter().filter(|parameter| parameter.required);
                json!(
                    required
                        .map(|parameter| &parameter.name)
                        .collect::<Vec<_>>()
                )
            } else {
                Value::Object(
                    top.iter()
                        .map(|parameter| {
                            let types: Vec<&str> =
                                parameter.types.iter().map(|kind| kind.as_str()).collect();
                            let types = if types.is_empty() {
                                "any".to_owned()
                            } else {
                                types.join("|")
                            };
                            (parameter.name.clone(), json!(types))
                        })
                        .collect(),
                )
            };
            found.insert(tool.name.clone(), value);
        }
        told.insert(key.into(), Value::Object(found));
    }
    told
}

#[track_caller]
fn check(sidecar: &str) {
    let case: Value = serde_json::from_slice(&fs::read(folder().join(sidecar)).unwrap()).unwrap();
    let case = case.as_object().unwrap();
    let stem = sidecar.trim_end_matches(".expect.json");
    let files: Vec<String> = match case.get("files") {
        Some(files) => serde_json::from_value(files.clone()).unwrap(),
        None => [".json", ".jsonl", ".log"]
            .iter()
            .map(|ending| format!("{stem}{ending}"))
            .filter(|name| folder().join(name).exists())
            .collect(),
    };
    assert!(!files.is_empty(), "{sidecar}: no file to read");
    let loaded = Loaded::from(&folder(), &files);
    let result = loaded.read();
    let expected: Map<String, Value> = case
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "note" | "files"))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    let told = outcome(&result, &expected, files.len());
    assert_eq!(
        told,
        Value::Object(expected),
        "{sidecar}: {}\n{result:?}",
        case["note"]
    );
    for bytes in [1, 7, 64] {
        assert_eq!(
            loaded.read_in_slices(bytes),
            result,
            "{sidecar}: in slices of {bytes} bytes"
        );
    }
    if let Ok(catalogue) = &result {
        saved_and_read_again(catalogue, sidecar);
    }
}

#[track_caller]
fn saved_and_read_again(catalogue: &Catalogue, name: &str) {
    let file = catalogue.to_file();
    let again = Loaded(vec![("saved".into(), file.clone().into_bytes())]).read();
    assert_eq!(
        again.as_ref(),
        Ok(catalogue),
        "{name}: the saved file gives the same catalogue"
    );
    assert_eq!(
        again.unwrap().to_file(),
        file,
        "{name}: and is written the same way"
    );
}

#[test]
fn every_case_reads_as_its_sidecar_says() {
    let sidecars = names(&folder(), ".expect.json");
    assert!(sidecars.len() > 100, "the cases are there");
    let mut wrong = Vec::new();
    for sidecar in &sidecars {
        if let Err(panic) = std::panic::catch_unwind(|| check(sidecar)) {
            let words = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            wrong.push(words);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} cases:\n{}",
        wrong.len(),
        sidecars.len(),
        wrong.join("\n\n")
    );
}

/// The names of all tools in the file, by another reader.
fn plain_names(bytes: &[u8]) -> Vec<String> {
    let documents = serde_json::Deserializer::from_slice(bytes).into_iter::<Value>();
    documents
        .flat_map(|document| {
            let document = document.unwrap();
            let tools = [&document, &document["result"]]
                .map(|place| place["tools"].as_array().cloned().unwrap_or_default());
            tools.concat()
        })
        .map(|tool| tool["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_recording_loads_with_every_tool() {
    let Some(folder) = std::env::var_os("CAPTURES").map(PathBuf::from) else {
        return;
    };
    let mut counts = Vec::new();
    for place in ["", "rpc", "paged"] {
        let folder = folder.join(place);
        if !folder.is_dir() {
            continue;
        }
        for name in names(&folder, "").into_iter().filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "json" || ending == "jsonl")
        }) {
            let loaded = Loaded::from(&folder, std::slice::from_ref(&name));
            let result = loaded.read();
            if name.ends_with(".initialize.json") {
                assert!(
                    matches!(result, Err(ReadError::Misread(_))),
                    "{name} lists no tools"
                );
                continue;
            }
            let catalogue = result.unwrap_or_else(|error| panic!("{name}: {error}"));
            let found: Vec<String> = catalogue
                .tools
                .iter()
                .map(|tool| tool.name.clone())
                .collect();
            assert_eq!(found, plain_names(&loaded.0[0].1), "{name}");
            saved_and_read_again(&catalogue, &name);
            let parameters: usize = catalogue
                .tools
                .iter()
                .map(|tool| {
                    tool.input_schema()
                        .map(|schema| parameters(schema).len())
                        .unwrap_or_default()
                })
                .sum();
            counts.push(format!(
                "{name}: {} tools, {parameters} parameters, issues {:?}",
                found.len(),
                kinds(&catalogue.issues)
            ));
        }
        if place == "paged" {
            let pages: Vec<String> = names(&folder, ".json");
            let whole = Loaded::from(&folder, &pages).read().unwrap();
            assert!(
                whole
                    .issues
                    .iter()
                    .all(|issue| issue.kind != IssueKind::PagesMissing),
                "{:?}",
                whole.issues
            );
            counts.push(format!(
                "{}: {} tools",
                pages.join(" + "),
                whole.tools.len()
            ));
        }
    }
    println!("{}", counts.join("\n"));
    assert!(!counts.is_empty(), "{} holds recordings", folder.display());
}

fn kinds(issues: &[Issue]) -> BTreeSet<&'static str> {
    issues.iter().map(|issue| issue.kind.as_str()).collect()
}
