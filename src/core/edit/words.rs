//! The names of steps, for the buttons that undo and redo them.

use super::{Counted, Edit};
use crate::core::policy::{Name, Posture};
use crate::core::text::{plural, quote};

/// The most bytes of a tool's name that stand in a step's name as they are.
const LONGEST: usize = 60;

impl Edit {
    /// The name of the step: `Hide clear_session`, `Limit 3 tools`, `Reason for write_file`.
    pub fn describe(&self) -> String {
        match self {
            Self::Decide { decision, tools } => {
                format!(
                    "{} {}",
                    decision.word(),
                    subject(tools.iter().map(|(tool, _)| tool))
                )
            }
            Self::FollowDefault { tools } => format!("Default for {}", subject(tools.iter())),
            Self::SetReason { tool, .. } => format!("Reason for {}", name(tool)),
            Self::SetNote { tool, .. } => format!("Note for {}", name(tool)),
            Self::SetLimit { of, .. } => format!("Limit of {}", counted(of)),
            Self::AddLimit { of, .. } => format!("New limit for {}", counted(of)),
            Self::RemoveLimit { of, .. } => format!("Remove limit of {}", counted(of)),
            Self::SetRule { tool, .. } => format!("Rule for {}", name(tool)),
            Self::AddRule { tool, .. } => format!("New rule for {}", name(tool)),
            Self::RemoveRule { tool, .. } => format!("Remove rule for {}", name(tool)),
            Self::MoveRule { tool, .. } => format!("Move rule for {}", name(tool)),
            Self::Posture(Posture::Deny) => "Deny unlisted tools".into(),
            Self::Posture(Posture::Allow) => "Allow unlisted tools".into(),
            Self::HideAll { on: true } => "Hide all tools".into(),
            Self::HideAll { on: false } => "Stop hiding all tools".into(),
            Self::ReplacePolicy { label, .. }
            | Self::SetScenarios { label, .. }
            | Self::Amend { label, .. }
            | Self::Exactly { label, .. }
            | Self::Batch { label, .. } => label.clone(),
            Self::ForgetParked => "Forget parked rules".into(),
            Self::Override { tool, to: Some(_) } => format!("Risk of {}", name(tool)),
            Self::Override { tool, to: None } => format!("Computed risk for {}", name(tool)),
            Self::SetCatalogue(_) => "New catalogue".into(),
            Self::Rename { from, to } => format!("Rename {} to {}", name(from), name(to)),
            Self::Pin { pins } => {
                format!("Accept {}", subject(pins.iter().map(|(tool, _)| tool)))
            }
        }
    }
}

fn subject<'a>(mut tools: impl ExactSizeIterator<Item = &'a Name>) -> String {
    match (tools.len(), tools.next()) {
        (1, Some(tool)) => name(tool),
        (count, _) => plural(count as u64, "tool", "tools"),
    }
}

fn counted(of: &Counted) -> String {
    match of {
        Counted::Tool(tool) => name(tool),
        Counted::AllTools => "all tools".into(),
    }
}

/// A tool's name as part of a sentence: quoted where it would not read as one word, cut where it is long.
fn name(tool: &str) -> String {
    let mark = |c: char| matches!(c, '_' | '-' | '.' | '/' | ':' | '$');
    let plain = tool.chars().all(|c| c.is_alphanumeric() || mark(c));
    if tool.is_empty() || !plain || tool.len() > LONGEST {
        quote(tool)
    } else {
        tool.to_owned()
    }
}
