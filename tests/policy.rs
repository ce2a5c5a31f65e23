//! Policies read and written: cases as data, and the laws that hold for all of them.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "policy/generate.rs"]
mod generate;
#[path = "policy/invalid.rs"]
mod invalid;
#[path = "policy/laws.rs"]
mod laws;
#[path = "policy/shorthand.rs"]
mod shorthand;
#[path = "policy/tables.rs"]
mod tables;
#[path = "policy/valid.rs"]
mod valid;

use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// The cases in a folder of `tests/corpus`: every `.json` file that is not a companion of one.
#[track_caller]
fn cases(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut found: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".json")
                && !name.ends_with(".expect.json")
                && !name.ends_with(".written.json")
        })
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no case in {}", root.display());
    found
}

/// The text of a file.
#[track_caller]
fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file in `tests/corpus`.
#[track_caller]
fn corpus(path: &str) -> String {
    text(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/corpus")
            .join(path),
    )
}

/// What `<case>.expect.json` says.
#[track_caller]
fn expectation<T: DeserializeOwned>(case: &Path) -> T {
    let path = case.with_extension("expect.json");
    serde_json::from_str(&text(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
