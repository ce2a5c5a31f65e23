//! Text to tree, with the place of every value, in one go or in slices.

use super::document::{Document, Record};
use super::place::narrow;
use super::{Error, MAX_BYTES, MAX_DEPTH, Number, Object, Pointer, Span, Value, decode, syntax};
use crate::core::hashed::HashSet;
use json_event_parser::{JsonEvent, LowLevelJsonParser};

/// Reads a file. See [`decode`] for the encodings.
///
/// # Errors
/// Not JSON, too large, nested too deep, or a key that stands twice in one object.
pub fn read(bytes: &[u8]) -> Result<Document, Error> {
    read_text(&decode(bytes)?)
}

/// Reads a text.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Document, Error> {
    read_within(text, Bounds::INPUT)
}

/// Reads a text within other bounds than those for what people bring.
///
/// # Errors
/// As [`read`].
pub fn read_within(text: &str, bounds: Bounds) -> Result<Document, Error> {
    let mut parsing = Parsing::within(text.to_owned(), bounds)?;
    while !parsing.advance(u32::MAX)? {}
    Ok(parsing.into_document())
}

/// How large and how deep a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The most bytes.
    pub bytes: usize,
    /// The deepest nesting.
    pub depth: usize,
}

impl Bounds {
    /// For what people bring.
    pub const INPUT: Self = Self {
        bytes: MAX_BYTES,
        depth: MAX_DEPTH,
    };

    /// For files that the builder wrote: they wrap what came out of other files, so are somewhat larger and deeper than those could be.
    pub const SAVED: Self = Self {
        bytes: MAX_BYTES * 2,
        depth: MAX_DEPTH + 16,
    };
}

/// A text that is being read: [`Parsing::advance`] goes on for as many bytes as it is told to, so that a page can breathe.
pub struct Parsing {
    text: String,
    parser: LowLevelJsonParser,
    builder: Builder,
    offset: usize,
    done: bool,
}

impl Parsing {
    /// Nothing is read yet. A byte order mark at the head is dropped.
    ///
    /// # Errors
    /// More than [`MAX_BYTES`].
    pub fn new(text: String) -> Result<Self, Error> {
        Self::within(text, Bounds::INPUT)
    }

    /// As [`Parsing::new`], within other bounds.
    ///
    /// # Errors
    /// More bytes than that.
    pub fn within(mut text: String, bounds: Bounds) -> Result<Self, Error> {
        let Bounds { bytes, depth } = bounds;
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        if text.len() > bytes {
            let found = format!("{} MB", text.len() / 1_000_000);
            let expected = format!("at most {} MB", bytes / 1_000_000);
            return Err(Error::at(&text, 0, Pointer::root(), found, expected));
        }
        // The parser's own bound stands a little above ours, so that ours speaks.
        let parser = LowLevelJsonParser::new().with_max_stack_size(depth + 8);
        // A value for every 32 bytes of text or so: growing a list of millions in steps copies it again and again.
        let records = Vec::with_capacity(text.len() / 32);
        let builder = Builder {
            records,
            depth,
            ..Builder::default()
        };
        Ok(Self {
            text,
            parser,
            builder,
            offset: 0,
            done: false,
        })
    }

    /// How many bytes are read.
    pub fn offset(&self) -> u32 {
        narrow(self.offset)
    }

    /// The text that is being read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, by move.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Reads on for about `bytes` bytes (a single token is never split), and says whether the document is whole.
    ///
    /// # Errors
    /// As [`read`]. What has failed once is not to be advanced again.
    pub fn advance(&mut self, bytes: u32) -> Result<bool, Error> {
        let until = self.offset.saturating_add(bytes.max(1) as usize);
        while !self.done && self.offset < until {
            let rest = self.text.as_bytes().get(self.offset..).unwrap_or_default();
            let step = self.parser.parse_next(rest, true);
            let end = self.offset + step.consumed_bytes;
            match step.event {
                None => {}
                Some(Ok(JsonEvent::Eof)) => self.done = true,
                Some(Ok(event)) => self.builder.take(&self.text, event, self.offset, end)?,
                Some(Err(error)) => {
                    let at = usize::try_from(error.location().start.offset).unwrap_or(usize::MAX);
                    return Err(syntax::error(
                        &self.text,
                        at,
                        error.message(),
                        &self.builder.state(),
                    ));
                }
            }
            self.offset = end;
        }
        Ok(self.done)
    }

    /// The document, once [`Parsing::advance`] has said that it is whole.
    pub fn into_document(self) -> Document {
        let Builder { records, root, .. } = self.builder;
        Document::new(self.text, root.unwrap_or_default(), records)
    }
}

/// A container that is still open.
struct Open {
    record: usize,
    /// The key under which it will stand in its parent.
    key: Option<String>,
    content: Content,
}

enum Content {
    Array(Vec<Value>),
    /// The second part holds the keys once there are many of them: looking through a few is quicker.
    Object(Object, Option<HashSet<String>>),
}

/// Makes the tree and the records out of the parser's events.
#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    records: Vec<Record>,
    key: Option<(String, Span)>,
    root: Option<Value>,
    /// The most containers that may be open.
    depth: usize,
}

/// Objects with more members than this find duplicate keys by hash.
const FEW_KEYS: usize = 12;

impl Builder {
    fn take(
        &mut self,
        text: &str,
        event: JsonEvent<'_>,
        from: usize,
        end: usize,
    ) -> Result<(), Error> {
        let span = Span {
            start: token_start(text, from),
            end: narrow(end),
        };
        match event {
            JsonEvent::Null => self.put(Value::Null, span),
            JsonEvent::Boolean(value) => self.put(Value::Bool(value), span),
            JsonEvent::Number(number) => self.put(Value::Number(Number::trusted(&number)), span),
            JsonEvent::String(string) => self.put(Value::String(string.into_owned()), span),
            JsonEvent::StartArray => self.start(text, Content::Array(Vec::new()), span)?,
            JsonEvent::StartObject => {
                self.start(text, Content::Object(Object::new(), None), span)?;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => self.end(span.end),
            JsonEvent::ObjectKey(key) => self.key(text, key.into_owned(), span)?,
            JsonEvent::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, text: &str, content: Content, span: Span) -> Result<(), Error> {
        if self.open.len() >= self.depth {
            return Err(Error::at(
                text,
                span.start,
                self.pointer(),
                format!("a value {} levels deep", self.depth + 1),
                format!("at most {} levels of nesting", self.depth),
            ));
        }
        let record = self.records.len();
        let key = self.record(span);
        self.open.push(Open {
            record,
            key,
            content,
        });
        Ok(())
    }

    /// Adds the record of a value that starts here, and gives the key that it stands under.
    fn record(&mut self, span: Span) -> Option<String> {
        let (key, key_span) = self
            .key
            .take()
            .map_or((None, Span::default()), |(k, s)| (Some(k), s));
        let next = narrow(self.records.len() + 1);
        self.records.push(Record {
            span,
            key: key_span,
            next,
        });
        key
    }

    fn end(&mut self, end: u32) {
        let Some(Open {
            record,
            key,
            content,
        }) = self.open.pop()
        else {
            return;
        };
        let next = narrow(self.records.len());
        if let Some(slot) = self.records.get_mut(record) {
            slot.span.end = end;
            slot.next = next;
        }
        let value = match content {
            Content::Array(items) => Value::Array(items),
            Content::Object(object, _) => Value::Object(object),
        };
        self.attach(key, value);
    }

    fn put(&mut self, value: Value, span: Span) {
        let key = self.record(span);
        self.attach(key, value);
    }

    fn attach(&mut self, key: Option<String>, value: Value) {
        match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::Array(items)) => items.push(value),
            Some(Content::Object(object, _)) => object.push_new(key.unwrap_or_default(), value),
            None => self.root = Some(value),
        }
    }

    fn key(&mut self, text: &str, key: String, span: Span) -> Result<(), Error> {
        let seen = match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::Object(object, keys)) if object.len() >= FEW_KEYS => {
                let keys =
                    keys.get_or_insert_with(|| object.iter().map(|(k, _)| k.to_owned()).collect());
                !keys.insert(key.clone())
            }
            Some(Content::Object(object, _)) => object.get(&key).is_some(),
            _ => false,
        };
        if seen {
            let first = self.first_place_of(&key);
            let line = Error::line_of(text, first);
            let found = format!("the key {} a second time", super::quote(&key));
            let expected = format!("each key once (it stands first in line {line})");
            let pointer = self.pointer().key(&key);
            return Err(Error::at(text, span.start, pointer, found, expected));
        }
        self.key = Some((key, span));
        Ok(())
    }

    /// The offset where `key` stands first in the object that is open.
    fn first_place_of(&self, key: &str) -> u32 {
        let Some(open) = self.open.last() else {
            return 0;
        };
        let Content::Object(object, _) = &open.content else {
            return 0;
        };
        let position = object
            .iter()
            .position(|(k, _)| k == key)
            .unwrap_or_default();
        let mut at = open.record + 1;
        for _ in 0..position {
            at = self
                .records
                .get(at)
                .map_or(at, |record| record.next as usize);
        }
        self.records.get(at).map_or(0, |record| record.key.start)
    }

    /// The value that comes next.
    fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for (depth, open) in self.open.iter().enumerate().skip(1) {
            pointer = match (
                &open.key,
                self.open.get(depth - 1).map(|parent| &parent.content),
            ) {
                (Some(key), _) => pointer.key(key),
                (None, Some(Content::Array(items))) => pointer.index(items.len()),
                _ => pointer,
            };
        }
        match (&self.key, self.open.last().map(|open| &open.content)) {
            (Some((key, _)), _) => pointer.key(key),
            (None, Some(Content::Array(items))) => pointer.index(items.len()),
            _ => pointer,
        }
    }

    fn state(&self) -> syntax::State {
        syntax::State {
            pointer: self.pointer(),
            inside: match self.open.last().map(|open| &open.content) {
                None if self.root.is_some() => syntax::Inside::After,
                None => syntax::Inside::Before,
                Some(Content::Array(_)) => syntax::Inside::Array,
                Some(Content::Object(..)) if self.key.is_some() => syntax::Inside::Member,
                Some(Content::Object(..)) => syntax::Inside::Object,
            },
        }
    }
}

/// Skips what stands between two tokens: white space, commas and colons.
fn token_start(text: &str, from: usize) -> u32 {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let between = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':');
    narrow(from + rest.iter().take_while(between).count())
}
