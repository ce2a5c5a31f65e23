//! Which name of the catalogue a misspelt one was probably meant to be.

use crate::core::hashed::HashMap;
use crate::core::policy::Name;
use crate::core::text::did_you_mean;
use std::sync::OnceLock;

/// For each name that the catalogue lacks, the place of the one that was meant. Made once, for all, with a bound on the work: names beyond it
/// get no hint.
#[derive(Debug, Default)]
pub(super) struct Similar(OnceLock<HashMap<Name, usize>>);

/// The most pairs of names whose letters are compared.
const MOST_PAIRS: usize = 1_000_000;

/// The most pairs of names that are compared closely.
const MOST_CLOSE: usize = 5_000;

/// Which letters and digits a name has, and how many characters.
#[derive(Clone, Copy, Debug)]
struct Letters {
    set: u64,
    length: usize,
}

impl Letters {
    fn of(name: &str) -> Self {
        // Other scripts share one bit: their case is no matter of single bits.
        let bit = |c: char| match u32::from(c.to_ascii_lowercase()) {
            code if code < 128 => 1_u64 << (code & 63),
            _ => 1,
        };
        Self {
            set: name.chars().fold(0, |set, c| set | bit(c)),
            length: name.chars().count(),
        }
    }

    /// Whether few enough changes could turn one into the other: each brings or takes at most two letters.
    fn may_be(self, other: Self) -> bool {
        let most = (self.length / 3).max(2);
        let differ = (self.set ^ other.set).count_ones() as usize;
        self.length.abs_diff(other.length) <= most && differ <= 2 * most
    }
}

impl Similar {
    /// The place among the known names of the one that `name` was probably meant to be; `names` gives the known and the unknown ones.
    pub(super) fn nearest(
        &self,
        name: &str,
        names: impl FnOnce() -> (Vec<Name>, Vec<Name>),
    ) -> Option<usize> {
        let made = self.0.get_or_init(|| {
            let (known, unknown) = names();
            compare(&known, unknown)
        });
        made.get(name).copied()
    }
}

fn compare(known: &[Name], unknown: Vec<Name>) -> HashMap<Name, usize> {
    let letters: Vec<Letters> = known.iter().map(|name| Letters::of(name)).collect();
    let mut close = 0;
    let mut meant = HashMap::default();
    let most = MOST_PAIRS / known.len().max(1);
    for name in unknown.into_iter().take(most) {
        let own = Letters::of(&name);
        let near = known
            .iter()
            .zip(&letters)
            .filter(|(_, letters)| own.may_be(**letters));
        let near: Vec<&str> = near.map(|(name, _)| &**name).collect();
        close += near.len();
        if close > MOST_CLOSE {
            break;
        }
        let found = did_you_mean(&name, near);
        if let Some(at) = found.and_then(|found| known.iter().position(|other| **other == *found)) {
            meant.insert(name, at);
        }
    }
    meant
}
