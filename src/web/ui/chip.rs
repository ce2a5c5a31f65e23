//! Toggles that filter: chips with a count, and the legend of a bar.

use super::icon::{Glyph, Icon};
use super::segmented::Choice;
use super::tile::Category;
use crate::core::text::number;
use leptos::prelude::*;

/// A filter with a count. An empty one is shown and cannot be pressed, unless it is on.
#[component]
pub fn FilterChip(
    /// The word.
    label: &'static str,
    /// How many it would leave.
    #[prop(into)]
    count: Signal<u32>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Turns it on or off.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// The category it stands for: its icon and hue.
    #[prop(optional, into)]
    category: Option<Category>,
    /// An icon where it stands for something else.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The chip that takes every filter away.
    #[prop(optional)]
    all: bool,
) -> impl IntoView {
    let glyph = category.map(Category::glyph).or(glyph);
    view! {
        <button
            type="button"
            class="chip"
            data-v=all.then_some("all")
            data-cat=category.map(Category::word)
            aria-pressed=move || pressed.get().to_string()
            disabled=move || !all && count.get() == 0 && !pressed.get()
            on:click=move |_| on_toggle.run(())
        >
            {glyph.map(|glyph| view! { <Icon glyph small=true/> })}
            {label}
            " "
            <span class="n">{move || number(count.get().into())}</span>
        </button>
    }
}

/// One entry of the legend under a bar: icon, count and word, pressed to filter.
#[component]
pub fn LegendButton(
    /// The decision it counts; none for tools that follow the default.
    choice: Option<Choice>,
    /// How many.
    #[prop(into)]
    count: Signal<u32>,
    /// What they are: "allowed", "need approval".
    #[prop(into)]
    word: Signal<&'static str>,
    /// Whether the list is filtered by it.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Turns the filter on or off.
    #[prop(into)]
    on_toggle: Callback<()>,
) -> impl IntoView {
    let glyph = choice.map_or(Glyph::Undecided, Choice::glyph);
    view! {
        <button
            type="button"
            data-d=choice.map_or("none", Choice::as_str)
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| on_toggle.run(())
        >
            <Icon glyph/>
            <span><b>{move || number(count.get().into())}</b>" "{move || word.get()}</span>
        </button>
    }
}
