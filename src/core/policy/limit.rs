//! How often a tool may be called.

use super::Unknown;
use crate::core::hashed::HashSet;
use std::num::NonZeroU64;

/// An entry of `limits`.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The counter's name. One name in two tools is one shared counter.
    pub counter: String,
    /// The window that the counter runs for.
    pub window: Window,
    /// The calls that may pass in one window.
    pub max: Max,
    /// What is counted apart.
    pub scope: Scope,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// The calls that may pass in one window: 1 to 2^53−1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Max(NonZeroU64);

impl Max {
    /// The greatest value: 2^53−1, the last integer that a double keeps exactly.
    pub const GREATEST: u64 = (1 << 53) - 1;

    /// The value, or nothing when it is out of range.
    pub fn new(value: u64) -> Option<Self> {
        if value > Self::GREATEST {
            return None;
        }
        NonZeroU64::new(value).map(Self)
    }

    /// The value that is nearest.
    pub fn nearest(value: u64) -> Self {
        Self(NonZeroU64::new(value.min(Self::GREATEST)).unwrap_or(NonZeroU64::MIN))
    }

    /// The number of calls.
    pub fn get(self) -> u64 {
        self.0.get()
    }
}

/// A window of a limit, aligned to UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// `minute`
    Minute,
    /// `hour`
    Hour,
    /// `day`
    Day,
}

impl Window {
    /// All windows, shortest first.
    pub const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    /// The word in the document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    /// The window with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.as_str() == word)
    }

    /// Its length in seconds.
    pub const fn seconds(self) -> u32 {
        match self {
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
        }
    }
}

/// What a limit counts apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// `grant`: each grant has its own counter. The only documented scope.
    #[default]
    Grant,
    /// Another word, kept as it is and reported.
    Other(String),
}

/// The shorthand's `rate_limit`.
#[derive(Clone, Debug, PartialEq)]
pub struct RateLimit {
    /// The calls that may pass in one window.
    pub max: Max,
    /// The window in seconds: 1 to 2^53−1.
    pub window: Max,
    /// Members that the format does not know.
    pub unknown: Unknown,
}

/// A name for a new counter: the name itself where it is free, else the first free one with a number behind it. It is taken then.
pub(crate) fn free_counter(taken: &mut HashSet<String>, name: &str) -> String {
    let mut free = name.to_owned();
    let mut number = 2_u32;
    while !taken.insert(free.clone()) {
        free = format!("{name}_{number}");
        number = number.saturating_add(1);
    }
    free
}
