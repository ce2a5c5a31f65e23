//! What somebody asks who sees a tool for the first time, answered from what is known about it.

use crate::core::catalogue::{Tool, parameters};
use crate::core::policy::{Decision, Shown};
use crate::core::risk::{Assessment, Category, Effect};
use crate::core::text::{list, list_some, plural, quote};
use crate::web::state::{By, Risk, Row, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::PlainText;
use crate::web::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The questions, each with its answer folded away.
#[component]
pub fn Questions(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let risk = workspace.risk_of(row.id);
    let limits = workspace.limits_of(row.id);
    let found = StoredValue::new(workspace.assessment_of(row.id));
    let does = {
        let row = row.clone();
        move || what_it_does(&row, risk.get())
    };
    let tool = row.tool.clone();
    let risky = move || {
        found.with_value(|found| how_risky(risk.get(), found.as_ref().zip(tool.as_deref())))
    };
    let limit = move || {
        let recommended = risk.get().map(|risk| risk.class.category);
        how_to_limit(
            recommended,
            &words::limits_sentence(&limits.read()),
            &shown.read(),
        )
    };
    let block = move || how_to_block(&row, &shown.read());
    view! {
        <section class="block">
            <div class="block-h"><h4>"Questions"</h4></div>
            <Question asks="What does it do?" answer=Signal::derive(does) />
            <Question asks="How risky is it, and why?" answer=Signal::derive(risky) />
            <Question asks="How do I limit it?" answer=Signal::derive(limit) />
            <Question asks="How do I block it?" answer=Signal::derive(block) />
        </section>
    }
}

/// One question; the answer is made only while it is unfolded.
#[component]
fn Question(asks: &'static str, answer: Signal<Vec<String>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let paragraphs = move || {
        let answer = if open.get() {
            answer.get()
        } else {
            Vec::default()
        };
        answer
            .into_iter()
            .map(|text| view! { <p><PlainText text /></p> })
            .collect_view()
    };
    view! {
        <details class="opt question" on:toggle:target=move |event| open.set(event.target().open())>
            <summary><Icon glyph=Glyph::Right small=true />{asks}</summary>
            <div>{paragraphs}</div>
        </details>
    }
}

fn what_it_does(row: &Row, risk: Option<Risk>) -> Vec<String> {
    let Some(tool) = &row.tool else {
        return vec!["The catalogue lacks this tool, so nothing is known about it.".to_owned()];
    };
    let said = if row.summary.trim().is_empty() {
        "The server describes it with no word.".to_owned()
    } else {
        format!("In the server's words: {}", row.summary)
    };
    let kind = risk.map(|risk| {
        let category = risk.class.category;
        format!("It counts as {}. {}", category.label(), category.meaning())
    });
    let found = tool.input_schema().map(parameters).unwrap_or_default();
    let name = |parameter: &crate::core::catalogue::Parameter| {
        let needed = if parameter.required {
            " (required)"
        } else {
            ""
        };
        format!("{}{needed}", quote(&parameter.name))
    };
    let names: Vec<String> = found
        .iter()
        .filter(|one| one.depth == 0)
        .map(name)
        .collect();
    let takes = if tool.input_schema().is_none() {
        "What it takes is not known: the server gives no schema.".to_owned()
    } else if names.is_empty() {
        "It takes no arguments that its schema names.".to_owned()
    } else {
        format!("It takes {}.", list_some(&names, 6))
    };
    let unseen = "What its code does cannot be seen from here.".to_owned();
    [Some(said), kind, Some(takes), Some(unseen)]
        .into_iter()
        .flatten()
        .collect()
}

fn how_risky(risk: Option<Risk>, found: Option<(&Assessment, &Tool)>) -> Vec<String> {
    let Some(risk) = risk else {
        return vec!["Nothing is known about it. Treat it as if it could do anything.".to_owned()];
    };
    let class = risk.class;
    let who = match risk.by {
        By::Estimate => "by the estimate of this page",
        By::Catalogue => "since the catalogue says so",
        By::Person => "since you said so",
    };
    let head = format!(
        "{} severity, {who}. {}",
        class.severity.label(),
        class.category.meaning()
    );
    let mut answer = vec![head];
    let Some((found, tool)) = found else {
        return answer;
    };
    let weighty = |effect: &Effect| match effect {
        Effect::Points(category) => *category == found.category,
        Effect::Raises => true,
        Effect::Lowers | Effect::Notes => false,
    };
    let evidence = found.evidence.iter().filter(|piece| weighty(&piece.effect));
    let reasons: Vec<_> = evidence.map(|piece| piece.words(tool)).take(3).collect();
    if reasons.is_empty() {
        answer.push("Neither name, description nor arguments show what it does.".to_owned());
    } else {
        answer.push(reasons.join(" "));
    }
    let doubts = found.contradictions.iter().map(|piece| piece.words.clone());
    answer.extend(doubts);
    let odd = u32::try_from(found.suspicious.len()).unwrap_or(u32::MAX);
    if odd > 0 {
        let places = plural(odd, "place", "places");
        answer.push(format!(
            "Its text does more than describe, in {places}: read it before you allow anything."
        ));
    }
    answer
}

fn how_to_limit(category: Option<Category>, sentence: &str, shown: &Shown) -> Vec<String> {
    let recommended = category.map(crate::core::risk::recommended);
    let start = match (recommended, category) {
        (Some(to), Some(category)) if to.limit.is_some() => format!(
            "Choose Limit. It starts with what is recommended for {}: {}.",
            category.label(),
            words::short_recommendation(to)
        ),
        _ => "Choose Limit, and set how many calls may pass per minute, hour or day.".to_owned(),
    };
    let works = "A call beyond the number is denied until the next full minute, hour or day (UTC). Each grant has a count of its own.";
    let now = (shown.decision == Some(Decision::Limit)).then(|| format!("Now: {sentence}"));
    [Some(start), Some(works.to_owned()), now]
        .into_iter()
        .flatten()
        .collect()
}

fn how_to_block(row: &Row, shown: &Shown) -> Vec<String> {
    let hide = "Choose Hide: the agent does not see the tool, and a call is denied.".to_owned();
    let deny = "Choose Deny to let the agent see it and read your reason.".to_owned();
    let approve = "Approve denies as well under version 1, with a note for a person.".to_owned();
    let now = match shown.decision {
        Some(decision @ (Decision::Hide | Decision::Deny | Decision::Approve)) => {
            format!("Now: {}. {}.", decision.word(), decision.means())
        }
        Some(decision) => format!("Now: {}, so calls go through.", decision.word()),
        None => format!("Now: nothing is decided for {}.", quote(&row.name)),
    };
    let ways = list(&["Hide", "Deny", "Approve"], "or");
    let note = format!(
        "{ways} keeps the rules that you wrote for other decisions; they come back with them."
    );
    vec![hide, deny, approve, note, now]
}
