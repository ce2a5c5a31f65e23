//! One of n, side by side: the five-way decision of a tool, and the posture.

use super::icon::{self, Glyph, Icon};
use crate::web::platform::radios::radios;
use leptos::tachys::html::InertElement;
use leptos::{html, prelude::*};

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
///
/// Every row of the list has one, so what is the same in all is copied as a whole, and one effect does the rest.
#[component]
pub fn DecisionControl(
    /// What the radios' name is made of; differs from row to row.
    row: u32,
    /// Name of the group: "Decision for read_file".
    label: String,
    /// The decision; none when the tool follows the default.
    #[prop(into)]
    value: Signal<Option<Choice>>,
    /// The recommended one, outlined while it is not chosen.
    #[prop(into)]
    recommended: Signal<Option<Choice>>,
    /// The second line of a chosen Limit: "10/min". Read as its description, not as its name.
    #[prop(into)]
    sub: Signal<Option<String>>,
    /// A decision is chosen.
    #[prop(into)]
    on_choose: Callback<Choice>,
    /// Whether nothing can be chosen now.
    #[prop(into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let group = NodeRef::<html::Fieldset>::new();
    // A choice that is refused leaves the value as it is, so nothing would put the radios back.
    let again = RwSignal::new(());
    let choose = move |event| {
        let word = event_target_value(&event);
        if let Some(choice) = Choice::ALL
            .into_iter()
            .find(|choice| choice.as_str() == word)
        {
            on_choose.run(choice);
            again.set(());
        }
    };
    let value = Memo::new(move |_| value.get());
    Effect::new(move |named: Option<()>| {
        again.track();
        let (value, recommended) = (value.get(), recommended.get());
        let Some(group) = group.get() else { return };
        for (radio, choice) in radios(&group).zip(Choice::ALL) {
            if named.is_none() {
                radio.set_name(&format!("r{row}"));
            }
            radio.set_checked(value == Some(choice));
            let is_recommended = recommended == Some(choice);
            let title = if is_recommended {
                format!("{} (recommended)", choice.means())
            } else {
                choice.means().to_owned()
            };
            radio.mark("data-rec", is_recommended, &title);
        }
    });
    view! {
        <fieldset
            node_ref=group
            class="seg five"
            role="radiogroup"
            aria-label=label
            data-none=move || value.with(Option::is_none).then_some("")
            disabled=move || disabled.get()
            on:change=choose
        >
            {Choice::ALL.map(|choice| match choice {
                Choice::Limit => view! { <LimitOption row value sub /> }.into_any(),
                choice => InertElement::new(option(choice)).into_any(),
            })}
        </fieldset>
    }
}

/// The markup of one option, of words of ours alone.
fn option(choice: Choice) -> String {
    let (word, name) = (choice.word(), choice.as_str());
    format!(
        r#"<label class="seg-o" data-d="{name}" title="{}"><input type="radio" value="{name}" aria-label="{word}">{}<span class="seg-t"><span>{word}</span></span></label>"#,
        choice.means(),
        icon::markup(choice.glyph(), "i"),
    )
}

/// The option that has a number to say.
#[component]
fn LimitOption(
    row: u32,
    value: Memo<Option<Choice>>,
    sub: Signal<Option<String>>,
) -> impl IntoView {
    let choice = Choice::Limit;
    let id = format!("r{row}-n");
    let number = Memo::new(move |_| sub.get().filter(|_| value.get() == Some(choice)));
    let described_by = {
        let id = id.clone();
        move || number.read().is_some().then(|| id.clone())
    };
    view! {
        <label class="seg-o" data-d=choice.as_str() title=choice.means()>
            <input type="radio" value=choice.as_str() aria-label=choice.word() aria-describedby=described_by />
            <Icon glyph=choice.glyph()/>
            <span class="seg-t">
                <span>{choice.word()}</span>
                {move || number.get().map(|number| view! { <small id=id.clone()>{number}</small> })}
            </span>
        </label>
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
