//! Server-sent events (HTML standard, “Interpreting an event stream”), from bytes that arrive in pieces.

use std::fmt;

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its type; empty for `message`.
    pub kind: String,
    /// Its data, the lines joined.
    pub data: String,
    /// The last event's id that the stream gave.
    pub id: String,
}

/// A line or an event that is larger than what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event of the stream is larger than what is read")
    }
}

impl std::error::Error for TooLarge {}

/// Reads a stream. Where the pieces are cut does not matter.
#[derive(Debug)]
pub struct Parser {
    /// The most bytes of one event, lines included.
    most: usize,
    /// The line that has not ended yet.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return: a line feed behind it ends no further line.
    after_return: bool,
    /// Whether no line has ended yet: a byte order mark may stand there.
    at_start: bool,
    /// The event that has not ended yet; whether it has data.
    event: Event,
    has_data: bool,
    id: String,
}

impl Parser {
    /// A parser that reads events of so many bytes at most.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            line: Vec::new(),
            after_return: false,
            at_start: true,
            event: Event::default(),
            has_data: false,
            id: String::new(),
        }
    }

    /// Takes the next bytes and gives the events that end in them. An event without its end is none, however the stream ends.
    ///
    /// # Errors
    /// A line or an event is too large. Nothing more should be read then.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<Vec<Event>, TooLarge> {
        let mut events = Vec::new();
        while !bytes.is_empty() {
            if std::mem::take(&mut self.after_return)
                && let Some(rest) = bytes.strip_prefix(b"\n")
            {
                bytes = rest;
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let (part, rest) = bytes
                .split_at_checked(end.unwrap_or(bytes.len()))
                .unwrap_or((bytes, &[]));
            if self.line.len() + self.event.data.len() + part.len() > self.most {
                return Err(TooLarge);
            }
            self.line.extend_from_slice(part);
            let Some((mark, rest)) = rest.split_first() else {
                break;
            };
            self.after_return = *mark == b'\r';
            bytes = rest;
            events.extend(self.end_of_line());
        }
        Ok(events)
    }

    fn end_of_line(&mut self) -> Option<Event> {
        let bytes = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&bytes);
        let line = if std::mem::take(&mut self.at_start) {
            line.strip_prefix('\u{FEFF}').unwrap_or(&line)
        } else {
            &line
        };
        if line.is_empty() {
            return self.end_of_event();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "event" => value.clone_into(&mut self.event.kind),
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            // Comments, the time before another try, and what nobody knows.
            _ => {}
        }
        None
    }

    fn end_of_event(&mut self) -> Option<Event> {
        let mut event = std::mem::take(&mut self.event);
        event.id.clone_from(&self.id);
        std::mem::take(&mut self.has_data).then_some(event)
    }
}
