//! How bad the worst case is: bars and a word.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// How bad a tool's worst case is.
pub use crate::core::risk::Severity;

impl Severity {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }
}

/// Bars and the word.
#[component]
pub fn SeverityMark(
    /// How bad.
    severity: Severity,
) -> impl IntoView {
    InertElement::new(markup(severity))
}

/// The markup of the bars and the word, of words of ours alone.
pub fn markup(severity: Severity) -> String {
    format!(
        r#"<span class="sev" data-sev="{}"><span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>{}</span>"#,
        severity.word(),
        severity.label()
    )
}
