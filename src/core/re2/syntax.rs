//! What a pattern means, as a tree.

use super::class::Class;

/// A pattern that was read.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The tree. Its height is bounded, so walking it by recursion is safe.
    pub(super) root: Node,
    /// The sets that [`Node::Class`] names by number.
    pub(super) classes: Vec<Class>,
}

/// A part of a pattern. Groups leave no trace: only whether there is a match counts. For the same reason greedy and lazy are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// The empty text.
    Empty,
    /// One character.
    Char(u32),
    /// One character of a set, by its number.
    Class(u32),
    /// A condition on the place.
    Look(Look),
    /// One behind another.
    Concat(Vec<Node>),
    /// One of several.
    Alternate(Vec<Node>),
    /// As often as from `min` to `max`; without `max`, to no bound.
    Repeat {
        /// What repeats.
        node: Box<Node>,
        /// The fewest times.
        min: u32,
        /// The most times.
        max: Option<u32>,
    },
}

/// A condition on a place in the text. Words are of ASCII, as in RE2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// `\A`, and `^` without the flag m.
    TextStart,
    /// `\z`, and `$` without the flag m.
    TextEnd,
    /// `^` with the flag m.
    LineStart,
    /// `$` with the flag m.
    LineEnd,
    /// `\b`
    WordBoundary,
    /// `\B`
    NoWordBoundary,
}

impl Look {
    /// Whether the condition holds between these two characters; nothing at an end of the text.
    pub(super) fn holds(self, before: Option<char>, after: Option<char>) -> bool {
        match self {
            Self::TextStart => before.is_none(),
            Self::TextEnd => after.is_none(),
            Self::LineStart => before.is_none_or(|c| c == '\n'),
            Self::LineEnd => after.is_none_or(|c| c == '\n'),
            Self::WordBoundary => is_word(before) != is_word(after),
            Self::NoWordBoundary => is_word(before) == is_word(after),
        }
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}
