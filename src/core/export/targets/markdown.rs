//! A summary for a review, in Markdown.

use crate::core::export::markdown::{code, plain};
use crate::core::export::{Exported, Exporting, Ledger, Target};
use crate::core::lint::{Class, Finding, Subject, ToolView};
use crate::core::policy::{Decision, Form, Posture, words as policy_words};
use crate::core::risk::exposure;
use crate::core::text::{list, plural};
use std::fmt::Write;

pub(super) const TARGET: Target = Target {
    id: "markdown",
    label: "Markdown (review summary)",
    purpose: "For a pull request: decisions, rules in words, findings and exposure. No gateway reads it.",
    file_name: "policy-review.md",
    media_type: "text/markdown",
    export,
};

fn export(exporting: &Exporting<'_>) -> Exported {
    let subject = exporting.subject;
    let mut out = String::new();
    heading(&mut out, subject);
    findings(&mut out, exporting.findings);
    access(&mut out, subject);
    decisions(&mut out, subject);
    Exported {
        text: out,
        ledger: Ledger::default(),
    }
}

fn heading(out: &mut String, subject: &Subject) {
    let server = &subject.draft().catalogue.server;
    let name = server.title.as_ref().or(server.name.as_ref());
    let of = name.map_or_else(String::new, |name| format!(": {}", plain(name)));
    let _ = write!(out, "# Policy review{of}\n\n");
    if let Some(version) = &server.version {
        let _ = writeln!(out, "Tools of version {}.", code(version));
    }
    let default = match subject.policy().default {
        Posture::Deny => "A tool that the policy does not mention is denied.",
        Posture::Allow => "**A tool that the policy does not mention is allowed.**",
    };
    let counts = counts(subject);
    let _ = writeln!(
        out,
        "{default} {}: {}.",
        plural(subject.rows() as u64, "tool", "tools"),
        list(&counts, "and")
    );
    if subject.policy().hides_all() {
        out.push_str("\n**`*` in `hide` hides every tool.**\n");
    }
    for limit in subject.all_limits() {
        let _ = write!(
            out,
            "\nAll tools together: {}\n",
            plain(&policy_words::limit(limit))
        );
    }
}

/// How many tools have each decision.
fn counts(subject: &Subject) -> Vec<String> {
    let words = [
        (Some(Decision::Hide), "hidden"),
        (Some(Decision::Deny), "denied"),
        (Some(Decision::Approve), "for approval"),
        (Some(Decision::Limit), "limited"),
        (Some(Decision::Allow), "allowed"),
        (None, "undecided"),
    ];
    let count = |decision| {
        subject
            .views()
            .filter(|view| view.shown.decision == decision)
            .count()
    };
    words
        .into_iter()
        .map(|(decision, word)| (count(decision), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect()
}

fn findings(out: &mut String, findings: &[Finding]) {
    out.push_str("\n## Findings\n\n");
    if findings.is_empty() {
        out.push_str("None.\n");
    }
    for class in Class::ALL {
        let of_class = || findings.iter().filter(|finding| finding.class == class);
        let count = of_class().count();
        if count == 0 {
            continue;
        }
        let _ = write!(out, "**{}** ({count})\n\n", capital(class.word()));
        for finding in of_class() {
            let _ = writeln!(out, "- {} ({})", plain(&finding.what), code(finding.code));
        }
        out.push('\n');
    }
}

fn access(out: &mut String, subject: &Subject) {
    let tools = subject
        .views()
        .filter_map(|view| Some((view.class?.category, view.access())));
    let rows = exposure(tools).rows;
    if rows.iter().all(|row| row.total() == 0) {
        return;
    }
    trim(out);
    out.push_str(
        "\n## What an agent can call\n\n| category | freely | with a limit | with conditions | not at all |\n|---|---|---|---|---|\n",
    );
    for row in rows.iter().filter(|row| row.total() > 0) {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            capital(row.category.word()),
            row.freely,
            row.with_limit,
            row.with_conditions,
            row.not_at_all
        );
    }
}

fn decisions(out: &mut String, subject: &Subject) {
    trim(out);
    out.push_str(
        "\n## Decisions\n\n| tool | risk | decision | rules in words |\n|---|---|---|---|\n",
    );
    for view in subject.views() {
        let risk = view.class.map_or_else(
            || "not in the catalogue".to_owned(),
            |class| format!("{}, {}", capital(class.category.word()), class.severity),
        );
        let rules: Vec<String> = policy_words::rules(view.shown)
            .iter()
            .map(|rule| plain(rule))
            .collect();
        let _ = writeln!(
            out,
            "| {} | {risk} | {} | {} |",
            code(view.name),
            decision(&view),
            rules.join("<br>")
        );
    }
}

fn decision(view: &ToolView<'_>) -> &'static str {
    match (view.shown.decision, view.shown.form) {
        (Some(decision), _) => decision.word(),
        (None, Form::Mixed) => "not certain, denied",
        (None, _) if view.default_allows() => "none: **allowed** by default",
        (None, _) => "none: denied by default",
    }
}

/// One empty line at most at the end.
fn trim(out: &mut String) {
    while out.ends_with("\n\n") {
        out.pop();
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
