//! Reading a text line by line: pages as JSON Lines, and logs in which the messages stand among other lines.

use super::error::Origin;
use super::formats::{FORMATS, Read};
use super::gathered::{Gathered, Items, shape};
use super::recognise::recognise_text;
use super::{IssueKind, Kind, ReadError};
use crate::core::json::{self, Document, Parsing};
use crate::core::text;
use std::collections::VecDeque;

/// A text that is read line by line.
pub(super) struct Lines {
    origin: Origin,
    text: String,
    /// Why the text is not one document: the error if no line is a page either.
    error: json::Error,
    /// The byte where the next line starts, and the number (from 1) of the present one.
    pub(super) at: usize,
    line: u32,
    /// A line that is being read.
    current: Option<(Origin, Box<Parsing>)>,
    pub(super) pages: VecDeque<Items>,
    answered: bool,
    /// Lines that list no tools: their numbers, and those among them that start like a page.
    skipped: Vec<u32>,
    damaged: Vec<u32>,
    /// Whether a line is a message of another kind.
    messages: bool,
    /// The first lines that start like a document, which may go on over several lines.
    starts: Vec<Origin>,
}

/// How many lines that start like a document are tried as one.
const MOST_STARTS: usize = 20;

/// How many bytes are read at most in doing so, since it is done in one go.
const MOST_TRIED: usize = 64_000_000;

impl Lines {
    pub(super) fn new(origin: Origin, text: String, error: json::Error) -> Self {
        Self {
            origin,
            text,
            error,
            at: 0,
            line: 0,
            current: None,
            pages: VecDeque::new(),
            answered: false,
            skipped: Vec::new(),
            damaged: Vec::new(),
            messages: false,
            starts: Vec::new(),
        }
    }

    /// Reads on for about `bytes` bytes, and says whether the end is reached.
    pub(super) fn advance(
        &mut self,
        bytes: u32,
        gathered: &mut Gathered,
    ) -> Result<bool, ReadError> {
        let until = self.at.saturating_add(bytes as usize);
        while self.at < until {
            if let Some((_, parsing)) = &mut self.current {
                match parsing.advance(bytes) {
                    Ok(false) => return Ok(false),
                    Ok(true) => self.message(gathered)?,
                    Err(_) => {
                        let damaged =
                            parsing.text().starts_with('{') && parsing.text().contains("\"tools\"");
                        self.current = None;
                        self.skip(damaged);
                    }
                }
            } else if !self.next_line() {
                self.finish(gathered)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Goes to the next line, if there is one. A line that may be a message becomes the current one.
    fn next_line(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        if rest.is_empty() {
            return false;
        }
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let after = rest.get(line.len()..).unwrap_or("");
        let ending = if after.starts_with("\r\n") {
            2
        } else {
            usize::from(!after.is_empty())
        };
        let next = self.at + line.len() + ending;
        self.line += 1;
        if let Some((from, message)) = candidate(line) {
            let origin = self.origin_of(self.at + from, line.get(..from).unwrap_or(""));
            if self.starts.len() < MOST_STARTS {
                self.starts.push(origin.clone());
            }
            match Parsing::new(message.trim_end().to_owned()) {
                Ok(parsing) => self.current = Some((origin, Box::new(parsing))),
                Err(_) => self.skip(false),
            }
        } else if !is_nothing(line) {
            self.skip(false);
        }
        self.at = next;
        true
    }

    fn origin_of(&self, start: usize, before: &str) -> Origin {
        let narrow = |value| u32::try_from(value).unwrap_or(u32::MAX);
        Origin {
            file: self.origin.file.clone(),
            lines: self.line - 1,
            columns: narrow(before.chars().count()),
            bytes: narrow(start),
        }
    }

    /// The present line lists no tools.
    fn skip(&mut self, damaged: bool) {
        self.skipped.push(self.line);
        if damaged {
            self.damaged.push(self.line);
        }
    }

    /// The present line is a whole JSON document.
    fn message(&mut self, gathered: &mut Gathered) -> Result<(), ReadError> {
        let Some((origin, parsing)) = self.current.take() else {
            return Ok(());
        };
        let mut document = parsing.into_document();
        match shape(&document, true) {
            Some(Ok(found)) if found.misfit.is_none() => {
                self.answered |= !found.pages.is_empty() || found.refusal.is_some();
                if found.pages.is_empty() {
                    self.skip(false);
                }
                self.pages
                    .extend(gathered.found(&origin, found, &mut document));
            }
            Some(Ok(found)) => {
                gathered.building.server(found.server);
                self.messages = true;
                self.skip(false);
            }
            // Only a message of the protocol is sure to be meant as one.
            Some(Err(misfit)) if document.root().get("jsonrpc").is_some() => {
                return Err(origin.misfit(misfit, document.text(), Kind::Catalogue));
            }
            Some(Err(_)) | None => self.skip(false),
        }
        Ok(())
    }

    /// After the last line: says what was skipped, or why nothing was found.
    fn finish(&mut self, gathered: &mut Gathered) -> Result<(), ReadError> {
        if !self.answered && !self.several_lines(gathered) {
            let kind = recognise_text(&self.text);
            let mut error = self.origin.not_json(self.error.clone(), kind);
            if let (true, ReadError::Misread(misread)) = (self.messages, &mut error) {
                misread.hint = Some(
                    "It holds messages of a server, and none of them answers tools/list."
                        .to_owned(),
                );
            }
            return Err(error);
        }
        if !self.skipped.is_empty() {
            let numbers: Vec<String> = self.skipped.iter().map(ToString::to_string).collect();
            let lines = text::plural(numbers.len() as u64, "line that lists", "lines that list");
            let which = if numbers.len() == 1 { "line" } else { "lines" };
            let message = format!(
                "Skipped {lines} no tools ({which} {}).",
                text::list_some(&numbers, 5)
            );
            gathered.building.note(IssueKind::LinesSkipped, message);
        }
        for line in self.damaged.iter().take(3) {
            let message =
                format!("Line {line} starts like a page of tools and is cut off or damaged.");
            gathered.building.note(IssueKind::LinesSkipped, message);
        }
        Ok(())
    }

    /// Tries a document that goes on over several lines, behind other lines: a program's greeting before what it prints.
    fn several_lines(&mut self, gathered: &mut Gathered) -> bool {
        let mut left = MOST_TRIED;
        for origin in std::mem::take(&mut self.starts) {
            let start = origin.bytes as usize;
            left = left.saturating_sub(self.text.len().saturating_sub(start));
            if left == 0 {
                break;
            }
            if self
                .text
                .get(..start)
                .is_none_or(|before| before.trim().is_empty())
            {
                continue;
            }
            let Some(mut document) = self.text.get(start..).and_then(document_at_head) else {
                continue;
            };
            let Some(Ok(found)) = shape(&document, false) else {
                continue;
            };
            // An empty array alone may be anything.
            if found.pages.is_empty() || document.text().len() < 4 {
                continue;
            }
            let last = origin.lines
                + u32::try_from(document.text().trim_end().lines().count()).unwrap_or(u32::MAX);
            self.skipped
                .retain(|line| *line <= origin.lines || *line > last);
            self.damaged.clear();
            self.pages
                .extend(gathered.found(&origin, found, &mut document));
            return true;
        }
        false
    }
}

/// The document at the head of a text; lines that are plainly none of it may follow.
fn document_at_head(text: &str) -> Option<Document> {
    match json::read_text(text) {
        Ok(document) => Some(document),
        Err(error) => {
            let (head, rest) = text.split_at_checked(error.place.offset as usize)?;
            let other =
                head.ends_with(['\n', '\r']) && rest.starts_with(|c: char| c.is_alphanumeric());
            if other {
                json::read_text(head).ok()
            } else {
                None
            }
        }
    }
}

/// Whether a line holds nothing to speak of: it is blank, or belongs to the frame of an event stream.
fn is_nothing(line: &str) -> bool {
    let line = line.trim();
    line.is_empty()
        || line.starts_with(':')
        || ["event:", "id:", "retry:"]
            .iter()
            .any(|field| line.starts_with(field))
}

/// The part of a line that may be a message, with its offset, as the formats for lines tell it.
fn candidate(line: &str) -> Option<(usize, &str)> {
    FORMATS.iter().find_map(|format| match format.read {
        Read::Lines(candidate) => candidate(line),
        Read::Document(_) | Read::Message(_) => None,
    })
}
