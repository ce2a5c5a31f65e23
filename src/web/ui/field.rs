//! Fields: a label, something to fill in, and what is wrong with it.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What kind of text a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// One line of code: monospaced.
    Code,
    /// Digits; the text stays as typed.
    Number,
    /// A search, with its icon.
    Search,
    /// An address.
    Url,
    /// Several lines.
    Area,
    /// Several lines of code.
    CodeArea,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Url => "url",
            _ => "text",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            _ => None,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Code => "input mono",
            Self::Area => "area",
            Self::CodeArea => "area mono",
            _ => "input",
        }
    }

    const fn is_code(self) -> bool {
        !matches!(self, Self::Line | Self::Area)
    }
}

/// A text field. The text belongs to the caller: it is shown as given, wrong or not.
#[component]
pub fn TextField(
    /// The label, which is the field's name.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// The text after each keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// The field is left or Enter is pressed: the end of one visit.
    #[prop(optional, into)]
    on_commit: Option<Callback<()>>,
    /// What is wrong with the text, read with the field.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Help below the field, read with it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What kind of text.
    #[prop(optional)]
    kind: FieldKind,
    /// An example, in place of a text.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The id; made up when absent.
    #[prop(optional, into)]
    id: Option<String>,
    /// The label is for assistive technology only.
    #[prop(optional)]
    bare: bool,
    /// 28 px instead of 32.
    #[prop(optional)]
    small: bool,
    /// A further class, such as a width.
    #[prop(optional)]
    class: &'static str,
    /// Cannot be changed; can be read and copied.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Rows of an area.
    #[prop(default = 2)]
    rows: u32,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| super::unique_id("field"));
    let error_id = format!("{id}-error");
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let described_by = {
        let (error_id, hint_id) = (error_id.clone(), hint_id.clone());
        move || {
            let error = error.with(Option::is_some).then(|| error_id.clone());
            let ids: Vec<String> = error.into_iter().chain(hint_id.clone()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || error.with(Option::is_some).then_some("true");
    let name = format!("{}{} {class}", kind.class(), if small { " sm" } else { "" });
    let spelling = if kind.is_code() { "false" } else { "true" };
    let committed = move || {
        if let Some(on_commit) = on_commit {
            on_commit.run(());
        }
    };
    let control = if matches!(kind, FieldKind::Area | FieldKind::CodeArea) {
        view! {
            <textarea
                id=id.clone()
                class=name
                rows=rows
                placeholder=placeholder
                spellcheck=spelling
                aria-invalid=invalid
                aria-describedby=described_by
                readonly=move || read_only.get()
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
                on:change=move |_| committed()
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                class=name
                type=kind.input_type()
                inputmode=kind.input_mode()
                placeholder=placeholder.unwrap_or_else(|| " ".to_owned())
                autocomplete="off"
                spellcheck=spelling
                aria-invalid=invalid
                aria-describedby=described_by
                readonly=move || read_only.get()
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
                on:change=move |_| committed()
            />
        }
        .into_any()
    };
    let search = kind == FieldKind::Search;
    view! {
        <div class=if search { "search" } else { "field" }>
            <label for=id class:sr=bare>{move || label.get()}</label>
            {search.then(|| view! { <Icon glyph=Glyph::Search/> })}
            {control}
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <FieldError error id=error_id/>
        </div>
    }
}

/// What is wrong with a field.
#[component]
fn FieldError(error: Signal<Option<String>>, id: String) -> impl IntoView {
    move || {
        error.get().map(|error| {
            view! {
                <p class="err" id=id.clone()>
                    <Icon glyph=Glyph::Error small=true/>
                    <span>{super::plain_text::runs(&error)}</span>
                </p>
            }
        })
    }
}

/// One of several values.
#[component]
pub fn SelectField(
    /// The label, which is the field's name.
    #[prop(into)]
    label: Signal<String>,
    /// Values and the words for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// A value is chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The id; made up when absent.
    #[prop(optional, into)]
    id: Option<String>,
    /// The label is for assistive technology only.
    #[prop(optional)]
    bare: bool,
    /// Further classes: `sm`, `quiet`, `plain`, a width.
    #[prop(optional)]
    class: &'static str,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| super::unique_id("field"));
    let option = move |(key, word): (String, String)| {
        let this = key.clone();
        view! { <option value=key prop:selected=move || value.with(|value| *value == this)>{word}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone() class:sr=bare>{move || label.get()}</label>
            <select
                id=id
                class=format!("select {class}")
                disabled=move || disabled.get()
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// A box to tick, with its word beside it or for assistive technology alone.
#[component]
pub fn Check(
    /// The word, which is the box's name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Whether it stands for several of which only some are ticked.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// It is ticked or unticked.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// The word is for assistive technology only.
    #[prop(optional)]
    bare: bool,
    /// The id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let name = move || bare.then(|| label.get());
    view! {
        <label class=if bare { "check-hit" } else { "switch" }>
            <input
                type="checkbox"
                class="check"
                id=id
                aria-label=name
                prop:checked=move || checked.get()
                prop:indeterminate=move || mixed.get() && !checked.get()
                on:change:target=move |event| on_toggle.run(event.target().checked())
            />
            {(!bare).then(|| view! { <span>{move || label.get()}</span> })}
        </label>
    }
}
