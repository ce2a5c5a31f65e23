//! What came of a call: the verdict, why, and what the agent receives; and a table of calls at a rule's bounds.

use crate::core::evaluate::{Asked, Decision, Outcome, Step, Subject, Verdict};
use crate::core::json::{self, Value};
use crate::core::policy::words;
use crate::web::state::{Called, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// A decision's word on screen, its colours and its icon.
const fn look(decision: Decision) -> (&'static str, &'static str, Glyph) {
    match decision {
        Decision::Allowed => ("Allowed", "allow", Glyph::Allow),
        Decision::Denied => ("Denied", "deny", Glyph::Deny),
        Decision::Hidden => ("Hidden", "hide", Glyph::Hide),
        Decision::Approval => ("Approval", "approve", Glyph::Approve),
        Decision::Limited => ("Limited", "limit", Glyph::Limit),
    }
}

/// A verdict as a word with its icon.
pub fn result(decision: Decision) -> impl IntoView {
    let (word, data, glyph) = look(decision);
    view! { <span class="res" data-d=data><Icon glyph small=true />{word}</span> }
}

/// The last call.
#[component]
pub fn LastCall() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let simulator = workspace.simulator();
    let name = RwSignal::new(String::new());
    move || {
        match simulator.last.get() {
        None => view! {
            <div class="empty"><Icon glyph=Glyph::Play /><b>"No call yet"</b><p>"Choose a tool, fill in its arguments and press Call."</p></div>
        }
        .into_any(),
        Some(called) => view! {
            {move || workspace.last_call_is_outdated().then(|| view! {
                <p class="note outdated" role="status">"The policy has changed since this call. Call again to see what it says now."</p>
            })}
            {verdict(&called)}
            <form
                class="sim-save"
                on:submit=move |event: leptos::ev::SubmitEvent| {
                    event.prevent_default();
                    let given = name.get_untracked();
                    let count = simulator.gateway().read_untracked().log.len();
                    let title = if given.trim().is_empty() { format!("Scenario of {count} calls") } else { given };
                    workspace.save_calls(title, usize::MAX);
                    name.set(String::new());
                }
            >
                <label class="sr" for="sim-name">"Name of the scenario"</label>
                <input class="input sm" id="sim-name" placeholder="Name of the scenario" autocomplete="off" prop:value=name on:input:target=move |event| name.set(event.target().value()) />
                <button type="submit" class="btn sm" disabled=move || !workspace.can_edit().get()>"Save the calls as a scenario"</button>
            </form>
        }
        .into_any(),
    }
    }
}

fn verdict(called: &Called) -> AnyView {
    let Verdict {
        decision,
        rule,
        message,
        ..
    } = &called.reply.verdict;
    let (word, data, glyph) = look(*decision);
    let waits = called.reply.held.is_some();
    let head = match (waits, called.times) {
        (true, _) => "Held: it waits for a person".to_owned(),
        (false, 1) => word.to_owned(),
        (false, times) => format!("{word}, the last of {times} calls"),
    };
    let rule = rule.clone().filter(|rule| !rule.is_empty());
    let told = message
        .clone()
        .unwrap_or_else(|| "The call goes to the server.".to_owned());
    let agent = called.reply.agent.as_ref().map(json::pretty);
    let steps = called.trace.steps.iter().map(step).collect_view();
    let has_steps = !called.trace.steps.is_empty();
    let in_shorthand = called
        .trace
        .steps
        .iter()
        .any(|step| step.subject == Subject::Action);
    view! {
        <section class="verdict" data-d=data aria-label="Verdict">
            <div class="verdict-h"><Icon glyph /><div><b>{head}</b><p>{runs(&told)}</p></div></div>
            <div class="says">
                <p class="label">"Tool"</p>
                <code>{crate::core::text::visible(&called.call.tool).into_owned()}</code>
            </div>
            {in_shorthand.then(|| view! {
                <div class="says">
                    <p class="label">"In shorthand"</p>
                    <p>"Tried as what it means. A gateway of version 1 skips this rule and lets the call through: convert it to version 1 first."</p>
                </div>
            })}
            <div class="says">
                <p class="label">"Rule in the gateway's log"</p>
                <code>{rule.map_or_else(|| "none".to_owned(), |rule| crate::core::text::visible(&rule).into_owned())}</code>
            </div>
            {has_steps.then(|| view! { <ol class="trace" aria-label="Why">{steps}</ol> })}
            {agent.map(|text| view! {
                <div class="says"><p class="label">"What the agent receives"</p></div>
                <pre class="said" tabindex="0" role="group" aria-label="What the agent receives">{runs(&text)}</pre>
            })}
        </section>
    }
    .into_any()
}

fn step(step: &Step) -> AnyView {
    let (class, glyph, state) = match (step.outcome, step.subject) {
        (Outcome::Passed, _) => ("pass", Glyph::Check, "passed"),
        (Outcome::Decided, Subject::Approval) => ("hold", Glyph::Approve, "decided"),
        (Outcome::Decided, _) => ("stop", Glyph::Close, "decided"),
        (Outcome::NotReached, _) => ("skip", Glyph::Dot, "not reached"),
    };
    let title = match step.subject {
        Subject::Policy => "A policy is loaded",
        Subject::Hide => "Hidden tools",
        Subject::Default => "Default for unlisted tools",
        Subject::Mixed => "Rule in two vocabularies",
        Subject::Require => "Requirement",
        Subject::DenyIf => "Denial rule",
        Subject::Approval => "Approval",
        Subject::Action => "Action",
        Subject::Limit => "Limit",
        Subject::AllToolsLimit => "Limit of all tools",
    };
    let place = step.place.to_string();
    let usage = step
        .usage
        .as_ref()
        .map(|usage| format!("{} of {} calls used", usage.used, usage.max));
    let asked = step.conditions.iter().map(asked).collect_view();
    view! {
        <li class=class>
            <span class="dot"><Icon glyph small=true /></span>
            <div>
                <b>{title}": "{state}</b>
                <small>{runs(&place)}{usage.map(|usage| format!(" · {usage}"))}</small>
                {asked}
            </div>
        </li>
    }
    .into_any()
}

fn asked(asked: &Asked) -> impl IntoView + use<> {
    let found = match &asked.found {
        None => "left out".to_owned(),
        Some(value) => short(value),
    };
    let holds = match asked.holds {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "cannot be tested",
    };
    let words = format!(
        "{} {holds}: found {found}",
        words::condition(&asked.condition)
    );
    view! { <small>{runs(&words)}</small> }
}

/// A value as JSON, cut where it is long.
fn short(value: &Value) -> String {
    let text = json::compact(value);
    if text.chars().count() > 120 {
        text.chars().take(119).chain(['…']).collect()
    } else {
        text
    }
}

/// The calls at the bounds of a rule, with their verdicts.
#[component]
pub fn BoundsTable() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let bounds = workspace.simulator().bounds;
    move || {
        let tried = bounds.get()?;
        let rows = tried
            .tried
            .iter()
            .enumerate()
            .map(|(at, (boundary, verdict))| {
                let args = short(&Value::Object(boundary.args.clone()));
                view! {
                    <tr>
                        <td>{boundary.note}</td>
                        <td class="name-c"><button type="button" class="link" on:click=move |_| workspace.open_bound(at)>{runs(&args)}</button></td>
                        <td>{result(verdict.decision)}</td>
                    </tr>
                }
            })
            .collect_view();
        Some(view! {
            <section class="card">
                <div class="sec-h pad">
                    <h4>"Calls at the bounds of a rule of "{runs(&tried.tool)}</h4>
                    <span class="grow"></span>
                    <button type="button" class="btn ghost sm" disabled=move || !workspace.can_edit().get() on:click=move |_| workspace.save_bounds()>"Save as a scenario"</button>
                    <button type="button" class="btn ghost sm" on:click=move |_| bounds.set(None)>"Close"</button>
                </div>
                <table class="log" aria-label="Calls at the bounds">
                    <thead><tr><th scope="col">"What is tried"</th><th scope="col">"Arguments"</th><th scope="col">"Verdict"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        })
    }
}
