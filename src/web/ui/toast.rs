//! Short notices at the foot of the page. What they say is also spoken by the caller's live region.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells notices apart.
    pub id: u32,
    /// What happened.
    pub text: String,
    /// Whether something failed: it stands out and is announced at once.
    pub failed: bool,
    /// The word on its button, such as "Undo".
    pub action: Option<&'static str>,
}

/// The notices that stand now.
#[component]
pub fn Toasts(
    /// The notices, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// A notice's button is pressed.
    #[prop(into)]
    on_action: Callback<u32>,
    /// A notice is closed.
    #[prop(into)]
    on_close: Callback<u32>,
) -> impl IntoView {
    let draw = move |toast: Toast| {
        let Toast {
            id,
            text,
            failed,
            action,
        } = toast;
        let action = action
            .map(|word| view! { <button type="button" on:click=move |_| on_action.run(id)>{word}</button> });
        view! {
            <div class=if failed { "toast bad" } else { "toast" } role=failed.then_some("alert")>
                {failed.then(|| view! { <Icon glyph=Glyph::Warning/> })}
                <span>{super::plain_text::runs(&text)}</span>
                {action}
                <button type="button" class="x" aria-label="Close this notice" on:click=move |_| on_close.run(id)>
                    <Icon glyph=Glyph::Close small=true/>
                </button>
            </div>
        }
    };
    view! {
        <div class="toasts">
            <For each=move || toasts.get() key=|toast| toast.id children=draw/>
        </div>
    }
}
