//! What would happen to a call, and why (policy.md, section 4).
//!
//! [`Prepared::new`] makes a policy ready once; [`Prepared::evaluate`] then answers calls, and [`Prepared::explain`] answers the
//! same and tells every rule in order. Both are functions of the policy, the call, the counters and the time, and of nothing else.
//! This module knows no catalogue; the gateway around it does.

pub mod boundary;
mod call;
mod counters;
mod explain;
pub mod filled;
pub mod form;
pub mod gateway;
pub mod operators;
mod prepared;
pub mod printed;
pub mod scenario;
pub mod time;
mod verdict;
pub mod words;

pub use call::Call;
pub use counters::{Counter, Counters, Held, Key, Owner, window_around};
pub use explain::{Answer, Asked, Outcome, Step, Subject, Trace, Usage};
pub use prepared::Prepared;
pub use verdict::{Decision, Verdict};
