//! The limits of a tool, or of all tools together, edited in place.

use crate::core::edit::Counted;
use crate::core::policy::{Limit, Max, Window};
use crate::core::text::list_some;
use crate::web::platform::dom;
use crate::web::state::{Row, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use std::sync::Arc;

/// The limits of one tool.
#[component]
pub fn ToolLimits(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let of = Counted::Tool(row.name.clone());
    view! {
        <section class="block">
            <div class="block-h"><h4>"Limits"</h4></div>
            <LimitList of prefix=row.id.element("lm") around=row.id.element("n") />
        </section>
    }
}

/// The limits that count every call of every tool.
#[component]
pub fn AllToolsLimits() -> impl IntoView {
    let limits = Workspace::expect_context().limits(Counted::AllTools);
    let words = move || match limits.read().as_slice() {
        [] => "No limit for all tools together".to_owned(),
        [one] => format!("All tools together: {}", rate(one)),
        [one, rest @ ..] => format!("All tools together: {} and {} more", rate(one), rest.len()),
    };
    view! {
        <details class="all-tools">
            <summary id="lm-all">{words}</summary>
            <p class="hint">"Counts every call of every tool, also of tools that no line names."</p>
            <LimitList of=Counted::AllTools prefix="lm-all".to_owned() around="lm-all".to_owned() />
        </details>
    }
}

/// A limit in words: `10 per minute`.
fn rate(limit: &Limit) -> String {
    format!("{} per {}", limit.max.get(), limit.window.as_str())
}

/// Limits with a way to add one.
#[component]
fn LimitList(
    /// Whose limits.
    of: Counted,
    /// What the ids of the fields begin with.
    prefix: String,
    /// Id of what the list belongs to, for the focus when the list goes with its last limit.
    around: String,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let limits = workspace.limits(of.clone());
    let indices = move || 0..limits.read().len();
    let adding = of.clone();
    let add_id = format!("{prefix}-add");
    let places = StoredValue::new([add_id.clone(), around]);
    // The rows go from the end, so the focus stays on the next limit's button where there is one.
    let on_remove = Callback::new(move |()| {
        // Read at once: a frame later the list may be gone.
        let places = places.get_value();
        request_animation_frame(move || {
            if dom::is_focus_lost() {
                places.iter().any(|place| dom::focus(place));
            }
        });
    });
    view! {
        <div class="card">
            <For each=indices key=|index| *index let:index>
                <LimitFields of=of.clone() index prefix=format!("{prefix}{index}") limits on_remove />
            </For>
            <div class="adds">
                <button
                    type="button"
                    class="btn ghost sm"
                    id=add_id
                    disabled=move || !workspace.can_edit().get()
                    on:click=move |_| workspace.add_limit(&adding)
                >
                    <Icon glyph=Glyph::Plus small=true />
                    "Add a limit"
                </button>
            </div>
        </div>
        <Show when=move || !limits.read().is_empty()>
            <p class="hint">
                "Windows start at the full minute, hour or day (UTC). Around a boundary up to twice the number can pass."
            </p>
        </Show>
    }
}

/// One limit.
#[component]
fn LimitFields(
    /// Whose limit.
    of: Counted,
    /// Which of its limits.
    index: usize,
    /// What the ids of the fields begin with.
    prefix: String,
    /// All of them.
    limits: Memo<Vec<Limit>>,
    /// Called when it is removed.
    on_remove: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let limit = Memo::new(move |_| limits.read().get(index).cloned());
    let sharers = workspace.sharers(of.clone(), index);
    let of = StoredValue::new(of);
    // What is typed stays while it cannot be taken, beside the reason.
    let typed_max = RwSignal::new(None::<String>);
    let typed_counter = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let max = move || {
        let kept = || {
            limit
                .read()
                .as_ref()
                .map(|limit| limit.max.get().to_string())
        };
        typed_max.get().or_else(kept).unwrap_or_default()
    };
    let counter = move || {
        let kept = || limit.read().as_ref().map(|limit| limit.counter.clone());
        typed_counter.get().or_else(kept).unwrap_or_default()
    };
    let window = move || {
        limit
            .read()
            .as_ref()
            .map_or("minute", |limit| limit.window.as_str())
    };
    let change = move |change: &dyn Fn(&mut Limit)| {
        of.with_value(|of| workspace.change_limit(of, index, change))
    };
    let type_max = move |text: String| {
        if let Some(max) = text.trim().parse().ok().and_then(Max::new) {
            typed_max.set(None);
            problem.set(change(&|limit| limit.max = max).err());
        } else {
            typed_max.set(Some(text));
            problem.set(Some(
                "Not a number of calls: write digits, 1 or more. The last number stays in force."
                    .to_owned(),
            ));
        }
    };
    let type_counter = move |text: String| {
        let outcome = change(&|limit| limit.counter.clone_from(&text));
        typed_counter.set(outcome.is_err().then_some(text));
        problem.set(outcome.err());
    };
    let choose_window = move |word: String| {
        if let Some(window) = Window::parse(&word) {
            problem.set(change(&|limit| limit.window = window).err());
        }
    };
    let shared = move || {
        let sharers = sharers.read();
        (!sharers.is_empty()).then(|| {
            format!(
                "This counter also counts {}: calls of all of them use it up.",
                list_some(&sharers, 3)
            )
        })
    };
    let error_id = format!("{prefix}-e");
    let described = error_id.clone();
    let disabled = move || !workspace.can_edit().get();
    let number = index + 1;
    view! {
        <div class="rule">
            <span>"Up to"</span>
            <input
                class="input sm w-n"
                id=prefix
                inputmode="numeric"
                autocomplete="off"
                aria-label="Calls"
                prop:value=max
                disabled=disabled
                aria-invalid=move || typed_max.read().is_some().then_some("true")
                aria-describedby=move || problem.read().is_some().then(|| described.clone())
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
            <span>"for each grant, counted as"</span>
            <input
                class="input sm mono w-l"
                autocomplete="off"
                spellcheck="false"
                aria-label="Counter"
                prop:value=counter
                disabled=disabled
                aria-invalid=move || typed_counter.read().is_some().then_some("true")
                on:input:target=move |event| type_counter(event.target().value())
            />
            <button
                type="button"
                class="btn ghost icon sm rm"
                aria-label=format!("Remove limit {number}")
                disabled=disabled
                on:click=move |_| {
                    of.with_value(|of| workspace.remove_limit(of, index));
                    on_remove.run(());
                }
            >
                <Icon glyph=Glyph::Remove small=true />
            </button>
            {move || problem.get().map(|why| view! {
                <p class="err" id=error_id.clone()><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
            {move || shared().map(|words| view! { <p class="hint full">{words}</p> })}
        </div>
    }
}
