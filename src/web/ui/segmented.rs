//! One of n, side by side: the five-way decision of a tool, and the posture.

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

/// The five-way decision: native radios, so arrow keys work, and the group is one tab stop.
#[component]
pub fn DecisionControl(
    /// What the ids and the radios' name are made of; differs from row to row.
    row: u32,
    /// Name of the group: "Decision for read_file".
    #[prop(into)]
    label: Signal<String>,
    /// The decision; none when the tool follows the default.
    #[prop(into)]
    value: Signal<Option<Choice>>,
    /// The recommended one, outlined while it is not chosen.
    #[prop(optional, into)]
    recommended: Signal<Option<Choice>>,
    /// The second line of a chosen Limit: "10/min". Read as its description, not as its name.
    #[prop(optional, into)]
    sub: Signal<Option<String>>,
    /// A decision is chosen.
    #[prop(into)]
    on_choose: Callback<Choice>,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What the ids begin with, where two controls of one row are on the page.
    #[prop(default = "r")]
    prefix: &'static str,
) -> impl IntoView {
    // A choice that is refused leaves the value as it is, so nothing would put the radios back.
    let again = RwSignal::new(());
    let choose = move |choice| {
        on_choose.run(choice);
        again.set(());
    };
    let value = Memo::new(move |_| value.get());
    let options = Choice::ALL.map(|choice| {
        let is_recommended = move || recommended.get() == Some(choice);
        let title = move || {
            if is_recommended() { format!("{} (recommended)", choice.means()) } else { choice.means().to_owned() }
        };
        let id = format!("{prefix}{row}-{}", choice.as_str());
        // Only a limit has a number to say. Every row of a list has these options, so none has an effect that it does not need.
        let number = (choice == Choice::Limit).then(|| Memo::new(move |_| sub.get().filter(|_| value.get() == Some(choice))));
        let number_id = format!("{id}-n");
        let described_by = number.map(|number| {
            let number_id = number_id.clone();
            move || number.read().is_some().then(|| number_id.clone())
        });
        let number = number.map(|number| {
            move || number.get().map(|number| view! { <small id=number_id.clone()>{number}</small> })
        });
        view! {
            <label class="seg-o" data-d=choice.as_str() data-rec=move || is_recommended().then_some("") title=title>
                <input
                    type="radio"
                    id=id
                    name=format!("{prefix}{row}")
                    value=choice.as_str()
                    aria-label=choice.word()
                    aria-describedby=described_by
                    prop:checked=move || {
                        again.track();
                        value.get() == Some(choice)
                    }
                    on:change=move |_| choose(choice)
                />
                <Icon glyph=choice.glyph()/>
                <span class="seg-t">
                    <span>{choice.word()}</span>
                    {number}
                </span>
            </label>
        }
    });
    view! {
        <fieldset
            class="seg five"
            role="radiogroup"
            aria-label=move || label.get()
            data-none=move || value.with(Option::is_none).then_some("")
            disabled=move || disabled.get()
        >
            {options.into_iter().collect_view()}
        </fieldset>
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
