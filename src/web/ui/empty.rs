//! What stands where nothing is: an empty state, and rows that are still being read.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Says that there is nothing, and what to do about it.
#[component]
pub fn Empty(
    /// The icon.
    glyph: Glyph,
    /// What there is none of.
    #[prop(into)]
    title: Signal<String>,
    /// Why, or what to do.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph/>
            <b>{move || title.get()}</b>
            <p><super::PlainText text/></p>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}

/// The shapes of rows that are being read; a status line elsewhere says what is read.
#[component]
pub fn SkeletonRows(
    /// How many.
    #[prop(default = 8)]
    count: u32,
) -> impl IntoView {
    let row = |_| {
        view! {
            <div class="item">
                <div class="row">
                    <span></span>
                    <span class="tile skel"></span>
                    <div class="who"><div class="skel w-m"></div><div class="skel thin w-l"></div></div>
                    <div class="risk"><div class="skel w-s"></div></div>
                    <div class="skel seg five"></div>
                </div>
            </div>
        }
    };
    view! { <div class="skeleton" aria-hidden="true">{(0..count).map(row).collect_view()}</div> }
}
