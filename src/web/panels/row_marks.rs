//! The tags of a row: what a person should look at before deciding about the tool.

use super::problems::glyph;
use crate::core::compare::PinDriftKind;
use crate::core::lint::Class;
use crate::core::policy::{Entry, Shown};
use crate::core::text::plural;
use crate::web::state::{Mark, Risk, Row, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use std::sync::Arc;

/// What marks a tool. Most tools have nothing of it, and every row asks: so it is one question.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    /// How many conditions its rules have.
    conditions: u32,
    /// Whether its entry holds members that no control shows.
    is_kept: bool,
    /// How it differs from what was looked at last.
    drift: Option<PinDriftKind>,
    is_suspicious: bool,
    is_contradictory: bool,
    /// The worst class of its findings, and how many there are.
    problems: Option<(Class, u32)>,
}

/// The tags of one row.
#[component]
pub fn RowMarks(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
    /// What is known about its risk.
    risk: Memo<Option<Risk>>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let found = Memo::new(move |_| {
        let shown = shown.read();
        let risk = risk.get();
        let has = |mark| risk.is_some_and(|risk| risk.has(mark));
        Found {
            conditions: shown.conditions(),
            is_kept: shown.entry.as_deref().is_some_and(Entry::has_unknown),
            drift: workspace.drift_of(&row.name),
            is_suspicious: has(Mark::Suspicious),
            is_contradictory: has(Mark::Contradiction),
            problems: workspace.problems_of(&row.name),
        }
    });
    move || tags(found.get())
}

fn tags(found: Found) -> Vec<AnyView> {
    let conditions = (found.conditions > 0).then(|| {
        let words = plural(found.conditions, "condition", "conditions");
        view! { <span class="tag"><Icon glyph=Glyph::Condition />{words}</span> }.into_any()
    });
    let kept = found.is_kept.then(|| {
        view! {
            <span class="tag" title="It holds members that no control shows. They are kept exactly as written.">
                <Icon glyph=Glyph::Code />
                "More in the text"
            </span>
        }
        .into_any()
    });
    let drift = match found.drift {
        Some(PinDriftKind::New) => {
            Some(view! { <span class="tag info"><Icon glyph=Glyph::Plus />"New"</span> }.into_any())
        }
        Some(PinDriftKind::Tool | PinDriftKind::Labels) => Some(
            view! { <span class="tag warn"><Icon glyph=Glyph::Changes />"Changed"</span> }
                .into_any(),
        ),
        Some(PinDriftKind::Gone) | None => None,
    };
    let suspicious = found.is_suspicious.then(|| {
        view! { <span class="tag error"><Icon glyph=Glyph::Warning />"Suspicious text"</span> }
            .into_any()
    });
    let contradiction = found.is_contradictory.then(|| {
        view! { <span class="tag warn"><Icon glyph=Glyph::Changes />"Contradiction"</span> }
            .into_any()
    });
    let problems = found.problems.map(|(class, count)| {
        let tone = if class == Class::Warning {
            "tag warn"
        } else {
            "tag error"
        };
        let words = plural(u64::from(count), "problem", "problems");
        view! { <span class=tone><Icon glyph=glyph(class) />{words}</span> }.into_any()
    });
    [conditions, kept, drift, suspicious, contradiction, problems]
        .into_iter()
        .flatten()
        .collect()
}
