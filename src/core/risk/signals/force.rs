//! Switches that take a safety off.

use crate::core::json::Value;
use crate::core::risk::arguments::Argument;
use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "force",
    title: "Switch that takes a safety off",
    looks_at: "Arguments called `force`, `recursive`, `cascade`, `skip_confirmation`, `purge` and the like, and words such as “force” in the name. \
               For a tool that reads so far, switches such as `delete_after_read`.",
    concludes: "Raises the severity of a tool that writes by a step for `force`; for tools that are critical already it is only noted. \
                `overwrite` as an option of a writing tool is noted and raises nothing. A switch that deletes what is read weighs 60 for Destructive.",
    example: "`merge_branch` with `force` is Write and high.",
    look,
};

const FORCE: Set = Set::new(&["force", "forced"]);

const WIDENING: Set = Set::new(&["cascade", "overwrite", "purge", "recursive"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let category = findings.category();
    if category == Category::Read {
        deletes_as_well(subject, findings);
        return;
    }
    for argument in subject
        .arguments
        .iter()
        .filter(|argument| argument.words.count <= 2)
    {
        let place = || Place::Parameter(subject.arguments.path(argument));
        let first = argument.words.first;
        // `force_push`, but not `forcedColors`.
        if FORCE.has(first) && (FORCE.has(argument.name) || is(first, "force")) {
            let words = format!("The argument “{}” takes a safety off.", argument.name);
            if category == Category::Write {
                findings.raises(place(), words);
            } else {
                findings.notes(place(), words);
            }
        } else if WIDENING.has(argument.words.first) {
            findings.notes(
                place(),
                format!(
                    "The argument “{}” widens what a call changes.",
                    argument.name
                ),
            );
        }
    }
    if category == Category::Write
        && let Some(word) = subject.name.has(&FORCE)
    {
        findings.raises(Place::Name(word.at), "“force” takes a safety off.");
    }
}

/// `receive_messages` with `delete_after_read`: a switch that makes more of reading.
fn deletes_as_well(subject: &Subject<'_>, findings: &mut Findings) {
    let is_switch = |argument: &&Argument<'_>| {
        argument.depth == 0
            && DELETING.has(argument.words.first)
            && argument.schema.get("type").and_then(Value::as_str) == Some("boolean")
    };
    if let Some(argument) = subject.arguments.iter().find(is_switch) {
        findings.points(
            Category::Destructive,
            60,
            Place::Parameter(subject.arguments.path(argument)),
            format!("The switch “{}” removes what is read.", argument.name),
        );
    }
}

const DELETING: Set = Set::new(&["delete", "destroy", "purge"]);
