//! What a tool does to the world: an icon on a tint. The word stands beside it.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What a tool does to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// Only returns information.
    Read,
    /// Creates or changes data in a recoverable way.
    Write,
    /// Runs what it is given.
    Execute,
    /// Removes or overwrites for good.
    Destructive,
    /// Moves money.
    Financial,
    /// Too little is known.
    Unclear,
}

impl Category {
    /// All, in the order of the filters.
    pub const ALL: [Self; 6] = [
        Self::Read,
        Self::Write,
        Self::Execute,
        Self::Destructive,
        Self::Financial,
        Self::Unclear,
    ];

    /// The name in attributes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Execute => "execute",
            Self::Destructive => "destructive",
            Self::Financial => "financial",
            Self::Unclear => "unclear",
        }
    }

    /// The word on screen.
    pub const fn word(self) -> &'static str {
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
    view! {
        <span class="tile" aria-hidden="true" data-cat=move || category.get().map(Category::as_str)>
            {move || {
                let glyph = category.get().map_or(or, Category::glyph);
                view! { <Icon glyph/> }
            }}
        </span>
    }
}
