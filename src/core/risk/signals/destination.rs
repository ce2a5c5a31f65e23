//! Arguments that say where a result is stored.

use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{is_any, split_name};

pub(super) const SIGNAL: Signal = Signal {
    id: "destination",
    title: "Argument that says where to store the result",
    looks_at: "For tools that download, export, convert, extract or render: arguments such as `output_path`, `destination`, `save_to`; and \
               a description that speaks of storing or importing.",
    concludes: "60 for Write. Where the schema is missing, downloading itself weighs 55 for Write.",
    example: "`convert_document` with `output_path` writes a file.",
    look,
};

const MAKING_FILES: &[&str] = &[
    "compress",
    "convert",
    "download",
    "export",
    "extract",
    "generate",
    "record",
    "render",
    "scrape",
    "transform",
    "unzip",
];

const DESTINATIONS: &[&str] = &["destination", "dest", "output", "save", "target"];

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(verb) = subject.name.has(MAKING_FILES) else {
        return;
    };
    for argument in subject.arguments.iter() {
        let words = split_name(argument.name);
        let stores = words
            .first()
            .is_some_and(|word| is_any(word.text, DESTINATIONS))
            && words.last().is_some_and(|word| {
                is_any(
                    word.text,
                    &[
                        "dest",
                        "destination",
                        "dir",
                        "directory",
                        "file",
                        "filename",
                        "folder",
                        "path",
                        "to",
                    ],
                )
            });
        if stores {
            let words = format!(
                "The argument “{}” says where the result is stored.",
                argument.name
            );
            findings.points(
                Category::Write,
                60,
                Place::Parameter(subject.arguments.path(argument)),
                words,
            );
            return;
        }
    }
    let stored = subject
        .lead
        .words
        .iter()
        .any(|word| is_any(word.text, &["import", "save", "store", "locally", "disk"]));
    let download = verb.text.eq_ignore_ascii_case("download");
    let hands_back = subject.lead.first() == Some(Category::Read)
        && !subject
            .lead
            .words
            .first()
            .is_some_and(|word| is_any(word.text, &["download"]));
    if stored || download && !subject.arguments.are_known() && !hands_back {
        let words = format!("What “{}” makes is stored somewhere.", verb.text);
        findings.points(Category::Write, 55, Place::Name(verb.at), words);
    }
}
