//! The forms in which a policy leaves the builder, and what each form cannot say.
//!
//! [`TARGETS`] lists the forms, one file each. An export never passes over in silence what it cannot say: the [`Ledger`] tells it, with
//! whether the result is stricter or weaker than what was decided. It knows no screen, no clipboard and no file.

mod ledger;
pub mod markdown;
mod target;
mod targets;

pub use ledger::{Effect, Entry, Fate, Ledger};
pub use target::{Exported, Exporting, Target};
pub use targets::TARGETS;

/// The target with this id.
pub fn named(id: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.id == id)
}
