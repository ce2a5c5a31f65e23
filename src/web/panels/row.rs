//! One row of the tool list.

use super::detail::Detail;
use crate::core::policy::{Decision, Shown};
use crate::core::text::plural;
use crate::web::state::{Row, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::PlainText;
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
    let selected = Memo::new(move |_| state.selected.read().contains(&id));
    let open = Memo::new(move |_| state.open.get() == Some(id));
    let current = Memo::new(move |_| state.current.get() == Some(id));
    let name = row.name.clone();
    let flag = |on: Memo<bool>| move || on.get().then_some("");
    view! {
        <div class="item" data-open=flag(open) data-current=flag(current) data-sel=flag(selected)>
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
                <Who row=row.clone() shown open />
                <DecisionControl row=row.clone() shown />
                <FollowDefault row=row.clone() shown />
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
    /// Whether the detail is open.
    open: Memo<bool>,
) -> impl IntoView {
    let state = View::expect_context();
    let id = row.id;
    let title = row.tool.as_ref().and_then(|tool| tool.title.clone()).filter(|title| **title != *row.name);
    let parameters = row.tool.is_some().then(|| match row.parameters {
        0 => "no arguments".to_owned(),
        count => plural(count, "argument", "arguments"),
    });
    let hints = row.tool.as_ref().map(|tool| words::hints(&tool.annotations)).unwrap_or_default();
    let lacking = row.tool.is_none();
    let conditions = Memo::new(move |_| shown.read().conditions);
    let name: String = if row.name.is_empty() { "(empty name)".to_owned() } else { row.name.to_string() };
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
                    <PlainText text=name />
                </button>
                {title.map(|title| view! { <span class="title"><PlainText text=title /></span> })}
                <Show when=move || { conditions.get() > 0 }>
                    <span class="tag"><Icon glyph=Glyph::Filter />{move || plural(conditions.get(), "condition", "conditions")}</span>
                </Show>
                {lacking.then(|| view! { <span class="tag warn"><Icon glyph=Glyph::Warning />"Not in the catalogue"</span> })}
            </h3>
            <p class="sum"><PlainText text=row.summary.clone() /></p>
            <p class="facts">
                {parameters}
                {hints.into_iter().map(|hint| view! { <span class="fact">{hint}</span> }).collect_view()}
            </p>
        </div>
    }
}

/// The five-way decision.
#[component]
fn DecisionControl(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let name = row.name.clone();
    let limit = workspace.limit_words_of(id);
    let group = id.element("dec");
    let options = Decision::ALL
        .map(|decision| {
            let chosen = move || shown.read().decision == Some(decision);
            let sub_id = id.element("lim");
            let is_limit = decision == Decision::Limit;
            view! {
                <label class="seg-o" data-d=words::data(Some(decision)) title=words::decision_help(decision)>
                    <input
                        type="radio"
                        name=group.clone()
                        aria-label=decision.word()
                        aria-describedby=move || (is_limit && limit.read().is_some()).then(|| sub_id.clone())
                        prop:checked=chosen
                        disabled=move || !workspace.can_edit().get()
                        on:change=move |_| workspace.decide(id, decision)
                    />
                    <Icon glyph=Glyph::of(decision) />
                    <span class="seg-w">
                        <span>{decision.word()}</span>
                        {is_limit.then(|| view! {
                            <Show when=move || limit.read().is_some()>
                                <small id=id.element("lim")>{move || limit.get()}</small>
                            </Show>
                        })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="seg five"
            role="radiogroup"
            aria-label=format!("Decision for {name}")
            data-none=move || shown.read().decision.is_none().then_some("")
            on:focusin=move |_| workspace.enter(id)
        >
            {options}
        </fieldset>
    }
}

/// The way back to the default, or the word that this is where the tool is.
#[component]
fn FollowDefault(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let decided = Memo::new(move |_| shown.read().decision.is_some());
    let follows = move || words::follows(workspace.posture().get());
    view! {
        <span class="back">
            <Show when=move || decided.get() fallback=move || view! { <span class="follows" title=follows>"default"</span> }>
                <button
                    type="button"
                    class="btn ghost icon sm"
                    aria-label=format!("Follow the default for {}", row.name)
                    title="Follow the default"
                    disabled=move || !workspace.can_edit().get()
                    on:click=move |_| workspace.follow_default(id)
                >
                    <Icon glyph=Glyph::Back small=true />
                </button>
            </Show>
        </span>
    }
}
