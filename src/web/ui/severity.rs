//! How bad the worst case is: bars and a word.

use leptos::prelude::*;

/// How bad a tool's worst case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// One bar.
    Low,
    /// Two bars.
    Medium,
    /// Three bars.
    High,
    /// Four bars.
    Critical,
}

impl Severity {
    /// The name in attributes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The word on screen.
    pub const fn word(self) -> &'static str {
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
        <span class="sev" data-sev=move || severity.get().as_str()>
            <span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
            {move || severity.get().word()}
        </span>
    }
}
