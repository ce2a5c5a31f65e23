//! Live servers: conversations, streams, addresses and diagnoses as data, and the laws.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "live/addresses.rs"]
mod addresses;
#[path = "compare/cases.rs"]
mod cases;
#[path = "live/conversations.rs"]
mod conversations;
#[path = "live/diagnoses.rs"]
mod diagnoses;
#[path = "live/streams.rs"]
mod streams;
