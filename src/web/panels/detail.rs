//! The open detail of a row: what the decision means, its reason or limits, and the tool itself.

use super::limits::ToolLimits;
use super::questions::Questions;
use super::recommended::Recommended;
use super::risk::RiskBlock;
use super::rules::ToolRules;
use super::server_says::{Arguments, Description, Hints};
use crate::core::edit::Counted;
use crate::core::policy::words as policy_words;
use crate::core::policy::{Decision, Form, Shown};
use crate::core::text::plural;
use crate::web::state::{Row, RowId, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The detail of one tool.
#[component]
pub fn Detail(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let decision = Memo::new(move |_| shown.read().decision);
    let rule_row = row.clone();
    let (reads_row, lines_row, asked_row) = (row.clone(), row.clone(), row.clone());
    let arguments_row = row.clone();
    let (recommended_row, risk_row) = (row.clone(), row.clone());
    let (described_row, hints_row) = (row.clone(), row.clone());
    let workspace = Workspace::expect_context();
    let id = row.id;
    let (element, label) = (row.id.element("d"), format!("Rule for {}", row.label()));
    view! {
        <div class="detail" id=element role="region" aria-label=label>
            <Reads row=reads_row shown />
            <Recommended row=recommended_row shown />
            <div class="detail-grid">
                <div>
                    {move || match decision.get() {
                        Some(Decision::Deny) => view! { <Reason row=rule_row.clone() shown /> }.into_any(),
                        Some(Decision::Approve) => view! { <Note row=rule_row.clone() shown /> }.into_any(),
                        Some(Decision::Limit) => view! { <ToolLimits row=rule_row.clone() /> }.into_any(),
                        Some(Decision::Hide | Decision::Allow) | None => ().into_any(),
                    }}
                    <ToolRules row=arguments_row decision />
                    <Lines row=lines_row />
                    <button type="button" class="btn sm" on:click=move |_| workspace.try_tool(id)>
                        <Icon glyph=Glyph::Play small=true />
                        "Try a call"
                    </button>
                    <Description row=described_row />
                    <Questions row=asked_row shown />
                </div>
                <div>
                    <RiskBlock row=risk_row />
                    <Arguments row />
                    <Hints row=hints_row />
                </div>
            </div>
        </div>
    }
}

/// What the policy does to a call of this tool, in a sentence.
#[component]
fn Reads(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let limits = workspace.limits_of(row.id);
    let all_tools = workspace.limits(Counted::AllTools);
    let sentence = move || {
        let shown = shown.read();
        let rules = asked(&shown);
        let head = match (shown.decision, shown.form) {
            (None, Form::Mixed) => {
                "Its rule is written in two vocabularies at once. What that means is not guessed: \
                                    decide anew to write it in one."
                    .to_owned()
            }
            (Some(Decision::Limit), Form::Shorthand) => policy_words::rules(&shown).join(" "),
            (Some(Decision::Limit), _) => words::limits_sentence(&limits.read()),
            (Some(Decision::Allow), _) if !rules.is_empty() => {
                "Calls that meet its rules go through.".to_owned()
            }
            (Some(decision), _) => format!("{}.", decision.means()),
            (None, _) => format!("{}.", words::follows(workspace.posture().get())),
        };
        let callable = matches!(shown.decision, Some(Decision::Limit | Decision::Allow));
        let together = callable
            .then(|| {
                all_tools
                    .read()
                    .iter()
                    .map(words::short_limit)
                    .collect::<Vec<_>>()
                    .join(" and ")
            })
            .filter(|limits| !limits.is_empty())
            .map(|limits| format!("All tools together: {limits}."));
        let more = rules.len().saturating_sub(READ_BACK);
        let rest = (more > 0).then(|| {
            format!(
                "{} below.",
                plural(
                    u64::try_from(more).unwrap_or(u64::MAX),
                    "more rule",
                    "more rules"
                )
            )
        });
        std::iter::once(head)
            .chain(rules.into_iter().take(READ_BACK))
            .chain(rest)
            .chain(together)
            .collect::<Vec<_>>()
            .join(" ")
    };
    view! { <p class="reads">{sentence}</p> }
}

/// How many rules the sentence tells.
const READ_BACK: usize = 3;

/// The rules that a call is asked about, each in a sentence.
fn asked(shown: &Shown) -> Vec<String> {
    let is_asked = shown.form == Form::Version1
        && !matches!(shown.decision, Some(Decision::Hide | Decision::Deny) | None);
    let Some(entry) = shown.entry.as_deref().filter(|_| is_asked) else {
        return Vec::new();
    };
    let required = entry
        .require
        .iter()
        .flatten()
        .map(policy_words::requirement);
    let denied = entry.deny_if.iter().flatten();
    let denied = denied.filter(|rule| rule.approval_note().is_none());
    required.chain(denied.map(policy_words::denial)).collect()
}

/// The reason of a denial.
#[component]
fn Reason(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    view! {
        <DecisionText
            row
            shown
            part="reason"
            label="Reason shown to the agent"
            placeholder="Blocked by policy"
            set=Workspace::set_reason
        />
    }
}

/// The note of an approval.
#[component]
fn Note(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    view! {
        <DecisionText
            row
            shown
            part="note"
            label="Note for the person who approves"
            placeholder="What should they check?"
            set=Workspace::set_note
        />
        <p class="hint">
            "A version 1 gateway cannot hold a call for a person. It denies the call with this note, and a person must act elsewhere."
        </p>
    }
}

/// A text that belongs to a decision. What is typed stays, also while it is refused.
#[component]
fn DecisionText(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
    /// The field's name in its identifier.
    part: &'static str,
    /// What it is.
    label: &'static str,
    /// What stands there while it is empty.
    placeholder: &'static str,
    /// Puts the text into the policy, or says why it cannot.
    set: fn(Workspace, RowId, String) -> Result<(), String>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let row_id = row.id;
    let id = row_id.element(part);
    let error_id = format!("{id}-e");
    let described = error_id.clone();
    let refusal = RwSignal::new(None::<String>);
    // While the text is refused, the field keeps what was typed and the policy keeps the last good text.
    let typed = RwSignal::new(None::<String>);
    let text = move || shown.read().text().unwrap_or("").to_owned();
    let value = move || typed.get().unwrap_or_else(text);
    let input = move |text: String| {
        let refused = set(workspace, row_id, text.clone()).err();
        typed.set(refused.is_some().then_some(text));
        refusal.set(refused);
    };
    view! {
        <section class="block">
            <div class="block-h"><h4><label for=id.clone()>{label}</label></h4></div>
            <textarea
                class="area"
                id=id
                rows="2"
                placeholder=placeholder
                prop:value=value
                disabled=move || !workspace.can_edit().get()
                aria-invalid=move || refusal.read().is_some().then_some("true")
                aria-describedby=move || refusal.read().is_some().then(|| described.clone())
                on:input:target=move |event| input(event.target().value())
            ></textarea>
            {move || refusal.get().map(|why| view! {
                <p class="err" id=error_id.clone()><Icon glyph=Glyph::Error small=true /><span>{why}</span></p>
            })}
        </section>
    }
}

/// Where the tool stands in policy.json.
#[component]
fn Lines(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let lines = workspace.lines_of(row.id);
    let words = move || match lines.get() {
        None => "Not in policy.json: the default applies.".to_owned(),
        Some((first, last)) if first == last => format!("Line {first} of policy.json."),
        Some((first, last)) => format!("Lines {first} to {last} of policy.json."),
    };
    view! { <p class="hint">{words}</p> }
}
