//! Rules on a tool's arguments: those that stand, each editable, and a new one before it is added.

use super::rule_fields::RuleFields;
use crate::core::catalogue::{Parameter, parameters};
use crate::core::edit::RuleList;
use crate::core::edit::typed::{TypedCondition, TypedRule, parameter_at};
use crate::core::policy::{Condition, Decision, Rule, Test, Unknown, words};
use crate::web::platform::dom;
use crate::web::state::{Row, RowId, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::PlainText;
use leptos::prelude::*;
use std::sync::Arc;

/// What the rules of one tool share.
#[derive(Clone, Copy)]
pub struct Ruled {
    /// The row.
    pub id: RowId,
    /// What the tool takes.
    pub parameters: StoredValue<Arc<[Parameter]>>,
}

impl Ruled {
    /// The parameter that a path reaches, `args.` left out.
    pub fn parameter(self, path: &str) -> Option<Parameter> {
        self.parameters
            .with_value(|parameters| parameter_at(parameters, path).cloned())
    }

    fn read(self, typed: &TypedRule) -> Result<Rule, (usize, String)> {
        self.parameters
            .with_value(|parameters| typed.read(parameters))
    }
}

/// The rules on the arguments of one tool.
#[component]
pub fn ToolRules(
    /// The row.
    row: Arc<Row>,
    /// What is decided for it.
    decision: Memo<Option<Decision>>,
) -> impl IntoView {
    let schema = row.tool.as_ref().and_then(|tool| tool.input_schema());
    let ruled = Ruled {
        id: row.id,
        parameters: StoredValue::new(schema.map(parameters).unwrap_or_default().into()),
    };
    let takes_rules = move || {
        matches!(
            decision.get(),
            Some(Decision::Approve | Decision::Limit | Decision::Allow)
        )
    };
    view! {
        <Show
            when=takes_rules
            fallback=move || {
                (decision.get().is_none())
                    .then(|| view! { <p class="hint">"Choose Approve, Limit or Allow to add rules on its arguments."</p> })
            }
        >
            <RuleSection ruled list=RuleList::DenyIf />
            <RuleSection ruled list=RuleList::Require />
        </Show>
    }
}

/// One of the two lists.
#[component]
fn RuleSection(
    /// The tool.
    ruled: Ruled,
    /// Which list.
    list: RuleList,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let rules = workspace.rules(ruled.id, list);
    let adding = RwSignal::new(None::<TypedRule>);
    let (title, note, add) = match list {
        RuleList::DenyIf => (
            "Deny the call when",
            "Any one is enough",
            "Add a denial rule",
        ),
        RuleList::Require => (
            "Deny the call unless",
            "All of them must hold",
            "Add a requirement",
        ),
    };
    let start = move |_| {
        let first = ruled
            .parameters
            .with_value(|parameters| parameters.iter().find(|p| p.reachable).cloned());
        let mut typed = TypedRule::default();
        typed.conditions.push(TypedCondition::new(first.as_ref()));
        adding.set(Some(typed));
    };
    let indices = move || {
        rules
            .read()
            .iter()
            .map(|(index, _)| *index)
            .collect::<Vec<_>>()
    };
    view! {
        <section class="block rules">
            <div class="block-h">
                <h4>{title}</h4>
                <Show when=move || { rules.read().len() > 1 }><span class="hint">{note}</span></Show>
            </div>
            <div class="card">
                <For each=indices key=|index| *index let:index>
                    <StandingRule ruled list index rules />
                </For>
                <Show when=move || adding.read().is_some()>
                    <NewRule ruled list adding />
                </Show>
                <Show when=move || adding.read().is_none()>
                    <div class="adds">
                        <button
                            type="button"
                            class="btn ghost sm"
                            id=add_button(ruled, list)
                            disabled=move || !workspace.can_edit().get()
                            on:click=start
                        >
                            <Icon glyph=Glyph::Plus small=true />
                            {add}
                        </button>
                    </div>
                </Show>
            </div>
        </section>
    }
}

/// A rule of the policy. A change that makes a whole rule goes to the policy at once; anything else stays here, with the reason.
#[component]
fn StandingRule(
    /// The tool.
    ruled: Ruled,
    /// Which list.
    list: RuleList,
    /// Which rule of the list.
    index: u32,
    /// The rules that stand.
    rules: Memo<Vec<(u32, Rule)>>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let rule = Memo::new(move |_| {
        let rules = rules.read();
        rules
            .iter()
            .find(|(at, _)| *at == index)
            .map(|(_, rule)| rule.clone())
    });
    let typed = RwSignal::new(
        rule.read_untracked()
            .as_ref()
            .map(TypedRule::of)
            .unwrap_or_default(),
    );
    let refused = RwSignal::new(None::<String>);
    // Undo, and every other change from elsewhere, shows here too.
    Effect::new(move |_| {
        if let Some(rule) = rule.get()
            && ruled.read(&typed.read_untracked()).as_ref() != Ok(&rule)
        {
            typed.set(TypedRule::of(&rule));
        }
    });
    let changed = Callback::new(move |next: TypedRule| {
        let read = ruled.read(&next);
        typed.set(next);
        refused.set(
            read.ok()
                .and_then(|rule| workspace.set_rule(ruled.id, list, index, rule).err()),
        );
    });
    let name = format!("{} {}", list_word(list), index + 1);
    let try_bounds = move |_| {
        if let Some(rule) = rule.get_untracked() {
            workspace.try_bounds(ruled.id, &rule);
        }
    };
    let is_empty = move || rule.read().as_ref().is_some_and(Rule::is_unconditional);
    let remove = move |_| {
        workspace.remove_rule(ruled.id, list, index);
        focus_list(ruled, list);
    };
    view! {
        <div class="rule-card" role="group" aria-label=name>
            <Show when=move || !is_empty()>
                <RuleFields ruled typed on_change=changed prefix=ruled.id.element(&format!("{}{index}", list_key(list))) />
            </Show>
            <Said list rule=Signal::derive(move || rule.get()) />
            <Companion ruled list rule=Signal::derive(move || rule.get()) />
            {move || refused.get().map(|why| view! {
                <p class="err"><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
            <div class="rule-foot">
                <button
                    type="button"
                    class="btn ghost sm"
                    disabled=move || !workspace.can_edit().get()
                    on:click=remove
                >
                    <Icon glyph=Glyph::Remove small=true />
                    "Remove the rule"
                </button>
                <button type="button" class="btn ghost sm" on:click=try_bounds>
                    <Icon glyph=Glyph::Play small=true />
                    "Try calls at its bounds"
                </button>
            </div>
        </div>
    }
}

const fn list_word(list: RuleList) -> &'static str {
    match list {
        RuleList::DenyIf => "Denial rule",
        RuleList::Require => "Requirement",
    }
}

const fn list_key(list: RuleList) -> &'static str {
    match list {
        RuleList::DenyIf => "dr",
        RuleList::Require => "rr",
    }
}

/// What the ids in the form of a new rule begin with.
fn new_prefix(ruled: Ruled, list: RuleList) -> String {
    ruled.id.element(&format!("{}new", list_key(list)))
}

/// The first field of a new rule.
fn first_field(ruled: Ruled, list: RuleList) -> String {
    format!("{}c0", new_prefix(ruled, list))
}

/// The button that opens the form of a new rule.
fn add_button(ruled: Ruled, list: RuleList) -> String {
    ruled.id.element(&format!("{}add", list_key(list)))
}

/// Where the focus is gone with what had it, it goes to the button that adds to the list, or to the form in its place.
fn focus_list(ruled: Ruled, list: RuleList) {
    request_animation_frame(move || {
        if dom::is_focus_lost() && !dom::focus(&add_button(ruled, list)) {
            dom::focus(&first_field(ruled, list));
        }
    });
}

/// A rule before it is added: the policy does not have it until all of it can be read.
#[component]
fn NewRule(
    /// The tool.
    ruled: Ruled,
    /// Which list.
    list: RuleList,
    /// What is typed so far; nothing when the person goes without.
    adding: RwSignal<Option<TypedRule>>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let typed = RwSignal::new(adding.get_untracked().unwrap_or_default());
    let refused = RwSignal::new(None::<String>);
    let rule = Memo::new(move |_| ruled.read(&typed.read()).map_err(|(_, why)| why));
    let close = move || {
        adding.set(None);
        focus_list(ruled, list);
    };
    let add = move |_| {
        let Ok(rule) = rule.get_untracked() else {
            return;
        };
        match workspace.add_rule(ruled.id, list, rule) {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    // The button that opened the form is gone with the focus on it.
    Effect::new(move |_| {
        dom::focus(&first_field(ruled, list));
    });
    let whole = Signal::derive(move || rule.get().ok());
    view! {
        <div class="rule-card new" role="group" aria-label=format!("New {}", list_word(list).to_lowercase())>
            <RuleFields
                ruled
                typed
                on_change=Callback::new(move |next| typed.set(next))
                prefix=new_prefix(ruled, list)
            />
            <Said list rule=whole />
            <Companion ruled list rule=whole />
            {move || rule.get().err().map(|why| view! { <p class="hint">{why}</p> })}
            {move || refused.get().map(|why| view! {
                <p class="err"><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
            <div class="rule-foot">
                <button type="button" class="btn sm primary" disabled=move || rule.read().is_err() on:click=add>
                    "Add the rule"
                </button>
                <button type="button" class="btn ghost sm" on:click=move |_| close()>"Cancel"</button>
            </div>
        </div>
    }
}

/// The rule as a sentence.
#[component]
fn Said(
    /// Which list.
    list: RuleList,
    /// The rule, once it is one.
    rule: Signal<Option<Rule>>,
) -> impl IntoView {
    let sentence = Memo::new(move |_| {
        let rule = rule.get()?;
        Some(match list {
            RuleList::DenyIf => words::denial(&rule),
            RuleList::Require => words::requirement(&rule),
        })
    });
    move || {
        sentence
            .get()
            .map(|text| view! { <p class="rule-says"><PlainText text=Signal::stored(text) /></p> })
    }
}

/// The way around a denial rule on an argument that may be left out, and its companion: a requirement that the argument is given.
#[component]
fn Companion(
    /// The tool.
    ruled: Ruled,
    /// Which list.
    list: RuleList,
    /// The rule, once it is one.
    rule: Signal<Option<Rule>>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let required = workspace.rules(ruled.id, RuleList::Require);
    let open = Memo::new(move |_| {
        if list != RuleList::DenyIf {
            return None;
        }
        let rule = rule.get()?;
        let skipped = rule.conditions.iter().find(|condition| {
            let path = condition.path.argument();
            let is_optional = ruled
                .parameter(path)
                .is_none_or(|parameter| !parameter.required || parameter.depth > 0);
            is_optional && !matches!(condition.test, Test::Exists(_))
        })?;
        let demands = |rule: &Rule| matches!(rule.conditions.as_slice(), [one] if one.path == skipped.path && one.test != Test::Exists(false));
        let is_closed = required.read().iter().any(|(_, rule)| demands(rule));
        (!is_closed).then(|| skipped.path.clone())
    });
    let demand = move |_| {
        let Some(path) = open.get_untracked() else {
            return;
        };
        let message = format!("{} must be given.", path.argument());
        let rule = Rule {
            conditions: vec![Condition {
                path,
                test: Test::Exists(true),
                unknown: Unknown::default(),
            }],
            on_deny: Some(message),
            unknown: Unknown::default(),
        };
        // The button is there only while the tool takes rules.
        drop(workspace.add_rule(ruled.id, RuleList::Require, rule));
        focus_list(ruled, RuleList::Require);
    };
    move || {
        open.get().map(|path| {
            let name = path.argument().to_owned();
            let words = format!(
                "{name} may be left out, and then this rule does not fire. Leave it so if the tool's default is safe; else require that {name} is given, and calls without it are denied."
            );
            view! {
                <div class="banner warn">
                    <Icon glyph=Glyph::Warning />
                    <div><PlainText text=Signal::stored(words) /></div>
                    <div class="acts">
                        <button type="button" class="btn sm" disabled=move || !workspace.can_edit().get() on:click=demand>
                            "Require "<PlainText text=Signal::stored(name) />
                        </button>
                    </div>
                </div>
            }
        })
    }
}
