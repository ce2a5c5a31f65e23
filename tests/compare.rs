//! What changed between catalogues and between policies: cases as data, and the laws.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper that panics fails its test"
)]

#[path = "edits/any.rs"]
#[expect(dead_code, reason = "shared with the tests of edits")]
mod any;
#[path = "compare/cases.rs"]
mod cases;
#[path = "compare/catalogues.rs"]
mod catalogues;
#[path = "edits/drafts.rs"]
#[expect(dead_code, reason = "shared with the tests of edits")]
mod drafts;
#[path = "compare/laws.rs"]
mod laws;
#[path = "compare/pins.rs"]
mod pins;
#[path = "compare/policies.rs"]
mod policies;
