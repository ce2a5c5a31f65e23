//! Tree to program: the states that a search walks through.

use super::MAX_STATES;
use super::class::{Class, LAST};
use super::syntax::{Look, Node, Pattern};

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// The states; the search starts at the last one.
    pub(super) states: Vec<State>,
    /// The sets that states name by number.
    pub(super) sets: Vec<Set>,
    /// Whether a match can only start at the start of the text.
    pub(super) anchored: bool,
}

/// One state. Numbers name the state to go on with.
#[derive(Clone, Copy, Debug)]
pub(super) enum State {
    /// The text matches.
    Match,
    /// Takes this character.
    Char(u32, u32),
    /// Takes a character of the set with the first number.
    Set(u32, u32),
    /// Takes any character.
    Any(u32),
    /// Goes on where the condition holds.
    Look(Look, u32),
    /// Goes on both ways.
    Split(u32, u32),
}

/// A set with a short way for ASCII.
#[derive(Clone, Debug)]
pub(super) struct Set {
    ascii: u128,
    class: Class,
}

impl Set {
    fn new(class: &Class) -> Self {
        let ascii = (0..128)
            .filter(|code| class.contains(*code))
            .fold(0, |bits, code| bits | (1u128 << code));
        Self {
            ascii,
            class: class.clone(),
        }
    }

    /// Whether the character is a member.
    pub(super) fn contains(&self, code: u32) -> bool {
        if code < 128 {
            (self.ascii >> code) & 1 == 1
        } else {
            self.class.contains(code)
        }
    }
}

/// Compiles a pattern; nothing when it needs more than [`MAX_STATES`] states.
pub(super) fn compile(pattern: &Pattern) -> Option<Program> {
    let mut compiler = Compiler {
        states: vec![State::Match],
        classes: &pattern.classes,
    };
    let start = compiler.node(&pattern.root, 0)?;
    // The start is the last state, so that no field has to name it.
    if usize::try_from(start).ok()? + 1 != compiler.states.len() {
        compiler.push(State::Split(start, start))?;
    }
    Some(Program {
        states: compiler.states,
        sets: pattern.classes.iter().map(Set::new).collect(),
        anchored: is_anchored(&pattern.root),
    })
}

fn is_anchored(node: &Node) -> bool {
    match node {
        Node::Look(Look::TextStart) => true,
        Node::Concat(nodes) => nodes.first().is_some_and(is_anchored),
        Node::Alternate(nodes) => nodes.iter().all(is_anchored),
        Node::Repeat { node, min, .. } => *min > 0 && is_anchored(node),
        _ => false,
    }
}

/// Builds from the end of the pattern to its start: each part is made knowing the state behind it.
struct Compiler<'a> {
    states: Vec<State>,
    classes: &'a [Class],
}

impl Compiler<'_> {
    fn push(&mut self, state: State) -> Option<u32> {
        if self.states.len() >= MAX_STATES {
            return None;
        }
        self.states.push(state);
        u32::try_from(self.states.len() - 1).ok()
    }

    /// Makes the states of a part, and gives the one that it starts with.
    fn node(&mut self, node: &Node, next: u32) -> Option<u32> {
        match node {
            Node::Empty => Some(next),
            Node::Char(code) => self.push(State::Char(*code, next)),
            Node::Class(number) => {
                let class = self.classes.get(usize::try_from(*number).ok()?)?;
                let all = class.ranges() == [(0, LAST)];
                self.push(if all {
                    State::Any(next)
                } else {
                    State::Set(*number, next)
                })
            }
            Node::Look(look) => self.push(State::Look(*look, next)),
            Node::Concat(nodes) => nodes
                .iter()
                .rev()
                .try_fold(next, |next, node| self.node(node, next)),
            Node::Alternate(nodes) => {
                let mut starts = nodes.iter().rev();
                let mut start = self.node(starts.next()?, next)?;
                for node in starts {
                    let other = self.node(node, next)?;
                    start = self.push(State::Split(other, start))?;
                }
                Some(start)
            }
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max, next),
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, next: u32) -> Option<u32> {
        let mut start = next;
        // The times that must come, without the one that a loop holds already.
        let mut must = min;
        if let Some(max) = max {
            // From the inside out: each further time is optional, and leaving leads to the end.
            for _ in min..max {
                let again = self.node(node, start)?;
                start = self.push(State::Split(again, next))?;
            }
        } else {
            let turn = self.push(State::Split(next, next))?;
            let again = self.node(node, turn)?;
            *self.states.get_mut(usize::try_from(turn).ok()?)? = State::Split(again, next);
            start = if min == 0 { turn } else { again };
            must = min.saturating_sub(1);
        }
        for _ in 0..must {
            start = self.node(node, start)?;
        }
        Some(start)
    }
}
