//! What an imported policy means: its findings in numbers, its decisions, and what no control shows.

use crate::core::lint::{Class, Finding};
use crate::core::policy::{Decision, Posture};
use crate::core::text::plural;
use crate::web::state::{View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The most names that a line spells out.
const NAMED: usize = 5;

/// The report on the policy that was imported last, until it is closed.
#[component]
pub fn Imported() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let imported = View::expect_context().imported;
    let lines = Memo::new(move |_| {
        if !imported.get() {
            return Vec::new();
        }
        let findings = workspace.findings().get();
        [
            Some(found(&findings)),
            Some(decisions(workspace)),
            named(
                &findings,
                "unknown-tool",
                "not in the catalogue: kept, and marked in the list",
            ),
            named(
                &findings,
                "unknown-member",
                "not known to the format: kept exactly as written",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
    view! {
        <Show when=move || imported.get()>
            <section class="card imported" aria-label="Imported policy">
                <div class="sec-h">
                    <h4>"What the imported policy means"</h4>
                    <span class="grow"></span>
                    <button type="button" class="btn ghost icon sm" aria-label="Close the report" on:click=move |_| imported.set(false)>
                        <Icon glyph=Glyph::Close small=true />
                    </button>
                </div>
                <ul role="list" aria-busy=move || (!workspace.findings_are_current().get()).to_string()>
                    {move || lines.get().iter().map(|line| view! { <li>{runs(line)}</li> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

/// The findings of each class in numbers.
fn found(findings: &[Finding]) -> String {
    let of = |class: Class| {
        let count = findings.iter().filter(|one| one.class == class).count() as u64;
        (count > 0).then(|| {
            let (one, many) = match class {
                Class::Security => ("security finding", "security findings"),
                Class::Error => ("error", "errors"),
                Class::Warning => ("warning", "warnings"),
                Class::Suggestion => ("suggestion", "suggestions"),
                Class::Information => ("piece of information", "pieces of information"),
            };
            plural(count, one, many)
        })
    };
    let counts: Vec<String> = Class::ALL.into_iter().filter_map(of).collect();
    if counts.is_empty() {
        "No problems.".to_owned()
    } else {
        format!("{}, listed below.", counts.join(", "))
    }
}

/// How many tools have each decision.
fn decisions(workspace: Workspace) -> String {
    let counts = workspace.counts().get();
    let of = |(decision, word): (Decision, &str)| {
        let count = counts.get(Some(decision));
        (count > 0).then(|| format!("{count} {word}"))
    };
    let mut parts: Vec<String> = [
        (Decision::Hide, "hidden"),
        (Decision::Deny, "denied"),
        (Decision::Approve, "for approval"),
        (Decision::Limit, "limited"),
        (Decision::Allow, "allowed"),
    ]
    .into_iter()
    .filter_map(of)
    .collect();
    let rest = counts.undecided;
    if rest > 0 {
        let fate = match workspace.posture().get() {
            Posture::Deny => "denied",
            Posture::Allow => "allowed",
        };
        parts.push(format!("{rest} {fate} by default"));
    }
    format!("{}.", parts.join(", "))
}

/// What one check found, by name.
fn named(findings: &[Finding], code: &str, words: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.code == code) {
        if finding.code == "unknown-tool" {
            names.extend(finding.place.tools.iter().map(ToString::to_string));
        } else {
            names.push(finding.place.pointer.to_string());
        }
    }
    let rest = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if rest > 0 {
        names.push(format!("{rest} more"));
    }
    (!names.is_empty()).then(|| format!("{}: {words}.", names.join(", ")))
}
