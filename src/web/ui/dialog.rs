//! Modal dialogs: the browser's own, so that the focus stays inside, Esc closes, and the focus goes back afterwards.

use super::button::{ButtonSize, IconButton};
use super::icon::{Glyph, Icon};
use crate::web::platform::dom;
use leptos::{html, prelude::*};

/// What a dialog is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogKind {
    /// Shows or asks something; closes by Esc, by its button, or by a click beside it.
    #[default]
    Usual,
    /// The same, narrower.
    Narrow,
    /// Must be answered: a click beside it does not close it.
    Alert,
}

/// A modal dialog. Its content is in the page only while it is open. Opening focuses the element with `autofocus`,
/// else the first that takes the focus.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// It was closed by Esc, by its button or by a click beside it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The title, which is its name.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
    /// The buttons at its foot.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What it is for.
    #[prop(optional)]
    kind: DialogKind,
    /// Id of the element that gets the focus afterwards, where the one that had it may be gone by then.
    #[prop(optional, into)]
    then_focus: Option<String>,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = super::unique_id("dialog");
    show_while(open, node, then_focus);
    let close = move || {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    // Inside the dialog its content is the target; beside it, on the backdrop, the dialog itself.
    let beside = move |event: leptos::ev::MouseEvent| {
        if kind != DialogKind::Alert && event.target() == event.current_target() {
            close();
        }
    };
    let content = {
        let title_id = title_id.clone();
        move || {
            let foot = foot
                .clone()
                .map(|foot| view! { <div class="dlg-f">{foot.run()}</div> });
            view! {
                <div class="dlg-h">
                    {(kind == DialogKind::Alert).then(|| view! { <Icon glyph=Glyph::Error/> })}
                    <h2 id=title_id.clone()>{move || title.get()}</h2>
                    {(kind != DialogKind::Alert)
                        .then(|| view! { <IconButton glyph=Glyph::Close label="Close" size=ButtonSize::Small on_click=move |()| close()/> })}
                </div>
                <div class="dlg-b">{children()}</div>
                {foot}
            }
        }
    };
    view! {
        <dialog
            node_ref=node
            class=if kind == DialogKind::Narrow { "narrow" } else { "" }
            role=(kind == DialogKind::Alert).then_some("alertdialog")
            aria-labelledby=title_id
            on:close=move |_| close()
            on:click=beside
        >
            <Show when=move || open.get()>{content.clone()()}</Show>
        </dialog>
    }
}

/// Opens and closes the dialog with the signal. Opening waits a frame, so that what is to get the focus is there.
fn show_while(open: Signal<bool>, node: NodeRef<html::Dialog>, then_focus: Option<String>) {
    Effect::new(move |_| {
        let (Some(dialog), wanted) = (node.get(), open.get()) else {
            return;
        };
        if wanted && !dialog.open() {
            request_animation_frame(move || {
                if dialog.is_connected() && !dialog.open() && open.try_get_untracked() == Some(true)
                {
                    // Refused only for a dialog that is open or out of the page, which was just asked.
                    drop(dialog.show_modal());
                }
            });
        } else if !wanted && dialog.open() {
            dialog.close();
            if let Some(id) = &then_focus {
                dom::focus(id);
            }
        }
    });
}
