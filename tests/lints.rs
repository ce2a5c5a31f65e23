//! The linter: cases as data (`tests/corpus/lints`), the registry with its documentation, and the laws that findings keep.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "lints/captures.rs"]
mod captures;
#[path = "lints/cases.rs"]
mod cases;
#[path = "lints/laws.rs"]
mod laws;
#[path = "lints/registry.rs"]
mod registry;

use mcp_policy_builder::core::catalogue::{Catalogue, File, read};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::lint::{Finding, Subject, lint};
use mcp_policy_builder::core::policy::{Policy, read_text};
use mcp_policy_builder::core::risk::assess_all;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/lints")
}

#[track_caller]
fn catalogue_of(bytes: &[u8]) -> Catalogue {
    let name = "made-up.json".to_owned();
    match read(&[File { name, bytes }]) {
        Ok(catalogue) => catalogue,
        Err(error) => panic!("{error}"),
    }
}

/// The tools that cases and examples are about where they name none.
fn library() -> Catalogue {
    catalogue_of(&fs::read(folder().join("library.json")).unwrap())
}

/// A catalogue of these tools.
fn catalogue(tools: &Value) -> Catalogue {
    let file = json!({ "format": "mcp-tool-catalogue/1", "server": { "name": "made-up" }, "tools": tools });
    catalogue_of(file.to_string().as_bytes())
}

#[track_caller]
fn policy(text: &str) -> Policy {
    match read_text(text) {
        Ok(policy) => policy,
        Err(errors) => panic!("{errors:?}\n{text}"),
    }
}

fn draft(catalogue: Catalogue, policy: Policy) -> Draft {
    Draft {
        policy,
        ..Draft::new(Arc::new(catalogue))
    }
}

fn findings(draft: &Draft) -> Vec<Finding> {
    let assessments = Arc::new(assess_all(&draft.catalogue.tools));
    lint(Subject::new(draft, assessments))
}
