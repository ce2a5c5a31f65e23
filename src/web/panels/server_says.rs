//! The tool as its server describes it, with the places marked that the estimate of its risk rests on.

use crate::core::catalogue::{Annotations, Parameter, parameters};
use crate::core::risk::{Assessment, Place, Stretch};
use crate::web::state::{Row, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::marked_text::{MarkedText, Span};
use crate::web::ui::plain_text::PlainText;
use leptos::prelude::*;
use std::sync::Arc;

/// A stretch as it is marked on screen.
pub fn span(stretch: Stretch, warns: bool) -> Span {
    Span {
        start: stretch.start,
        end: stretch.end,
        warns,
    }
}

/// All places that something was found at, and whether that is a warning.
fn places(found: &Assessment) -> impl Iterator<Item = (&Place, bool)> {
    let evidence = found.evidence.iter().map(|piece| (&piece.place, false));
    let contradictions = found
        .contradictions
        .iter()
        .filter_map(|piece| Some((piece.place.as_ref()?, true)));
    let suspicious = found.suspicious.iter().map(|piece| (&piece.place, true));
    evidence.chain(contradictions).chain(suspicious)
}

/// What the server says about the tool.
#[component]
pub fn Description(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let found = Workspace::expect_context().assessment_of(row.id);
    let description = row.tool.as_ref().and_then(|tool| tool.description.clone());
    let description = description.filter(|text| !text.trim().is_empty());
    let spans: Vec<Span> = found
        .iter()
        .flat_map(places)
        .filter_map(|(place, warns)| match place {
            Place::Description(stretch) => Some(span(*stretch, warns)),
            _ => None,
        })
        .collect();
    view! {
        <section class="block">
            <div class="block-h"><h4>"Description"</h4><span class="hint">"The server's own words"</span></div>
            {match description {
                Some(text) => {
                    view! {
                        <div class="prose" tabindex="0" role="group" aria-label="Description">
                            <MarkedText text spans />
                        </div>
                    }
                        .into_any()
                }
                None => view! { <p class="hint">"The server gives none."</p> }.into_any(),
            }}
        </section>
    }
}

/// What the server declares about the tool, and what holds where it declares nothing.
#[component]
pub fn Hints(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let found = Workspace::expect_context().assessment_of(row.id);
    let doubted: Vec<&str> = found
        .iter()
        .flat_map(|found| &found.contradictions)
        .filter_map(|piece| match piece.place {
            Some(Place::Hint(hint)) => Some(hint),
            _ => None,
        })
        .collect();
    let tool = row.tool.clone()?;
    let line = |(name, declared, worst): (&'static str, Option<bool>, &'static str)| {
        let doubted = doubted.contains(&name);
        view! {
            <tr data-marked=doubted.then_some("")>
                <td>{name}</td>
                <td>{declared.map_or("not declared", |yes| if yes { "true" } else { "false" })}</td>
                <td>
                    {declared.is_none().then_some(worst)}
                    {doubted.then(|| view! { <span class="tag warn"><Icon glyph=Glyph::Changes />"contradicted"</span> })}
                </td>
            </tr>
        }
    };
    Some(view! {
        <section class="block">
            <div class="block-h"><h4>"Hints"</h4><span class="hint">"Declared by the server, not proven"</span></div>
            <div class="card args-box" tabindex="0" role="group" aria-label="Hints">
                <table class="args hint-table">
                    <thead>
                        <tr>
                            <th scope="col">"Hint"</th>
                            <th scope="col">"Declared"</th>
                            <th scope="col">"So the worst case holds"</th>
                        </tr>
                    </thead>
                    <tbody>{hints(tool.annotations).map(line).collect_view()}</tbody>
                </table>
            </div>
        </section>
    })
}

/// Each hint with what is declared and what its absence means.
const fn hints(annotations: Annotations) -> [(&'static str, Option<bool>, &'static str); 4] {
    let Annotations {
        read_only,
        destructive,
        idempotent,
        open_world,
    } = annotations;
    [
        ("readOnlyHint", read_only, "false: it may change things"),
        ("destructiveHint", destructive, "true: it may destroy"),
        (
            "idempotentHint",
            idempotent,
            "false: a second call may do more",
        ),
        ("openWorldHint", open_world, "true: it may reach anything"),
    ]
}

/// What the tool takes.
#[component]
pub fn Arguments(
    /// The row.
    row: Arc<Row>,
) -> impl IntoView {
    let found = Workspace::expect_context().assessment_of(row.id);
    let marked: Vec<String> = found
        .iter()
        .flat_map(places)
        .filter_map(|(place, _)| match place {
            Place::Parameter(path) | Place::ParameterText(path, _) => Some(path.clone()),
            _ => None,
        })
        .collect();
    let schema = row.tool.as_ref().and_then(|tool| tool.input_schema());
    let found = schema.map(parameters).unwrap_or_default();
    let required = found.iter().filter(|p| p.required && p.depth == 0).count();
    let lacking = row.tool.is_none();
    let has_schema = schema.is_some();
    let line = |parameter: Parameter| {
        let marked = marked.contains(&parameter.path);
        view! { <ArgumentRow parameter marked /> }
    };
    view! {
        <section class="block">
            <div class="block-h">
                <h4>"Arguments"</h4>
                <span class="hint">{(required > 0).then(|| format!("{required} required"))}</span>
            </div>
            {if found.is_empty() {
                let words = if lacking {
                    "Unknown: the catalogue lacks this tool."
                } else if !has_schema {
                    "Unknown: the server gives no schema."
                } else {
                    "This tool takes no arguments that its schema names."
                };
                view! { <p class="hint">{words}</p> }.into_any()
            } else {
                view! {
                    <div class="card args-box" tabindex="0" role="group" aria-label="Arguments">
                        <table class="args">
                            <thead>
                                <tr>
                                    <th scope="col">"Name"</th>
                                    <th scope="col">"Type"</th>
                                    <th scope="col">"Default"</th>
                                </tr>
                            </thead>
                            <tbody>{found.into_iter().map(line).collect_view()}</tbody>
                        </table>
                    </div>
                }
                    .into_any()
            }}
        </section>
    }
}

/// One argument.
#[component]
fn ArgumentRow(
    /// The argument.
    parameter: Parameter,
    /// Whether the estimate rests on it.
    marked: bool,
) -> impl IntoView {
    let words = parameter.words();
    let Parameter {
        name,
        path,
        depth,
        required,
        default,
        choices,
        ..
    } = parameter;
    let shown_name = if depth == 0 {
        name
    } else {
        path.strip_prefix("args.").unwrap_or(&path).to_owned()
    };
    let kinds = match choices.len() {
        1..=6 => choices
            .iter()
            .map(crate::core::json::compact)
            .collect::<Vec<_>>()
            .join(" or "),
        _ => words,
    };
    let default = default.as_ref().map(crate::core::json::compact);
    let shown_name = if marked {
        view! { <mark><PlainText text=shown_name /></mark><span class="sr">", a sign of its risk"</span> }
            .into_any()
    } else {
        view! { <PlainText text=shown_name /> }.into_any()
    };
    view! {
        <tr data-marked=marked.then_some("")>
            <td>{shown_name}</td>
            <td><PlainText text=kinds /></td>
            <td>
                {required.then(|| view! { <span class="tag warn">"required"</span> })}
                {default.map(|default| view! { <PlainText text=default /> })}
            </td>
        </tr>
    }
}
