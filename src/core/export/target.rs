//! A form of export.

use super::Ledger;
use crate::core::lint::{Finding, Subject};

/// A form in which a policy leaves the builder.
pub struct Target {
    /// The id, in files and tests: `policy-v1`.
    pub id: &'static str,
    /// What it is called in the menu.
    pub label: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// The name of the file.
    pub file_name: &'static str,
    /// The media type of the file.
    pub media_type: &'static str,
    /// Writes it.
    pub export: fn(&Exporting<'_>) -> Exported,
}

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Exporting<'a> {
    /// The draft with what is known about its tools.
    pub subject: &'a Subject,
    /// What the linter found, for a form that tells it.
    pub findings: &'a [Finding],
}

/// An export: the text of the file, and what it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The text.
    pub text: String,
    /// What became of what the form cannot say.
    pub ledger: Ledger,
}
