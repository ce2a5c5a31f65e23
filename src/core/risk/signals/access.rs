//! Credentials and access rights.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon::ACCESS;
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "access",
    title: "Credentials and access rights",
    looks_at: "Words such as password, secret, permission, role, owner, credential in the name; `env` behind a reading verb.",
    concludes: "Raises the severity by a step: of a writing tool, since it changes who can do what; of a reading tool only for secrets.",
    example: "`add_permission` is Write and high, `get_secret` Read and medium.",
    look,
};

const SECRETS: Set = Set::new(&[
    "credential",
    "kubeconfig",
    "passphrase",
    "password",
    "secret",
]);

/// `detect_secrets`, `secret_scanning_alerts`: looking for them is not handing them out.
const SEEKING: Set = Set::new(&[
    "alert", "audit", "check", "detect", "generate", "scan", "scanning", "status", "validate",
    "verify",
]);

const KEYS: Set = Set::new(&["key", "token"]);

const OF_ACCESS: Set = Set::new(&[
    "access", "api", "auth", "bearer", "private", "secret", "ssh",
]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let category = findings.category();
    let reads = category == Category::Read;
    if category >= Category::Destructive {
        return;
    }
    let key = || {
        subject.name.words.windows(2).find_map(|pair| match pair {
            [first, second] if KEYS.has_noun(second.text) && OF_ACCESS.has_noun(first.text) => {
                Some(second)
            }
            _ => None,
        })
    };
    if let Some(word) = subject
        .name
        .has(if reads { &SECRETS } else { &ACCESS })
        .or_else(key)
        && !(reads && subject.name.has(&SEEKING).is_some())
    {
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
