//! Sets of characters as sorted ranges.

use super::unicode::Folds;

/// The last code point.
pub(super) const LAST: u32 = 0x10_FFFF;

/// A set of code points: ranges in order, apart from each other by at least one code point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(Vec<(u32, u32)>);

impl Class {
    /// The set of these ranges, in any order; a range ends with its last member.
    pub(super) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self(merged)
    }

    /// The ranges in order.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// Every other code point.
    pub(super) fn negated(&self) -> Self {
        let mut rest = Vec::with_capacity(self.0.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.0 {
            if low > next {
                rest.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= LAST {
            rest.push((next, LAST));
        }
        Self(rest)
    }

    /// Whether the code point is a member.
    pub(super) fn contains(&self, code: u32) -> bool {
        let after = self.0.partition_point(|range| range.0 <= code);
        let candidate = after.checked_sub(1).and_then(|at| self.0.get(at));
        candidate.is_some_and(|range| code <= range.1)
    }

    /// The set with every character that differs from a member in case only.
    pub(super) fn folded(mut self, folds: &Folds) -> Self {
        // An orbit has at most four members, so three steps along it reach them all.
        for _ in 0..3 {
            let more: Vec<(u32, u32)> = folds
                .steps()
                .iter()
                .filter(|(from, to)| self.contains(*from) && !self.contains(*to))
                .map(|(_, to)| (*to, *to))
                .collect();
            if more.is_empty() {
                break;
            }
            self.0.extend(more);
            self = Self::new(self.0);
        }
        self
    }
}
