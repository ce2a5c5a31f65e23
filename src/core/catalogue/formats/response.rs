//! A whole JSON-RPC message.

use super::{Format, Found, Misfit, Read, page, server_of};
use crate::core::catalogue::Refusal;
use crate::core::json::{Node, Value};

pub(super) const RESPONSE: Format = Format {
    name: "response",
    what: "a whole JSON-RPC response to tools/list",
    example: r#"{"jsonrpc": "2.0", "id": 1, "result": {"tools": []}}"#,
    read: Read::Message(read),
};

fn read(root: Node<'_>) -> Option<Result<Found, Misfit>> {
    let has = |key| root.get(key).is_some();
    let plain = has("result") && !has("tools") && !has("name");
    (has("jsonrpc") || plain).then(|| message(root))
}

fn message(root: Node<'_>) -> Result<Found, Misfit> {
    if let Some(error) = root
        .get("error")
        .filter(|error| *error.value() != Value::Null)
    {
        return Ok(Found {
            refusal: Some(refusal(error)),
            ..Found::default()
        });
    }
    let Some(result) = root.get("result") else {
        let misfit = Misfit::new(root, "an answer to tools/list").found("another message");
        return Ok(other(if root.get("method").is_some() {
            misfit
                .found("a request or a notification")
                .hint("The answer of the server is needed, not what it was asked.")
        } else {
            misfit
        }));
    };
    if result.value().as_object().is_none() {
        return Err(Misfit::new(result, "an object with `tools`"));
    }
    if let Some(tools) = result.get("tools") {
        return Ok(Found {
            pages: vec![page(tools, Some(result))?],
            ..Found::default()
        });
    }
    let misfit = Misfit::new(result, "an object with `tools`").found("an object without");
    if result.get("serverInfo").is_some() {
        let misfit =
            misfit.hint("This is the answer to initialize. The answer to tools/list is needed.");
        return Ok(Found {
            server: server_of(Some(result)),
            ..other(misfit)
        });
    }
    Ok(other(misfit))
}

fn other(misfit: Misfit) -> Found {
    Found {
        misfit: Some(misfit),
        ..Found::default()
    }
}

fn refusal(error: Node<'_>) -> Refusal {
    let number = error
        .get("code")
        .and_then(|code| code.value().as_number().map(ToString::to_string));
    Refusal {
        code: number.and_then(|number| number.parse().ok()),
        message: super::text(Some(error), "message").unwrap_or_default(),
    }
}
