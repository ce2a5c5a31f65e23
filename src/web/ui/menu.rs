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

/// What a menu knows of itself; shared with its entries.
#[derive(Clone, Copy)]
struct Menu {
    open: RwSignal<bool>,
    number: u32,
    items: Signal<Vec<MenuItem>>,
    on_choose: Callback<&'static str>,
}

impl Menu {
    fn part(self, name: &str) -> String {
        format!("menu-{}-{name}", self.number)
    }

    fn last(self) -> usize {
        self.items.with_untracked(Vec::len).saturating_sub(1)
    }

    fn focus_entry(self, at: usize) {
        dom::focus(&self.part(&at.to_string()));
    }

    fn open_at(self, last: bool) {
        self.open.set(true);
        let at = if last { self.last() } else { 0 };
        request_animation_frame(move || self.focus_entry(at));
    }

    fn close(self) {
        self.open.set(false);
        dom::focus(&self.part("button"));
    }

    fn choose(self, item: &MenuItem) {
        if item.why_not.is_none() {
            self.close();
            self.on_choose.run(item.key);
        }
    }

    /// Where a key leads from an entry; nothing when it is none of the menu's.
    fn led_by(self, key: &str, at: usize) -> Option<usize> {
        match key {
            "ArrowDown" if at >= self.last() => Some(0),
            "ArrowDown" => Some(at.saturating_add(1)),
            "ArrowUp" => Some(at.checked_sub(1).unwrap_or(self.last())),
            "Home" => Some(0),
            "End" => Some(self.last()),
            _ => None,
        }
    }
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
    let menu = Menu {
        open: RwSignal::new(false),
        number: super::unique_number(),
        items,
        on_choose,
    };
    let open = menu.open;
    let on_button_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            menu.open_at(event.key() == "ArrowUp");
        }
    };
    let entry = move |(at, item): (usize, MenuItem)| view! { <Entry menu at item/> };
    // The focus has its new place only after this event.
    let on_focus_out = move |_| {
        request_animation_frame(move || {
            if !dom::has_focus_within(&menu.part("wrap")) {
                // Gone with its panel, perhaps.
                open.try_set(false);
            }
        });
    };
    view! {
        <div class="menu-wrap" id=menu.part("wrap") on:focusout=on_focus_out>
            <button
                type="button"
                id=menu.part("button")
                class=format!("btn{}", size.as_str())
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| if open.get_untracked() { menu.close() } else { menu.open_at(false) }
                on:keydown=on_button_key
            >
                {glyph.map(|glyph| view! { <Icon glyph/> })}
                <span>{move || label.get()}</span>
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

/// One entry of a menu.
#[component]
fn Entry(menu: Menu, at: usize, item: MenuItem) -> impl IntoView {
    let MenuItem {
        glyph,
        label,
        note,
        end,
        why_not,
        ..
    } = item.clone();
    let refused = why_not.is_some();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let key = event.key();
        if key == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            menu.close();
        } else if let Some(to) = menu.led_by(&key, at) {
            event.prevent_default();
            menu.focus_entry(to);
        }
    };
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            id=menu.part(&at.to_string())
            aria-disabled=refused.then_some("true")
            on:click=move |_| menu.choose(&item)
            on:keydown=on_key
        >
            <Icon glyph/>
            <b>{label}</b>
            <span class="d">{end}</span>
            {why_not.or(note).map(|note| view! { <small>{note}</small> })}
        </button>
    }
}
