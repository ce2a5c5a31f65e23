//! Decisions, edits and their history: cases as data, and the laws that hold for all of them.

#[path = "edits/any.rs"]
mod any;
#[path = "edits/decisions.rs"]
mod decisions;
#[path = "edits/drafts.rs"]
mod drafts;
#[path = "edits/exactly.rs"]
mod exactly;
#[path = "edits/history.rs"]
mod history;
#[path = "edits/laws.rs"]
mod laws;
#[path = "edits/parts.rs"]
mod parts;
#[path = "edits/scale.rs"]
mod scale;
