//! Names inside the sentences of findings.

use crate::core::policy::{Name, Path};
use crate::core::text::{list_some, quote};

/// The longest name that stands as it is, in bytes.
const LONGEST: usize = 60;

/// The most names that a sentence lists.
const MOST: usize = 5;

/// A tool's name: quoted where it would not read as one word.
pub(super) fn tool(name: &str) -> String {
    plain(name)
}

/// An argument by its path, without `args.`.
pub(super) fn argument(path: &Path) -> String {
    plain(path.argument())
}

fn plain(name: &str) -> String {
    let mark = |byte: u8| matches!(byte, b'_' | b'-' | b'.' | b'/' | b':' | b'$');
    let is_plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || mark(byte));
    if name.is_empty() || !is_plain || name.len() > LONGEST {
        quote(name)
    } else {
        name.to_owned()
    }
}

/// Several tools: the first few by name, the others counted.
pub(super) fn tools<'a>(names: impl IntoIterator<Item = &'a Name>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| tool(name)).collect();
    list_some(&names, MOST)
}
