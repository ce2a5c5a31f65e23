//! What a tool does to the world: an icon on a tint. The word stands beside it.

use super::icon::{self, Glyph};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What a tool does to the world.
pub use crate::core::risk::Category;

impl Category {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Execute => "Execute",
            Self::Destructive => "Destructive",
            Self::Financial => "Financial",
            Self::Unclear => "Unclear",
        }
    }

    /// The icon.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Read => Glyph::Read,
            Self::Write => Glyph::Write,
            Self::Execute => Glyph::Execute,
            Self::Destructive => Glyph::Destructive,
            Self::Financial => Glyph::Financial,
            Self::Unclear => Glyph::Unclear,
        }
    }
}

/// The icon of a category on its tint, for the eye alone. Without a category, a neutral tile with another icon.
#[component]
pub fn Tile(
    /// The category.
    #[prop(optional, into)]
    category: Signal<Option<Category>>,
    /// What to show where there is no category.
    #[prop(default = Glyph::Dot)]
    or: Glyph,
) -> impl IntoView {
    move || {
        let category = category.get();
        let of = category.map_or_else(String::new, |category| {
            format!(r#" data-cat="{}""#, category.word())
        });
        let icon = icon::markup(category.map_or(or, Category::glyph), "i");
        InertElement::new(format!(
            r#"<span class="tile" aria-hidden="true"{of}>{icon}</span>"#
        ))
    }
}
