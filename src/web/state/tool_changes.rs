//! The changes of each tool for a person to go through, and what a person chooses about them.

use super::drift::Drifted;
use super::rows::Rows;
use super::workspace::Workspace;
use crate::core::catalogue::Pin;
use crate::core::compare::{
    Change, Choice, Effect as Meaning, Grade, Graded, PinDriftKind, What, choices, effect, graded,
};
use crate::core::edit::Edit;
use crate::core::hashed::HashMap;
use crate::core::policy::{Name, NameMap, Policy, Shown, shown};
use crate::core::risk::Access as Reach;
use crate::core::text::{plural, quote};
use leptos::prelude::*;

/// The numbers of tools without a row begin here, beyond those of all rows.
const BEYOND_ROWS: u32 = 1 << 30;

/// Everything about one tool that changed, for a person to go through.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolChange {
    /// The tool and in what it differs.
    pub drifted: Drifted,
    /// Tells the changes apart, for elements in the page.
    pub number: u32,
    /// The gravest of its changes.
    pub grade: Grade,
    /// Each change with what it means, the gravest first. Without [`What`] where the older list is not known any more.
    pub details: Vec<(Option<What>, Meaning)>,
    /// What can be done, the likeliest wish first.
    pub choices: Vec<Choice>,
}

impl ToolChange {
    /// Whether it makes no difference to the policy, and hides no tool that nobody has decided on.
    pub fn is_of_no_effect(&self) -> bool {
        self.grade == Grade::None && self.drifted.kind != PinDriftKind::New
    }
}

/// The changes of each tool that differs, the gravest tools first.
pub(super) fn told(
    open: &[Drifted],
    between: &[Change],
    pins: &NameMap<Pin>,
    policy: &Policy,
    rows: &Rows,
) -> Vec<ToolChange> {
    let row_of: HashMap<&str, u32> = rows
        .all()
        .iter()
        .rev()
        .map(|row| (&*row.name, row.id.number()))
        .collect();
    // They stand in the order of their names.
    let place = |tool: &Name| open.binary_search_by(|one| one.tool.cmp(tool)).ok();
    let between = between
        .iter()
        .filter(|change| place(&change.tool).is_some())
        .cloned()
        .collect();
    let mut groups: Vec<Vec<Graded>> = vec![Vec::new(); open.len()];
    for one in graded(between, policy) {
        if let Some(group) = place(&one.change.tool).and_then(|at| groups.get_mut(at)) {
            group.push(one);
        }
    }
    let mut changes: Vec<ToolChange> = (0..)
        .zip(open.iter().zip(groups))
        .map(|(at, (one, group))| {
            let number = row_of.get(&*one.tool).copied();
            let number = number.unwrap_or_else(|| BEYOND_ROWS.saturating_add(at));
            of_tool(one, group, number, pins, policy)
        })
        .collect();
    changes.sort_by_key(|change| (change.grade, change.number));
    changes
}

fn of_tool(
    one: &Drifted,
    mut group: Vec<Graded>,
    number: u32,
    pins: &NameMap<Pin>,
    policy: &Policy,
) -> ToolChange {
    let tool = one.tool.clone();
    let pin = pins.get(&tool).copied();
    let says = shown(policy, &tool);
    let whole = match one.kind {
        PinDriftKind::New => Some(What::Added),
        PinDriftKind::Gone => Some(What::Removed { namesake: false }),
        PinDriftKind::Tool | PinDriftKind::Labels => None,
    };
    if let (true, Some(what)) = (group.is_empty(), whole) {
        let change = Change {
            tool: tool.clone(),
            index: number,
            what,
        };
        group.push(Graded {
            effect: effect(&change, policy, &says, &says),
            change,
        });
    }
    let choices = match primary(&group) {
        Some(change) => {
            let former = match &change.what {
                What::Renamed { from } => shown(policy, from),
                _ => says.clone(),
            };
            choices(change, pin, &says, &former)
        }
        None => vec![
            Choice::Keep(Edit::Pin {
                pins: vec![(tool.clone(), pin)],
            }),
            Choice::Decide(tool.clone()),
        ],
    };
    let mut details: Vec<(Option<What>, Meaning)> = group
        .into_iter()
        .map(|one| (Some(one.change.what), one.effect))
        .collect();
    if details.is_empty() {
        details.push((None, unknown(&tool, one.kind, policy, &says)));
    }
    let grade = details
        .iter()
        .map(|(_, meaning)| meaning.grade)
        .min()
        .unwrap_or(Grade::None);
    ToolChange {
        drifted: one.clone(),
        number,
        grade,
        details,
        choices,
    }
}

/// The change that says what can be done: one of the tool as a whole, else the gravest.
fn primary(group: &[Graded]) -> Option<&Change> {
    let is_whole = |one: &&Graded| {
        matches!(
            one.change.what,
            What::Added | What::Removed { .. } | What::Renamed { .. }
        )
    };
    let one = group.iter().find(is_whole).or_else(|| group.first())?;
    Some(&one.change)
}

/// A tool differs, and the list in which it was otherwise is not at hand.
fn unknown(tool: &str, kind: PinDriftKind, policy: &Policy, says: &Shown) -> Meaning {
    let what = if kind == PinDriftKind::Labels {
        "title or hints"
    } else {
        "description or arguments"
    };
    let open = Reach::of(policy, says) != Reach::NotAtAll;
    Meaning {
        grade: if open { Grade::Medium } else { Grade::Low },
        sentence: format!(
            "The {what} of {} are not what they were when you looked at them last.",
            quote(tool)
        ),
    }
}

impl Workspace {
    /// Does what a person chose about a change.
    pub fn choose(self, choice: &Choice) {
        let (edit, words) = match choice {
            Choice::Decide(name) => return self.go_to_tool(name),
            Choice::Keep(edit) => (edit, "Kept as it is"),
            Choice::FollowRename(edit) => (edit, "The rules stand under the new name"),
            Choice::DropRules(edit) => (edit, "Dropped the rules of a tool that is gone"),
        };
        self.leave();
        match self.edit(edit) {
            Ok(true) => self.notices.undoable(words),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Takes every change that makes no difference to the policy as looked at.
    pub fn keep_all_of_no_effect(self) {
        let changes = self.changes().get_untracked();
        let pins: Vec<(Name, Option<Pin>)> = changes
            .iter()
            .filter(|change| change.is_of_no_effect())
            .filter_map(|change| {
                change.choices.iter().find_map(|choice| match choice {
                    Choice::Keep(Edit::Pin { pins }) => pins.first().cloned(),
                    _ => None,
                })
            })
            .collect();
        let words = plural(
            pins.len() as u64,
            "change of no effect kept",
            "changes of no effect kept",
        );
        self.leave();
        match self.edit(&Edit::Pin { pins }) {
            Ok(true) => self.notices.undoable(words),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }
}
