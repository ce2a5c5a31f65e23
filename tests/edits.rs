//! Decisions, edits and their history: cases as data, and the laws that hold for all of them.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "edits/any.rs"]
mod any;
#[path = "edits/decisions.rs"]
mod decisions;
#[path = "edits/document.rs"]
mod document;
#[path = "edits/drafts.rs"]
mod drafts;
#[path = "edits/exactly.rs"]
mod exactly;
#[path = "edits/history.rs"]
mod history;
#[path = "edits/laws.rs"]
mod laws;
#[path = "edits/parts.rs"]
mod parts;
#[path = "edits/scale.rs"]
mod scale;
