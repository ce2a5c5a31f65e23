//! Risk: cases as data (`tests/corpus/risk`), the registry of signals and its documentation, the laws that hold for all tools, and what is
//! recommended.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "risk/cases.rs"]
mod cases;
#[path = "risk/laws.rs"]
mod laws;
#[path = "risk/registry.rs"]
mod registry;
#[path = "risk/tables.rs"]
mod tables;

use mcp_policy_builder::core::catalogue::{Catalogue, File, read};
use serde_json::Value;

/// A catalogue of the builder's own format with these tools.
#[track_caller]
fn catalogue(tools: &[Value]) -> Catalogue {
    let file = serde_json::json!({ "format": "mcp-tool-catalogue/1", "server": { "name": "made-up" }, "tools": tools });
    let bytes = file.to_string().into_bytes();
    match read(&[File {
        name: "made-up.json".to_owned(),
        bytes: &bytes,
    }]) {
        Ok(catalogue) => catalogue,
        Err(error) => panic!("{error}\n{file}"),
    }
}
