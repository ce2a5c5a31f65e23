//! The fields of one rule: conditions that must all hold, and what the agent is told.

use super::rules::Ruled;
use crate::core::edit::typed::{Field, Operator, TypedCondition, TypedRule};
use crate::core::re2::Regex;
use crate::core::text::visible;
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The fields of one rule.
#[component]
pub fn RuleFields(
    /// The tool.
    ruled: Ruled,
    /// What is typed.
    typed: RwSignal<TypedRule>,
    /// Called with every change.
    on_change: Callback<TypedRule>,
    /// What the ids of the fields begin with.
    prefix: String,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let change = move |change: &dyn Fn(&mut TypedRule)| {
        let mut next = typed.get_untracked();
        change(&mut next);
        on_change.run(next);
    };
    let indices = move || 0..typed.read().conditions.len();
    let add = move |_| {
        let first = ruled
            .parameters
            .with_value(|parameters| parameters.iter().find(|p| p.reachable).cloned());
        change(&|rule| rule.conditions.push(TypedCondition::new(first.as_ref())));
    };
    let disabled = move || !workspace.can_edit().get();
    let message_id = format!("{prefix}m");
    view! {
        <For each=indices key=|index| *index let:index>
            <ConditionFields ruled typed index on_change prefix=format!("{prefix}c{index}") />
        </For>
        <div class="rule-more">
            <button type="button" class="btn ghost sm" disabled=disabled on:click=add>
                <Icon glyph=Glyph::Plus small=true />
                "And another condition"
            </button>
        </div>
        <div class="rule-msg">
            <label for=message_id.clone()>"Tell the agent"</label>
            <input
                class="input sm"
                id=message_id
                autocomplete="off"
                placeholder="Blocked by policy"
                prop:value=move || typed.read().message.clone()
                disabled=disabled
                on:input:target=move |event| {
                    let text = event.target().value();
                    change(&|rule| rule.message.clone_from(&text));
                }
            />
        </div>
    }
}

/// The value of the choice "another path".
const OTHER: &str = "\u{0}";

/// One condition: argument, operator, value.
#[component]
fn ConditionFields(
    /// The tool.
    ruled: Ruled,
    /// What is typed.
    typed: RwSignal<TypedRule>,
    /// Which condition.
    index: usize,
    /// Called with every change.
    on_change: Callback<TypedRule>,
    /// What the ids of the fields begin with.
    prefix: String,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let this = Memo::new(move |_| typed.read().conditions.get(index).cloned());
    let path = Memo::new(move |_| {
        this.read()
            .as_ref()
            .map(|c| c.path.clone())
            .unwrap_or_default()
    });
    let parameter = Memo::new(move |_| ruled.parameter(&path.read()));
    let is_listed = move || parameter.read().is_some();
    let operator = Memo::new(move |_| this.read().as_ref().map_or(Operator::Given, |c| c.operator));
    let text = Memo::new(move |_| {
        this.read()
            .as_ref()
            .map(|c| c.text.clone())
            .unwrap_or_default()
    });
    let problem = Memo::new(move |_| {
        let parameter = parameter.read();
        this.read()
            .as_ref()
            .and_then(|condition| condition.read(parameter.as_ref()).err())
    });
    let change = move |change: &dyn Fn(&mut TypedCondition)| {
        let mut next = typed.get_untracked();
        if let Some(condition) = next.conditions.get_mut(index) {
            change(condition);
            on_change.run(next);
        }
    };
    let remove = move |_| {
        let mut next = typed.get_untracked();
        if index < next.conditions.len() && next.conditions.len() > 1 {
            next.conditions.remove(index);
            on_change.run(next);
        }
    };
    let choose_path = move |chosen: String| {
        let parameter = ruled.parameter(&chosen);
        change(&|condition| {
            condition.path = if chosen == OTHER {
                String::new()
            } else {
                chosen.clone()
            };
            condition.retarget(parameter.as_ref());
        });
    };
    let choose_operator = move |key: String| {
        if let Some(operator) = Operator::parse(&key) {
            let parameter = parameter.get_untracked();
            change(&|condition| condition.set_operator(operator, parameter.as_ref()));
        }
    };
    let type_text =
        Callback::new(move |text: String| change(&|condition| condition.text.clone_from(&text)));
    let operators = move || {
        let parameter = parameter.read();
        let types = parameter
            .as_ref()
            .map_or(&[][..], |parameter| &parameter.types);
        let now = operator.get();
        Operator::ALL
            .into_iter()
            .filter(|operator| operator.suits(types) || *operator == now)
            .map(|operator| view! {
                <option value=operator.key() selected=operator == now>{operator.words()}</option>
            })
            .collect_view()
    };
    let paths = move || {
        let chosen = path.read();
        let options = ruled.parameters.with_value(|parameters| {
            parameters
                .iter()
                .filter(|parameter| parameter.reachable)
                .filter_map(|parameter| parameter.path.strip_prefix("args.").map(str::to_owned))
                .collect::<Vec<_>>()
        });
        options
            .into_iter()
            .map(|path| {
                let selected = path == *chosen;
                let words = visible(&path).into_owned();
                view! { <option value=path selected=selected>{words}</option> }
            })
            .collect_view()
    };
    let field = Memo::new(move |_| operator.get().field(parameter.read().as_ref()));
    let error_id = format!("{prefix}e");
    let disabled = Signal::derive(move || !workspace.can_edit().get());
    let number = index + 1;
    let is_only = move || typed.read().conditions.len() < 2;
    let (value_prefix, described) = (prefix.clone(), error_id.clone());
    view! {
        <div class="cond">
            <select
                class="select sm"
                id=prefix
                aria-label="Argument"
                disabled=disabled
                on:change:target=move |event| choose_path(event.target().value())
            >
                {paths}
                <option value=OTHER selected=move || !is_listed()>"another path"</option>
            </select>
            <select
                class="select sm"
                aria-label="Operator"
                disabled=disabled
                on:change:target=move |event| choose_operator(event.target().value())
            >
                {operators}
            </select>
            <div class="v">
                {move || {
                    let (id, described) = (format!("{value_prefix}v"), described.clone());
                    view! { <ValueField field=field.get() id text problem described disabled on_text=type_text /> }
                }}
            </div>
            <button
                type="button"
                class="btn ghost icon sm rm"
                aria-label=format!("Remove condition {number}")
                disabled=move || disabled.get() || is_only()
                on:click=remove
            >
                <Icon glyph=Glyph::Remove small=true />
            </button>
            <Show when=move || !is_listed()>
                <label class="msg">
                    <span>"Path"</span>
                    <input
                        class="input sm mono"
                        autocomplete="off"
                        spellcheck="false"
                        placeholder="options.mode"
                        prop:value=path
                        disabled=disabled
                        on:input:target=move |event| {
                            let text = event.target().value();
                            change(&|condition| condition.path.clone_from(&text));
                        }
                    />
                </label>
                <p class="hint full">"The tool's schema lists no such argument."</p>
            </Show>
            {move || problem.get().filter(|_| !text.read().is_empty()).map(|why| view! {
                <p class="err" id=error_id.clone()><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
            <Show when=move || field.get() == Field::Pattern>
                <TryPattern pattern=text />
            </Show>
        </div>
    }
}

/// The field of a value.
#[component]
fn ValueField(
    /// Which field.
    field: Field,
    /// Its identifier.
    id: String,
    /// What stands in it.
    text: Memo<String>,
    /// What is wrong with it.
    problem: Memo<Option<String>>,
    /// The identifier of the words that say so.
    described: String,
    /// Whether it cannot be changed.
    disabled: Signal<bool>,
    /// Takes what is typed.
    on_text: Callback<String>,
) -> impl IntoView {
    let is_wrong = move || problem.read().is_some() && !text.read().is_empty();
    let invalid = move || is_wrong().then_some("true");
    let described = move || is_wrong().then(|| described.clone());
    match field {
        Field::None => ().into_any(),
        Field::Choices(choices) => view! {
            <select
                class="select sm"
                id=id
                aria-label="Value"
                disabled=disabled
                on:change:target=move |event| on_text.run(event.target().value())
            >
                {choices
                    .into_iter()
                    .map(|choice| {
                        let this = choice.clone();
                        let words = visible(&choice).into_owned();
                        view! { <option value=choice selected=move || *text.read() == this>{words}</option> }
                    })
                    .collect_view()}
            </select>
        }
        .into_any(),
        Field::List => view! {
            <textarea
                class="area mono sm"
                id=id
                rows="3"
                spellcheck="false"
                aria-label="Values, one on each line"
                placeholder="One value on each line"
                prop:value=text
                disabled=disabled
                aria-invalid=invalid
                aria-describedby=described
                on:input:target=move |event| on_text.run(event.target().value())
            ></textarea>
        }
        .into_any(),
        Field::Number | Field::Pattern | Field::Text => view! {
            <input
                class="input sm mono"
                id=id
                autocomplete="off"
                spellcheck="false"
                inputmode=(field == Field::Number).then_some("decimal")
                aria-label=if field == Field::Pattern { "Pattern" } else { "Value" }
                placeholder=match field {
                    Field::Pattern => "^/srv/data/",
                    Field::Number => "10",
                    _ => "value",
                }
                prop:value=text
                disabled=disabled
                aria-invalid=invalid
                aria-describedby=described
                on:input:target=move |event| on_text.run(event.target().value())
            />
        }
        .into_any(),
    }
}

/// A place to try a pattern on an example.
#[component]
fn TryPattern(
    /// The pattern.
    pattern: Memo<String>,
) -> impl IntoView {
    let example = RwSignal::new(String::new());
    let outcome = Memo::new(move |_| {
        let example = example.read();
        if example.is_empty() {
            return None;
        }
        let matches = Regex::new(&pattern.read()).ok()?.is_match(&example);
        Some(if matches { "matches" } else { "does not match" })
    });
    view! {
        <div class="msg">
            <label>
                <span>"Try it on"</span>
                <input
                    class="input sm mono"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=example
                    on:input:target=move |event| example.set(event.target().value())
                />
            </label>
            <output>{move || outcome.get().unwrap_or("")}</output>
        </div>
        <p class="hint full">"RE2 syntax, found anywhere in the text: begin with ^ and end with $ to match all of it."</p>
    }
}
