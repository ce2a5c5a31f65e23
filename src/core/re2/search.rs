//! The search: all states at once, one character after another, so no text makes it go back.

use super::program::{Program, State};

/// What a search writes down on its way, kept for the next one with the same program.
#[derive(Debug)]
pub(super) struct Notes {
    now: Active,
    then: Active,
    pending: Vec<u32>,
}

impl Notes {
    pub(super) fn new(program: &Program) -> Self {
        let size = program.states.len();
        Self {
            now: Active::new(size),
            then: Active::new(size),
            pending: Vec::new(),
        }
    }
}

/// Whether the pattern matches anywhere in the text. Time grows with the product of both lengths, never faster. `notes` are those of this
/// program.
pub(super) fn is_match(program: &Program, text: &str, notes: &mut Notes) -> bool {
    let Notes { now, then, pending } = notes;
    now.clear();
    then.clear();
    let start = u32::try_from(program.states.len().saturating_sub(1)).unwrap_or(0);
    let mut before = None;
    let mut chars = text.chars();
    loop {
        let after = chars.clone().next();
        if before.is_none() || !program.anchored {
            if now.enter(program, start, before, after, pending) {
                return true;
            }
        } else if now.list.is_empty() {
            return false;
        }
        let Some(c) = after else { return false };
        chars.next();
        let beyond = chars.clone().next();
        for state in &now.list {
            let Some(next) = taken(program, *state, u32::from(c)) else {
                continue;
            };
            if then.enter(program, next, Some(c), beyond, pending) {
                return true;
            }
        }
        now.clear();
        std::mem::swap(now, then);
        before = Some(c);
    }
}

/// Where a state goes on with this character.
fn taken(program: &Program, state: u32, code: u32) -> Option<u32> {
    match *program.states.get(state as usize)? {
        State::Char(wanted, next) => (wanted == code).then_some(next),
        State::Set(set, next) => program
            .sets
            .get(set as usize)?
            .contains(code)
            .then_some(next),
        State::Any(next) => Some(next),
        State::Match | State::Look(..) | State::Split(..) => None,
    }
}

/// The states that a search is in: those that wait for a character in `list`.
#[derive(Debug)]
struct Active {
    list: Vec<u32>,
    /// All that were entered, waiting or not, one bit each.
    entered: Vec<u64>,
    /// The words of `entered` that hold a bit.
    touched: Vec<u32>,
}

impl Active {
    fn new(size: usize) -> Self {
        Self {
            list: Vec::with_capacity(size.min(64)),
            entered: vec![0; size.div_ceil(64)],
            touched: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        for word in self.touched.drain(..) {
            if let Some(bits) = self.entered.get_mut(word as usize) {
                *bits = 0;
            }
        }
    }

    /// Marks a state; false when it was marked already.
    fn mark(&mut self, state: u32) -> bool {
        let Some(bits) = self.entered.get_mut((state >> 6) as usize) else {
            return false;
        };
        let bit = 1 << (state & 63);
        if *bits & bit != 0 {
            return false;
        }
        if *bits == 0 {
            self.touched.push(state >> 6);
        }
        *bits |= bit;
        true
    }

    /// Enters a state and all that follow from it without a character; says whether one of them is the end.
    fn enter(
        &mut self,
        program: &Program,
        state: u32,
        before: Option<char>,
        after: Option<char>,
        pending: &mut Vec<u32>,
    ) -> bool {
        pending.clear();
        let mut next = Some(state);
        while let Some(state) = next {
            next = if self.mark(state) {
                match program.states.get(state as usize) {
                    Some(State::Char(..) | State::Set(..) | State::Any(_)) => {
                        self.list.push(state);
                        None
                    }
                    Some(State::Split(one, other)) => {
                        pending.push(*other);
                        Some(*one)
                    }
                    Some(State::Look(look, next)) => look.holds(before, after).then_some(*next),
                    Some(State::Match) => return true,
                    None => None,
                }
            } else {
                None
            };
            next = next.or_else(|| pending.pop());
        }
        false
    }
}
