//! Text by others, shown as text: no markup, and characters that cannot be seen made visible.

use crate::core::text::{Run, code_point, hidden_marks};
use leptos::prelude::*;

/// A text from a catalogue or a document. Characters without a shape stand as their code point.
#[component]
pub fn PlainText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || text.with(|text| runs(text))
}

/// The runs of a text as nodes; for text that never changes.
pub fn runs(text: &str) -> Vec<AnyView> {
    hidden_marks(text)
        .into_iter()
        .map(|run| match run {
            Run::Plain(text) => text.to_owned().into_any(),
            Run::Hidden(c) => {
                view! { <span class="hid" title="A character that cannot be seen">{code_point(c)}</span> }.into_any()
            }
        })
        .collect()
}
