//! Credentials and access rights.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::ACCESS;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::is_any;

pub(super) const SIGNAL: Signal = Signal {
    id: "access",
    title: "Credentials and access rights",
    looks_at: "Words such as password, secret, permission, role, owner, credential in the name; `env` behind a reading verb.",
    concludes: "Raises the severity by a step: of a writing tool, since it changes who can do what; of a reading tool only for secrets.",
    example: "`add_permission` is Write and high, `get_secret` Read and medium.",
    look,
};

const SECRETS: &[&str] = &[
    "credential",
    "kubeconfig",
    "passphrase",
    "password",
    "secret",
];

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let entries = match findings.category() {
        Category::Read => SECRETS,
        Category::Write | Category::Execute | Category::Unclear => ACCESS,
        Category::Destructive | Category::Financial => return,
    };
    let reads = findings.category() == Category::Read;
    // `detect_secrets`, `secret_scanning_alerts`: looking for them is not handing them out.
    if reads
        && subject
            .name
            .has(&[
                "alert", "audit", "check", "detect", "generate", "scan", "scanning", "status",
                "validate", "verify",
            ])
            .is_some()
    {
        return;
    }
    let pair = subject.name.words.windows(2).find_map(|pair| match pair {
        [first, second]
            if is_any(second.text, &["key", "token"])
                && is_any(
                    first.text,
                    &[
                        "access", "api", "auth", "bearer", "private", "ssh", "secret",
                    ],
                ) =>
        {
            Some(second)
        }
        _ => None,
    });
    if let Some(word) = subject.name.has(entries).or(pair) {
        let words = if reads {
            format!(
                "“{}” is what lets somebody in; whoever reads it can use it.",
                word.text
            )
        } else {
            format!("“{}” decides who can do what.", word.text)
        };
        findings.raises(Place::Name(word.at), words);
    }
}
