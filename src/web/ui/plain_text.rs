//! Text by others, shown as text: no markup, and characters that cannot be seen made visible.

use crate::core::text::{Run, hidden_marks, name_marks, name_of};
use crate::web::platform::copied::Part;
use leptos::prelude::*;

/// What is said over a character that stands as its code point.
const HIDDEN: &str = "A character that cannot be seen";

/// A text from a catalogue or a document. Characters without a shape stand as their code point.
#[component]
pub fn PlainText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || text.with(|text| runs(text))
}

/// A sentence in which backticks stand around code.
pub fn prose(text: &str) -> Vec<AnyView> {
    text.split('`')
        .zip([false, true].into_iter().cycle())
        .map(|(part, is_code)| {
            if is_code {
                view! { <code>{runs(part)}</code> }.into_any()
            } else {
                runs(part).into_any()
            }
        })
        .collect()
}

/// Writes the runs of a text at the end of an element.
pub fn write_runs(part: &Part, text: &str) {
    write_marked(part, hidden_marks(text));
}

/// Writes a name at the end of an element: white space that could be overlooked is marked as well.
pub fn write_name(part: &Part, name: &str) {
    write_marked(part, name_marks(name));
}

fn write_marked(part: &Part, runs: Vec<Run<'_>>) {
    for run in runs {
        match run {
            Run::Plain(text) => part.push_text(text),
            Run::Hidden(c) => part.push_span("hid", HIDDEN, &name_of(c)),
        }
    }
}

/// The runs of a text as nodes; for text that never changes.
pub fn runs(text: &str) -> Vec<AnyView> {
    hidden_marks(text)
        .into_iter()
        .map(|run| match run {
            Run::Plain(text) => text.to_owned().into_any(),
            Run::Hidden(c) => {
                view! { <span class="hid" title=HIDDEN>{name_of(c)}</span> }.into_any()
            }
        })
        .collect()
}
