//! Walking a document with every error collected: where the walk stands, and what stands there.

use super::fixes::{remove_member, replace, wrap, write};
use crate::core::hashed::HashSet;
use crate::core::json::{Document, Node, Pointer, Source, Value, quote};
use crate::core::policy::{Fix, Invalid, Unknown, UnknownMember};
use crate::core::re2;

/// The most errors that are listed for one document.
pub const MAX_ERRORS: usize = 200;

/// A member of an object: the key as it is written, and the value.
pub(in crate::core::policy) type Member<'a> = (&'a str, Node<'a>);

/// Collects errors while a document is walked.
///
/// INVARIANT: whatever gives nothing back has reported an error.
pub(in crate::core::policy) struct Reader<'a> {
    document: &'a Document,
    path: Vec<Step<'a>>,
    errors: Vec<Invalid>,
    /// Patterns that RE2 takes: the same one often stands in many rules.
    patterns: HashSet<&'a str>,
}

/// What an array holds.
#[derive(Clone, Copy)]
pub(in crate::core::policy) enum Items {
    Names,
    Objects,
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            path: Vec::new(),
            errors: Vec::new(),
            patterns: HashSet::default(),
        }
    }

    /// The value, or the errors in the order of the text.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Invalid>> {
        let mut errors = self.errors;
        match value {
            Some(value) if errors.is_empty() => Ok(value),
            _ => {
                let source = Source::new(self.document.text());
                for error in &mut errors {
                    error.locate(&source);
                }
                errors.sort_by_key(|error| error.place);
                Err(errors)
            }
        }
    }

    fn pointer(&self) -> Pointer {
        self.path
            .iter()
            .fold(Pointer::root(), |pointer, step| match step {
                Step::Key(key) => pointer.key(key),
                Step::Index(index) => pointer.index(*index),
            })
    }

    /// Whether RE2 takes a pattern.
    pub(super) fn check(&mut self, pattern: &'a str) -> Result<(), re2::Error> {
        if !self.patterns.contains(pattern) {
            re2::check(pattern)?;
            self.patterns.insert(pattern);
        }
        Ok(())
    }

    /// Reports an error at an offset of the text.
    pub(super) fn report(
        &mut self,
        offset: u32,
        found: String,
        accepted: String,
        message: String,
        fix: Option<Fix>,
    ) {
        if self.errors.len() >= MAX_ERRORS {
            return;
        }
        let mut error = Invalid {
            pointer: self.pointer(),
            place: crate::core::json::Place::default(),
            excerpt: crate::core::json::Excerpt::default(),
            found,
            accepted,
            message,
            fix,
        };
        error.place.offset = offset;
        self.errors.push(error);
    }

    /// Reports that a value is not what `subject` asks for.
    pub(in crate::core::policy) fn wrong<T>(
        &mut self,
        node: Node<'a>,
        subject: &str,
        accepted: &str,
        fix: Option<Fix>,
    ) -> Option<T> {
        let found = describe(node);
        let message = format!("{subject} is {found}; accepted: {accepted}.");
        self.report(node.span().start, found, accepted.into(), message, fix);
        None
    }

    /// Reports that an object lacks a member.
    pub(in crate::core::policy) fn missing<T>(
        &mut self,
        object: Node<'a>,
        key: &str,
        accepted: &str,
        fix: Option<Fix>,
    ) -> Option<T> {
        let key = quote(key);
        let message = format!("{key} is missing; accepted: {accepted}.");
        self.report(
            object.span().start,
            format!("no {key}"),
            accepted.into(),
            message,
            fix,
        );
        None
    }

    /// Reads a member with the walk standing at it.
    pub(in crate::core::policy) fn member<T>(
        &mut self,
        (key, node): Member<'a>,
        read: impl FnOnce(&mut Self, Node<'a>) -> Option<T>,
    ) -> Option<T> {
        self.path.push(Step::Key(key));
        let value = read(self, node);
        self.path.pop();
        value
    }

    /// Reads a member that must be there.
    pub(in crate::core::policy) fn required<T>(
        &mut self,
        object: Node<'a>,
        member: Option<Member<'a>>,
        (key, accepted): (&str, &str),
        read: impl FnOnce(&mut Self, Node<'a>) -> Option<T>,
    ) -> Option<T> {
        match member {
            Some(member) => self.member(member, read),
            None => self.missing(object, key, accepted, None),
        }
    }

    /// Reads a member that may be absent: the outer nothing is an error.
    #[expect(
        clippy::option_option,
        reason = "absent and wrong are two different things"
    )]
    pub(in crate::core::policy) fn optional<T>(
        &mut self,
        member: Option<Member<'a>>,
        read: impl FnOnce(&mut Self, Node<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match member {
            None => Some(None),
            Some(member) => self.member(member, read).map(Some),
        }
    }

    /// Reads an array. A lone value that could be its only item surely lacks its brackets.
    pub(in crate::core::policy) fn list<T>(
        &mut self,
        node: Node<'a>,
        subject: &str,
        items: Items,
        mut read: impl FnMut(&mut Self, Node<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if node.value().as_array().is_none() {
            let fix = match (node.value(), items) {
                (Value::Object(_), Items::Objects) => Some(wrap(node)),
                // A string with a separator may be meant as several names.
                (Value::String(text), Items::Names) if !text.contains([',', ';', ' ']) => {
                    Some(wrap(node))
                }
                (Value::Null, _) => Some(write(node, "[]".into())),
                _ => None,
            };
            return self.wrong(node, subject, "an array", fix);
        }
        let mut items = Some(Vec::new());
        for (index, item) in node.items().enumerate() {
            self.path.push(Step::Index(index));
            match (read(self, item), &mut items) {
                (Some(item), Some(items)) => items.push(item),
                _ => items = None,
            }
            self.path.pop();
        }
        items
    }

    /// The members of an object, in the order of `known`, and those that are not known.
    pub(in crate::core::policy) fn object<const N: usize>(
        &mut self,
        node: Node<'a>,
        subject: &str,
        known: &[&'static str; N],
    ) -> Option<([Option<Member<'a>>; N], Unknown)> {
        if node.value().as_object().is_none() {
            return self.wrong(node, subject, "an object", None);
        }
        let mut slots = [None; N];
        let unknown = self.sort(node, known, &mut slots);
        Some((slots, unknown))
    }

    fn sort(
        &mut self,
        node: Node<'a>,
        known: &[&'static str],
        slots: &mut [Option<Member<'a>>],
    ) -> Unknown {
        let mut unknown = Unknown::default();
        let mut after = None;
        for (key, value) in node.members() {
            let exact = known.iter().position(|word| *word == key);
            let place = exact.or_else(|| known.iter().position(|word| differs_in_case(key, word)));
            let Some((slot, word)) =
                place.and_then(|at| Some((slots.get_mut(at)?, *known.get(at)?)))
            else {
                unknown.0.push(UnknownMember {
                    after,
                    key: key.to_owned(),
                    value: value.value().clone(),
                });
                continue;
            };
            if exact.is_some() {
                *slot = Some((key, value));
                after = Some(word);
                continue;
            }
            slot.get_or_insert((key, value));
            self.other_case(node, (key, value), word);
        }
        unknown
    }

    /// Reports a key that some readers take for a known one.
    fn other_case(&mut self, object: Node<'a>, (key, value): Member<'a>, word: &'static str) {
        let alike = object
            .members()
            .filter(|(other, _)| *other == word || differs_in_case(other, word))
            .count();
        let fix = match object.get(word) {
            None if alike == 1 => Some(replace(
                value.key_span(),
                quote(word),
                &format!("Write {}", quote(word)),
            )),
            Some(exact) if exact.value() == value.value() => remove_member(object, value),
            _ => None,
        };
        let (key_text, word) = (quote(key), quote(word));
        self.path.push(Step::Key(key));
        self.report(
            value.key_span().start,
            format!("the key {}", shorten(&key_text)),
            format!("the key {word}"),
            format!(
                "The key {} differs from {word} only in case, and some readers take one for the other; accepted: {word}.",
                shorten(&key_text)
            ),
            fix,
        );
        self.path.pop();
    }
}

/// Whether a reader that ignores case takes `key` for `word`, which is in small ASCII letters, though they differ.
///
/// Go's `encoding/json` folds case in Unicode, where U+017F folds to `s` and U+212A to `k`.
fn differs_in_case(key: &str, word: &str) -> bool {
    let fold = |c: char| match c {
        '\u{17F}' => 's',
        '\u{212A}' => 'k',
        c => c.to_ascii_lowercase(),
    };
    key != word && key.chars().map(fold).eq(word.chars())
}

/// A value in words: what kind it is and, if it is short enough to show, its text.
fn describe(node: Node<'_>) -> String {
    match node.value() {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {}", shorten(number.as_str())),
        Value::String(text) => format!("the string {}", shorten(&quote(text))),
        Value::Array(_) => "an array".into(),
        Value::Object(_) => "an object".into(),
    }
}

/// At most 60 characters of a text.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")),
        None => text.to_owned(),
    }
}
