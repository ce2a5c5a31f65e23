//! How much of the limits that count a call of the chosen tool is used.

use crate::core::evaluate::{Usage, time};
use crate::core::policy::words;
use crate::core::text::visible;
use crate::web::state::Workspace;
use leptos::prelude::*;

/// The most parts that a bar is drawn in.
const MOST_PARTS: u64 = 30;

/// A bar for each limit that a call of the chosen tool counts at.
#[component]
pub fn Quotas() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let simulator = workspace.simulator();
    let rows = workspace.rows();
    let usage = Memo::new(move |_| {
        let chosen = simulator.filling.read().row;
        let rows = rows.read();
        let row = chosen.and_then(|row| rows.get(row));
        row.map(|row| simulator.usage(&row.name))
            .unwrap_or_default()
    });
    let several = move || usage.read().len() > 1;
    let draw =
        move |usage: Usage| view! { <Quota usage now=simulator.now.get() named=several() /> };
    view! {
        <Show when=move || !usage.read().is_empty()>
            <div class="quotas">{move || usage.get().into_iter().map(draw).collect_view()}</div>
        </Show>
    }
}

#[component]
fn Quota(
    usage: Usage,
    /// The time of the gateway's clock.
    now: i64,
    /// Whether the counter's name is shown, which tells several limits from each other.
    named: bool,
) -> impl IntoView {
    let Usage {
        key,
        used,
        max,
        end,
    } = usage;
    let used = used.min(max);
    let parts = max.min(MOST_PARTS);
    // Rounded up: one call of a thousand shows.
    let full = used.saturating_mul(parts).div_ceil(max.max(1));
    let counter = visible(&key.counter).into_owned();
    view! {
        <div class="quota">
            <div class="quota-h">
                <span>{used}" of "{words::rate(max, key.window)}{named.then(|| view! { ", counted as "<code>{counter.clone()}</code> })}</span>
                <span class="muted">"until "{moment(end, now)}</span>
            </div>
            <div
                class="ticks"
                class:full={used >= max}
                role="meter"
                aria-label=format!("Calls counted as {counter}")
                aria-valuemin="0"
                aria-valuemax=max.to_string()
                aria-valuenow=used.to_string()
            >
                {(0..parts).map(|part| view! { <i class:on=part < full></i> }).collect_view()}
            </div>
        </div>
    }
}

/// A moment, without the day where it is today.
fn moment(moment: i64, now: i64) -> String {
    let (moment, now) = (time::format(moment), time::format(now));
    match (moment.split_once('T'), now.split_once('T')) {
        (Some((day, clock)), Some((today, _))) if day == today => clock.to_owned(),
        _ => moment,
    }
}
