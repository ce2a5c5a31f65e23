//! Finding tools, and deciding for several at once.

use super::presets::PresetMenu;
use super::risk_chips::RiskChips;
use crate::core::policy::Decision;
use crate::web::state::{DecisionFilter, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The search and the filter, or the bar for the selected tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    let view_state = View::expect_context();
    let selecting = Memo::new(move |_| !view_state.selected.read().is_empty());
    view! {
        <div class="toolbar" role="group" aria-label="Find and filter tools">
            <Show when=move || selecting.get() fallback=|| view! { <Find /> }>
                <Bulk />
            </Show>
            <RiskChips />
        </div>
    }
}

/// The search box and the filter by decision.
#[component]
fn Find() -> impl IntoView {
    let state = View::expect_context();
    let choose = move |word: String| {
        state.decision.set(match word.as_str() {
            "any" => DecisionFilter::Any,
            "none" => DecisionFilter::Undecided,
            word => Decision::ALL
                .into_iter()
                .find(|decision| decision.word() == word)
                .map_or(DecisionFilter::Any, DecisionFilter::Is),
        });
    };
    let chosen = move || match state.decision.get() {
        DecisionFilter::Any => "any",
        DecisionFilter::Undecided => "none",
        DecisionFilter::Is(decision) => decision.word(),
    };
    view! {
        <div class="search">
            <label class="sr" for="q">"Search tools"</label>
            <Icon glyph=Glyph::Search />
            <input
                class="input"
                id="q"
                type="search"
                placeholder="Search tools"
                autocomplete="off"
                spellcheck="false"
                bind:value=state.search
            />
            <kbd aria-hidden="true" class="hide-m">"/"</kbd>
        </div>
        <label class="sr" for="f-dec">"Decision"</label>
        <select
            class="select plain"
            id="f-dec"
            prop:value=chosen
            on:change:target=move |event| choose(event.target().value())
        >
            <option value="any">"Any decision"</option>
            {Decision::ALL.map(|d| view! { <option value=d.word()>{d.word()}</option> }).collect_view()}
            <option value="none">"Follows the default"</option>
        </select>
        <PresetMenu />
    }
}

/// What to decide for the selected tools.
#[component]
fn Bulk() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let visible = workspace.visible();
    let says = move || {
        let selected = state.selected.read();
        let shown = visible
            .read()
            .iter()
            .filter(|id| selected.contains(id))
            .count();
        let count = selected.len();
        let hidden = count - shown;
        if hidden > 0 {
            return format!("{count} selected, {hidden} of them not shown");
        }
        format!("{count} selected")
    };
    let disabled = move || !workspace.can_edit().get();
    view! {
        <div class="bulk" role="group" aria-label="Change the selected tools">
            <span class="nowrap" role="status">{says}</span>
            <span class="grow"></span>
            {Decision::ALL
                .map(|decision| {
                    view! {
                        <button
                            type="button"
                            class="act"
                            disabled=disabled
                            on:click=move |_| workspace.decide_selected(Some(decision))
                        >
                            <Icon glyph=decision.glyph() />
                            {decision.word()}
                        </button>
                    }
                })
                .collect_view()}
            <button
                type="button"
                class="act"
                disabled=disabled
                on:click=move |_| workspace.decide_selected(None)
            >
                <Icon glyph=Glyph::Undecided />
                "Follow the default"
            </button>
            <PresetMenu small=true />
            <button
                type="button"
                class="act"
                aria-label="Clear the selection"
                on:click=move |_| state.selected.update(std::collections::BTreeSet::clear)
            >
                <Icon glyph=Glyph::Close />
            </button>
        </div>
    }
}
