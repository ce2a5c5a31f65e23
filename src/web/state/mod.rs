//! State that screens share. Each signal has one owner here; screens get read access and named actions.

mod autosave;
mod loading;
mod notices;
mod rows;
mod view;
mod workspace;

pub use loading::{LoadError, Source};
pub use notices::{Notice, Notices, Tone};
pub use rows::{Counts, Row, RowId, Rows};
pub use view::{DecisionFilter, Pane, View};
pub use workspace::{Access, Card, Saving, Screen, Workspace};
