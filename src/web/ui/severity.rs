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
    #[prop(into)]
    severity: Signal<Severity>,
) -> impl IntoView {
    view! {
        <span class="sev" data-sev=move || severity.get().word()>
            <span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
            {move || severity.get().label()}
        </span>
    }
}
