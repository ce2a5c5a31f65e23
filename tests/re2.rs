//! Regular expressions: what RE2 takes, what it refuses, what matches, and how long it may take.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "re2/cases.rs"]
mod cases;
#[path = "re2/laws.rs"]
mod laws;
#[path = "re2/tables.rs"]
mod tables;
