//! MCP Policy Builder: write, check and export a policy for the tools of an MCP server.
//!
//! [`core`] is pure: it turns a catalogue and a policy into decisions, findings, verdicts and exports.
//! `web` (feature `web`) is the thin shell that shows them in a browser.

pub mod core;
#[cfg(feature = "web")]
pub mod web;
