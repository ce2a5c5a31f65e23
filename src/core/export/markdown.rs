//! Text from outside inside Markdown: it stays text, whatever it holds.

use crate::core::text::{Run, hidden_marks, name_of};

/// A text in one line, with the characters that cannot be seen by their numbers.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in hidden_marks(text) {
        match run {
            Run::Plain(plain) => out.extend(plain.chars().map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })),
            Run::Hidden(character) => {
                out.push('⟨');
                out.push_str(&name_of(character));
                out.push('⟩');
            }
        }
    }
    out
}

/// A name as code: no character in it means anything. Fit for a cell of a table.
pub fn code(text: &str) -> String {
    let text = visible(text).replace('|', "\\|");
    if text.trim().is_empty() {
        return "(empty)".to_owned();
    }
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`')
        || text.ends_with('`')
        || text.starts_with(' ') && text.ends_with(' ')
    {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A sentence with parts from outside: no markup, no links, no mentions. Fit for a cell of a table.
pub fn plain(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // An address would become a link.
            ':' if next == Some('/') => out.push_str("&#58;"),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str("&#46;"),
            // A person would be called, or another issue linked.
            '@' | '#' if next.is_some_and(char::is_alphanumeric) => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            c => out.push(c),
        }
    }
    out
}
