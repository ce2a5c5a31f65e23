//! How often calls went through, window by window.
//!
//! Windows are aligned to UTC and fixed. Each window has a count of its own, so a clock that jumps back finds the counts of that
//! time again, and one that jumps forward starts from nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Windows that are kept at most before old ones are dropped.
const KEPT: usize = 10_000;

/// What a counter belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A grant: version 1.
    Grant(String),
    /// A session: the shorthand form.
    Session(String),
}

/// Which counter: one name of one owner in one length of window is one counter, in whatever tool it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Whose.
    pub owner: Owner,
    /// Its name; for the shorthand form, the tool's.
    pub counter: Arc<str>,
    /// The window's length in seconds.
    pub window: u64,
}

/// One count of a call: which counter, in which window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// The counter.
    pub key: Key,
    /// The start of the window, in milliseconds since the epoch.
    pub start: i64,
}

/// A counter that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Which.
    pub key: Key,
    /// The start of its window, in milliseconds since the epoch.
    pub start: i64,
    /// The end of its window: the first moment that no longer belongs to it.
    pub end: i64,
    /// The calls that were counted.
    pub used: u64,
}

/// All counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    counts: BTreeMap<Held, u64>,
}

/// The window of this many seconds that a moment lies in: its start and its end in milliseconds.
pub fn window_around(now: i64, seconds: u64) -> (i64, i64) {
    let length = i64::try_from(seconds.max(1))
        .unwrap_or(i64::MAX)
        .saturating_mul(1_000);
    let start = now.saturating_sub(now.rem_euclid(length));
    (start, start.saturating_add(length))
}

impl Counters {
    /// No counts.
    pub fn new() -> Self {
        Self::default()
    }

    /// The calls counted.
    pub fn used(&self, held: &Held) -> u64 {
        self.counts.get(held).copied().unwrap_or(0)
    }

    /// Counts a call: what an allowed verdict holds.
    pub fn reserve(&mut self, counts: &[Held]) {
        for held in counts {
            let used = self.counts.entry(held.clone()).or_insert(0);
            *used = used.saturating_add(1);
        }
        self.drop_old(counts);
    }

    /// Gives back what a call counted, when the server failed. Never goes below zero.
    pub fn give_back(&mut self, counts: &[Held]) {
        for held in counts {
            if let Some(used) = self.counts.get_mut(held) {
                *used = used.saturating_sub(1);
                if *used == 0 {
                    self.counts.remove(held);
                }
            }
        }
    }

    /// Sets a counter, for example to show a window that is nearly full.
    pub fn set(&mut self, held: Held, used: u64) {
        if used == 0 {
            self.counts.remove(&held);
        } else {
            self.counts.insert(held, used);
        }
    }

    /// The counters whose window holds this moment, in order of owner and name.
    pub fn at(&self, now: i64) -> impl Iterator<Item = Counter> + '_ {
        self.counts.iter().filter_map(move |(held, used)| {
            let (start, end) = window_around(now, held.key.window);
            (start == held.start).then(|| Counter {
                key: held.key.clone(),
                start,
                end,
                used: *used,
            })
        })
    }

    /// Drops windows that ended a day before the latest one started, once there are many.
    fn drop_old(&mut self, latest: &[Held]) {
        if self.counts.len() <= KEPT {
            return;
        }
        let Some(now) = latest.iter().map(|held| held.start).max() else {
            return;
        };
        self.counts.retain(|held, _| {
            window_around(held.start, held.key.window).1 > now.saturating_sub(86_400_000)
        });
    }
}
