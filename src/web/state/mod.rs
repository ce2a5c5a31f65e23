//! State that screens share. Each signal has one owner here; screens get read access and named actions.

mod actions;
mod card;
mod loading;
mod notices;
mod policy_text;
mod rows;
mod saving;
mod view;
mod workspace;

pub use card::Card;
pub use loading::{LoadError, Source};
pub use notices::{Notice, Notices, Offer, Tone};
pub use policy_text::PolicyText;
pub use rows::{Counts, Row, RowId, Rows};
pub use view::{DecisionFilter, Pane, View};
pub use workspace::{Access, Saving, Screen, Workspace};
