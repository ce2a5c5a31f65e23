//! Buttons. A button that cannot be used now stays focusable and says why.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Outlined: the usual one.
    #[default]
    Plain,
    /// Ink: the one action that the screen is for.
    Primary,
    /// No outline until it is pointed at.
    Ghost,
    /// Outlined, in the hue of a denial: removes something.
    Danger,
}

impl ButtonKind {
    /// The class name; empty for the usual button.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Primary => " primary",
            Self::Ghost => " ghost",
            Self::Danger => " danger",
        }
    }
}

/// How tall a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 32 px.
    #[default]
    Medium,
    /// 28 px.
    Small,
    /// 40 px.
    Large,
}

impl ButtonSize {
    /// The class name; empty for the middle size.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Medium => "",
            Self::Small => " sm",
            Self::Large => " lg",
        }
    }
}

/// Where the reason of a disabled button stands, and what refers to it.
#[derive(Clone, Copy)]
struct Reason {
    why_not: Signal<Option<String>>,
    id: u32,
}

impl Reason {
    fn new(why_not: Signal<Option<String>>) -> Self {
        Self {
            why_not,
            id: super::unique_number(),
        }
    }

    fn stands(self) -> bool {
        self.why_not.with(Option::is_some)
    }

    fn element(self) -> String {
        format!("why-{}", self.id)
    }

    fn disabled(self) -> Option<&'static str> {
        self.stands().then_some("true")
    }

    fn described_by(self) -> Option<String> {
        self.stands().then(|| self.element())
    }

    /// The description, not a part of the name: it is read through the reference alone.
    fn text(self) -> impl IntoView {
        move || {
            self.why_not.get().map(
                |why| view! { <span class="why" aria-hidden="true" id=self.element()>{why}</span> },
            )
        }
    }
}

/// A button with a word.
#[component]
pub fn Button(
    /// The words.
    children: Children,
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Why it cannot be used now; nothing when it can. Shown when the button is pointed at or focused.
    #[prop(optional, into)]
    why_not: Signal<Option<String>>,
    /// A description for the pointer.
    #[prop(optional, into)]
    title: Option<String>,
    /// The element's id, where focus is sent to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let reason = Reason::new(why_not);
    let small = size == ButtonSize::Small;
    view! {
        <button
            type="button"
            id=id
            class=format!("btn{}{}", kind.as_str(), size.as_str())
            title=title
            autofocus=autofocus
            aria-disabled=move || reason.disabled()
            aria-describedby=move || reason.described_by()
            on:click=move |_| {
                if why_not.with_untracked(Option::is_none) {
                    on_click.run(());
                }
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph small/> })}
            {children()}
            {reason.text()}
        </button>
    }
}

/// A button with an icon alone; its name is for assistive technology and for the pointer.
#[component]
pub fn IconButton(
    /// The icon.
    glyph: Glyph,
    /// The name.
    #[prop(into)]
    label: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
    /// How much it stands out; a ghost unless told otherwise.
    #[prop(default = ButtonKind::Ghost)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Why it cannot be used now; nothing when it can.
    #[prop(optional, into)]
    why_not: Signal<Option<String>>,
    /// A further class, such as `back`.
    #[prop(optional)]
    class: &'static str,
    /// The keys that do the same, shown to the pointer after the name.
    #[prop(optional)]
    keys: &'static str,
    /// The element's id, where focus is sent to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let reason = Reason::new(why_not);
    let title = move || {
        if keys.is_empty() {
            label.get()
        } else {
            format!("{}  {keys}", label.get())
        }
    };
    view! {
        <button
            type="button"
            id=id
            class=format!("btn icon{}{} {class}", kind.as_str(), size.as_str())
            aria-label=move || label.get()
            title=title
            aria-disabled=move || reason.disabled()
            aria-describedby=move || reason.described_by()
            on:click=move |_| {
                if why_not.with_untracked(Option::is_none) {
                    on_click.run(());
                }
            }
        >
            <Icon glyph small=size == ButtonSize::Small/>
            {reason.text()}
        </button>
    }
}
