//! What an agent can do under this policy, in numbers, and what happens to unlisted tools.

use crate::core::policy::{Decision, Posture};
use crate::core::text::plural;
use crate::web::state::{DecisionFilter, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The decisions from open to strict, as the bar shows them, with the word of the legend.
const LEGEND: [(Option<Decision>, &str, &str, Glyph); 6] = [
    (Some(Decision::Allow), "allow", "allowed", Glyph::Allow),
    (Some(Decision::Limit), "limit", "limited", Glyph::Limit),
    (Some(Decision::Approve), "approve", "for approval", Glyph::Approve),
    (Some(Decision::Deny), "deny", "denied", Glyph::Deny),
    (Some(Decision::Hide), "hide", "hidden", Glyph::Hide),
    (None, "none", "undecided", Glyph::Undecided),
];

/// The summary bar and the posture.
#[component]
pub fn Overview() -> impl IntoView {
    view! {
        <section class="overview" aria-label="Overview">
            <Access />
            <PostureSwitch />
        </section>
    }
}

/// How many tools have each decision; each count is a filter.
#[component]
fn Access() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let counts = workspace.counts();
    let bars = LEGEND
        .map(|(decision, word, ..)| {
            let count = move || counts.read().get(decision);
            view! {
                <Show when=move || { count() > 0 }>
                    <i data-d=word style:--n=move || count().to_string()></i>
                </Show>
            }
        })
        .collect_view();
    view! {
        <div class="ov">
            <div class="ov-h">
                <h2 class="ov-t">"Agent access"</h2>
                <span class="muted">{move || plural(counts.read().total(), "tool", "tools")}</span>
            </div>
            <div class="stack" aria-hidden="true">{bars}</div>
            <div class="legend" role="group" aria-label="Filter by decision">
                {LEGEND.map(|(decision, data, words, glyph)| view! { <LegendItem decision data words glyph /> }).collect_view()}
            </div>
        </div>
    }
}

/// One count of the legend.
#[component]
fn LegendItem(
    /// The decision that is counted; nothing for tools that follow the default.
    decision: Option<Decision>,
    /// Its word in the style sheet.
    data: &'static str,
    /// Its word in the legend.
    words: &'static str,
    /// Its picture.
    glyph: Glyph,
) -> impl IntoView {
    let view = View::expect_context();
    let counts = Workspace::expect_context().counts();
    let filter = decision.map_or(DecisionFilter::Undecided, DecisionFilter::Is);
    let chosen = move || view.decision.get() == filter;
    let count = move || counts.read().get(decision);
    let toggle = move |_| {
        view.decision.set(if chosen() { DecisionFilter::Any } else { filter });
    };
    view! {
        <Show when=move || { count() > 0 } || chosen()>
            <button type="button" data-d=data aria-pressed=move || chosen().to_string() on:click=toggle>
                <Icon glyph />
                <span><b>{count}</b>" "{words}</span>
            </button>
        </Show>
    }
}

/// What happens to a tool that is not listed.
#[component]
fn PostureSwitch() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let posture = workspace.posture();
    let option = move |value: Posture, data: &'static str, word: &'static str, glyph: Glyph| {
        view! {
            <label class="seg-o" data-p=data>
                <input
                    type="radio"
                    name="posture"
                    prop:checked=move || posture.get() == value
                    disabled=move || !workspace.can_edit().get()
                    on:change=move |_| workspace.set_posture(value)
                />
                <Icon glyph />
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <div class="ov posture">
            <div class="ov-h">
                <h2 class="ov-t" id="posture-t">"Unlisted tools"</h2>
                <span class="muted">
                    {move || if posture.get() == Posture::Deny { "recommended" } else { "open" }}
                </span>
            </div>
            <fieldset class="seg" role="radiogroup" aria-labelledby="posture-t">
                {option(Posture::Deny, "deny", "Deny", Glyph::Deny)}
                {option(Posture::Allow, "allow", "Allow", Glyph::Allow)}
            </fieldset>
        </div>
    }
}
