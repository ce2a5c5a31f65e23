//! What would happen to calls: the reference engine's verdicts, cases as data, and laws.
#![cfg(not(target_arch = "wasm32"))]

#[path = "evaluate/conditions.rs"]
mod conditions;
