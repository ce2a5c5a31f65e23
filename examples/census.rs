//! Writes into the index of the bundled catalogues how many tools of each category every one of them has.
//!
//! `cargo run -q --release --no-default-features --example census`; `tests/library.rs` fails where that is due.

use mcp_policy_builder::core::catalogue::{self, File};
use mcp_policy_builder::core::json::{self, Number, Object, Value, compact};
use mcp_policy_builder::core::risk::census;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalogues");
    let path = folder.join("index.json");
    let document = json::read(&fs::read(&path)?).map_err(|error| error.to_string())?;
    let servers = document.value().get("servers").and_then(Value::as_array);
    let mut lines = Vec::new();
    for server in servers.ok_or("the index lists no servers")? {
        let mut server = server.as_object().ok_or("a server is no object")?.clone();
        let file = server.get("file").and_then(Value::as_str);
        let file = file.ok_or("a server has no file")?.to_owned();
        server.set("categories", counts(&file, &fs::read(folder.join(&file))?)?);
        lines.push(format!("    {}", line(&server)));
    }
    let text = format!(
        "{{\n  \"format\": \"mcp-catalogue-index/1\",\n  \"servers\": [\n{}\n  ]\n}}\n",
        lines.join(",\n")
    );
    fs::write(path, text)?;
    Ok(())
}

/// The number of tools of each category that a catalogue has.
fn counts(file: &str, bytes: &[u8]) -> Result<Value, String> {
    let name = file.to_owned();
    let catalogue = catalogue::read(&[File { name, bytes }]).map_err(|error| error.to_string())?;
    let counts: Object = census(&catalogue.tools)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(category, count)| {
            (
                category.word().to_owned(),
                Number::from(u64::from(count)).into(),
            )
        })
        .collect();
    Ok(counts.into())
}

/// An object on one line, with a space after each colon and comma.
fn line(object: &Object) -> String {
    let members = object.iter().map(|(key, value)| {
        let value = value.as_object().map_or_else(|| compact(value), line);
        format!("{}: {value}", compact(&Value::from(key)))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}
