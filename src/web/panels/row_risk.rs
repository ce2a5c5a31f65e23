//! What a row says about risk: the tile, the category with its severity, who says so, and what marks the tool.

use crate::web::state::{By, Mark, Risk, RowId, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::severity::SeverityMark;
use crate::web::ui::tile::Tile;
use leptos::prelude::*;

/// The tile with the category's icon.
#[component]
pub fn RowTile(
    /// Which row.
    row: RowId,
) -> impl IntoView {
    let risk = Workspace::expect_context().risk_of(row);
    let category = Signal::derive(move || risk.get().map(|risk| risk.class.category));
    view! { <Tile category or=Glyph::Unclear /> }
}

/// Category and severity beside the name.
#[component]
pub fn Badge(
    /// Which row.
    row: RowId,
) -> impl IntoView {
    let risk = Workspace::expect_context().risk_of(row);
    view! {
        <div class="risk" data-cat=move || risk.get().map(|risk| risk.class.category.word())>
            {move || words(risk.get())}
            {move || risk.get().and_then(|risk| by(risk.by)).map(|by| view! { <span class="by">{by}</span> })}
        </div>
    }
}

/// The same beneath the name, where a row is narrow.
#[component]
pub fn NarrowRisk(
    /// Which row.
    row: RowId,
) -> impl IntoView {
    let risk = Workspace::expect_context().risk_of(row);
    view! {
        <p class="m-risk" data-cat=move || risk.get().map(|risk| risk.class.category.word())>
            {move || words(risk.get())}
            {move || risk.get().and_then(|risk| by(risk.by)).map(|by| view! { <span class="by">{by}</span> })}
        </p>
    }
}

fn words(risk: Option<Risk>) -> AnyView {
    let Some(risk) = risk else {
        return view! { <span class="by">"Unknown"</span> }.into_any();
    };
    let severity = Signal::stored(risk.class.severity);
    view! {
        <span class="cat">{risk.class.category.label()}</span>
        <SeverityMark severity />
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
    /// Which row.
    row: RowId,
) -> impl IntoView {
    let risk = Workspace::expect_context().risk_of(row);
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
