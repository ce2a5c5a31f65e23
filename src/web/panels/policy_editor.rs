//! The text of policy.json in a field, with what is wrong at its lines.

use crate::core::policy::Invalid;
use crate::core::text::plural;
use crate::web::platform::{clipboard, dom};
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The field.
const FIELD: &str = "policy-text";
/// The height of a line in CSS pixels, as the style sheet has it.
const LINE: f64 = 20.0;
/// How many numbers are drawn.
const NUMBERS: u32 = 300;
/// A pasted text longer than this, in bytes, is brought in as a file is: the field would take seconds to lay it out.
const WHOLE: usize = 1_000_000;
/// The most errors that are listed.
const LISTED: usize = 50;

/// The field and the list of errors.
#[component]
pub fn PolicyEditor() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let edit = workspace.text_edit();
    let count = Memo::new(move |_| edit.read().as_ref().map_or(0, |edit| edit.lines));
    // What the person types stands in the field already: writing it again would cost as much as all of it.
    let written = Memo::new(move |_| edit.read().as_ref().map_or(0, |edit| edit.written));
    let text = move || {
        written.track();
        edit.read_untracked()
            .as_ref()
            .map(|edit| edit.text.clone())
            .unwrap_or_default()
    };
    let errors = Memo::new(move |_| {
        edit.read()
            .as_ref()
            .map(|edit| edit.errors.clone())
            .unwrap_or_default()
    });
    let is_wrong = workspace.text_is_invalid();
    let scrolled = RwSignal::new(0.0);
    // Only the numbers in sight are drawn, and some around them.
    let first = Memo::new(move |_| first_number(scrolled.get()));
    let numbers = move || {
        let first = first.get();
        let last = count.get().min(first + NUMBERS);
        (first + 1..=last).fold(String::new(), |mut out, line| {
            out.push_str(&line.to_string());
            out.push('\n');
            out
        })
    };
    let top = move || format!("{}px", f64::from(first.get()) * LINE);
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
                    <pre style=("top", top)>{numbers}</pre>
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
                on:paste=move |event: leptos::ev::ClipboardEvent| {
                    if let Some(text) = clipboard::pasted(&event).filter(|text| text.len() > WHOLE) {
                        event.prevent_default();
                        workspace.open_pasted(text);
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

/// The number of lines before the first one that is drawn, for a field that is scrolled so far.
fn first_number(scrolled: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a field is far below 2^32 lines long, and the value is not negative"
    )]
    let above = (scrolled / LINE).max(0.0) as u32;
    (above / 100 * 100).saturating_sub(100)
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
