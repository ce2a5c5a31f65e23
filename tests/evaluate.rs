//! What would happen to calls: the reference engine's verdicts, cases as data, and laws.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "evaluate/cases.rs"]
mod cases;
#[path = "evaluate/conditions.rs"]
mod conditions;
#[path = "evaluate/forms.rs"]
mod forms;
#[path = "evaluate/gateway.rs"]
mod gateway;
#[path = "evaluate/laws.rs"]
mod laws;
#[path = "evaluate/naive.rs"]
mod naive;
#[path = "evaluate/scenarios.rs"]
mod scenarios;
#[path = "evaluate/time.rs"]
mod time;
