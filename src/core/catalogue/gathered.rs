//! What the files of one catalogue give, page by page.

use super::building::Building;
use super::error::Origin;
use super::formats::{FORMATS, Format, Found, Misfit};
use super::recognise::recognise_text;
use super::{Catalogue, IssueKind, Kind, Misread, ReadError, Refusal};
use crate::core::json::{self, Document, Value};
use crate::core::text;
use std::collections::VecDeque;

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

/// About the bytes of one tool, to say how many tools are as much work as some text.
const BYTES_PER_TOOL: u32 = 4_000;

impl Gathered {
    /// Makes tools of some items; whether none are left.
    pub(super) fn make(&mut self, pages: &mut VecDeque<Items>, bytes: u32) -> bool {
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
    pub(super) fn whole(
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

    /// The catalogue, or why there is none.
    pub(super) fn finish(mut self) -> Result<Catalogue, ReadError> {
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
