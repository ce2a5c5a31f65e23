//! The list of drafts on the start screen.

use super::newer::about;
use crate::core::text::visible;
use crate::web::platform::dom;
use crate::web::state::{Card, Exposed, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The drafts of this browser, latest first; nothing when there are none.
#[component]
pub fn DraftList() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let cards = workspace.cards();
    // The draft that is being removed, and its place in the list.
    let leaving = StoredValue::new(None::<(String, usize)>);
    let on_remove = Callback::new(move |id: String| {
        let at = cards.read_untracked().iter().position(|card| card.id == id);
        leaving.set_value(at.map(|at| (id, at)));
    });
    Effect::new(move |_| {
        let cards = cards.read();
        let Some((id, at)) = leaving.get_value() else {
            return;
        };
        if cards.iter().any(|card| card.id == id) {
            return;
        }
        leaving.set_value(None);
        let next = cards.get(at).or_else(|| cards.last());
        let next = next.map_or_else(|| "start-t".to_owned(), |card| open_button(&card.id));
        request_animation_frame(move || {
            if dom::is_focus_lost() {
                dom::focus(&next);
            }
        });
    });
    view! {
        <Show when=move || !cards.read().is_empty()>
            <section class="drafts" aria-labelledby="drafts-t">
                <h2 id="drafts-t">"Your drafts"</h2>
                <ul role="list" class="card">
                    <For each=move || cards.get() key=|card| (card.id.clone(), card.saved_at.clone()) let:card>
                        <DraftCard card on_remove />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// The id of the button that opens a draft. It gets the focus where the draft above it went: pressed once more by accident, it loses nothing.
fn open_button(draft: &str) -> String {
    format!("draft-{draft}")
}

/// One draft with a way to open and to remove it.
#[component]
fn DraftCard(
    /// What the list knows about it.
    card: Card,
    /// Called with its id before it is removed.
    on_remove: Callback<String>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let about = about(&card);
    let exposed = card.exposure.as_deref().map(exposed);
    let title = visible(&card.title).into_owned();
    let open_id = card.id.clone();
    let open = move |_| workspace.open_saved(open_id.clone());
    let open_button = open_button(&card.id);
    let discard_id = card.id;
    let discard = move |_| {
        on_remove.run(discard_id.clone());
        workspace.discard(discard_id.clone());
    };
    view! {
        <li>
            <span class="tile" aria-hidden="true"><Icon glyph=Glyph::Clock /></span>
            <div><b>{title.clone()}</b><p>{about}</p>{exposed}</div>
            <div class="acts">
                <button type="button" class="btn ghost" aria-label=format!("Remove the draft {title}") on:click=discard>
                    "Remove"
                </button>
                <button type="button" class="btn" id=open_button aria-label=format!("Open the draft {title}") on:click=open>
                    "Open"
                </button>
            </div>
        </li>
    }
}

/// What an agent can call by a draft, as the overview of the tools words it; the worst first.
fn exposed(rows: &[Exposed]) -> AnyView {
    let part = |word: &'static str, of: fn(&Exposed) -> u32| {
        let rows: Vec<Exposed> = rows.iter().filter(|row| of(row) > 0).copied().collect();
        (!rows.is_empty()).then(|| {
            let counts = rows
                .into_iter()
                .map(|row| {
                    view! {
                        <span class="cat" data-cat=row.category.word()>
                            <Icon glyph=row.category.glyph() small=true />
                            {of(&row)}" "{row.category.label()}
                        </span>
                    }
                })
                .collect_view();
            view! { <span class="exposed"><span>{word}</span>{counts}</span> }
        })
    };
    let (freely, bounded) = (
        part("Freely:", |row| row.freely),
        part("Within limits or conditions:", |row| row.bounded),
    );
    if freely.is_none() && bounded.is_none() {
        return view! { <p class="exposed">"An agent can call nothing."</p> }.into_any();
    }
    view! { <p class="expo-line"><span class="sr">"What an agent can call. "</span>{freely}{bounded}</p> }
        .into_any()
}
