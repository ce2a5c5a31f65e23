//! What a person can do about a change.

use super::change::{Change, What};
use crate::core::catalogue::Pin;
use crate::core::edit::Edit;
use crate::core::policy::{Name, Shown};

/// What a person can do about a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Leave the policy as it is, and take the tool as looked at.
    Keep(Edit),
    /// Decide on the tool now.
    Decide(Name),
    /// Move what is said about the former name to the new one.
    FollowRename(Edit),
    /// Drop the rules of a tool that is gone.
    DropRules(Edit),
}

/// What can be done about a change of a tool whose pin is now `pin` (nothing for one that is gone). The policy says `shown` about the
/// tool, and `former` about the name that a renamed tool had. The likeliest wish comes first.
pub fn choices(change: &Change, pin: Option<Pin>, shown: &Shown, former: &Shown) -> Vec<Choice> {
    let tool = &change.tool;
    let keep = || {
        Choice::Keep(Edit::Pin {
            pins: vec![(tool.clone(), pin)],
        })
    };
    match &change.what {
        What::Removed { namesake } if *namesake || shown.follows_default() => vec![keep()],
        What::Removed { .. } => {
            let edits = vec![
                Edit::FollowDefault {
                    tools: vec![tool.clone()],
                },
                Edit::Pin {
                    pins: vec![(tool.clone(), None)],
                },
            ];
            let label = "Drop the rules of a tool that is gone".to_owned();
            vec![Choice::DropRules(Edit::Batch { label, edits }), keep()]
        }
        What::Renamed { from } if !former.follows_default() && shown.follows_default() => {
            let rename = Edit::Rename {
                from: from.clone(),
                to: tool.clone(),
            };
            let edits = vec![
                rename.clone(),
                Edit::Pin {
                    pins: vec![(from.clone(), None), (tool.clone(), pin)],
                },
            ];
            let label = rename.describe();
            vec![
                Choice::FollowRename(Edit::Batch { label, edits }),
                Choice::Decide(tool.clone()),
                keep(),
            ]
        }
        What::Added | What::Renamed { .. } => vec![Choice::Decide(tool.clone()), keep()],
        _ => vec![keep(), Choice::Decide(tool.clone())],
    }
}
