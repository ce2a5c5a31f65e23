//! The screens' parts: they read shared state and send edits.

pub mod about_risk;
pub mod alerts;
pub mod appbar;
pub mod build;
pub mod detail;
pub mod drafts;
pub mod exposure;
pub mod limits;
pub mod list;
pub mod overview;
pub mod policy;
pub mod preset_preview;
pub mod presets;
pub mod questions;
pub mod recommended;
pub mod risk;
pub mod risk_chips;
pub mod risk_override;
pub mod row;
pub mod row_risk;
pub mod rule_fields;
pub mod rules;
pub mod server_says;
pub mod shortcuts;
pub mod start;
pub mod toolbar;
