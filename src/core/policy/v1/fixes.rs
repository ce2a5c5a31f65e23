//! Certain fixes as replacements of bytes, laid out like what stands around them.

use crate::core::json::{Node, Span, quote};
use crate::core::policy::Fix;

/// A replacement of some bytes.
pub(in crate::core::policy) fn replace(span: Span, text: String, words: &str) -> Fix {
    Fix {
        span,
        text,
        words: words.into(),
    }
}

/// A replacement of a value by a JSON text, described by that text.
pub(in crate::core::policy) fn write(node: Node<'_>, text: String) -> Fix {
    let words = format!("Write {text}");
    replace(node.span(), text, &words)
}

/// A value put into an array of its own.
pub(super) fn wrap(node: Node<'_>) -> Fix {
    replace(
        node.span(),
        format!("[{}]", node.text()),
        "Put it into a list",
    )
}

/// A new member, laid out like its neighbours: at the head of an object, or else at its end.
pub(in crate::core::policy) fn insert_member(
    object: Node<'_>,
    key: &str,
    value: &str,
    head: bool,
) -> Fix {
    let member = format!("{}: {value}", quote(key));
    let words = format!("Add {member}");
    let open = object.span().start;
    let first = object.members().next().map(|(_, node)| node);
    let last = object.members().last().map(|(_, node)| node);
    let inside = |from: u32, to: u32| {
        let from = from.saturating_sub(open) as usize;
        let to = to.saturating_sub(open) as usize;
        object.text().get(from..to).unwrap_or("")
    };
    let (at, text) = match (first, last) {
        (Some(first), _) if head => {
            let space = inside(open + 1, first.key_span().start);
            (
                open + 1,
                format!(
                    "{space}{member},{}",
                    if space.is_empty() { " " } else { "" }
                ),
            )
        }
        (_, Some(last)) => {
            let before = inside(open + 1, last.key_span().start);
            let space = before
                .rsplit(|c: char| !c.is_ascii_whitespace())
                .next()
                .unwrap_or("");
            let space = if space.is_empty() { " " } else { space };
            (last.span().end, format!(",{space}{member}"))
        }
        _ => (open + 1, member),
    };
    Fix {
        span: Span { start: at, end: at },
        text,
        words,
    }
}

/// Takes a member out, together with one comma.
pub(super) fn remove_member(object: Node<'_>, member: Node<'_>) -> Option<Fix> {
    let key = member.key_span();
    let all: Vec<Node<'_>> = object.members().map(|(_, node)| node).collect();
    let at = all.iter().position(|node| node.key_span() == key)?;
    let span = match at.checked_sub(1).and_then(|at| all.get(at)) {
        Some(before) => Span {
            start: before.span().end,
            end: member.span().end,
        },
        None => Span {
            start: key.start,
            end: all.get(at + 1)?.key_span().start,
        },
    };
    Some(replace(
        span,
        String::new(),
        "Remove it: the other one says the same",
    ))
}
