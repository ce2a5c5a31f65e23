//! The bar at the top: which draft, whether it is saved, undo, theme.

use super::newer::about;
use crate::core::text::visible;
use crate::web::platform::keys;
use crate::web::platform::theme::Theme;
use crate::web::state::{Card, Saving, Screen, View, Workspace};
use crate::web::ui::button::ButtonSize;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::menu::{MenuButton, MenuItem};
use crate::web::ui::plain_text::PlainText;
use leptos::prelude::*;

/// The bar at the top.
#[component]
pub fn AppBar() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let building = Memo::new(move |_| workspace.screen().get() == Screen::Build);
    view! {
        <header class="appbar">
            <button type="button" class="brand" aria-label="MCP Policy Builder, start" on:click=move |_| workspace.show_start()>
                <Mark />
                <span>"MCP Policy Builder"</span>
            </button>
            <Show when=move || building.get()>
                <DraftName />
                <Drafts />
                <Saved />
            </Show>
            <span class="grow"></span>
            <Show when=move || building.get()>
                <UndoRedo />
                <span class="bar-sep hide-m" aria-hidden="true"></span>
            </Show>
            <Shortcuts />
            <ThemeSwitch />
            <Show when=move || building.get()>
                <DownloadDraft />
            </Show>
        </header>
    }
}

/// The product's mark.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <rect class="mark" x="1" y="1" width="22" height="22" rx="6" />
            <path class="arms" d="M12 5.5v3.2M12 15.3v3.2M5.5 12h9.2M12.2 9l3 3-3 3" />
        </svg>
    }
}

/// Which draft is open.
#[component]
fn DraftName() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let version = move || workspace.catalogue().read().server.version.clone();
    view! {
        <span class="crumb" aria-hidden="true">"/"</span>
        <span class="server">
            <span><PlainText text=workspace.title() /></span>
            {move || version().map(|version| view! { <span class="ver hide-m"><PlainText text=version /></span> })}
        </span>
    }
}

/// What the menu tells of a draft, by its place among the others.
const PLACES: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];
/// What the menu tells of the list of all drafts.
const ALL: &str = "all";

/// The other drafts, to go to one of them at once.
#[component]
fn Drafts() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let cards = workspace.cards();
    let others = move || {
        let open = workspace.draft_id();
        let cards = cards.get().into_iter();
        cards
            .filter(|card| card.id != open)
            .take(PLACES.len())
            .collect::<Vec<_>>()
    };
    let items = move || {
        let others = PLACES.into_iter().zip(others());
        let item = |(key, card): (&'static str, Card)| MenuItem {
            key,
            glyph: Glyph::File,
            label: visible(&card.title).into_owned(),
            note: Some(about(&card)),
            end: None,
            why_not: None,
        };
        let all = MenuItem {
            key: ALL,
            glyph: Glyph::Library,
            label: "All drafts".to_owned(),
            note: Some("And everywhere a new one can begin".to_owned()),
            end: None,
            why_not: None,
        };
        others.map(item).chain([all]).collect::<Vec<_>>()
    };
    let choose = move |key: &'static str| {
        let at = PLACES.into_iter().position(|place| place == key);
        match at.and_then(|at| untrack(others).into_iter().nth(at)) {
            Some(card) => workspace.open_saved(card.id),
            None => workspace.show_start(),
        }
    };
    view! {
        <div class="switcher">
            <MenuButton
                label="Drafts".to_owned()
                items=Signal::derive(items)
                on_choose=choose
                size=ButtonSize::Small
                left=true
            />
        </div>
    }
    .into_any()
}

/// Whether the draft is kept.
#[component]
fn Saved() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let saving = workspace.saving();
    let words = move || match saving.get() {
        Saving::Pending => "Saving",
        Saving::Saved => "Saved in this browser",
        Saving::Failed => "Not saved",
        Saving::ReadOnly => "Read only",
    };
    let bad = move || matches!(saving.get(), Saving::Failed | Saving::ReadOnly);
    view! {
        <span class="saved" class:bad=bad>
            {move || {
                let glyph = if bad() { Glyph::Warning } else { Glyph::Check };
                view! { <Icon glyph small=true /> }
            }}
            <span>{words}</span>
        </span>
    }
}

/// Back and forth through the steps.
#[component]
fn UndoRedo() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let (command, shift) = if keys::is_apple() {
        ("⌘", "⇧⌘")
    } else {
        ("Ctrl ", "Ctrl Shift ")
    };
    let undo = workspace.undo_name();
    let redo = workspace.redo_name();
    let label = |verb: &str, name: Option<String>| match name {
        Some(name) => format!("{verb}: {name}"),
        None => verb.to_owned(),
    };
    let can = workspace.can_edit();
    view! {
        <button
            type="button"
            class="btn ghost icon"
            aria-label=move || label("Undo", undo.get())
            title=move || format!("{}  {command}Z", label("Undo", undo.get()))
            disabled=move || undo.read().is_none() || !can.get()
            on:click=move |_| {
                workspace.undo();
            }
        >
            <Icon glyph=Glyph::Undo />
        </button>
        <button
            type="button"
            class="btn ghost icon"
            aria-label=move || label("Redo", redo.get())
            title=move || format!("{}  {shift}Z", label("Redo", redo.get()))
            disabled=move || redo.read().is_none() || !can.get()
            on:click=move |_| {
                workspace.redo();
            }
        >
            <Icon glyph=Glyph::Redo />
        </button>
    }
}

/// Opens the list of shortcuts.
#[component]
fn Shortcuts() -> impl IntoView {
    let state = View::expect_context();
    view! {
        <button
            type="button"
            class="btn ghost icon hide-m"
            aria-label="Keyboard shortcuts"
            aria-haspopup="dialog"
            on:click=move |_| state.shortcuts.set(true)
        >
            <Icon glyph=Glyph::Keys />
        </button>
    }
}

/// Light, dark, or what the system says.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        theme.get_untracked().apply();
    };
    let glyph = move || match theme.get() {
        Theme::System => Glyph::Auto,
        Theme::Light => Glyph::Sun,
        Theme::Dark => Glyph::Moon,
    };
    view! {
        <button
            type="button"
            class="btn ghost icon"
            aria-label=move || format!("Theme: {}", theme.get().words())
            title=move || format!("Theme: {}", theme.get().words())
            on:click=turn
        >
            {move || view! { <Icon glyph=glyph() /> }}
        </button>
    }
}

/// Hands the whole draft to the person, whatever the browser's storage does.
#[component]
fn DownloadDraft() -> impl IntoView {
    let workspace = Workspace::expect_context();
    view! {
        <button type="button" class="btn" on:click=move |_| workspace.download_draft()>
            <Icon glyph=Glyph::Download />
            <span class="hide-m">"Download draft"</span>
            <span class="sr only-m">"Download draft"</span>
        </button>
    }
}
