//! A command shell.

use crate::core::risk::assessment::{Category, Effect, Place};
use crate::core::risk::lexicon::{SHELL, Says};
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "shell",
    title: "Command shell",
    looks_at: "For tools that run something: a shell or a command in the name, in the description's statements, or as an argument.",
    concludes: "Raises the severity by a step: code that is given runs where the server puts it, a shell reaches the whole machine.",
    example: "`run_command` with an argument `command` is Execute and critical.",
    look,
};

const SHELL_TEXT: Set = Set::new(&["bash", "cmd", "command", "shell"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    if findings.category() != Category::Execute {
        return;
    }
    let statement = subject
        .prose
        .statements
        .iter()
        .find(|statement| statement.says == Says::Shell && !statement.negated);
    if let Some(statement) = statement {
        let words = format!(
            "“{}” reaches the whole machine.",
            statement.at.of(subject.description())
        );
        findings.raises(Place::Description(statement.at), words);
        return;
    }
    let runs = findings
        .evidence
        .iter()
        .any(|piece| piece.effect == Effect::Points(Category::Execute) && piece.weight >= 60);
    if let Some(word) = subject.name.has(&SHELL)
        && runs
    {
        findings.raises(
            Place::Name(word.at),
            format!(
                "“{}” is a command shell, which reaches the whole machine.",
                word.text
            ),
        );
        return;
    }
    // `command` alone can be the name of an operation.
    let speaks_of_shell = || {
        subject.lead.first() == Some(Category::Execute)
            && subject
                .lead
                .words
                .iter()
                .any(|word| SHELL.has_noun(word.text))
    };
    let argument = subject.arguments.iter().find(|argument| {
        let plain =
            argument.words.count == 1 && argument.words.last.eq_ignore_ascii_case("command");
        SHELL_TEXT.has(argument.words.last)
            && (!plain || speaks_of_shell())
            && subject.arguments.choices(argument).is_empty()
    });
    if let Some(argument) = argument {
        let words = format!("The argument “{}” is a command for a shell.", argument.name);
        findings.raises(Place::Parameter(subject.arguments.path(argument)), words);
    }
}
