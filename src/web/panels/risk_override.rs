//! A person's own word on a tool's risk.

use crate::core::risk::{Category, Class, Severity};
use crate::web::state::{RowId, Workspace};
use crate::web::ui::button::{Button, ButtonSize};
use crate::web::ui::field::{SelectField, TextField};
use crate::web::ui::icon::Glyph;
use leptos::prelude::*;

/// Category and severity to choose, and the reason once one is chosen.
#[component]
pub fn OwnWord(
    /// Which row.
    row: RowId,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let (risk, word) = (workspace.risk_of(row), workspace.own_word_of(row));
    let class = move || risk.get().map(|risk| risk.class);
    let reason = move || {
        word.read()
            .as_ref()
            .map_or_else(String::new, |word| word.reason.clone())
    };
    let set = move |class: Class, reason: String| workspace.set_risk(row, class, reason);
    let choose_category = move |word: String| {
        let chosen = Category::parse(&word).map(|category| Class {
            category,
            severity: category.severity(),
        });
        if let Some(class) = chosen {
            set(class, untrack(reason));
        }
    };
    let choose_severity = move |word: String| {
        let (severity, class) = (Severity::parse(&word), untrack(class));
        if let (Some(severity), Some(class)) = (severity, class) {
            set(Class { severity, ..class }, untrack(reason));
        }
    };
    let type_reason = move |text: String| {
        if let Some(class) = untrack(class) {
            set(class, text);
        }
    };
    let is_set = Memo::new(move |_| word.read().is_some());
    let fixed = Signal::derive(move || !workspace.can_edit().get());
    let category = move || class().map_or("", |class| class.category.word()).to_owned();
    let severity = move || class().map_or("", |class| class.severity.word()).to_owned();
    view! {
        <div class="override" role="group" aria-label="Set the risk yourself">
            <SelectField
                label="Category"
                class="sm"
                options=categories(risk.get_untracked().is_none())
                value=Signal::derive(category)
                on_choose=choose_category
                disabled=fixed
            />
            <SelectField
                label="Severity"
                class="sm"
                options=severities(risk.get_untracked().is_none())
                value=Signal::derive(severity)
                on_choose=choose_severity
                disabled=fixed
            />
            <Show when=move || is_set.get()>
                <div class="wide">
                    <TextField
                        label="Reason"
                        placeholder="Why do you know better?"
                        hint="Stays in the draft, and is never written to policy.json."
                        small=true
                        value=Signal::derive(reason)
                        on_input=type_reason
                        read_only=fixed
                    />
                    <Button size=ButtonSize::Small glyph=Glyph::Back on_click=move |()| workspace.forget_risk(row)>
                        "Back to the estimate"
                    </Button>
                </div>
            </Show>
        </div>
    }
}

fn unknown(wanted: bool) -> Option<(String, String)> {
    wanted.then(|| (String::new(), "Unknown".to_owned()))
}

fn categories(with_unknown: bool) -> Vec<(String, String)> {
    let all = Category::ALL.into_iter().rev();
    let known = all.map(|category| (category.word().to_owned(), category.label().to_owned()));
    unknown(with_unknown).into_iter().chain(known).collect()
}

fn severities(with_unknown: bool) -> Vec<(String, String)> {
    let all = Severity::ALL.into_iter();
    let known = all.map(|severity| (severity.word().to_owned(), severity.label().to_owned()));
    unknown(with_unknown).into_iter().chain(known).collect()
}
