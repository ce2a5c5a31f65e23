//! How bad the worst case is: bars and a word.

use leptos::prelude::*;

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
    view! {
        <span class="sev" data-sev=severity.word()>
            <span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
            {severity.label()}
        </span>
    }
}
