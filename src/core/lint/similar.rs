//! Names of the catalogue made ready to be compared with a misspelt one.

use crate::core::policy::Name;
use crate::core::text::did_you_mean;
use std::sync::OnceLock;

/// The letters of each name, so that most names need no closer look.
#[derive(Debug, Default)]
pub(super) struct Similar(OnceLock<Vec<(Letters, Name)>>);

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
    /// The place among `names` of the one that `name` was probably meant to be.
    pub(super) fn nearest<'a, I: Iterator<Item = &'a Name>>(
        &self,
        name: &str,
        names: impl FnOnce() -> I,
    ) -> Option<usize> {
        let known = self.0.get_or_init(|| {
            names()
                .map(|name| (Letters::of(name), name.clone()))
                .collect()
        });
        let own = Letters::of(name);
        let near = known.iter().filter(|(letters, _)| own.may_be(*letters));
        let meant = did_you_mean(name, near.map(|(_, name)| &**name))?;
        known.iter().position(|(_, name)| **name == *meant)
    }
}
