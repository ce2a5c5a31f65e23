//! An argument that chooses what is done.

use super::name::does;
use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::lexicon;
use crate::core::risk::name::Name;
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{is_any, split_name};

pub(super) const SIGNAL: Signal = Signal {
    id: "operation",
    title: "Argument that chooses the operation",
    looks_at: "Arguments called `action`, `operation`, `method`, `command` and the like whose schema lists the values, and the verbs in \
               those values.",
    concludes: "Each value counts like a name, with weight 80 for what is worse than reading. One value that deletes makes the tool \
                Destructive. Reading values say nothing about the others.",
    example: "`manage_page` with `action` one of `get`, `edit`, `delete` is Destructive.",
    look,
};

const CHOOSERS: &[&str] = &[
    "action",
    "command",
    "method",
    "mode",
    "op",
    "operation",
    "subcommand",
    "verb",
];

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let mut all_read = None;
    for argument in subject.arguments.iter() {
        let words = split_name(argument.name);
        let chooses = words.last().is_some_and(|word| {
            is_any(word.text, CHOOSERS)
                || word.text.eq_ignore_ascii_case("type")
                    && words.len() > 1
                    && words
                        .first()
                        .is_some_and(|word| is_any(word.text, CHOOSERS))
        });
        if !chooses {
            continue;
        }
        let mode = words
            .last()
            .is_some_and(|word| word.text.eq_ignore_ascii_case("mode"));
        let mut worst: Option<(Category, &str)> = None;
        let mut read = 0_u32;
        let choices = subject.arguments.choices(argument);
        for choice in &choices {
            let Some(means) = meaning(choice) else {
                continue;
            };
            if means == Category::Read {
                read += 1;
            } else if worst.is_none_or(|(known, _)| means > known) {
                worst = Some((means, choice));
            }
        }
        // A mode is more often a manner than an operation: only what removes or pays counts.
        match worst {
            Some((means, choice)) if !mode || means >= Category::Destructive => {
                let words = format!(
                    "The argument “{}” can be “{choice}”: {}.",
                    argument.name,
                    does(means)
                );
                findings.points(
                    means,
                    80,
                    Place::Parameter(subject.arguments.path(argument)),
                    words,
                );
            }
            None if !mode && read > 0 && usize::try_from(read) == Ok(choices.len()) => {
                all_read = Some(argument)
            }
            _ => {}
        }
    }
    if let Some(argument) = all_read {
        let words = format!("Every value of the argument “{}” reads.", argument.name);
        findings.points(
            Category::Read,
            45,
            Place::Parameter(subject.arguments.path(argument)),
            words,
        );
    }
}

fn meaning(choice: &str) -> Option<Category> {
    // Methods of HTTP are verbs of their own.
    if let Some(means) = match choice {
        "GET" | "HEAD" | "OPTIONS" => Some(Category::Read),
        "POST" | "PUT" | "PATCH" => Some(Category::Write),
        "DELETE" => Some(Category::Destructive),
        _ => None,
    } {
        return Some(means);
    }
    if choice.len() > 60
        || lexicon::verb(choice).is_none()
            && !choice.contains(|c: char| {
                c == '_' || c == '-' || c == '.' || c == ' ' || c.is_uppercase()
            })
    {
        return None;
    }
    let name = Name::read(choice);
    name.acts
        .iter()
        .filter(|act| act.group.is_some() && act.weight >= 75)
        .filter_map(|act| act.means)
        .max()
}
