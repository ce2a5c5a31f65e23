//! A message that stands in its place until it no longer holds.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What kind of message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerTone {
    /// Good to know.
    #[default]
    Info,
    /// In order.
    Ok,
    /// To look at.
    Warn,
    /// Wrong.
    Error,
}

impl BannerTone {
    /// The class names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "banner info",
            Self::Ok => "banner ok",
            Self::Warn => "banner warn",
            Self::Error => "banner error",
        }
    }

    /// The icon that goes with it.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Information,
            Self::Ok => Glyph::Check,
            Self::Warn => Glyph::Warning,
            Self::Error => Glyph::Error,
        }
    }
}

/// A banner.
#[component]
pub fn Banner(
    /// What kind of message.
    #[prop(optional)]
    tone: BannerTone,
    /// What it says, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// The rest, in a sentence or two.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Another icon.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
    /// Over the whole width of the page, under the app bar.
    #[prop(optional)]
    page: bool,
    /// The role: `status` where it appears while the person works, `alert` where it cannot wait.
    #[prop(optional, into)]
    role: Option<&'static str>,
) -> impl IntoView {
    let glyph = glyph.unwrap_or_else(|| tone.glyph());
    view! {
        <div class=format!("{}{}", tone.as_str(), if page { " pagebar" } else { "" }) role=role>
            <Icon glyph/>
            <div>
                <b>{move || title.get()}</b>
                {move || (!text.with(String::is_empty)).then(|| view! { <p><super::PlainText text/></p> })}
            </div>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}
