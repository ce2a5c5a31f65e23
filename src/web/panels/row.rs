//! One row of the tool list.

use super::detail::Detail;
use super::row_marks::RowMarks;
use super::row_risk::{Badge, NarrowRisk, RowTile};
use crate::core::policy::Shown;
use crate::web::platform::dom;
use crate::web::state::{Risk, Row, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use crate::web::ui::segmented::DecisionControl;
use crate::web::words;
use leptos::prelude::*;
use std::sync::Arc;

/// One tool: what it is, and the decision about it. Its detail opens beneath.
#[component]
pub fn ToolRow(
    /// Which row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let id = row.id;
    let shown = workspace.shown_of(id);
    let risk = workspace.risk_of(id);
    let selected = Memo::new(move |_| state.selected.read().contains(&id));
    let open = Memo::new(move |_| state.open.get() == Some(id));
    let current = Memo::new(move |_| state.current.get() == Some(id));
    let name = row.label().to_owned();
    // Keys act on the row that has the focus, wherever in it the focus is.
    let focused = move |_| {
        if state.current.get_untracked() != Some(id) {
            state.current.set(Some(id));
        }
        workspace.enter(id);
    };
    let leave = move |event: leptos::ev::FocusEvent| {
        if !dom::stays_within(&event) {
            workspace.leave();
        }
    };
    let flag = |on: Memo<bool>| move || on.get().then_some("");
    view! {
        <div class="item" on:focusin=focused on:focusout=leave data-open=flag(open) data-current=flag(current) data-sel=flag(selected)>
            <div class="row">
                <label class="check-hit">
                    <input
                        class="check"
                        type="checkbox"
                        aria-label=format!("Select {name}")
                        prop:checked=selected
                        on:change=move |_| state.toggle_selected(id)
                    />
                </label>
                <RowTile risk />
                <Who row=row.clone() shown risk open />
                <Badge risk />
                <Decide row=row.clone() shown />
                <FollowDefault row=row.clone() shown />
                <span class="chev" aria-hidden="true"><Icon glyph=Glyph::Right /></span>
            </div>
            <Show when=move || open.get()>
                <Detail row=row.clone() shown />
            </Show>
        </div>
    }
}

/// The name, the title, the summary and what marks the tool.
#[component]
fn Who(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
    /// What is known about its risk.
    risk: Memo<Option<Risk>>,
    /// Whether the detail is open.
    open: Memo<bool>,
) -> impl IntoView {
    let state = View::expect_context();
    let id = row.id;
    let title = row
        .tool
        .as_ref()
        .and_then(|tool| tool.title.clone())
        .filter(|title| **title != *row.name);
    let facts = row
        .tool
        .as_ref()
        .map(|tool| words::facts(row.parameters, tool.annotations));
    let lacking = row.tool.is_none();
    let name = row.label().to_owned();
    view! {
        <div class="who">
            <h3>
                <button
                    type="button"
                    class="name"
                    id=id.element("n")
                    aria-expanded=move || open.get().to_string()
                    aria-controls=move || open.get().then(|| id.element("d"))
                    on:click=move |_| state.toggle_open(id)
                    on:focus=move |_| state.current.set(Some(id))
                >
                    {runs(&name)}
                </button>
                <RowMarks row=row.clone() shown risk />
                <span class="facts">{facts}</span>
                {lacking.then(|| view! { <span class="tag warn"><Icon glyph=Glyph::Warning />"Not in the catalogue"</span> })}
            </h3>
            <p class="sum">
                {title.map(|title| view! { <span class="ttl">{runs(&title)}</span> })}
                {runs(&row.summary)}
            </p>
            <NarrowRisk risk />
        </div>
    }
}

/// The five-way decision.
#[component]
fn Decide(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let limits = workspace.limits_of(id);
    let recommended = workspace.recommendation_of(id);
    let can_edit = workspace.can_edit();
    view! {
        <DecisionControl
            row=id.number()
            label=format!("Decision for {}", row.label())
            value=Signal::derive(move || shown.read().decision)
            recommended=Signal::derive(move || recommended.read().map(|to| to.decision))
            sub=Signal::derive(move || words::short_limits(&limits.read()))
            disabled=Signal::derive(move || !can_edit.get())
            on_choose=Callback::new(move |decision| workspace.decide(id, decision))
        />
    }
}

/// The way back to the default; while the tool follows it, there is nothing to take back.
#[component]
fn FollowDefault(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let follows = Memo::new(move |_| shown.read().follows_default());
    view! {
        <button
            type="button"
            class="btn ghost icon sm back"
            aria-label=format!("Follow the default for {}", row.label())
            title=move || if follows.get() { words::follows(workspace.posture().get()) } else { "Follow the default" }
            disabled=move || follows.get() || !workspace.can_edit().get()
            on:click=move |_| workspace.follow_default(id)
        >
            <Icon glyph=Glyph::Undecided small=true />
        </button>
    }
}
