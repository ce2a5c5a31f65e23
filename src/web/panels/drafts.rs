//! The list of drafts on the start screen.

use crate::core::text::{plural, visible};
use crate::web::platform::time;
use crate::web::state::{Card, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The drafts of this browser, latest first; nothing when there are none.
#[component]
pub fn DraftList() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let cards = workspace.cards();
    view! {
        <Show when=move || !cards.read().is_empty()>
            <section class="drafts" aria-labelledby="drafts-t">
                <h2 id="drafts-t">"Your drafts"</h2>
                <ul role="list" class="card">
                    <For each=move || cards.get() key=|card| (card.id.clone(), card.saved_at.clone()) let:card>
                        <DraftCard card />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// One draft with a way to open and to remove it.
#[component]
fn DraftCard(
    /// What the list knows about it.
    card: Card,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let about = if card.saved_at.is_empty() {
        "What the list knows about this draft is damaged. Open it to see what it holds.".to_owned()
    } else {
        format!(
            "{}, {} decided. Edited {}.",
            plural(card.tools, "tool", "tools"),
            card.decided,
            time::ago(&card.saved_at)
        )
    };
    let title = visible(&card.title).into_owned();
    let open_id = card.id.clone();
    let open = move |_| workspace.open_saved(open_id.clone());
    let discard_id = card.id;
    let discard = move |_| workspace.discard(discard_id.clone());
    view! {
        <li>
            <span class="tile" aria-hidden="true"><Icon glyph=Glyph::Clock /></span>
            <div><b>{title.clone()}</b><p>{about}</p></div>
            <div class="acts">
                <button type="button" class="btn ghost" aria-label=format!("Remove the draft {title}") on:click=discard>
                    "Remove"
                </button>
                <button type="button" class="btn" aria-label=format!("Open the draft {title}") on:click=open>
                    "Open"
                </button>
            </div>
        </li>
    }
}
