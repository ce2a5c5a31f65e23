//! The shorthand form: `action`, `reason` and `rate_limit`; and the ways between it and version 1.

mod from_v1;
mod to_v1;

pub use from_v1::{Lost, to_shorthand};
pub use to_v1::{NoVersion1, to_v1};

use super::v1::fixes::write;
use super::v1::reader::Reader;
use super::v1::{RATE_LIMIT, limit, spelling};
use super::{Action, RateLimit};
use crate::core::json::{Node, Value, quote};

/// Reads `action`.
pub(super) fn action<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Action> {
    let text = node.value().as_str().unwrap_or("");
    if let Some(action) = Action::parse(text) {
        return Some(action);
    }
    let plain = text.trim().replace(['-', ' '], "_");
    let meant = match spelling::word(
        &plain,
        &["allow", "deny", "require_approval", "requireapproval"],
    ) {
        Some("requireapproval") => Some("require_approval"),
        meant => meant,
    };
    let fix = meant.map(|word| write(node, quote(word)));
    reader.wrong(
        node,
        "\"action\"",
        "\"allow\", \"deny\" or \"require_approval\"",
        fix,
    )
}

/// Reads `rate_limit`.
pub(super) fn rate_limit<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<RateLimit> {
    let ([max, window], unknown) = reader.object(node, "\"rate_limit\"", &RATE_LIMIT)?;
    let max = reader.required(node, max, ("max", limit::INTEGER), |reader, node| {
        limit::integer(reader, node, "\"max\"")
    });
    let window = reader.required(node, window, ("window", SECONDS), seconds);
    Some(RateLimit {
        max: max?,
        window: window?,
        unknown,
    })
}

const SECONDS: &str = "a whole number of seconds, 1 or more, in plain digits";

fn seconds<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<super::Max> {
    if let Value::String(text) = node.value()
        && let Some(window) = spelling::window(text)
    {
        let fix = write(node, window.seconds().to_string());
        return reader.wrong(node, "\"window\"", SECONDS, Some(fix));
    }
    limit::integer(reader, node, "\"window\"")
}
