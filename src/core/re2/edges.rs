//! What a pattern says about the ends of the text: whether a match must reach them, and what it starts with.

use super::class::{Class, LAST};
use super::parse;
use super::syntax::{Look, Node};

/// One end of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// A match reaches this end of the text.
    Anchored,
    /// More text may stand beyond a match; the pattern ends at a break: punctuation, or any character.
    Open,
    /// More text may stand beyond a match, in the middle of a word: the pattern ends with a letter or a digit, or at a line's end.
    InWord,
}

/// Both ends of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// Where a match starts.
    pub start: Edge,
    /// Where a match ends.
    pub end: Edge,
}

/// The ends of a pattern; nothing when it is refused.
pub fn edges(pattern: &str) -> Option<Edges> {
    let parsed = parse::parse(pattern).ok()?;
    let edge = |front| edge(&parsed.root, &parsed.classes, front).unwrap_or(Edge::Open);
    Some(Edges {
        start: edge(true),
        end: edge(false),
    })
}

/// The text that every match starts with, where a match starts at the start of the text. Of alternatives, that of the first.
pub fn prefix(pattern: &str) -> Option<String> {
    let parsed = parse::parse(pattern).ok()?;
    let anchored = edge(&parsed.root, &parsed.classes, true) == Some(Edge::Anchored);
    let mut text = String::new();
    anchored.then(|| push_prefix(&mut text, &parsed.root));
    (!text.is_empty()).then_some(text)
}

/// The edge of a part; nothing for one that takes no character and says nothing.
fn edge(node: &Node, classes: &[Class], front: bool) -> Option<Edge> {
    match node {
        Node::Empty | Node::Look(Look::WordBoundary | Look::NoWordBoundary) => None,
        Node::Look(Look::TextStart) => front.then_some(Edge::Anchored),
        Node::Look(Look::TextEnd) => (!front).then_some(Edge::Anchored),
        Node::Look(Look::LineStart | Look::LineEnd) => Some(Edge::InWord),
        Node::Char(code) => Some(of_class(&Class::new(vec![(*code, *code)]))),
        Node::Class(number) => classes.get(usize::try_from(*number).ok()?).map(of_class),
        Node::Concat(nodes) => {
            let find = |node| edge(node, classes, front);
            if front {
                nodes.iter().find_map(find)
            } else {
                nodes.iter().rev().find_map(find)
            }
        }
        // The least sure alternative decides.
        Node::Alternate(nodes) => nodes
            .iter()
            .map(|node| edge(node, classes, front).unwrap_or(Edge::Open))
            .max(),
        Node::Repeat { node, min, .. } => match edge(node, classes, front)? {
            Edge::Anchored if *min == 0 => Some(Edge::Open),
            edge => Some(edge),
        },
    }
}

fn of_class(class: &Class) -> Edge {
    // A set of most characters, such as `.` or `[^/]`, is no word.
    let members: u64 = class
        .ranges()
        .iter()
        .map(|(low, high)| u64::from(high - low) + 1)
        .sum();
    let word = ('0'..='9')
        .chain('a'..='z')
        .chain('A'..='Z')
        .any(|c| class.contains(u32::from(c)));
    if word && members < u64::from(LAST) / 2 {
        Edge::InWord
    } else {
        Edge::Open
    }
}

/// Writes the characters that must come first; false when what follows is not certain any more.
fn push_prefix(text: &mut String, node: &Node) -> bool {
    match node {
        Node::Empty | Node::Look(_) => true,
        Node::Char(code) => match char::from_u32(*code) {
            Some(c) => {
                text.push(c);
                true
            }
            None => false,
        },
        Node::Concat(nodes) => nodes.iter().all(|node| push_prefix(text, node)),
        Node::Alternate(nodes) => {
            if let Some(first) = nodes.first() {
                push_prefix(text, first);
            }
            false
        }
        Node::Class(_) | Node::Repeat { .. } => false,
    }
}
