//! A document that was read, and walking through it with the place of each value at hand.

use super::{Object, Pointer, Span, Value};

/// A document that was read: its text, its value, and where each value stands.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    value: Value,
    /// One record per value, in the order of the text; a container stands before what it holds.
    records: Vec<Record>,
}

/// Where one value stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Record {
    /// The bytes of the value.
    pub(super) span: Span,
    /// The bytes of its key; empty for the root and for items.
    pub(super) key: Span,
    /// The index after the last record inside this value.
    pub(super) next: u32,
}

impl Document {
    pub(super) fn new(text: String, value: Value, records: Vec<Record>) -> Self {
        Self {
            text,
            value,
            records,
        }
    }

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
        Node {
            document: self,
            value: &self.value,
            record: 0,
        }
    }

    /// The value at a pointer, or the innermost one on the way to it that is there.
    pub fn nearest(&self, pointer: &Pointer) -> Node<'_> {
        let mut node = self.root();
        for step in pointer.segments() {
            let inner = match node.value() {
                Value::Object(_) => node.get(&step),
                Value::Array(_) => step.parse().ok().and_then(|at| node.items().nth(at)),
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }

    /// Takes a value out by move and leaves `null` in its place. Nothing when `mark` is of another document.
    ///
    /// Places of everything outside that value stay right.
    pub fn take(&mut self, mark: Mark) -> Option<Value> {
        let mut value = &mut self.value;
        let mut record = 0;
        while record != mark.0 {
            (value, record) = child_around(&self.records, value, record, mark.0)?;
        }
        Some(std::mem::take(value))
    }
}

/// The child of `value` whose records hold `target`.
fn child_around<'v>(
    records: &[Record],
    value: &'v mut Value,
    record: u32,
    target: u32,
) -> Option<(&'v mut Value, u32)> {
    let mut at = record + 1;
    let mut holds = |_: &&mut Value| {
        let next = records.get(at as usize).map_or(0, |record| record.next);
        let found = target < next && target >= at;
        if !found {
            at = next;
        }
        found
    };
    let child = match value {
        Value::Array(items) => items.iter_mut().find(&mut holds),
        Value::Object(object) => object.values_mut().find(&mut holds),
        _ => None,
    }?;
    Some((child, at))
}

/// Which value of a document: what [`Document::take`] takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(u32);

/// A value of a document together with its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    document: &'a Document,
    value: &'a Value,
    record: u32,
}

impl<'a> Node<'a> {
    /// The value.
    pub fn value(self) -> &'a Value {
        self.value
    }

    /// The value's mark, to take it out of its document.
    pub fn mark(self) -> Mark {
        Mark(self.record)
    }

    fn record(self) -> Record {
        self.document
            .records
            .get(self.record as usize)
            .copied()
            .unwrap_or_default()
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
        self.document
            .text
            .get(start as usize..end as usize)
            .unwrap_or("")
    }

    /// The members of an object in order; none for another value.
    pub fn members(self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let object = self.value.as_object();
        let mut record = self.record + 1;
        object
            .into_iter()
            .flat_map(Object::iter)
            .map(move |(key, value)| {
                let node = Node {
                    document: self.document,
                    value,
                    record,
                };
                record = node.record().next;
                (key, node)
            })
    }

    /// The items of an array in order; none for another value.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        let mut record = self.record + 1;
        self.value
            .as_array()
            .unwrap_or_default()
            .iter()
            .map(move |value| {
                let node = Node {
                    document: self.document,
                    value,
                    record,
                };
                record = node.record().next;
                node
            })
    }

    /// The member called `key`.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.members()
            .find(|(k, _)| *k == key)
            .map(|(_, node)| node)
    }
}
