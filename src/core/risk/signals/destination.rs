//! Arguments that say where a result is stored.

use crate::core::risk::arguments::Argument;
use crate::core::risk::assessment::{Category, Place};
use crate::core::risk::set::Set;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "destination",
    title: "Argument that says where to store the result",
    looks_at: "For tools that download, export, convert, extract or render: arguments such as `output_path`, `destination`, `save_to`, for an \
               export a plain `path` as well; and a description that speaks of storing or importing.",
    concludes: "60 for Write. Where the schema is missing, or the server declares that the tool is not read-only, \
                downloading itself weighs 55 for Write.",
    example: "`convert_document` with `output_path` writes a file.",
    look,
};

const MAKING_FILES: Set = Set::new(&[
    "capture",
    "compress",
    "convert",
    "download",
    "dump",
    "export",
    "extract",
    "generate",
    "record",
    "render",
    "scrape",
    "screenshot",
    "transform",
    "unzip",
]);

const DESTINATIONS: Set = Set::new(&["destination", "dest", "local", "output", "save", "target"]);

/// Verbs whose plain path is where the result goes.
const EXPORTING: Set = Set::new(&["dump", "export"]);

/// What a place to store at is called.
const PLACES: Set = Set::new(&[
    "dest",
    "destination",
    "dir",
    "directory",
    "file",
    "filename",
    "folder",
    "path",
    "to",
]);

/// Words of a description that stores.
const STORING: Set = Set::new(&["disk", "import", "locally", "save", "store"]);

const DOWNLOAD: Set = Set::new(&["download"]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(verb) = subject.name.has(&MAKING_FILES) else {
        return;
    };
    let says_where = |argument: &&Argument<'_>| {
        PLACES.has_noun(argument.words.last)
            && (DESTINATIONS.has_noun(argument.words.first)
                || EXPORTING.has(verb.text) && argument.words.count == 1)
    };
    if let Some(argument) = subject.arguments.iter().find(says_where) {
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
    let lead = &subject.lead.words;
    let stored = lead.iter().any(|word| STORING.has_noun(word.text));
    let hands_back = subject.lead.first() == Some(Category::Read)
        && !lead
            .first()
            .is_some_and(|word| DOWNLOAD.has_noun(word.text));
    // The author's word makes reading worse here, and settles nothing that is unclear.
    let says_so = subject.tool.annotations.read_only == Some(false)
        && findings.category() != Category::Unclear;
    let keeps = !subject.arguments.are_known() || says_so;
    if stored || DOWNLOAD.has(verb.text) && keeps && !hands_back {
        let words = format!("What “{}” makes is stored somewhere.", verb.text);
        findings.points(Category::Write, 55, Place::Name(verb.at), words);
    }
}
