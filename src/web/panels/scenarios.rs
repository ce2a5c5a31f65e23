//! Scenarios: calls with what is expected of them, run again on every change.

use crate::core::evaluate::scenario::Run;
use crate::core::text::{list_some, plural};
use crate::web::platform::files;
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The scenarios of the draft.
#[component]
pub fn Scenarios() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let scenarios = workspace.scenarios();
    let outcomes = workspace.runs();
    let failing = move || outcomes.read().iter().filter(|run| !run.passes()).count();
    let words = move || match (scenarios.read().len(), failing()) {
        (0, _) => "None yet: make calls, then save them.".to_owned(),
        (all, 0) => format!("{} pass", plural(all as u64, "scenario", "scenarios")),
        (all, failing) => format!("{failing} of {all} fail"),
    };
    let uncovered = move || {
        (!scenarios.read().is_empty()).then(|| {
            let places = workspace.uncovered();
            if places.is_empty() {
                "Every rule is reached by a scenario.".to_owned()
            } else {
                format!("No scenario reaches {}.", list_some(&places, 6))
            }
        })
    };
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let chosen = move |_| {
        let files = input
            .get_untracked()
            .and_then(|input| files::of_input(&input));
        if let Some(files) = files {
            leptos::task::spawn_local(async move {
                match files::read_all(files).await {
                    Ok(opened) => {
                        for file in opened {
                            workspace.import_scenarios(&String::from_utf8_lossy(&file.bytes));
                        }
                    }
                    Err(why) => workspace.import_failed(&why),
                }
            });
        }
    };
    let draw = move |index: usize| {
        let scenario = Memo::new(move |_| scenarios.read().get(index).cloned());
        let name = move || {
            scenario
                .get()
                .map(|scenario| scenario.name.clone())
                .unwrap_or_default()
        };
        let run = Memo::new(move |_| outcomes.read().get(index).cloned());
        let passes = move || run.read().as_ref().is_some_and(Run::passes);
        let about = move || run.read().as_ref().map(difference).unwrap_or_default();
        view! {
            <li data-d=move || if passes() { "allow" } else { "deny" } aria-label=name>
                <span class="res"><Icon glyph=Glyph::Play small=true />{move || if passes() { "Passes" } else { "Fails" }}</span>
                <span class="grow"><b>{move || runs(&name())}</b><small>{move || runs(&about())}</small></span>
                <button type="button" class="btn ghost sm" disabled=move || !workspace.can_edit().get() on:click=move |_| workspace.expect_now(index)>
                    "Expect what happens now"
                </button>
                <button type="button" class="btn ghost icon sm" aria-label=move || format!("Remove the scenario {}", name()) disabled=move || !workspace.can_edit().get() on:click=move |_| workspace.remove_scenario(index)>
                    <Icon glyph=Glyph::Remove small=true />
                </button>
            </li>
        }
    };
    view! {
        <section class="card">
            <div class="sec-h pad">
                <h4>"Scenarios"</h4>
                <span class="muted" role="status">{words}</span>
                <span class="grow"></span>
                <label class="btn ghost sm file-btn">
                    <span>"Import"</span>
                    <input node_ref=input type="file" aria-label="Import scenarios" on:change=chosen />
                </label>
                <button type="button" class="btn ghost sm" disabled=move || scenarios.read().is_empty() on:click=move |_| workspace.download_scenarios()>
                    "Export"
                </button>
            </div>
            <ul class="tests" role="list" aria-label="Scenarios">
                <For each=move || 0..scenarios.read().len() key=|index| *index children=draw />
            </ul>
            {move || uncovered().map(|words| view! { <p class="hint pad">{runs(&words)}</p> })}
        </section>
    }
}

/// What went otherwise than expected, or how many calls there are.
fn difference(run: &Run) -> String {
    match &run.difference {
        None => plural(run.verdicts.len() as u64, "call", "calls"),
        Some(difference) => format!(
            "Call {}: expected {}, found {}",
            difference.call + 1,
            difference.expected.decision.as_str(),
            difference.found.decision.as_str()
        ),
    }
}
