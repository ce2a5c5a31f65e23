//! A button that opens a menu.

use super::button::ButtonSize;
use super::icon::{Glyph, Icon};
use crate::web::platform::dom;
use leptos::prelude::*;

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What the callback is told.
    pub key: &'static str,
    /// The icon.
    pub glyph: Glyph,
    /// What it does.
    pub label: String,
    /// A second line.
    pub note: Option<String>,
    /// A short text at the end: "3 changes".
    pub end: Option<String>,
    /// Why it cannot be chosen now.
    pub why_not: Option<String>,
}

/// A button with a menu. Arrow keys, Home and End move, Enter chooses, Esc closes and gives the focus back.
#[component]
pub fn MenuButton(
    /// The words on the button.
    #[prop(into)]
    label: Signal<String>,
    /// The icon on the button.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The entries.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// An entry is chosen.
    #[prop(into)]
    on_choose: Callback<&'static str>,
    /// The menu begins at the button's left edge instead of ending at its right.
    #[prop(optional)]
    left: bool,
    /// How tall the button is.
    #[prop(optional)]
    size: ButtonSize,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = StoredValue::new(super::unique_id("menu"));
    let part = move |name: &str| id.with_value(|id| format!("{id}-{name}"));
    let close = move |refocus: bool| {
        open.set(false);
        if refocus {
            dom::focus(&part("button"));
        }
    };
    let focus_entry = move |at: usize| {
        dom::focus(&part(&at.to_string()));
    };
    let open_at = move |last: bool| {
        open.set(true);
        let at = if last {
            items.with_untracked(Vec::len).saturating_sub(1)
        } else {
            0
        };
        request_animation_frame(move || focus_entry(at));
    };
    let on_button_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            open_at(event.key() == "ArrowUp");
        }
    };
    let on_entry_key = move |event: leptos::ev::KeyboardEvent, at: usize| {
        let count = items.with_untracked(Vec::len).max(1);
        let to = match event.key().as_str() {
            "ArrowDown" => at.saturating_add(1) % count,
            "ArrowUp" => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                close(true);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        focus_entry(to);
    };
    let choose = move |item: &MenuItem| {
        if item.why_not.is_none() {
            close(true);
            on_choose.run(item.key);
        }
    };
    let entry = move |(at, item): (usize, MenuItem)| {
        let key = on_entry_key;
        let MenuItem {
            glyph,
            label,
            note,
            end,
            why_not,
            ..
        } = item.clone();
        let refused = why_not.is_some();
        view! {
            <button
                type="button"
                role="menuitem"
                tabindex="-1"
                id=part(&at.to_string())
                aria-disabled=refused.then_some("true")
                on:click=move |_| choose(&item)
                on:keydown=move |event| key(event, at)
            >
                <Icon glyph/>
                <b>{label}</b>
                <span class="d">{end}</span>
                {why_not.or(note).map(|note| view! { <small>{note}</small> })}
            </button>
        }
    };
    // The focus has its new place only after this event.
    let on_focus_out = move |_| {
        request_animation_frame(move || {
            if id
                .try_with_value(|id| !dom::has_focus_within(&format!("{id}-wrap")))
                .unwrap_or(false)
            {
                open.set(false);
            }
        });
    };
    view! {
        <div class="menu-wrap" id=part("wrap") on:focusout=on_focus_out>
            <button
                type="button"
                id=part("button")
                class=format!("btn{}", size.as_str())
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| if open.get_untracked() { close(true) } else { open_at(false) }
                on:keydown=on_button_key
            >
                {glyph.map(|glyph| view! { <Icon glyph/> })}
                {move || label.get()}
                <Icon glyph=Glyph::Down small=true/>
            </button>
            <Show when=move || open.get()>
                <div class=if left { "menu left" } else { "menu" } role="menu" aria-label=move || label.get()>
                    {move || items.get().into_iter().enumerate().map(entry).collect_view()}
                </div>
            </Show>
        </div>
    }
}
