//! The open detail of a row: what the decision means, its reason or limits, and the tool itself.

use super::questions::Questions;
use super::recommended::Recommended;
use super::risk::RiskBlock;
use super::server_says::{Arguments, Description, Hints};
use crate::core::policy::{Decision, Max, Shown, Window};
use crate::web::state::{Row, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The detail of one tool.
#[component]
pub fn Detail(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let decision = Memo::new(move |_| shown.read().decision);
    let rule_row = row.clone();
    let (reads_row, lines_row, asked_row) = (row.clone(), row.clone(), row.clone());
    let (recommended_row, risk_row) = (row.clone(), row.clone());
    let (described_row, hints_row) = (row.clone(), row.clone());
    let (id, label) = (row.id.element("d"), format!("Rule for {}", row.label()));
    view! {
        <div class="detail" id=id role="region" aria-label=label>
            <Reads row=reads_row shown />
            <Recommended row=recommended_row shown />
            <div class="detail-grid">
                <div>
                    {move || match decision.get() {
                        Some(Decision::Deny) => view! { <Reason row=rule_row.clone() shown /> }.into_any(),
                        Some(Decision::Approve) => view! { <Note row=rule_row.clone() shown /> }.into_any(),
                        Some(Decision::Limit) => view! { <Limits row=rule_row.clone() /> }.into_any(),
                        Some(Decision::Hide | Decision::Allow) | None => ().into_any(),
                    }}
                    <Lines row=lines_row />
                    <Description row=described_row />
                    <Questions row=asked_row shown />
                </div>
                <div>
                    <RiskBlock row=risk_row />
                    <Arguments row />
                    <Hints row=hints_row />
                </div>
            </div>
        </div>
    }
}

/// What the policy does to a call of this tool, in a sentence.
#[component]
fn Reads(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let limits = workspace.limits_of(row.id);
    let sentence = move || {
        let shown = shown.read();
        let head = match shown.decision {
            Some(Decision::Limit) => words::limits_sentence(&limits.read()),
            Some(decision) => format!("{}.", decision.means()),
            None => format!("{}.", words::follows(workspace.posture().get())),
        };
        match shown.conditions() {
            0 => head,
            1 => format!("{head} One more condition on its arguments applies."),
            n => format!("{head} {n} more conditions on its arguments apply."),
        }
    };
    view! { <p class="reads">{sentence}</p> }
}

/// The reason of a denial.
#[component]
fn Reason(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let refusal = RwSignal::new(None::<String>);
    let text = move || shown.read().text().unwrap_or("").to_owned();
    view! {
        <TextRule
            id=id.element("reason")
            label="Reason shown to the agent"
            placeholder="Blocked by policy"
            text=Signal::derive(text)
            refusal=refusal
            on_text=Callback::new(move |text: String| refusal.set(workspace.set_reason(id, text).err()))
        />
    }
}

/// The note of an approval.
#[component]
fn Note(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let refusal = RwSignal::new(None::<String>);
    let text = move || shown.read().text().unwrap_or("").to_owned();
    view! {
        <TextRule
            id=id.element("note")
            label="Note for the person who approves"
            placeholder="What should they check?"
            text=Signal::derive(text)
            refusal=refusal
            on_text=Callback::new(move |text: String| refusal.set(workspace.set_note(id, text).err()))
        />
        <p class="hint">
            "A version 1 gateway cannot hold a call for a person. It denies the call with this note, and a person must act elsewhere."
        </p>
    }
}

/// A text that belongs to a decision. What is typed stays, also while it is refused.
#[component]
fn TextRule(
    /// The field's identifier.
    id: String,
    /// What it is.
    label: &'static str,
    /// What stands there while it is empty.
    placeholder: &'static str,
    /// The text in the policy.
    text: Signal<String>,
    /// Why what is typed was refused.
    refusal: RwSignal<Option<String>>,
    /// Takes what is typed.
    on_text: Callback<String>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let error_id = format!("{id}-e");
    let described = error_id.clone();
    // While the text is refused, the field keeps what was typed and the policy keeps the last good text.
    let typed = RwSignal::new(None::<String>);
    let value = move || typed.get().unwrap_or_else(|| text.get());
    let input = move |text: String| {
        on_text.run(text.clone());
        typed.set(refusal.read_untracked().is_some().then_some(text));
    };
    view! {
        <section class="block">
            <div class="block-h"><h4><label for=id.clone()>{label}</label></h4></div>
            <textarea
                class="area"
                id=id
                rows="2"
                placeholder=placeholder
                prop:value=value
                disabled=move || !workspace.can_edit().get()
                aria-invalid=move || refusal.read().is_some().then_some("true")
                aria-describedby=move || refusal.read().is_some().then(|| described.clone())
                on:input:target=move |event| input(event.target().value())
            ></textarea>
            {move || refusal.get().map(|why| view! {
                <p class="err" id=error_id.clone()><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
        </section>
    }
}

/// The limits of a tool, edited in place.
#[component]
fn Limits(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let limits = workspace.limits_of(id);
    let indices = move || 0..limits.read().len();
    view! {
        <section class="block">
            <div class="block-h"><h4>"Limits"</h4></div>
            <div class="card">
                <For each=indices key=|index| *index let:index>
                    <LimitFields row=row.clone() index />
                </For>
            </div>
            <p class="hint">
                "Windows start at the full minute, hour or day (UTC). Around a boundary up to twice the number can pass."
            </p>
        </section>
    }
}

/// One limit.
#[component]
fn LimitFields(
    /// The row.
    row: Arc<Row>,
    /// Which limit of the tool.
    index: usize,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let limits = workspace.limits_of(id);
    let limit = Memo::new(move |_| limits.read().get(index).cloned());
    // What is typed stays while it is no number of calls.
    let typed = RwSignal::new(None::<String>);
    let max = move || {
        typed.get().unwrap_or_else(|| {
            limit
                .read()
                .as_ref()
                .map_or(String::new(), |l| l.max.get().to_string())
        })
    };
    let type_max = move |text: String| match text.trim().parse().ok().and_then(Max::new) {
        Some(max) => {
            typed.set(None);
            workspace.set_limit_max(id, index, max);
        }
        None => typed.set(Some(text)),
    };
    let window = move || {
        limit
            .read()
            .as_ref()
            .map_or("minute", |limit| limit.window.as_str())
    };
    let choose_window = move |word: String| {
        if let Some(window) = Window::parse(&word) {
            workspace.set_limit_window(id, index, window);
        }
    };
    let field = id.element(&format!("lm{index}"));
    let error_id = format!("{field}-e");
    let described = error_id.clone();
    let disabled = move || !workspace.can_edit().get();
    view! {
        <div class="rule">
            <span>"Up to"</span>
            <input
                class="input sm w-n"
                id=field
                inputmode="numeric"
                autocomplete="off"
                aria-label="Calls"
                prop:value=max
                disabled=disabled
                aria-invalid=move || typed.read().is_some().then_some("true")
                aria-describedby=move || typed.read().is_some().then(|| described.clone())
                on:input:target=move |event| type_max(event.target().value())
            />
            <span>"calls per"</span>
            <select
                class="select sm w-s"
                aria-label="Window"
                prop:value=window
                disabled=disabled
                on:change:target=move |event| choose_window(event.target().value())
            >
                {Window::ALL
                    .map(|w| view! { <option value=w.as_str() selected=move || window() == w.as_str()>{w.as_str()}</option> })
                    .collect_view()}
            </select>
            <span>"for each grant"</span>
            {move || typed.read().is_some().then(|| view! {
                <p class="err" id=error_id.clone()>
                    <Icon glyph=Glyph::Error small=true />
                    <span>"Not a number of calls: write digits, 1 or more. The last number stays in force."</span>
                </p>
            })}
        </div>
    }
}

/// Where the tool stands in policy.json.
#[component]
fn Lines(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let lines = workspace.lines_of(row.id);
    let words = move || match lines.get() {
        None => "Not in policy.json: the default applies.".to_owned(),
        Some((first, last)) if first == last => format!("Line {first} of policy.json."),
        Some((first, last)) => format!("Lines {first} to {last} of policy.json."),
    };
    view! { <p class="hint">{words}</p> }
}
