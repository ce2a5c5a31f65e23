//! What changed: between two catalogues of one server, and between two policies.
//!
//! Changes are compared by content, never by the order of keys. Each is graded by what it means for a policy, since that is what counts
//! for the person who wrote it. Nothing here changes a draft: [`choices`] gives the edits that a person can take.

mod catalogues;
mod change;
mod choices;
mod effect;
mod hints;
mod parameters;
mod pinning;
mod policies;
mod renamed;
mod rules;
mod schema;
mod tools;

pub use catalogues::compare;
pub use change::{Change, Hint, What};
pub use choices::{Choice, choices};
pub use effect::{Effect, Grade, Graded, effect, graded};
pub use pinning::{PinDrift, PinDriftKind, Pinning, drifted};
pub use policies::{Direction, DocumentDifference, HeldLimit, ToolDifference, compare_policies};
