//! What looks wrong about a policy: findings with a place, a reason and, where one is certain, a fix.
//!
//! [`LINTS`] lists the lints, one file each. [`Linting`] asks them about a [`Subject`], in slices where a page has to stay quick;
//! [`lint`] asks them all at once. A lint claims nothing that it cannot know: where a schema or a pattern leaves a doubt it is silent.
//! It knows no screen, and judges calls by the meaning that [`evaluate`](super::evaluate) gives to conditions.

mod argument;
mod asking;
mod document;
mod escapes;
mod finding;
mod linting;
mod openness;
mod possible;
mod rules;
mod similar;
mod subject;
mod words;

pub use argument::{Argument, Known};
pub use finding::{Class, Finding, Fix, Place, fix_all};
pub use linting::{Linting, lint};
pub use possible::{Answer, Literal, possible};
pub use rules::LINTS;
pub use subject::{Subject, ToolView};

use finding::Found;

/// One lint. The text is its page in the documentation and in the app.
pub struct Lint {
    /// The code in findings, in files and in addresses: `critical-open`.
    pub code: &'static str,
    /// How much a finding matters.
    pub class: Class,
    /// What it is called, as a short statement.
    pub title: &'static str,
    /// When it fires, in plain sentences.
    pub fires: &'static str,
    /// Why that matters, and what to do.
    pub why: &'static str,
    /// A small document in which it fires, for the tools of `tests/corpus/lints/library.json`.
    pub bad: &'static str,
    /// The document put right.
    pub good: &'static str,
    /// What it looks at.
    pub(in crate::core::lint) check: Check,
}

/// What a lint looks at: one tool after the other, or the document as a whole.
#[derive(Clone, Copy)]
pub(in crate::core::lint) enum Check {
    /// Each tool of the catalogue and of the document.
    Tool(fn(&Subject, &ToolView<'_>, &mut Found<'_>)),
    /// The document, once, after the tools.
    Document(fn(&Subject, &mut Found<'_>)),
    /// Each tool, and then the document.
    Both(
        fn(&Subject, &ToolView<'_>, &mut Found<'_>),
        fn(&Subject, &mut Found<'_>),
    ),
}

/// The lint with this code.
pub fn named(code: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.code == code)
}
