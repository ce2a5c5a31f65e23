//! Regular expressions: what RE2 takes, what it refuses, what matches, and how long it may take.
#![cfg(not(target_arch = "wasm32"))]

#[path = "re2/cases.rs"]
mod cases;
#[path = "re2/laws.rs"]
mod laws;
#[path = "re2/tables.rs"]
mod tables;
