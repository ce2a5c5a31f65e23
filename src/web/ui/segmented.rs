//! One of n, side by side: what the five-way decision of a tool shows, and the posture.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What a person decides for a tool, strict to open.
pub use crate::core::policy::Decision as Choice;

impl Choice {
    /// The name in attributes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Deny => "deny",
            Self::Approve => "approve",
            Self::Limit => "limit",
            Self::Allow => "allow",
        }
    }

    /// The choice with this name in attributes.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == name)
    }

    /// The icon.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Hide => Glyph::Hide,
            Self::Deny => Glyph::Deny,
            Self::Approve => Glyph::Approve,
            Self::Limit => Glyph::Limit,
            Self::Allow => Glyph::Allow,
        }
    }

    /// What the gateway does with a call.
    pub const fn means(self) -> &'static str {
        match self {
            Self::Hide => "The agent does not see the tool; a call is denied",
            Self::Deny => "The agent sees the tool; every call is denied with a reason",
            Self::Approve => "Denied with a note: the gateway denies, a person must act elsewhere",
            Self::Limit => "Calls go through up to a number per minute, hour or day",
            Self::Allow => "Every call goes through",
        }
    }
}

/// What happens to tools that the policy does not list.
#[component]
pub fn PostureControl(
    /// Whether they are allowed.
    #[prop(into)]
    allowed: Signal<bool>,
    /// A side is chosen: true for Allow.
    #[prop(into)]
    on_choose: Callback<bool>,
    /// Id of the heading that names the group.
    #[prop(into)]
    labelled_by: String,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let again = RwSignal::new(());
    let choose = move |side| {
        on_choose.run(side);
        again.set(());
    };
    let options = [(Choice::Deny, false), (Choice::Allow, true)].map(|(choice, side)| {
        view! {
            <label class="seg-o" data-p=choice.as_str()>
                <input
                    type="radio"
                    id=format!("posture-{}", choice.as_str())
                    name="posture"
                    value=choice.as_str()
                    prop:checked=move || {
                        again.track();
                        allowed.get() == side
                    }
                    on:change=move |_| choose(side)
                />
                <Icon glyph=choice.glyph()/>
                <span>{choice.word()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="seg" role="radiogroup" aria-labelledby=labelled_by disabled=move || disabled.get()>
            {options.into_iter().collect_view()}
        </fieldset>
    }
}
