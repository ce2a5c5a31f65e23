//! The text of policy.json in a field, with what is wrong at its lines.

use crate::core::policy::Invalid;
use crate::core::text::plural;
use crate::web::platform::dom;
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The field.
const FIELD: &str = "policy-text";
/// The height of a line in CSS pixels, as the style sheet has it.
const LINE: f64 = 20.0;
/// The most errors that are listed.
const LISTED: usize = 50;

/// The field and the list of errors.
#[component]
pub fn PolicyEditor() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let edit = workspace.text_edit();
    let text = Memo::new(move |_| {
        edit.read()
            .as_ref()
            .map(|edit| edit.text.clone())
            .unwrap_or_default()
    });
    let errors = Memo::new(move |_| {
        edit.read()
            .as_ref()
            .map(|edit| edit.errors.clone())
            .unwrap_or_default()
    });
    let is_wrong = workspace.text_is_invalid();
    let scrolled = RwSignal::new(0.0);
    let lines = Memo::new(move |_| text.read().bytes().filter(|byte| *byte == b'\n').count() + 1);
    let numbers = move || {
        (1..=lines.get()).fold(String::new(), |mut out, line| {
            out.push_str(&line.to_string());
            out.push('\n');
            out
        })
    };
    let marks = move || {
        let mut lines: Vec<u32> = errors.read().iter().map(|error| error.place.line).collect();
        lines.dedup();
        lines
            .into_iter()
            .take(LISTED)
            .map(|line| {
                let top = format!("{}px", f64::from(line.saturating_sub(1)) * LINE);
                view! { <i style=("top", top)></i> }
            })
            .collect_view()
    };
    Effect::new(move |_| {
        dom::focus(FIELD);
    });
    view! {
        <div class="editor" class:bad=is_wrong>
            <div class="gutter" aria-hidden="true">
                <div style=("transform", move || format!("translateY(-{}px)", scrolled.get()))>
                    {marks}
                    <pre>{numbers}</pre>
                </div>
            </div>
            <textarea
                id=FIELD
                class="mono"
                aria-label="Text of policy.json"
                wrap="off"
                spellcheck="false"
                autocomplete="off"
                prop:value=text
                aria-invalid=move || is_wrong.get().then_some("true")
                aria-describedby="policy-errors"
                on:scroll=move |_| {
                    if let Some((top, _)) = dom::scroll_of(FIELD) {
                        scrolled.set(top);
                    }
                }
                on:input:target=move |event| workspace.type_text(event.target().value())
            ></textarea>
        </div>
        <div id="policy-errors" class="editor-errors" role="status">
            {move || {
                let count = errors.read().len();
                (count > 0).then(|| view! {
                    <p class="bad">
                        <Icon glyph=Glyph::Error small=true />
                        {format!("{}. The last valid policy stays in force.", plural(count as u64, "error", "errors"))}
                    </p>
                })
            }}
            <ul>
                {move || errors.get().into_iter().take(LISTED).enumerate().map(|(at, error)| one(workspace, at, &error)).collect_view()}
            </ul>
        </div>
    }
}

/// One error with a way to its place, and its fix.
fn one(workspace: Workspace, at: usize, error: &Invalid) -> impl IntoView + use<> {
    let place = error.place;
    let words = format!("Line {}, column {}", place.line, place.column);
    let go = move |_| {
        let text = workspace.text_edit();
        let text = text.read_untracked();
        let text = text.as_ref().map_or("", |edit| edit.text.as_str());
        dom::select_in_field(FIELD, text, place.offset as usize);
        let top = f64::from(place.line.saturating_sub(1)) * LINE;
        dom::scroll_to_show(FIELD, (top - 3.0 * LINE).max(0.0), top + 4.0 * LINE);
    };
    let fix = error.fix.as_ref().map(|fix| {
        let words = fix.words.clone();
        view! {
            <button type="button" class="btn sm" on:click=move |_| workspace.fix_text(at)>{runs(&words)}</button>
        }
    });
    view! {
        <li>
            <button type="button" class="link" on:click=go>{words}</button>
            <span>{runs(&error.message)}</span>
            {fix}
        </li>
    }
}
