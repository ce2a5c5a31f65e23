//! The gateway's log, and the list of tools that the agent would see.

use super::simulate_verdict::result;
use crate::core::evaluate::gateway::{AuditRow, listing};
use crate::core::evaluate::{Decision, time};
use crate::core::text::plural;
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The most rows that are drawn.
const DRAWN: usize = 100;

/// The log, latest row first.
#[component]
pub fn AuditLog() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let simulator = workspace.simulator();
    let only = RwSignal::new(None::<Decision>);
    let search = RwSignal::new(String::new());
    let total = Memo::new(move |_| simulator.gateway().read().log.len());
    let rows = move || {
        let gateway = simulator.gateway();
        let gateway = gateway.read();
        let search = search.read();
        let passes = |row: &&AuditRow| {
            only.get().is_none_or(|decision| row.decision == decision)
                && row.tool.contains(search.trim())
        };
        gateway
            .log
            .iter()
            .rev()
            .filter(passes)
            .take(DRAWN)
            .cloned()
            .collect::<Vec<_>>()
    };
    let draw = move |row: AuditRow| {
        let rule = row.rule.clone().unwrap_or_default();
        let keys = row.argument_keys.join(", ");
        let (tool, decision, at) = (row.tool.clone(), row.decision, row.time);
        let label = format!("Open call {} of {tool}", row.request);
        view! {
            <tr>
                <td class="t">{time::format(at)}</td>
                <td class="name-c">
                    <button type="button" class="link" aria-label=label on:click=move |_| workspace.open_call(&row)>{runs(&tool)}</button>
                    " "<small>{runs(&keys)}</small>
                </td>
                <td class="name-c"><small>{runs(&rule)}</small></td>
                <td>{result(decision)}</td>
            </tr>
        }
    };
    let choose = move |word: String| only.set(Decision::parse(&word));
    view! {
        <Show when=move || { total.get() > 0 }>
            <section class="card">
                <div class="sec-h pad">
                    <h4>"Audit log"</h4>
                    <span class="muted">{move || plural(total.get() as u64, "row", "rows")}</span>
                    <span class="grow"></span>
                    <button type="button" class="btn ghost sm" on:click=move |_| workspace.download_log()>"Export as JSON Lines"</button>
                    <button type="button" class="btn ghost sm" on:click=move |_| workspace.clear_log()>"Clear the log"</button>
                </div>
                <div class="log-find">
                    <input class="input sm" type="search" aria-label="Search the log by tool" placeholder="Tool" autocomplete="off" prop:value=search on:input:target=move |event| search.set(event.target().value()) />
                    <select class="select sm" aria-label="Decision in the log" on:change:target=move |event| choose(event.target().value())>
                        <option value="">"Any decision"</option>
                        {Decision::ALL.map(|d| view! { <option value=d.as_str()>{d.as_str()}</option> }).collect_view()}
                    </select>
                </div>
                <table class="log" aria-label="Audit log">
                    <thead><tr><th scope="col">"Time"</th><th scope="col">"Tool and argument names"</th><th scope="col">"Rule"</th><th scope="col">"Decision"</th></tr></thead>
                    <tbody>{move || rows().into_iter().map(draw).collect_view()}</tbody>
                </table>
            </section>
        </Show>
    }
}

/// The agent's `tools/list`.
#[component]
pub fn AgentList() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let simulator = workspace.simulator();
    let found = Memo::new(move |_| {
        let catalogue = workspace.catalogue().get();
        let gateway = simulator.gateway();
        let listing = listing(&catalogue, gateway.read().prepared());
        let name = |index: &u32| {
            catalogue
                .tools
                .get(*index as usize)
                .map(|tool| tool.name.clone())
        };
        let names: Vec<String> = listing
            .visible
            .iter()
            .filter_map(name)
            .take(DRAWN)
            .collect();
        (names, listing)
    });
    let words = move || {
        let found = found.read();
        let listing = &found.1;
        let saved = if listing.hidden.is_empty() {
            "Nothing is hidden.".to_owned()
        } else {
            format!(
                "{} hidden: {} bytes, about {} tokens saved in every conversation.",
                plural(listing.hidden.len() as u64, "tool", "tools"),
                crate::core::text::number(listing.bytes_saved),
                crate::core::text::number(listing.tokens_saved()),
            )
        };
        format!(
            "{} in {} bytes, about {} tokens. {saved}",
            plural(listing.visible.len() as u64, "tool", "tools"),
            crate::core::text::number(listing.bytes),
            crate::core::text::number(listing.tokens()),
        )
    };
    view! {
        <section class="card agent">
            <details class="opt">
                <summary><Icon glyph=Glyph::Right small=true />"What the agent sees in tools/list"</summary>
                <p class="hint">{words}</p>
                <ul role="list" aria-label="Tools that the agent sees">
                    {move || found.read().0.iter().map(|name| view! { <li><code>{runs(name)}</code></li> }).collect_view()}
                </ul>
            </details>
        </section>
    }
}
