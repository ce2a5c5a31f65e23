//! The simulator: a call to fill in, and what a gateway with this policy makes of it.

use super::scenarios::Scenarios;
use super::simulate_log::{AgentList, AuditLog};
use super::simulate_usage::Quotas;
use super::simulate_verdict::{BoundsTable, LastCall};
use crate::core::catalogue::{Parameter, Type, text_of_value};
use crate::core::evaluate::filled::{fields, path_of};
use crate::core::evaluate::gateway::Mode;
use crate::core::evaluate::{Counter, Owner, time};
use crate::web::state::{RowId, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

const MINUTE: i64 = 60_000;

/// The panel.
#[component]
pub fn SimulatePanel() -> impl IntoView {
    let workspace = Workspace::expect_context();
    // The gateway follows the policy while the panel is shown; a call loads it anyway.
    Effect::new(move |_| workspace.load_gateway());
    view! {
        <section class="panel" id="panel-simulate" role="tabpanel" aria-labelledby="tab-simulate">
            <h3 class="sr">"Simulate"</h3>
            <div class="panel-scroll sim" tabindex="0" role="region" aria-label="Simulator">
                <CallForm />
                <div aria-live="polite"><LastCall /></div>
                <BoundsTable />
                <Queue />
                <Clock />
                <Counted />
                <Scenarios />
                <AuditLog />
                <AgentList />
            </div>
        </section>
    }
}

/// The call that is being filled in.
#[component]
fn CallForm() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let simulator = workspace.simulator();
    let filling = simulator.filling;
    let chosen = Memo::new(move |_| filling.read().row);
    let epoch = Memo::new(move |_| (filling.read().row, filling.read().epoch));
    let is_json = Memo::new(move |_| filling.read().json.is_some());
    let wrong = Memo::new(move |_| simulator.arguments().err().unwrap_or_default());
    let times = RwSignal::new("1".to_owned());
    let how_often = move || {
        times
            .read()
            .trim()
            .parse::<u32>()
            .ok()
            .filter(|times| (1..=1_000).contains(times))
    };
    let choose = move |number: String| {
        if let Ok(number) = number.parse() {
            workspace.choose_call(RowId::new(number));
        }
    };
    // A list of 10,000 is drawn at once, so its options do not watch the choice: the list as a whole does.
    let tools = move || {
        let now = chosen.get_untracked();
        workspace
            .rows()
            .read()
            .all()
            .iter()
            .map(|row| {
                let name = crate::core::text::visible(row.label()).into_owned();
                let id = row.id;
                view! { <option value=id.number().to_string() selected={now == Some(id)}>{name}</option> }
            })
            .collect_view()
    };
    let can_call =
        move || chosen.get().is_some() && wrong.read().is_empty() && how_often().is_some();
    let call = move || {
        if let (true, Some(times)) = (untrack(can_call), untrack(how_often)) {
            workspace.call(times);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        call();
    };
    view! {
        <form class="card sim-form" on:submit=submit aria-label="Call">
            <div class="sim-args">
                <div class="argrow plain">
                    <label for="sim-tool">"Tool"</label>
                    <select
                        class="select sm"
                        id="sim-tool"
                        prop:value=move || chosen.get().map(|id| id.number().to_string()).unwrap_or_default()
                        on:change:target=move |event| choose(event.target().value())
                    >
                        <option value="" disabled=true selected={chosen.get_untracked().is_none()}>"Choose a tool"</option>
                        {tools}
                    </select>
                </div>
                {move || {
                    epoch.track();
                    if is_json.get() {
                        view! { <JsonArguments /> }.into_any()
                    } else {
                        view! { <Fields /> }.into_any()
                    }
                }}
                <Show when=move || chosen.get().is_some()>
                    <div class="acts">
                        <button type="button" class="btn ghost sm" on:click=move |_| workspace.fill_example()>"Fill in a valid example"</button>
                        <button
                            type="button"
                            class="btn ghost sm"
                            aria-pressed=move || is_json.get().to_string()
                            disabled=move || !wrong.read().is_empty()
                            on:click=move |_| simulator.show_json(!is_json.get_untracked())
                        >
                            "Arguments as JSON"
                        </button>
                    </div>
                </Show>
                <div class="two">
                    <Line label="Grant" id="sim-grant" value=simulator.grant />
                    <Line label="Session" id="sim-session" value=simulator.session />
                </div>
                <Server />
            </div>
            <Quotas />
            <div class="sim-foot">
                <button type="submit" class="btn primary" disabled=move || !can_call()><Icon glyph=Glyph::Play small=true />"Call"</button>
                <label class="times">
                    <input
                        class="input sm w-n"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-label="Times"
                        aria-describedby=move || how_often().is_none().then_some("sim-times-e")
                        prop:value=times
                        aria-invalid=move || how_often().is_none().then_some("true")
                        on:input:target=move |event| times.set(event.target().value())
                    />
                    <span>{move || if times.read().trim() == "1" { "time" } else { "times" }}</span>
                </label>
                {move || how_often().is_none().then(|| view! { <span class="err" id="sim-times-e">"1 to 1,000"</span> })}
            </div>
        </form>
    }
}

/// A line of text.
#[component]
fn Line(label: &'static str, id: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="argrow stack-row plain">
            <label for=id>{label}</label>
            <input class="input sm" id=id autocomplete="off" spellcheck="false" prop:value=value on:input:target=move |event| value.set(event.target().value()) />
        </div>
    }
}

/// How the gateway and the server behind it behave.
#[component]
fn Server() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let upstream = simulator.upstream;
    let mode = simulator.mode();
    let answer = move || match (upstream.get().fails, upstream.get().takes) {
        (true, _) => "fails",
        (false, takes) if takes > 1_000 => "slow",
        (false, _) => "succeeds",
    };
    let choose = move |word: String| {
        upstream.update(|upstream| {
            (upstream.fails, upstream.takes) = match word.as_str() {
                "fails" => (true, 120),
                "slow" => (false, 90_000),
                _ => (false, 120),
            }
        });
    };
    let option = move |word: &'static str, label: &'static str| {
        view! { <option value=word selected=move || answer() == word>{label}</option> }
    };
    let holds = move |word: String| {
        let mode = if word == "holding" {
            Mode::Holding
        } else {
            Mode::Version1
        };
        simulator.set_mode(mode);
    };
    view! {
        <div class="two">
            <div class="argrow stack-row plain">
                <label for="sim-server">"Server"</label>
                <select class="select sm" id="sim-server" on:change:target=move |event| choose(event.target().value())>
                    {option("succeeds", "succeeds")}
                    {option("fails", "fails")}
                    {option("slow", "takes 90 s")}
                </select>
            </div>
            <div class="argrow stack-row plain">
                <label for="sim-mode">"Gateway"</label>
                <select class="select sm" id="sim-mode" on:change:target=move |event| holds(event.target().value())>
                    <option value="v1" selected=move || mode.get() == Mode::Version1>"version 1"</option>
                    <option value="holding" selected=move || mode.get() == Mode::Holding>"can hold calls"</option>
                </select>
            </div>
        </div>
    }
}

/// The whole arguments as JSON.
#[component]
fn JsonArguments() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let start = simulator
        .filling
        .read_untracked()
        .json
        .clone()
        .unwrap_or_default();
    let problem = Memo::new(move |_| {
        simulator
            .arguments()
            .err()
            .and_then(|wrong| wrong.into_values().next())
    });
    view! {
        <div>
            <label class="sr" for="sim-json">"Arguments as JSON"</label>
            <textarea
                class="area mono"
                id="sim-json"
                rows="6"
                spellcheck="false"
                prop:value=start
                aria-invalid=move || problem.read().is_some().then_some("true")
                aria-describedby="sim-json-e"
                on:input:target=move |event| simulator.fill_json(event.target().value())
            ></textarea>
            <p class="err" id="sim-json-e">{move || problem.get()}</p>
        </div>
    }
}

/// One field for each argument: the required ones first, the others left out until they are filled in.
#[component]
fn Fields() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let parameters = simulator.filling.read_untracked().parameters.clone();
    let filled = simulator.filling.read_untracked().filled.clone();
    let all: Vec<Parameter> = fields(&parameters).cloned().collect();
    let (main, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|parameter| {
        (parameter.required && parameter.depth == 0) || filled.0.contains_key(path_of(parameter))
    });
    let count = rest.len();
    let draw = |parameters: Vec<Parameter>| {
        parameters
            .into_iter()
            .enumerate()
            .map(|(at, parameter)| view! { <Argument parameter at /> })
            .collect_view()
    };
    view! {
        {draw(main)}
        {(count > 0).then(|| view! {
            <details class="opt">
                <summary><Icon glyph=Glyph::Right small=true />{format!("Optional arguments, left out ({count})")}</summary>
                <div>{draw(rest)}</div>
            </details>
        })}
    }
}

/// One argument.
#[component]
fn Argument(
    /// Which.
    parameter: Parameter,
    /// Its place among its neighbours.
    at: usize,
) -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let path = path_of(&parameter).to_owned();
    let id = format!(
        "sim-{}-{at}-{}",
        if parameter.required { "r" } else { "o" },
        parameter.depth
    );
    let key = path.clone();
    let text = Memo::new(move |_| simulator.filling.read().filled.0.get(&key).cloned());
    let key = path.clone();
    let problem = Memo::new(move |_| {
        simulator
            .arguments()
            .err()
            .and_then(|wrong| wrong.get(&key).cloned())
    });
    let choices: Vec<String> = match parameter.types.as_slice() {
        _ if !parameter.choices.is_empty() => parameter.choices.iter().map(text_of_value).collect(),
        [Type::Boolean] => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    };
    let name = path.clone();
    let set = move |text: String| simulator.fill(&path, Some(text).filter(|text| !text.is_empty()));
    let error_id = format!("{id}-e");
    let described = error_id.clone();
    let field = if choices.is_empty() {
        // A field of several lines for every kind of value: a line field would drop the line feeds of a text.
        view! {
            <textarea
                class="area sm mono fit"
                id=id.clone()
                rows="1"
                autocomplete="off"
                spellcheck="false"
                placeholder="left out"
                prop:value=move || text.get().unwrap_or_default()
                aria-invalid=move || problem.read().is_some().then_some("true")
                aria-describedby=described
                on:input:target=move |event| set(event.target().value())
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <select class="select sm" id=id.clone() aria-describedby=described on:change:target=move |event| set(event.target().value())>
                <option value="" selected=move || text.read().is_none()>"left out"</option>
                {choices
                    .into_iter()
                    .map(|choice| {
                        let this = choice.clone();
                        view! { <option value=choice selected=move || text.read().as_deref() == Some(&this)>{crate::core::text::visible(&this).into_owned()}</option> }
                    })
                    .collect_view()}
            </select>
        }
        .into_any()
    };
    view! {
        <div class="argrow">
            <label for=id>
                <span>{runs(&name)}{parameter.required.then(|| view! { <span class="req">" required"</span> })}</span>
                <small>{parameter.words()}</small>
            </label>
            {field}
            <span class="err" id=error_id>{move || problem.get()}</span>
        </div>
    }
}

/// Calls that wait for a person.
#[component]
fn Queue() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let waiting = Memo::new(move |_| {
        let gateway = simulator.gateway();
        let gateway = gateway.read();
        let line = |one: &crate::core::evaluate::gateway::Waiting| {
            (one.request, one.call.tool.clone(), one.until)
        };
        gateway.queue().iter().map(line).collect::<Vec<_>>()
    });
    let draw = move |(request, tool, until): (u64, String, i64)| {
        view! {
            <li>
                <span class="grow"><b>{runs(&tool)}</b>" waits until "{time::format(until)}</span>
                <button type="button" class="btn sm" on:click=move |_| simulator.approve(request)>"Approve"</button>
                <button type="button" class="btn ghost sm" on:click=move |_| simulator.refuse(request)>"Refuse"</button>
                <button type="button" class="btn ghost sm" on:click=move |_| simulator.advance(until - simulator.now.get_untracked())>
                    "Let it expire"
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !waiting.read().is_empty()>
            <section class="card">
                <div class="sec-h pad"><h4>"Waiting for a person"</h4></div>
                <ul class="tests" role="list" aria-label="Approval queue">{move || waiting.get().into_iter().map(draw).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// The gateway's clock.
#[component]
fn Clock() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let step = move |label: &'static str, by: i64| {
        view! { <button type="button" class="btn ghost sm" on:click=move |_| simulator.advance(by)>{label}</button> }
    };
    view! {
        <section class="card sim-clock" role="group" aria-label="Clock">
            <div class="clock"><Icon glyph=Glyph::Clock small=true /><time>{move || time::format(simulator.now.get())}</time></div>
            <div class="acts">
                <button type="button" class="btn sm" on:click=move |_| simulator.next_window()>"Next window"</button>
                {step("+10 seconds", 10_000)}
                {step("+1 minute", MINUTE)}
                {step("+1 hour", 60 * MINUTE)}
                {step("+1 day", 24 * 60 * MINUTE)}
                {step("−1 minute", -MINUTE)}
            </div>
        </section>
    }
}

/// The counters whose window is open.
#[component]
fn Counted() -> impl IntoView {
    let simulator = Workspace::expect_context().simulator();
    let counters = Memo::new(move |_| {
        let now = simulator.now.get();
        let left = |counter: &Counter| (counter.end - now) / 1_000;
        simulator
            .counters()
            .into_iter()
            .map(|counter| (left(&counter), counter))
            .collect::<Vec<_>>()
    });
    let draw = move |(left, counter): (i64, Counter)| {
        let (kind, owner) = match &counter.key.owner {
            Owner::Grant(name) => ("grant", name.clone()),
            Owner::Session(name) => ("session", name.clone()),
        };
        view! {
            <li>
                <span class="grow"><code>{runs(&counter.key.counter)}</code>" "<small>{kind}" "{runs(&owner)}</small></span>
                <span>{counter.used}" counted, "{left}" s left"</span>
            </li>
        }
    };
    view! {
        <Show when=move || !counters.read().is_empty()>
            <section class="card">
                <div class="sec-h pad">
                    <h4>"Counters"</h4><span class="grow"></span>
                    <button type="button" class="btn ghost sm" on:click=move |_| simulator.reset_counters()>"Reset"</button>
                </div>
                <ul class="tests" role="list" aria-label="Counters">{move || counters.get().into_iter().map(draw).collect_view()}</ul>
            </section>
        </Show>
    }
}
