//! `policy.json`, version 1.

use crate::core::export::{Effect, Exported, Exporting, Fate, Ledger, Target};
use crate::core::policy::{
    Action, Decision, Entry, List, NoVersion1, Policy, Rule, words as policy_words,
};
use std::sync::Arc;

pub(super) const TARGET: Target = Target {
    id: "policy-v1",
    label: "policy.json (version 1)",
    purpose: "For a gateway that reads version 1.",
    file_name: "policy.json",
    media_type: "application/json",
    export,
};

fn export(exporting: &Exporting<'_>) -> Exported {
    let policy = exporting.subject.policy();
    let mut ledger = Ledger::default();
    let written = version_1(policy, &mut ledger);
    approvals(exporting, &mut ledger);
    Exported {
        text: written.to_text().text,
        ledger,
    }
}

/// The document with shorthand entries in version 1. What version 1 cannot say becomes a denial: its gateway would read nothing there.
fn version_1(policy: &Policy, ledger: &mut Ledger) -> Policy {
    let (mut written, stayed) = policy.to_v1();
    for (name, entry) in policy.tools.iter().flatten() {
        if !entry.is_shorthand() || stayed.iter().any(|(other, _)| other == name) {
            continue;
        }
        if let Some(rate) = &entry.rate_limit {
            let words = format!(
                "{} of each session become as many for each grant, all its sessions together.",
                policy_words::rate(rate.max.get(), rate.window.get())
            );
            ledger.tool(name, Fate::Approximated, Effect::Stricter, words);
        } else if matches!(entry.action, Some(Action::Deny | Action::Allow)) {
            let words = "The shorthand is written in the words of version 1.";
            ledger.tool(name, Fate::Kept, Effect::Same, words);
        }
    }
    for (name, why) in &stayed {
        let effect = match why {
            NoVersion1::Window { .. } => Effect::Stricter,
            NoVersion1::Mixed | NoVersion1::ReadsAsApproval => Effect::Same,
        };
        let words = format!("{why}, so every call is denied.");
        ledger.tool(name, Fate::Lost, effect, words);
        let tools = written.tools.as_mut().map(List::make_mut);
        for (_, entry) in tools
            .into_iter()
            .flatten()
            .filter(|(other, _)| other == name)
        {
            *entry = Arc::new(denied(entry));
        }
    }
    written
}

fn denied(entry: &Entry) -> Entry {
    Entry {
        deny_if: Some(vec![Rule::denial(None)]),
        unknown: entry.unknown.clone(),
        ..Entry::default()
    }
}

/// Version 1 can only deny what waits for approval.
fn approvals(exporting: &Exporting<'_>, ledger: &mut Ledger) {
    for view in exporting.subject.views() {
        if view.shown.decision == Some(Decision::Approve) {
            let words = "The approval is written as a denial that asks for it: the gateway cannot hold a call.";
            ledger.tool(view.name, Fate::Approximated, Effect::Stricter, words);
        }
    }
}
