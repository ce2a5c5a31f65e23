//! Drafts to test with.

use mcp_policy_builder::core::catalogue::{self, Catalogue, File};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::{Edit, History, Visit};
use mcp_policy_builder::core::json::quote;
use mcp_policy_builder::core::policy::{Decision, Max, Policy, Rate, Window, read_text};
use std::sync::Arc;

/// A catalogue of tools with these names.
pub fn catalogue<'a>(names: impl IntoIterator<Item = &'a str>) -> Arc<Catalogue> {
    let tool = |name: &str| {
        format!(
            r#"{{"name":{},"inputSchema":{{"type":"object"}}}}"#,
            quote(name)
        )
    };
    let tools: Vec<_> = names.into_iter().map(tool).collect();
    let file = File {
        name: String::new(),
        bytes: &format!("[{}]", tools.join(",")).into_bytes(),
    };
    Arc::new(catalogue::read(&[file]).unwrap())
}

#[track_caller]
pub fn policy(text: &str) -> Policy {
    read_text(text).unwrap_or_else(|errors| panic!("{}: {text}", errors[0]))
}

/// A draft with a document for tools of these names.
#[track_caller]
pub fn draft(names: &[&str], text: &str) -> Draft {
    Draft {
        policy: policy(text),
        ..Draft::new(catalogue(names.iter().copied()))
    }
}

/// The draft after an edit that changes something.
#[track_caller]
pub fn after(draft: &Draft, edit: &Edit) -> Draft {
    match edit.apply(draft) {
        Ok(Some(next)) => next,
        Ok(None) => panic!("{edit:?} changes nothing"),
        Err(why) => panic!("{edit:?} is refused: {why}"),
    }
}

pub fn text(draft: &Draft) -> String {
    draft.policy.to_text().text
}

pub fn decide(tool: &str, decision: Decision) -> Edit {
    Edit::decide(tool, decision, None)
}

pub fn rate(max: u64, window: Window) -> Rate {
    Rate {
        max: Max::new(max).unwrap(),
        window,
    }
}

/// Makes an edit that changes something.
#[track_caller]
pub fn make(history: &mut History, edit: &Edit, visit: u32) {
    assert_eq!(history.edit(edit, Visit(visit)), Ok(true), "{edit:?}");
}
