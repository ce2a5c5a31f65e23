//! A bare `tools/list` result.

use super::{Format, Found, Misfit, Read, page};
use crate::core::json::Node;

pub(super) const RESULT: Format = Format {
    name: "result",
    what: "the result of tools/list",
    example: r#"{"tools": []}"#,
    read: Read::Message(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    let tools = root.get("tools")?;
    Some(page(tools, Some(root)).map(|page| Found {
        pages: vec![page],
        ..Found::default()
    }))
}
