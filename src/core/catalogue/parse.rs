//! Reading catalogues in any shape that people have, in one go or in slices.

use super::error::Origin;
use super::gathered::{Gathered, Items};
use super::log::Lines;
use super::recognise::recognise_text;
use super::{Catalogue, Kind, ReadError};
use crate::core::json::{self, Bounds, Parsing};
use std::collections::VecDeque;
use std::string::FromUtf8Error;

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

/// What stands near the head of a file that the builder wrote.
const OWN: &[u8] = b"\"mcp-tool-catalogue/";

fn open(name: String, bytes: Vec<u8>) -> Result<Stage, ReadError> {
    let origin = Origin {
        file: name,
        ..Origin::default()
    };
    let refused = |error| origin.not_json(error, Kind::Unknown);
    let own = bytes
        .get(..80)
        .is_some_and(|head| head.windows(OWN.len()).any(|part| part == OWN));
    let bounds = if own { Bounds::SAVED } else { Bounds::INPUT };
    // A file of ours is UTF-8; its size is bounded below, with more room than other files have.
    let text = match if own {
        String::from_utf8(bytes).map_err(FromUtf8Error::into_bytes)
    } else {
        Err(bytes)
    } {
        Ok(text) => text,
        Err(bytes) => json::decode_owned(bytes).map_err(refused)?,
    };
    let parsing = Parsing::within(text, bounds).map_err(refused)?;
    Ok(Stage::Whole(origin, Box::new(parsing)))
}
