//! State that screens share. Each signal has one owner here; screens get read access and named actions.

mod actions;
mod card;
mod connecting;
mod exporting;
mod loading;
mod notices;
mod policy_text;
mod presets;
mod problems;
mod risk;
mod risk_actions;
mod rows;
mod rule_actions;
mod saving;
mod simulator;
mod text_editing;
mod view;
mod workspace;

pub use card::Card;
pub use connecting::Connecting;
pub use loading::{LoadError, Source};
pub use notices::{Notice, Notices, Offer, Tone};
pub use policy_text::{Head, LineView, PolicyText};
pub use presets::{PresetChange, PresetPreview};
pub use problems::{Findings, ProblemCounts};
pub use risk::{By, Mark, Risk, RiskCounts, Risks};
pub use rows::{Counts, Row, RowId, Rows};
pub use simulator::{Called, Simulator};
pub use text_editing::TextEdit;
pub use view::{DecisionFilter, Pane, RiskFilter, Sort, View};
pub use workspace::{Access, Saving, Screen, Workspace};
