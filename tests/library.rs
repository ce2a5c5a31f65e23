//! The index of the bundled catalogues says of each what the builder finds in it.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use mcp_policy_builder::core::catalogue::{self, File};
use mcp_policy_builder::core::json::{self, Value};
use mcp_policy_builder::core::risk::{Category, census};
use std::fs;
use std::path::Path;

const DUE: &str = "run `cargo run -q --release --no-default-features --example census`";

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_number().unwrap().as_u64().unwrap()).unwrap()
}

#[test]
fn the_index_counts_the_categories_that_the_builder_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalogues");
    let index = json::read(&fs::read(folder.join("index.json")).unwrap()).unwrap();
    let servers = index.value().get("servers").and_then(Value::as_array);
    let servers = servers.unwrap();
    assert!(servers.len() >= 30);
    for server in servers {
        let name = server
            .get("file")
            .and_then(Value::as_str)
            .unwrap()
            .to_owned();
        let bytes = fs::read(folder.join(&name)).unwrap();
        let found = catalogue::read(&[File {
            name: name.clone(),
            bytes: &bytes,
        }])
        .unwrap();
        let says = server
            .get("categories")
            .unwrap_or_else(|| panic!("{name}: {DUE}"));
        let says =
            Category::ALL.map(|category| (category, says.get(category.word()).map_or(0, count)));
        assert_eq!(says, census(&found.tools), "{name}: {DUE}");
        let total: u32 = says.iter().map(|(_, count)| count).sum();
        assert_eq!(total, count(server.get("tools").unwrap()), "{name}");
    }
}
