//! The part of a detail about risk: the class, who says so, the evidence, and what does not fit together.

use super::risk_override::OwnWord;
use crate::core::risk::{
    Assessment, Confidence, Contradiction, Effect, Evidence, Place, Suspicion,
};
use crate::web::state::{By, Risk, Row, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::PlainText;
use crate::web::ui::severity::SeverityMark;
use leptos::prelude::*;
use std::sync::Arc;

/// What the tool could do, and why we think so.
#[component]
pub fn RiskBlock(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let risk = workspace.risk_of(row.id);
    let found = workspace.assessment_of(row.id);
    let by = move || match risk.get().map(|risk| risk.by) {
        Some(By::Estimate) => "Estimated in your browser",
        Some(By::Catalogue) => "From the catalogue",
        Some(By::Person) => "Set by you",
        None => "The catalogue lacks this tool",
    };
    let for_others = found.clone();
    let others = move || {
        risk.get()
            .and_then(|risk| others_say(risk, for_others.as_ref()?))
    };
    view! {
        <section class="block">
            <div class="block-h">
                <h4>"Risk"</h4>
                <span class="hint">{by}</span>
            </div>
            {move || risk.get().map(|risk| view! { <Class risk /> })}
            {move || others().map(|others| view! { <p class="hint">{others}</p> })}
            {found.map(|found| view! { <Found found row=row.clone() /> })}
            <OwnWord row=row.id />
            <p class="hint">
                <button type="button" class="link" on:click=move |_| state.about_risk.set(true)>
                    "How risk is estimated"
                </button>
            </p>
        </section>
    }
}

/// The class in words.
#[component]
fn Class(risk: Risk) -> impl IntoView {
    view! {
        <p class="class" data-cat=risk.class.category.word()>
            <Icon glyph=risk.class.category.glyph() />
            <span class="cat">{risk.class.category.label()}</span>
            <SeverityMark severity=risk.class.severity />
        </p>
        <p class="class-means">{risk.class.category.meaning()}</p>
    }
}

/// What the estimate and the catalogue say where another class is acted on.
fn others_say(risk: Risk, found: &Assessment) -> Option<String> {
    let own = found.own();
    let estimate = format!(
        "The estimate is {}, {}.",
        own.category.label(),
        own.severity
    );
    let given = found.given.map(|given| {
        format!(
            "The catalogue says {}, {}.",
            given.category.label(),
            given.severity
        )
    });
    match (risk.by, given) {
        (By::Estimate, None) => None,
        (By::Estimate, Some(given)) => Some(format!("{given} The worse of both counts.")),
        (By::Catalogue, given) => {
            let given = given.unwrap_or_default();
            Some(format!("{estimate} {given} The worse of both counts."))
        }
        (By::Person, None) => Some(estimate),
        (By::Person, Some(given)) => Some(format!("{estimate} {given}")),
    }
}

/// Everything that was found, the worrying first.
#[component]
fn Found(found: Assessment, row: Arc<Row>) -> impl IntoView {
    let Assessment {
        confidence,
        evidence,
        contradictions,
        suspicious,
        ..
    } = found;
    let lists = row.clone();
    view! {
        {(!suspicious.is_empty()).then(|| view! { <Suspicious suspicious row=lists.clone() /> })}
        {(!contradictions.is_empty()).then(|| view! { <Contradictions contradictions /> })}
        <h5>"Evidence for the estimate"</h5>
        <ul class="ev">
            {evidence.into_iter().map(|piece| view! { <Piece piece row=row.clone() /> }).collect_view()}
        </ul>
        <p class="hint">{sure(confidence)}</p>
    }
}

const fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => {
            "Low confidence: one weak sign, none, or signs that contradict each other. Look at the tool yourself."
        }
        Confidence::Medium => "Medium confidence: one clear sign.",
        Confidence::High => {
            "High confidence: a plain verb in the name, or several signs that agree."
        }
    }
}

/// One piece of evidence: its words, where it stands, and what it does.
#[component]
fn Piece(piece: Evidence, row: Arc<Row>) -> impl IntoView {
    let tool = row.tool.as_deref();
    let words = tool
        .map(|tool| piece.words(tool).into_owned())
        .unwrap_or_default();
    let Evidence {
        place,
        effect,
        weight,
        ..
    } = piece;
    let does = match effect {
        Effect::Points(category) => format!("speaks for {}, {weight} of 100", category.label()),
        Effect::Raises => "raises the severity".to_owned(),
        Effect::Lowers => "lowers the severity".to_owned(),
        Effect::Notes => "changes nothing".to_owned(),
    };
    let stands = stands(&place);
    view! {
        <li>
            <Icon glyph=glyph(&place) />
            <div>
                <PlainText text=words />
                <Quoted place row />
                <p class="more"><PlainText text=format!("{stands} · {does}") /></p>
            </div>
        </li>
    }
}

/// The text around a sign in the description of a parameter, which stands nowhere else on the screen.
#[component]
fn Quoted(place: Place, row: Arc<Row>) -> impl IntoView {
    let Place::ParameterText(path, stretch) = place else {
        return ().into_any();
    };
    let schema = row.tool.as_ref().and_then(|tool| tool.input_schema());
    let found = schema
        .map(crate::core::catalogue::parameters)
        .unwrap_or_default();
    let text = found.into_iter().find(|parameter| parameter.path == path);
    let Some(text) = text.and_then(|parameter| parameter.description) else {
        return ().into_any();
    };
    let span = super::server_says::span(stretch, false);
    view! { <p class="quoted"><crate::web::ui::marked_text::MarkedText text spans=vec![span] /></p> }
        .into_any()
}

const fn glyph(place: &Place) -> Glyph {
    match place {
        Place::Name(_) | Place::Title(_) => Glyph::Tag,
        Place::Description(_) | Place::ParameterText(..) => Glyph::Quote,
        Place::Parameter(_) => Glyph::Code,
        Place::Hint(_) => Glyph::Information,
    }
}

fn stands(place: &Place) -> String {
    match place {
        Place::Name(_) => "In the name".to_owned(),
        Place::Title(_) => "In the title".to_owned(),
        Place::Description(_) => "Marked in the description".to_owned(),
        Place::Parameter(path) => format!("Argument {}", bare(path)),
        Place::ParameterText(path, _) => {
            format!("In the description of the argument {}", bare(path))
        }
        Place::Hint(hint) => format!("Declared hint {hint}"),
    }
}

fn bare(path: &str) -> &str {
    path.strip_prefix("args.").unwrap_or(path)
}

/// Statements that cannot both be true.
#[component]
fn Contradictions(contradictions: Vec<Contradiction>) -> impl IntoView {
    let line = |found: Contradiction| view! { <p><PlainText text=found.words /></p> };
    view! {
        <div class="banner warn">
            <Icon glyph=Glyph::Changes />
            <div>
                <h5>"Contradiction"</h5>
                {contradictions.into_iter().map(line).collect_view()}
            </div>
        </div>
    }
}

/// Text that does more than describe.
#[component]
fn Suspicious(suspicious: Vec<Suspicion>, row: Arc<Row>) -> impl IntoView {
    let line = move |found: Suspicion| {
        let stands = stands(&found.place);
        view! {
            <p><PlainText text=format!("{} {stands}.", found.words) /></p>
            <Quoted place=found.place row=row.clone() />
        }
    };
    view! {
        <div class="banner error">
            <Icon glyph=Glyph::Warning />
            <div>
                <h5>"Suspicious text"</h5>
                {suspicious.into_iter().map(line).collect_view()}
            </div>
        </div>
    }
}
