//! The builder's own catalogue file.

use super::{Format, Found, Misfit, Read, page, text};
use crate::core::catalogue::{IssueKind, Server};
use crate::core::json::{Node, Value};

/// The value of `format` in a file of the version that is read and written.
pub const FORMAT: &str = "mcp-tool-catalogue/1";

pub(super) const OWN: Format = Format {
    name: "own",
    what: "the builder's own catalogue file, which may classify tools",
    example: r#"{"format": "mcp-tool-catalogue/1", "server": {"name": "x"}, "tools": []}"#,
    read: Read::Document(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    let format = root.get("format")?;
    let name = format
        .value()
        .as_str()
        .filter(|name| name.starts_with("mcp-tool-catalogue/"))?;
    if name != FORMAT {
        let misfit = Misfit::new(format, format!("`{FORMAT}`")).found("another version");
        return Some(Err(
            misfit.hint("The file is from another version of this builder.")
        ));
    }
    Some(found(root))
}

fn found(root: Node<'_>) -> Result<Found, Misfit> {
    let tools = root
        .get("tools")
        .ok_or_else(|| Misfit::new(root, "a member `tools`").found("an object without one"))?;
    let server = root.get("server");
    Ok(Found {
        pages: vec![page(tools, Some(root))?],
        server: Server {
            name: text(server, "name"),
            title: text(server, "title"),
            version: text(server, "version"),
            package: text(server, "package"),
            captured: text(server, "captured"),
        },
        believed: root
            .get("classified")
            .is_none_or(|member| *member.value() != Value::Bool(false)),
        notes: notes(root),
        ..Found::default()
    })
}

/// `notes`: what was odd about the file that the tools came from before they were saved.
fn notes(root: Node<'_>) -> Vec<(IssueKind, String)> {
    let items = root.get("notes").into_iter().flat_map(Node::items);
    items
        .filter_map(|item| {
            let kind = IssueKind::parse(&text(Some(item), "kind")?)?;
            kind.is_about_the_file()
                .then_some((kind, text(Some(item), "message")?))
        })
        .collect()
}
