//! The screens' parts: they read shared state and send edits.

pub mod alerts;
pub mod appbar;
pub mod build;
pub mod detail;
pub mod drafts;
pub mod list;
pub mod overview;
pub mod policy;
pub mod row;
pub mod shortcuts;
pub mod start;
pub mod toolbar;
