//! A short word beside a name: what is special here. Never the only carrier of what it says.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The hue of a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Grey.
    #[default]
    Neutral,
    /// Accent: new, selected.
    Info,
    /// Green: in order.
    Ok,
    /// Amber.
    Warn,
    /// Red.
    Error,
    /// Magenta: too permissive.
    Security,
    /// Outlined: follows the default.
    Follows,
}

impl Tone {
    /// The class name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "tag",
            Self::Info => "tag info",
            Self::Ok => "tag ok",
            Self::Warn => "tag warn",
            Self::Error => "tag error",
            Self::Security => "tag security",
            Self::Follows => "tag follows",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// The hue.
    #[prop(optional)]
    tone: Tone,
    /// An icon before the words; a tag with one shrinks to it where there is no room.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// A longer text for the pointer.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    view! {
        <span class=tone.as_str() title=title>
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            {move || text.get()}
        </span>
    }
}
