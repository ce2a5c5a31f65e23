//! A JSON-RPC batch, or pages collected in one array.

use super::{Format, Found, Misfit, Read, response, result};
use crate::core::json::Node;

pub(super) const BATCH: Format = Format {
    name: "batch",
    what: "an array of JSON-RPC responses or of tools/list results",
    example: r#"[{"jsonrpc": "2.0", "id": 1, "result": {"tools": []}}]"#,
    read: Read::Message(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    let is_message = |item: Node<'_>| {
        item.get("jsonrpc").is_some()
            || (item.get("name").is_none()
                && item
                    .get("tools")
                    .is_some_and(|tools| tools.value().as_array().is_some()))
    };
    root.items().any(is_message).then(|| messages(root))
}

fn messages(root: Node<'_>) -> Result<Found, Misfit> {
    let mut all = Found::default();
    for item in root.items() {
        let formats = [&response::RESPONSE, &result::RESULT];
        let Some(found) = formats
            .iter()
            .find_map(|format| format.document(item, true))
        else {
            all.skipped += 1;
            continue;
        };
        let found = found?;
        all.server.fill(found.server);
        all.refusal = all.refusal.or(found.refusal);
        all.pages.extend(found.pages);
    }
    if all.pages.is_empty() && all.refusal.is_none() {
        all.misfit =
            Some(Misfit::new(root, "an answer to tools/list").found("messages without one"));
    }
    Ok(all)
}
