//! Messages of JSON-RPC in an answer.

use super::{Body, Failure, Response};
use crate::core::json::{self, Value, compact};

/// What an answer says to one request.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// The result, and the text of the whole message.
    Result(Value, String),
    /// The server's error.
    Error(RpcError),
    /// Nothing to this request; what came instead, in words.
    Other(String),
}

/// An error of JSON-RPC.
#[derive(Clone, Debug, Default)]
pub(super) struct RpcError {
    pub(super) code: i64,
    pub(super) message: String,
    /// The revisions that the server supports, where it says so: that is how the newer era refuses one.
    pub(super) supported: Vec<String>,
}

/// The code of a method that the server does not know.
pub(super) const NO_METHOD: i64 = -32_601;

/// What an answer says to the request with this id.
pub(super) fn answer(response: &Response, id: u32) -> Answer {
    match &response.body {
        Body::Text(text) => in_text(text, id, response.header("content-type")),
        Body::Events(events) => events
            .iter()
            .find_map(|event| in_message(&event.data, id))
            .unwrap_or_else(|| Answer::Other("a stream of events without the answer".to_owned())),
    }
}

/// Whether a message is the answer to the request with this id.
pub(super) fn in_message(text: &str, id: u32) -> Option<Answer> {
    let value = json::read_text(text).ok()?.into_value();
    of(value, Some(text), id)
}

fn in_text(text: &str, id: u32, kind: Option<&str>) -> Answer {
    let Ok(document) = json::read_text(text) else {
        return Answer::Other(other(text, kind));
    };
    let value = document.into_value();
    let found = match value {
        Value::Array(items) => items.into_iter().find_map(|item| of(item, None, id)),
        value => of(value, Some(text), id),
    };
    found.unwrap_or_else(|| Answer::Other("JSON that is no answer of the protocol".to_owned()))
}

fn other(text: &str, kind: Option<&str>) -> String {
    let start = text.trim_start();
    let is_page = kind.is_some_and(|kind| kind.contains("html")) || start.starts_with('<');
    if start.is_empty() {
        "nothing".to_owned()
    } else if is_page {
        "a web page".to_owned()
    } else if start.starts_with("event:") || start.starts_with("data:") {
        "a stream of events that does not say it is one".to_owned()
    } else {
        format!("text that is no JSON ({})", Failure::bytes(text.len()))
    }
}

fn of(value: Value, text: Option<&str>, id: u32) -> Option<Answer> {
    value.get("jsonrpc")?;
    let own = match value.get("id") {
        Some(Value::Number(number)) => number.as_u64() == Some(u64::from(id)),
        // Some servers give every id back as text.
        Some(Value::String(text)) => *text == id.to_string(),
        _ => false,
    };
    if let Some(error) = value.get("error") {
        // Errors about the request as a whole have no id, or one of the server's own.
        let unrelated = value.get("id").is_some_and(|id| id.as_number().is_some()) && !own;
        return (!unrelated).then(|| Answer::Error(rpc_error(error)));
    }
    if !own {
        return None;
    }
    let whole = text.map_or_else(|| compact(&value), str::to_owned);
    let Value::Object(mut object) = value else {
        return None;
    };
    object
        .remove("result")
        .map(|result| Answer::Result(result, whole))
}

fn rpc_error(error: &Value) -> RpcError {
    let text = |key: &str| error.get(key).and_then(Value::as_str).unwrap_or("");
    let code = error.get("code").and_then(Value::as_number);
    let supported = error.get("data").and_then(|data| data.get("supported"));
    RpcError {
        code: code
            .and_then(|code| code.as_str().parse().ok())
            .unwrap_or(0),
        message: text("message").chars().take(1_000).collect(),
        supported: supported
            .and_then(Value::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    }
}
