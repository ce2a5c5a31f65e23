//! The pure core: catalogues, policies, risk, evaluation and everything derived from them.
//!
//! Nothing here knows a browser, a clock, randomness or I/O, and no input makes it panic.

pub mod catalogue;
pub mod codec;
pub mod compare;
pub mod draft;
pub mod edit;
pub mod evaluate;
pub mod export;
pub mod hashed;
pub mod json;
pub mod lint;
pub mod live;
pub mod policy;
pub mod re2;
pub mod risk;
pub mod text;
