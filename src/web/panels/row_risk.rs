//! What a row says about risk: the tile, the category with its severity, who says so, and what marks the tool.

use crate::web::state::{By, Mark, Risk};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::severity::SeverityMark;
use crate::web::ui::tile::Tile;
use leptos::prelude::*;

/// The tile with the category's icon.
#[component]
pub fn RowTile(
    /// What is known about the row's tool.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    let category = Signal::derive(move || risk.get().map(|risk| risk.class.category));
    view! { <Tile category or=Glyph::Unclear /> }
}

/// Category and severity beside the name.
#[component]
pub fn Badge(
    /// What is known about the row's tool.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    move || {
        let risk = risk.get();
        view! { <div class="risk" data-cat=risk.map(|risk| risk.class.category.word())>{words(risk)}</div> }
    }
}

/// The same beneath the name, where a row is narrow.
#[component]
pub fn NarrowRisk(
    /// What is known about the row's tool.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    move || {
        let risk = risk.get();
        view! { <p class="m-risk" data-cat=risk.map(|risk| risk.class.category.word())>{words(risk)}</p> }
    }
}

fn words(risk: Option<Risk>) -> AnyView {
    let Some(risk) = risk else {
        return view! { <span class="by">"Unknown"</span> }.into_any();
    };
    view! {
        <span class="cat">{risk.class.category.label()}</span>
        <SeverityMark severity=risk.class.severity />
        {by(risk.by).map(|by| view! { <span class="by">{by}</span> })}
    }
    .into_any()
}

/// Who says so, where it is not the estimate.
pub const fn by(by: By) -> Option<&'static str> {
    match by {
        By::Estimate => None,
        By::Catalogue => Some("from the catalogue"),
        By::Person => Some("by you"),
    }
}

/// Tags for what a person should look at.
#[component]
pub fn Marks(
    /// What is known about the row's tool.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    let has = move |mark| Memo::new(move |_| risk.get().is_some_and(|risk| risk.has(mark)));
    let (contradiction, suspicious) = (has(Mark::Contradiction), has(Mark::Suspicious));
    view! {
        <Show when=move || suspicious.get()>
            <span class="tag error"><Icon glyph=Glyph::Warning />"Suspicious text"</span>
        </Show>
        <Show when=move || contradiction.get()>
            <span class="tag warn"><Icon glyph=Glyph::Changes />"Contradiction"</span>
        </Show>
    }
}
