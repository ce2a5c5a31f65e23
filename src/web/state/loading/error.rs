//! Reading what was brought, and saying why it cannot be read.

use crate::core::catalogue::ReadError;
use crate::core::codec;
use crate::core::draft::Saved;
use crate::core::json::{self, Excerpt};
use crate::core::live::doctor::Diagnosis;
use crate::core::policy::{self, Invalid, Policy};
use crate::core::text::plural;
use crate::web::platform::files::OpenedFile;
use std::borrow::Cow;

/// Why something could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// What was brought: a file's name, or "The pasted text".
    pub source: String,
    /// What is wrong, with the place.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
    /// The line at the place.
    pub excerpt: Option<Box<Excerpt>>,
    /// The text of a policy that has errors, to be mended in the editor.
    pub policy: Option<Box<str>>,
    /// What is known and what is likely, of a server that could not be asked.
    pub diagnosis: Option<Box<Diagnosis>>,
}

impl LoadError {
    /// A server that could not be asked.
    pub(in crate::web::state) fn diagnosed(source: &str, mut diagnosis: Box<Diagnosis>) -> Self {
        let message = std::mem::take(&mut diagnosis.known).join(" ");
        Self {
            diagnosis: Some(diagnosis),
            ..Self::plain(source, message)
        }
    }

    pub(super) fn plain(source: &str, message: impl Into<String>) -> Self {
        Self {
            source: source.to_owned(),
            message: message.into(),
            advice: None,
            excerpt: None,
            policy: None,
            diagnosis: None,
        }
    }
}

pub(super) fn read_policy(file: &OpenedFile) -> Result<Policy, LoadError> {
    let text = decode(file)?;
    policy::read_text(&text).map_err(|errors| policy_error(&file.name, &text, &errors))
}

pub(super) fn read_draft(file: &OpenedFile) -> Result<Saved, LoadError> {
    // A draft wraps a catalogue, so it may be longer than what others write. Ours is UTF-8.
    let text = match std::str::from_utf8(&file.bytes) {
        Ok(text) if file.bytes.len() > json::MAX_BYTES => text.into(),
        _ => decode(file)?,
    };
    codec::decode(&text).map_err(|error| LoadError::plain(&file.name, error.to_string()))
}

fn decode(file: &OpenedFile) -> Result<Cow<'_, str>, LoadError> {
    json::decode(&file.bytes).map_err(|error| LoadError::plain(&file.name, error.to_string()))
}

pub(super) fn catalogue_error(error: ReadError) -> LoadError {
    let message = error.to_string();
    match error {
        ReadError::Misread(misread) => LoadError {
            source: misread.file,
            message,
            advice: misread.hint,
            excerpt: Some(Box::new(misread.excerpt)).filter(|excerpt| !excerpt.text.is_empty()),
            policy: None,
            diagnosis: None,
        },
        ReadError::Refused(_) => LoadError::plain("The tool list", message),
    }
}

fn policy_error(name: &str, text: &str, errors: &[Invalid]) -> LoadError {
    let Some(first) = errors.first() else {
        return LoadError::plain(name, "It cannot be read.");
    };
    let advice = match errors.len() {
        1 => first.fix.as_ref().map(|fix| format!("Fix: {}.", fix.words)),
        n => Some(format!("{} in all.", plural(n as u64, "error", "errors"))),
    };
    LoadError {
        source: name.to_owned(),
        message: format!(
            "Line {}, column {}: {}",
            first.place.line, first.place.column, first.message
        ),
        advice,
        excerpt: Some(Box::new(first.excerpt.clone())),
        policy: Some(text.into()),
        diagnosis: None,
    }
}
