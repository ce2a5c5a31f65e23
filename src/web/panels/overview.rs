//! What an agent can do under this policy, in numbers, and what happens to unlisted tools.

use super::exposure::ExposureCounts;
use super::limits::AllToolsLimits;
use crate::core::policy::{Decision, Posture};
use crate::core::text::plural;
use crate::web::state::{DecisionFilter, View, Workspace};
use crate::web::ui::chip::LegendButton;
use crate::web::ui::segmented::PostureControl;
use crate::web::words;
use leptos::prelude::*;

/// The decisions from open to strict, as the bar shows them, with the word of the legend.
const LEGEND: [(Option<Decision>, &str); 6] = [
    (Some(Decision::Allow), "allowed"),
    (Some(Decision::Limit), "limited"),
    (Some(Decision::Approve), "for approval"),
    (Some(Decision::Deny), "denied"),
    (Some(Decision::Hide), "hidden"),
    (None, "undecided"),
];

/// The summary bar and the posture.
#[component]
pub fn Overview() -> impl IntoView {
    view! {
        <section class="overview" aria-label="Overview">
            <div class="ov-all">
                <Access />
                <ExposureCounts />
                <PostureSwitch />
            </div>
        </section>
    }
}

/// How many tools have each decision; each count is a filter.
#[component]
fn Access() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let counts = workspace.counts();
    let bar = |(decision, _): (Option<Decision>, &'static str)| {
        let count = Memo::new(move |_| counts.read().get(decision));
        view! {
            <Show when=move || { count.get() > 0 }>
                <i data-d=words::data(decision) style=("--n", move || count.get().to_string())></i>
            </Show>
        }
    };
    view! {
        <div class="ov">
            <div class="ov-h">
                <h2>"Agent access"</h2>
                <span class="muted">{move || plural(counts.read().total(), "tool", "tools")}</span>
            </div>
            <div class="stack" aria-hidden="true">{LEGEND.map(bar).collect_view()}</div>
            <div class="legend" role="group" aria-label="Filter by decision">
                {LEGEND.map(|(decision, word)| view! { <LegendItem decision word /> }).collect_view()}
            </div>
        </div>
    }
}

/// One count of the legend, absent while there is nothing to count.
#[component]
fn LegendItem(
    /// The decision that is counted; nothing for tools that follow the default.
    decision: Option<Decision>,
    /// Its word in the legend.
    word: &'static str,
) -> impl IntoView {
    let state = View::expect_context();
    let counts = Workspace::expect_context().counts();
    let filter = decision.map_or(DecisionFilter::Undecided, DecisionFilter::Is);
    let pressed = Memo::new(move |_| state.decision.get() == filter);
    let count = Memo::new(move |_| counts.read().get(decision));
    let toggle = Callback::new(move |()| {
        state.decision.set(if pressed.get_untracked() {
            DecisionFilter::Any
        } else {
            filter
        });
    });
    view! {
        <Show when=move || { count.get() > 0 } || pressed.get()>
            <LegendButton choice=decision count word=Signal::stored(word) pressed on_toggle=toggle />
        </Show>
    }
}

/// What happens to a tool that is not listed.
#[component]
fn PostureSwitch() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let posture = workspace.posture();
    let all_hidden = workspace.all_hidden();
    let allowed = Signal::derive(move || posture.get() == Posture::Allow);
    let can_edit = workspace.can_edit();
    let choose =
        move |allow| workspace.set_posture(if allow { Posture::Allow } else { Posture::Deny });
    view! {
        <div class="ov posture">
            <div class="ov-h">
                <h2 id="posture-t">"Unlisted tools"</h2>
                <span class="muted">{move || if allowed.get() { "open" } else { "recommended" }}</span>
            </div>
            <PostureControl
                allowed
                labelled_by="posture-t"
                disabled=Signal::derive(move || !can_edit.get())
                on_choose=Callback::new(choose)
            />
            <label class="switch hide-all">
                <input
                    type="checkbox"
                    class="check"
                    prop:checked=all_hidden
                    disabled=move || !can_edit.get()
                    on:change:target=move |event| workspace.hide_all(event.target().checked())
                />
                "Hide every tool"
            </label>
            <AllToolsLimits />
        </div>
    }
}
