//! The export dialog: a form to choose, what it cannot say, its text, and ways to take it along.

use crate::core::export::{Effect, Entry, TARGETS, Target};
use crate::web::state::{View, Workspace};
use crate::web::ui::dialog::Dialog;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::{prose, runs};
use leptos::prelude::*;

/// The element with the text.
const TEXT: &str = "export-text";
/// The most lines of the ledger that are listed.
const LISTED: usize = 100;

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let open = View::expect_context().exporting;
    view! {
        <Dialog title="Export" open on_close=move |()| open.set(false)>
            <Forms />
        </Dialog>
    }
}

#[component]
fn Forms() -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let target = move || TARGETS.get(chosen.get()).or(TARGETS.first());
    view! {
        <fieldset class="forms" role="radiogroup" aria-label="Form of the export">
            {TARGETS
                .iter()
                .enumerate()
                .map(|(at, target)| {
                    view! {
                        <label class="form">
                            <input
                                type="radio"
                                name="export-form"
                                prop:checked=move || chosen.get() == at
                                on:change=move |_| chosen.set(at)
                            />
                            <span><b>{target.label}</b><small>{prose(target.purpose)}</small></span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
        {move || target().map(|target| view! { <Form target /> })}
    }
}

/// The policy in one form.
#[component]
fn Form(
    /// The form.
    target: &'static Target,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let exported = Memo::new(move |_| workspace.export(target));
    let is_wrong = workspace.text_is_invalid();
    let ledger = move || {
        let exported = exported.read();
        let entries = &exported.ledger.entries;
        if entries.is_empty() {
            return view! {
                <p class="kept"><Icon glyph=Glyph::Check small=true />"This form says all of the policy."</p>
            }
            .into_any();
        }
        let rest = entries.len().saturating_sub(LISTED);
        view! {
            <div class="banner warn">
                <Icon glyph=Glyph::Warning />
                <div>
                    <b>"What this form does not say"</b>
                    <ul class="ledger">{entries.iter().take(LISTED).map(line).collect_view()}</ul>
                    {(rest > 0).then(|| format!("And {rest} more."))}
                </div>
            </div>
        }
        .into_any()
    };
    let copy = move |_| {
        let text = exported.read_untracked().text.clone();
        workspace.copy_text(&text, TEXT, "Copied the export");
    };
    view! {
        {ledger}
        <Show when=move || is_wrong.get()>
            <p class="err"><Icon glyph=Glyph::Error small=true /><span>"The typed text has errors: this is the last valid policy."</span></p>
        </Show>
        <pre class="sample export" tabindex="0" role="region" aria-label="Text of the export"><code id=TEXT>{move || exported.read().text.clone()}</code></pre>
        <div class="acts">
            <button type="button" class="btn primary" on:click=copy><Icon glyph=Glyph::Copy small=true />"Copy the export"</button>
            <button
                type="button"
                class="btn"
                on:click=move |_| workspace.download_export(target, &exported.read_untracked().text)
            >
                <Icon glyph=Glyph::Download small=true />
                {format!("Download {}", target.file_name)}
            </button>
        </div>
    }
}

/// One line of the ledger.
fn line(entry: &Entry) -> impl IntoView + use<> {
    let effect = match entry.effect {
        Effect::Same => "The same calls pass. ",
        Effect::Stricter => "Stricter. ",
        Effect::Weaker => "More permissive. ",
    };
    let tool = entry
        .tool
        .as_ref()
        .map(|tool| view! { <code>{runs(tool)}</code>" " });
    let words = prose(&entry.words);
    view! { <li>{tool}<b>{effect}</b>{words}</li> }
}
