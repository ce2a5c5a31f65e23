//! Messages on lines of their own: JSON Lines, what a server wrote to its standard output, or a saved event stream.

use super::{Format, Read};

pub(super) const LINES: Format = Format {
    name: "lines",
    what: "pages as JSON Lines, or a log with the messages among other lines",
    example: "ready\n{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {\"tools\": []}}\n",
    read: Read::Lines(candidate),
};

/// The part of a line that may be a message: a line that starts like an object or an array, behind the `data:` of an event stream.
pub(in super::super) fn candidate(line: &str) -> Option<(usize, &str)> {
    let trimmed = line.trim_start();
    let message = trimmed
        .strip_prefix("data:")
        .map_or(trimmed, str::trim_start);
    let at = line.len() - message.len();
    message.starts_with(['{', '[']).then_some((at, message))
}
