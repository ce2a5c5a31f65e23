//! What a preset would change, before it does.

use super::presets::means;
use crate::core::policy::Posture;
use crate::core::risk::{Overridden, Recommendation};
use crate::core::text::{number, plural};
use crate::web::state::{PresetChange, PresetPreview, View, Workspace};
use crate::web::ui::button::{Button, ButtonKind};
use crate::web::ui::dialog::Dialog;
use crate::web::ui::field::Check;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::PlainText;
use crate::web::ui::virtual_list::VirtualList;
use crate::web::words;
use leptos::prelude::*;

/// The dialog that lists the changes of the chosen preset.
#[component]
pub fn PresetDialog() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let open = Signal::derive(move || state.preset.read().is_some());
    let preview = Memo::new(move |_| match state.preset.get() {
        Some((preset, by_hand)) => workspace.preview(preset, by_hand),
        None => PresetPreview::default(),
    });
    let title = Signal::derive(move || match state.preset.get() {
        Some((preset, _)) => format!("Preset: {}", preset.name()),
        None => "Preset".to_owned(),
    });
    let apply = move |()| {
        let chosen = state.preset.get_untracked();
        state.preset.set(None);
        if let Some((preset, by_hand)) = chosen {
            workspace.apply_preset(preset, by_hand);
        }
    };
    let why_not = Signal::derive(move || {
        let nothing = preview.read().changes.is_empty();
        nothing.then(|| "Nothing would change.".to_owned())
    });
    let close = move |()| state.preset.set(None);
    let apply_label = move || {
        format!(
            "Change {}",
            plural(preview.read().changes.len() as u64, "tool", "tools")
        )
    };
    let foot = move || {
        view! {
            <Button on_click=close>"Cancel"</Button>
            <Button kind=ButtonKind::Primary on_click=apply why_not autofocus=true>{apply_label}</Button>
        }
    };
    view! {
        <Dialog title open on_close=close foot>
            <Summary preview />
            <Changes preview />
        </Dialog>
    }
}

/// What the preset is, what it would do in numbers, and whether it may touch what was decided by hand.
#[component]
fn Summary(preview: Memo<PresetPreview>) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let by_hand = move || {
        state
            .preset
            .get()
            .is_some_and(|(_, mode)| mode == Overridden::Change)
    };
    let toggle = move |on: bool| {
        let mode = if on {
            Overridden::Change
        } else {
            Overridden::Keep
        };
        state.preset.update(|chosen| {
            if let Some((_, by_hand)) = chosen {
                *by_hand = mode;
            }
        });
    };
    let posture = move || match workspace.posture().get() {
        Posture::Deny => "Unlisted tools stay denied.",
        Posture::Allow => "Unlisted tools stay allowed.",
    };
    let what = move || {
        state
            .preset
            .get()
            .map(|(preset, _)| format!("{}.", means(preset)))
    };
    view! {
        <div class="preview-sum">
            <p>{what}" "{posture}</p>
            <p role="status">{move || sentence(&preview.read())}</p>
            <Check
                label="Also change decisions made by hand"
                checked=Signal::derive(by_hand)
                on_toggle=toggle
            />
        </div>
    }
}

fn sentence(preview: &PresetPreview) -> String {
    let of = if preview.selection {
        format!("Of {} selected", plural(preview.of, "tool", "tools"))
    } else {
        format!("Of {}", plural(preview.of, "tool", "tools"))
    };
    let opens = preview.changes.iter().filter(|change| change.opens).count();
    let stricter = preview.changes.len().saturating_sub(opens);
    let counted = |count: usize| number(u64::try_from(count).unwrap_or(u64::MAX));
    let words = match (preview.changes.len(), opens, stricter) {
        (0, ..) => format!("{of}, none would change."),
        (count, 0, _) => format!(
            "{of}, {} would change; no agent could do more than now.",
            counted(count)
        ),
        (count, _, 0) => {
            format!(
                "{of}, {} would change; for each the agent could do more than now.",
                counted(count)
            )
        }
        (count, opens, _) => format!(
            "{of}, {} would change; for {} of them the agent could do more than now.",
            counted(count),
            counted(opens)
        ),
    };
    match preview.kept {
        0 => words,
        1 => format!("{words} One decision made by hand stays."),
        kept => format!("{words} {kept} decisions made by hand stay."),
    }
}

/// The changes, one line each.
#[component]
fn Changes(preview: Memo<PresetPreview>) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let preview = preview.read();
        let rows = preview.changes.iter().map(|change| change.row.number());
        rows.collect::<Vec<_>>()
    });
    let find = move |row: u32| {
        let preview = preview.read();
        preview
            .changes
            .iter()
            .find(|change| change.row.number() == row)
            .cloned()
    };
    let render = move |row: u32| {
        let change = Memo::new(move |_| find(row));
        let line = move || change.get().map(|change| view! { <Line change /> });
        line.into_any()
    };
    let name = move |row: u32| {
        untrack(|| find(row)).map_or_else(String::new, |change| label(&change.name))
    };
    view! {
        <Show when=move || !rows.read().is_empty()>
            <div class="preview card">
                <VirtualList
                    rows
                    id="preset-rows"
                    label=Signal::stored("Changes".to_owned())
                    render=Callback::new(render)
                    name=Callback::new(name)
                />
            </div>
        </Show>
    }
}

/// A name for people: a tool can have an empty one.
fn label(name: &str) -> String {
    if name.is_empty() {
        "(empty name)"
    } else {
        name
    }
    .to_owned()
}

/// One tool: from what to what.
#[component]
fn Line(change: PresetChange) -> impl IntoView {
    let PresetChange {
        name,
        from,
        to,
        opens,
        ..
    } = change;
    let direction = if opens {
        view! { <span class="dir up"><Icon glyph=Glyph::Up small=true />"More open"</span> }
            .into_any()
    } else {
        view! { <span class="dir down"><Icon glyph=Glyph::Lower small=true />"Stricter"</span> }
            .into_any()
    };
    view! {
        <div class="preview-row">
            <span class="nm"><PlainText text=label(&name) /></span>
            <span class="fromto">
                <Decided decided=from />
                <span class="sr">" to "</span>
                <Icon glyph=Glyph::Arrow small=true />
                <Decided decided=Some(to) />
            </span>
            {direction}
        </div>
    }
}

/// A decision in a few characters.
#[component]
fn Decided(decided: Option<Recommendation>) -> impl IntoView {
    let glyph = decided.map_or(Glyph::Undecided, |decided| decided.decision.glyph());
    let text = decided.map_or_else(|| "Default".to_owned(), words::short_recommendation);
    view! {
        <span class="pill" data-d=words::data(decided.map(|decided| decided.decision))>
            <Icon glyph />
            {text}
        </span>
    }
}
