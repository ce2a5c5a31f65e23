//! Maps and sets that hash fast.
//!
//! Names of tools are hashed hundreds of thousands of times when a long list is decided about or checked, and the hash of the standard
//! library, made to be hard to predict, then takes a fifth of the time. Names come from others, who could choose ones that collide: so the
//! page gives a number that nobody knows beforehand. No result depends on it, because nothing depends on the order of hashing.

use foldhash::fast::{FixedState, FoldHasher};
use std::hash::BuildHasher;
use std::sync::OnceLock;

static SEED: OnceLock<u64> = OnceLock::new();

/// Gives the number that hashing starts with. The first call counts, and it has to come before the first map is made.
pub fn seed(number: u64) {
    // A later number would find nothing again in the maps that are there.
    let _known = SEED.set(number);
}

/// Makes hashers that start with the page's number.
#[derive(Clone, Debug)]
pub struct Seeded(FixedState);

impl Default for Seeded {
    fn default() -> Self {
        Self(FixedState::with_seed(*SEED.get_or_init(|| 0)))
    }
}

impl BuildHasher for Seeded {
    type Hasher = FoldHasher<'static>;

    fn build_hasher(&self) -> Self::Hasher {
        self.0.build_hasher()
    }
}

/// As in the standard library.
pub type HashMap<K, V> = std::collections::HashMap<K, V, Seeded>;

/// As in the standard library.
pub type HashSet<T> = std::collections::HashSet<T, Seeded>;
