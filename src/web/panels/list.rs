//! The list of tools.

use super::row::ToolRow;
use crate::core::text::{self, plural};
use crate::web::state::{DecisionFilter, RiskFilter, RowId, Sort, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::virtual_list::VirtualList;
use leptos::prelude::*;

/// The list with its head.
#[component]
pub fn ToolList() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let (visible, catalogue) = (workspace.visible(), workspace.catalogue());
    let numbers = Memo::new(move |_| {
        visible
            .read()
            .iter()
            .map(|id| id.number())
            .collect::<Vec<_>>()
    });
    let open = Memo::new(move |_| state.open.get().map(RowId::number));
    let render = move |number: u32| match workspace.row(RowId::new(number)) {
        Some(row) => view! { <ToolRow row /> }.into_any(),
        None => ().into_any(),
    };
    let name = move |number: u32| {
        workspace
            .row(RowId::new(number))
            .map_or_else(String::new, |row| row.label().to_owned())
    };
    let version = Memo::new(move |before: Option<&u32>| {
        catalogue.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let is_empty = Memo::new(move |_| visible.read().is_empty());
    view! {
        <div class="list">
            <Head />
            // With another catalogue the numbers mean other rows, so the list is made anew.
            <For each=move || [version.get()] key=|version| *version let:_version>
                <VirtualList
                    rows=numbers
                    open=open
                    label=Signal::stored("Tools".to_owned())
                    handle=state.list
                    render=Callback::new(render)
                    name=Callback::new(name)
                />
            </For>
            <Show when=move || is_empty.get()>
                <Nothing />
            </Show>
            <div class="list-foot" aria-hidden="true">
                <span><kbd>"J"</kbd><kbd>"K"</kbd>" move"</span>
                <span><kbd>"1"</kbd>" to "<kbd>"5"</kbd>" decide"</span>
                <span><kbd>"Enter"</kbd>" open"</span>
                <span><kbd>"X"</kbd>" select"</span>
                <span><kbd>"/"</kbd>" search"</span>
                <span><kbd>"?"</kbd>" all shortcuts"</span>
            </div>
        </div>
    }
}

/// The box that selects all tools in the list, and what stands in each column.
#[component]
fn Head() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let (visible, rows) = (workspace.visible(), workspace.rows());
    let all = Memo::new(move |_| {
        let (visible, selected) = (visible.read(), state.selected.read());
        !visible.is_empty() && visible.iter().all(|id| selected.contains(id))
    });
    let some = Memo::new(move |_| {
        let selected = state.selected.read();
        visible.read().iter().any(|id| selected.contains(id))
    });
    let toggle = move |_| {
        let visible = visible.get_untracked();
        let select = !all.get_untracked();
        state.selected.update(|selected| {
            for id in visible {
                if select {
                    selected.insert(id);
                } else {
                    selected.remove(&id);
                }
            }
        });
    };
    let count = move || {
        let (shown, total) = (visible.read().len(), rows.read().all().len());
        if shown == total {
            "Tool".to_owned()
        } else {
            format!("{shown} of {}", plural(total as u64, "tool", "tools"))
        }
    };
    view! {
        <div class="list-head">
            <label class="check-hit">
                <input
                    class="check"
                    type="checkbox"
                    aria-label=move || format!("Select all {} tools in the list", visible.read().len())
                    prop:checked=all
                    prop:indeterminate=move || some.get() && !all.get()
                    on:change=toggle
                />
            </label>
            <span class="h-tool" role="status">{count}</span>
            <span class="h-risk"><SortByRisk /></span>
            <span class="h-dec"><span>"Decision"</span><span class="rec-key">"recommended"</span></span>
        </div>
    }
}

/// The head of the risk column, which sorts the list by it and back.
#[component]
fn SortByRisk() -> impl IntoView {
    let sort = View::expect_context().sort;
    let by_risk = move || sort.get() == Sort::Risk;
    let turn = move |_| {
        sort.update(|sort| {
            *sort = match sort {
                Sort::Catalogue => Sort::Risk,
                Sort::Risk => Sort::Catalogue,
            };
        });
    };
    let title = move || {
        if by_risk() {
            "Back to the catalogue's order"
        } else {
            "The riskiest first"
        }
    };
    view! {
        <button type="button" title=title aria-pressed=move || by_risk().to_string() on:click=turn>
            <span class="sr">"Sort by "</span>
            "Risk"
            <Show when=by_risk>
                <Icon glyph=Glyph::Lower small=true />
            </Show>
        </button>
    }
}

/// No tool passes the search and the filter, or there is none.
#[component]
fn Nothing() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let none_at_all = move || workspace.rows().read().all().is_empty();
    let is_filtered = move || {
        state.decision.get() != DecisionFilter::Any || state.risk.get() != RiskFilter::default()
    };
    let why = move || {
        let search = state.search.get();
        match (none_at_all(), search.is_empty()) {
            (true, _) => "The list of this server is empty, or none is loaded.".to_owned(),
            (false, false) if is_filtered() => format!(
                "Nothing that passes the filter matches “{}”.",
                text::visible(&search)
            ),
            (false, false) => format!(
                "Nothing in this catalogue matches “{}”.",
                text::visible(&search)
            ),
            (false, true) => "Nothing in this catalogue matches this filter.".to_owned(),
        }
    };
    view! {
        <div class="empty">
            <Icon glyph=Glyph::Search />
            <b>{move || if none_at_all() { "No tools" } else { "No tools match" }}</b>
            <p>{why}</p>
            <Show when=move || !none_at_all()>
                <button type="button" class="btn sm" on:click=move |_| state.clear_filters()>"Clear the filters"</button>
            </Show>
        </div>
    }
}
