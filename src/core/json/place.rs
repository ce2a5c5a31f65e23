//! Places in a text: bytes, and the lines and columns that people count.

/// A range of bytes in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A place in a text as people count it: lines and columns from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The byte offset from the start of the text, a byte order mark not counted.
    pub offset: u32,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// Turns offsets of one text into places: finds the line starts once.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a str,
    line_starts: Vec<u32>,
}

impl<'a> Source<'a> {
    /// Finds the lines of `text`: they end at a line feed, a carriage return, or both together.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                line_starts.push(narrow(at + 1));
            }
        }
        Self { text, line_starts }
    }

    /// The place of a byte offset; an offset beyond the end is the end.
    pub fn place(&self, offset: u32) -> Place {
        let offset = offset.min(narrow(self.text.len()));
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self
            .text
            .as_bytes()
            .get(start as usize..offset as usize)
            .unwrap_or_default();
        // Bytes that do not continue a character start one.
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        Place {
            offset,
            line: narrow(line),
            column: narrow(column) + 1,
        }
    }

    /// The text of a line, counted from 1, without its end; empty beyond the last line.
    pub fn line(&self, line: u32) -> &'a str {
        let at = (line as usize).saturating_sub(1);
        let Some(start) = self.line_starts.get(at) else {
            return "";
        };
        let end = self
            .line_starts
            .get(at + 1)
            .map_or(self.text.len(), |end| *end as usize);
        self.text
            .get(*start as usize..end)
            .unwrap_or("")
            .trim_end_matches(['\r', '\n'])
    }
}

/// Offsets fit 32 bits, since a text is bounded by [`super::MAX_BYTES`].
pub(super) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
