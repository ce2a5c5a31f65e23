//! What a row says about risk: the tile, the category with its severity, and who says so.

use crate::web::state::{By, Risk};
use crate::web::ui::icon::Glyph;
use crate::web::ui::severity;
use crate::web::ui::tile::Tile;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

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
    move || InertElement::new(markup("div", "risk", risk.get()))
}

/// The same beneath the name, where a row is narrow.
#[component]
pub fn NarrowRisk(
    /// What is known about the row's tool.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    move || InertElement::new(markup("p", "m-risk", risk.get()))
}

/// The markup of what is known, of words of ours alone: the page parses each of the few there are once, and every row copies it.
fn markup(element: &str, class: &str, risk: Option<Risk>) -> String {
    let Some(risk) = risk else {
        return format!(
            r#"<{element} class="{class}"><span class="by">Unknown</span></{element}>"#
        );
    };
    let category = risk.class.category;
    let by = by(risk.by).map_or_else(String::new, |by| format!(r#"<span class="by">{by}</span>"#));
    format!(
        r#"<{element} class="{class}" data-cat="{}"><span class="cat">{}</span>{}{by}</{element}>"#,
        category.word(),
        category.label(),
        severity::markup(risk.class.severity)
    )
}

/// Who says so, where it is not the estimate.
pub const fn by(by: By) -> Option<&'static str> {
    match by {
        By::Estimate => None,
        By::Catalogue => Some("from the catalogue"),
        By::Person => Some("by you"),
    }
}
