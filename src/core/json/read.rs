//! Text to tree, with the place of every value.

use super::error::Excerpt;
use super::place::narrow;
use super::{Error, MAX_BYTES, MAX_DEPTH, Number, Object, Pointer, Source, Span, Value, decode};
use json_event_parser::{JsonEvent, LowLevelJsonParser};
use std::collections::HashSet;

/// A document that was read: its text, its value, and where each value stands.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    value: Value,
    /// One record per value, in the order of the text; a container stands before what it holds.
    records: Vec<Record>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Record {
    span: Span,
    key: Span,
    /// The index after the last record inside this value.
    next: u32,
}

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
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = Reader { text, open: Vec::new(), records: Vec::new(), key: None, root: None };
    if text.len() > MAX_BYTES {
        return Err(reader.error(
            0,
            format!("{} MB", text.len() / 1_000_000),
            format!("at most {} MB", MAX_BYTES / 1_000_000),
        ));
    }
    let mut parser = LowLevelJsonParser::new().with_max_stack_size(MAX_DEPTH + 8);
    let mut offset = 0;
    loop {
        let rest = text.as_bytes().get(offset..).unwrap_or_default();
        let step = parser.parse_next(rest, true);
        let end = offset + step.consumed_bytes;
        match step.event {
            None => {}
            Some(Ok(JsonEvent::Eof)) => break,
            Some(Ok(event)) => reader.take(event, offset, end)?,
            Some(Err(error)) => {
                let at = usize::try_from(error.location().start.offset).unwrap_or(usize::MAX);
                return Err(reader.syntax(at, error.message()));
            }
        }
        offset = end;
    }
    let Reader { records, root, .. } = reader;
    Ok(Document { text: text.to_owned(), value: root.unwrap_or_default(), records })
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
    Object(Object, HashSet<String>),
}

struct Reader<'a> {
    text: &'a str,
    open: Vec<Open>,
    records: Vec<Record>,
    key: Option<(String, Span)>,
    root: Option<Value>,
}

/// Objects with more members than this find duplicate keys by hash.
const FEW_KEYS: usize = 12;

impl Reader<'_> {
    fn take(&mut self, event: JsonEvent<'_>, from: usize, end: usize) -> Result<(), Error> {
        let span = Span { start: self.token_start(from), end: narrow(end) };
        match event {
            JsonEvent::Null => self.put(Value::Null, span),
            JsonEvent::Boolean(value) => self.put(Value::Bool(value), span),
            JsonEvent::Number(text) => self.put(Value::Number(Number::trusted(&text)), span),
            JsonEvent::String(text) => self.put(Value::String(text.into_owned()), span),
            JsonEvent::StartArray => self.start(Content::Array(Vec::new()), span)?,
            JsonEvent::StartObject => {
                self.start(Content::Object(Object::new(), HashSet::new()), span)?;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => self.end(span.end),
            JsonEvent::ObjectKey(key) => self.key(key.into_owned(), span)?,
            JsonEvent::Eof => {}
        }
        Ok(())
    }

    /// Skips what stands between two tokens: white space, commas and colons.
    fn token_start(&self, from: usize) -> u32 {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let skipped = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':'))
            .count();
        narrow(from + skipped)
    }

    fn start(&mut self, content: Content, span: Span) -> Result<(), Error> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.error(
                span.start as usize,
                format!("a value {} levels deep", MAX_DEPTH + 1),
                format!("at most {MAX_DEPTH} levels of nesting"),
            ));
        }
        let record = self.records.len();
        let key = self.record(span);
        self.open.push(Open { record, key, content });
        Ok(())
    }

    /// Adds the record of a value that starts here, and gives the key that it stands under.
    fn record(&mut self, span: Span) -> Option<String> {
        let (key, key_span) = self.key.take().map_or((None, Span::default()), |(k, s)| (Some(k), s));
        let next = narrow(self.records.len() + 1);
        self.records.push(Record { span, key: key_span, next });
        key
    }

    fn end(&mut self, end: u32) {
        let Some(Open { record, key, content }) = self.open.pop() else { return };
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

    fn key(&mut self, key: String, span: Span) -> Result<(), Error> {
        let seen = match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::Object(object, keys)) if object.len() >= FEW_KEYS => {
                if keys.is_empty() {
                    keys.extend(object.iter().map(|(k, _)| k.to_owned()));
                }
                !keys.insert(key.clone())
            }
            Some(Content::Object(object, _)) => object.get(&key).is_some(),
            _ => false,
        };
        if seen {
            let first = self.first_place_of(&key);
            return Err(self.error(
                span.start as usize,
                format!("the key {} a second time", super::quote(&key)),
                format!("each key once (it stands first in line {first})"),
            ));
        }
        self.key = Some((key, span));
        Ok(())
    }

    /// The line where `key` stands first in the object that is open.
    fn first_place_of(&self, key: &str) -> u32 {
        let Some(open) = self.open.last() else { return 1 };
        let Content::Object(object, _) = &open.content else { return 1 };
        let position = object.iter().position(|(k, _)| k == key).unwrap_or_default();
        let mut at = open.record + 1;
        for _ in 0..position {
            at = self.records.get(at).map_or(at, |record| record.next as usize);
        }
        let offset = self.records.get(at).map_or(0, |record| record.key.start);
        Source::new(self.text).place(offset).line
    }

    fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for (depth, open) in self.open.iter().enumerate() {
            if depth > 0 {
                pointer = match (&open.key, self.open.get(depth - 1).map(|parent| &parent.content)) {
                    (Some(key), _) => pointer.key(key),
                    (None, Some(Content::Array(items))) => pointer.index(items.len()),
                    _ => pointer,
                };
            }
        }
        match (&self.key, self.open.last().map(|open| &open.content)) {
            (Some((key, _)), _) => pointer.key(key),
            (None, Some(Content::Array(items))) => pointer.index(items.len()),
            _ => pointer,
        }
    }

    fn error(&self, at: usize, found: String, expected: String) -> Error {
        let source = Source::new(self.text);
        let place = source.place(narrow(at));
        Error {
            excerpt: Excerpt::around(source.line(place.line), place.column),
            place,
            pointer: self.pointer(),
            found,
            expected,
        }
    }

    /// Says what is wrong at a place where the grammar is broken, from what was open there.
    fn syntax(&self, at: usize, message: &str) -> Error {
        let rest = self.text.get(at..).unwrap_or("");
        let Some(next) = rest.chars().next() else {
            return self.error(at, "the end of the text".into(), self.expectation().into());
        };
        // An unfinished string reaches to the end of the text: point at where it starts.
        if message == "Unexpected end of file" {
            let found = if next == '"' { "a string that does not end" } else { "an unfinished value" };
            return self.error(at, found.into(), "a whole value".into());
        }
        let inside_string = message.contains("escape")
            || message.contains("surrogate")
            || message.contains("JSON strings");
        if inside_string {
            let found = match next {
                '\\' => "an escape that JSON does not have, or half of a surrogate pair".to_owned(),
                c if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
                c => format!("`{c}`"),
            };
            return self.error(at, found, "the characters that a JSON string may hold".into());
        }
        if let Some(place) = self.trailing_comma(at, next) {
            return self.error(
                place,
                "a comma before the closing bracket".into(),
                "no comma after the last value".into(),
            );
        }
        self.error(at, found_token(rest, next), self.expectation().into())
    }

    /// The place of a comma that stands right before a closing bracket at `at`.
    fn trailing_comma(&self, at: usize, next: char) -> Option<usize> {
        if !matches!(next, ']' | '}') {
            return None;
        }
        let before = self.text.get(..at)?.trim_end();
        before.ends_with(',').then(|| before.len() - 1)
    }

    /// What may follow what was read so far.
    fn expectation(&self) -> &'static str {
        match (self.open.last().map(|open| &open.content), &self.key) {
            (None, _) if self.root.is_some() => "nothing after the document",
            (None, _) => "a JSON value",
            (Some(Content::Array(items)), _) if items.is_empty() => "a value or `]`",
            (Some(Content::Array(_)), _) => "a comma before the next value, or `]`",
            (Some(Content::Object(..)), Some(_)) => "a colon and a value",
            (Some(Content::Object(object, _)), None) if object.is_empty() => "a key in double quotes, or `}`",
            (Some(Content::Object(..)), None) => "a comma before the next key, or `}`",
        }
    }
}

/// Names the token that stands where another was expected.
fn found_token(rest: &str, next: char) -> String {
    match next {
        '"' => "a string".into(),
        '\'' => "a single quote".into(),
        '{' | '}' | '[' | ']' | ',' | ':' => format!("`{next}`"),
        '-' | '0'..='9' => "a number".into(),
        '/' => "a comment".into(),
        c if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        _ => {
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(20).collect();
            if word.is_empty() { format!("`{next}`") } else { format!("`{word}`") }
        }
    }
}

impl Document {
    /// The text that was read, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The value, by move.
    pub fn into_value(self) -> Value {
        self.value
    }

    /// The root, as a place to walk from.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, value: &self.value, record: 0 }
    }
}

/// A value of a document together with its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    document: &'a Document,
    value: &'a Value,
    record: usize,
}

impl<'a> Node<'a> {
    /// The value.
    pub fn value(self) -> &'a Value {
        self.value
    }

    fn record(self) -> Record {
        self.document.records.get(self.record).copied().unwrap_or_default()
    }

    /// The bytes of the value.
    pub fn span(self) -> Span {
        self.record().span
    }

    /// The bytes of the key that the value stands under, quotes included; empty for the root and for items.
    pub fn key_span(self) -> Span {
        self.record().key
    }

    /// The text of the value as it stands in the document.
    pub fn text(self) -> &'a str {
        let Span { start, end } = self.span();
        self.document.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The members of an object in order; none for another value.
    pub fn members(self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let object = self.value.as_object();
        let mut record = self.record + 1;
        object.into_iter().flat_map(Object::iter).map(move |(key, value)| {
            let node = Node { document: self.document, value, record };
            record = node.record().next as usize;
            (key, node)
        })
    }

    /// The items of an array in order; none for another value.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        let mut record = self.record + 1;
        self.value.as_array().unwrap_or_default().iter().map(move |value| {
            let node = Node { document: self.document, value, record };
            record = node.record().next as usize;
            node
        })
    }

    /// The member called `key`.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.members().find(|(k, _)| *k == key).map(|(_, node)| node)
    }
}
