//! The pure core: catalogues, policies, risk, evaluation and everything derived from them.
//!
//! Nothing here knows a browser, a clock, randomness or I/O, and no input makes it panic.

pub mod catalogue;
pub mod json;
pub mod policy;
pub mod text;
