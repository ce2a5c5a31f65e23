//! Reading catalogues in any shape that people have, in one go or in slices.

use super::building::Building;
use super::error::Origin;
use super::formats::{FORMATS, Format, Found, Misfit};
use super::log::Lines;
use super::recognise::recognise_text;
use super::{Catalogue, IssueKind, Kind, Misread, ReadError, Refusal};
use crate::core::json::{self, Document, MAX_DEPTH, Parsing, Value};
use crate::core::text;
use std::collections::VecDeque;

/// A file to read.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// What people call it: only for messages.
    pub name: String,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How far reading has come, in bytes of all files together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The bytes that are read.
    pub done: u64,
    /// The bytes that there are.
    pub total: u64,
}

/// What one step of [`Reading`] gives.
#[derive(Debug)]
pub enum Step {
    /// There is more to do.
    More(Progress),
    /// It is done.
    Done(Result<Catalogue, ReadError>),
}

/// Reads files as one catalogue: several are its pages, in the order given.
///
/// # Errors
/// No file, a text that is not a catalogue, or a server's error in place of its tools. Nothing is half read.
pub fn read(files: &[File<'_>]) -> Result<Catalogue, ReadError> {
    let files = files
        .iter()
        .map(|file| (file.name.clone(), file.bytes.to_vec()))
        .collect();
    let mut reading = Reading::new(files);
    loop {
        if let Step::Done(result) = reading.step(u32::MAX) {
            return result;
        }
    }
}

/// Files that are being read. [`Reading::step`] goes on for a while and comes back, so that a page can breathe.
pub struct Reading {
    files: VecDeque<(String, Vec<u8>)>,
    total: u64,
    /// The bytes of the files that are read, the present one left out.
    before: u64,
    /// The furthest progress that was told.
    reached: u64,
    stage: Stage,
    gathered: Gathered,
}

enum Stage {
    /// The next file is to be opened.
    Open,
    /// A file is read as one document.
    Whole(Origin, Box<Parsing>),
    /// A file is read line by line.
    Lines(Box<Lines>),
    /// Pages are made into tools.
    Tools(VecDeque<Items>),
}

/// The items of one page.
pub(super) struct Items {
    left: std::vec::IntoIter<Value>,
    number: u32,
    believed: bool,
    /// Whether no further page follows in its list.
    last: bool,
}

/// What the files gave so far.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) building: Building,
    refusal: Option<Refusal>,
    /// The first text that lists no tools, and the first list without a single tool: errors if nothing better comes.
    other: Option<ReadError>,
    misfit: Option<ReadError>,
    /// How many pages there are, and whether the last one, and any of them, announces another.
    pages: u32,
    goes_on: bool,
    ended: bool,
    /// How many items of batches are no messages.
    skipped: u32,
    /// The names of files that list no tools.
    names: Vec<String>,
}

impl Reading {
    /// Nothing is read yet. Each file has a name, for messages, and bytes.
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let total = files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        Self {
            files: files.into(),
            total,
            before: 0,
            reached: 0,
            stage: Stage::Open,
            gathered: Gathered::default(),
        }
    }

    /// Goes on for about `bytes` bytes of text, or for as many tools as such a text holds.
    ///
    /// A single token of the text is never split, and opening a file (telling its encoding) is one step.
    /// After [`Step::Done`] there is nothing more to do; what comes then means nothing.
    pub fn step(&mut self, bytes: u32) -> Step {
        match self.work(bytes) {
            Err(error) => Step::Done(Err(error)),
            Ok(false) => Step::More(self.progress()),
            Ok(true) => Step::Done(std::mem::take(&mut self.gathered).finish()),
        }
    }

    fn progress(&mut self) -> Progress {
        let inside = match &self.stage {
            Stage::Whole(_, parsing) => u64::from(parsing.offset()),
            Stage::Lines(lines) => lines.at as u64,
            Stage::Open | Stage::Tools(_) => 0,
        };
        // Reading a text again, line by line, is not going back for the one who waits.
        self.reached = self.reached.max(self.before + inside).min(self.total);
        Progress {
            done: self.reached,
            total: self.total,
        }
    }

    fn work(&mut self, bytes: u32) -> Result<bool, ReadError> {
        match &mut self.stage {
            Stage::Open => {
                let Some((name, bytes)) = self.files.pop_front() else {
                    return Ok(true);
                };
                self.before = self.total - bytes.len() as u64 - self.waiting();
                self.stage = open(name, bytes)?;
            }
            Stage::Whole(origin, parsing) => match parsing.advance(bytes) {
                Ok(false) => {}
                Ok(true) => {
                    let Stage::Whole(origin, parsing) =
                        std::mem::replace(&mut self.stage, Stage::Open)
                    else {
                        return Ok(false);
                    };
                    let several =
                        self.total > self.before + u64::from(parsing.offset()) || self.before > 0;
                    let pages = self
                        .gathered
                        .whole(&origin, parsing.into_document(), several)?;
                    self.stage = Stage::Tools(pages);
                }
                Err(error) => {
                    let origin = std::mem::take(origin);
                    let Stage::Whole(_, parsing) = std::mem::replace(&mut self.stage, Stage::Open)
                    else {
                        return Ok(false);
                    };
                    let text = parsing.into_text();
                    if is_broken_json(&text, &error) {
                        return Err(origin.not_json(error, recognise_text(&text)));
                    }
                    self.stage = Stage::Lines(Box::new(Lines::new(origin, text, error)));
                }
            },
            Stage::Lines(lines) => {
                if lines.advance(bytes, &mut self.gathered)? {
                    self.stage = Stage::Tools(std::mem::take(&mut lines.pages));
                }
            }
            Stage::Tools(pages) => {
                if self.gathered.make(pages, bytes) {
                    self.stage = Stage::Open;
                }
            }
        }
        Ok(false)
    }

    fn waiting(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum()
    }
}

/// Whether a text that is not one document is a broken one, not a log: it opens with a bracket on a line of its own, or goes on like
/// JSON behind a whole document.
fn is_broken_json(text: &str, error: &json::Error) -> bool {
    let opens = matches!(
        text.trim_start().lines().next().map(str::trim),
        Some("{" | "[")
    );
    let (before, rest) = text
        .split_at_checked(error.place.offset as usize)
        .unwrap_or_default();
    let behind = error.pointer.as_str().is_empty() && !before.is_empty();
    opens || (behind && rest.starts_with(['}', ']', ',', ':']))
}

/// The builder's own files wrap what stood in another file, so may stand a few levels deeper than that could.
const WRAPPED: usize = 8;

fn open(name: String, bytes: Vec<u8>) -> Result<Stage, ReadError> {
    let origin = Origin {
        file: name,
        ..Origin::default()
    };
    let text = json::decode_owned(bytes).map_err(|error| origin.not_json(error, Kind::Unknown))?;
    let own = text
        .get(..80)
        .is_some_and(|head| head.contains("\"mcp-tool-catalogue/"));
    let depth = if own { MAX_DEPTH + WRAPPED } else { MAX_DEPTH };
    let parsing =
        Parsing::with_depth(text, depth).map_err(|error| origin.not_json(error, Kind::Unknown))?;
    Ok(Stage::Whole(origin, Box::new(parsing)))
}

/// About the bytes of one tool, to say how many tools are as much work as some text.
const BYTES_PER_TOOL: u32 = 4_000;

impl Gathered {
    /// Makes tools of some items; whether none are left.
    fn make(&mut self, pages: &mut VecDeque<Items>, bytes: u32) -> bool {
        for _ in 0..=bytes / BYTES_PER_TOOL {
            while let Some(page) = pages.pop_front_if(|page| page.left.as_slice().is_empty()) {
                if page.last {
                    self.building.end_of_list();
                }
            }
            let Some(page) = pages.front_mut() else {
                return true;
            };
            if let Some(item) = page.left.next() {
                page.number += 1;
                self.building.item(item, page.number, page.believed);
            }
        }
        false
    }

    /// A document that is a whole file.
    fn whole(
        &mut self,
        origin: &Origin,
        mut document: Document,
        several: bool,
    ) -> Result<VecDeque<Items>, ReadError> {
        let misfit = match shape(&document, false) {
            Some(Ok(found)) => {
                if let Some(misfit) = found.misfit.clone() {
                    let error =
                        origin.misfit(misfit, document.text(), recognise_text(document.text()));
                    if !several {
                        return Err(error);
                    }
                    self.other.get_or_insert(error);
                    self.names.push(origin.file.clone());
                    self.building.server(found.server);
                    return Ok(VecDeque::new());
                }
                return Ok(self.found(origin, found, &mut document));
            }
            Some(Err(misfit)) => misfit,
            None => Misfit::new(
                document.root(),
                "an object with `tools`, or an array of tools",
            ),
        };
        Err(origin.misfit(misfit, document.text(), recognise_text(document.text())))
    }

    /// Takes over what a document gives.
    pub(super) fn found(
        &mut self,
        origin: &Origin,
        found: Found,
        document: &mut Document,
    ) -> VecDeque<Items> {
        self.building.server(found.server);
        self.refusal = self.refusal.take().or(found.refusal);
        self.skipped += found.skipped;
        for (kind, message) in found.notes {
            self.building.note(kind, message);
        }
        let mut pages = VecDeque::new();
        for page in found.pages {
            self.pages += 1;
            self.goes_on = page.goes_on;
            self.ended |= !page.goes_on;
            if let (Some(misfit), None) = (page.misfit, &self.misfit) {
                self.misfit = Some(origin.misfit(misfit, document.text(), Kind::Catalogue));
            }
            if let Some(Value::Array(items)) = document.take(page.tools) {
                pages.push_back(Items {
                    last: !page.goes_on,
                    left: items.into_iter(),
                    number: 0,
                    believed: found.believed,
                });
            }
        }
        pages
    }

    fn finish(mut self) -> Result<Catalogue, ReadError> {
        if let Some(error) = self.misfit.filter(|_| !self.building.has_tools()) {
            return Err(error);
        }
        if self.pages == 0 {
            return Err(match (self.refusal, self.other) {
                (Some(refusal), _) => ReadError::Refused(refusal),
                (None, Some(error)) => error,
                (None, None) => nothing(),
            });
        }
        if self.skipped > 0 {
            let items = text::plural(
                u64::from(self.skipped),
                "item that is no message",
                "items that are no messages",
            );
            self.building
                .note(IssueKind::LinesSkipped, format!("Skipped {items}."));
        }
        if !self.names.is_empty() {
            let names: Vec<String> = self.names.iter().map(|name| text::quote(name)).collect();
            let message = format!(
                "Skipped {}: no tools are listed there.",
                text::list_some(&names, 3)
            );
            self.building.note(IssueKind::LinesSkipped, message);
        }
        if self.goes_on {
            let mut message =
                "The last page announces another one that is not here: tools may be missing."
                    .to_owned();
            if self.ended {
                message.push_str(" If the pages were opened in another order, nothing is.");
            }
            self.building.note(IssueKind::PagesMissing, message);
        }
        Ok(self.building.finish())
    }
}

fn nothing() -> ReadError {
    ReadError::Misread(Box::new(Misread {
        file: String::new(),
        place: json::Place {
            offset: 0,
            line: 1,
            column: 1,
        },
        excerpt: json::Excerpt::default(),
        found: "no file".to_owned(),
        expected: "at least one file".to_owned(),
        hint: None,
        kind: Kind::Unknown,
    }))
}

/// What the first shape that fits a document makes of it.
pub(super) fn shape(document: &Document, in_lines: bool) -> Option<Result<Found, Misfit>> {
    FORMATS
        .iter()
        .find_map(|format: &&Format| format.document(document.root(), in_lines))
}
