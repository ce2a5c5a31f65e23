//! A place in a pattern that moves forward, and the errors that point at it.

use super::Error;

/// What is still to be read of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pattern: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// The start of a pattern.
    pub(super) fn new(pattern: &'a str) -> Self {
        Self {
            pattern,
            rest: pattern,
        }
    }

    /// The next character, without taking it.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Takes the next character.
    pub(super) fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Takes this text if it stands next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        self.rest
            .strip_prefix(text)
            .map(|rest| self.rest = rest)
            .is_some()
    }

    /// Takes the characters that fit.
    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes the text up to `end` and `end` itself; nothing when it does not come.
    pub(super) fn take_until(&mut self, end: &str) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    /// The offset in bytes.
    pub(super) fn offset(&self) -> u32 {
        u32::try_from(self.pattern.len() - self.rest.len()).unwrap_or(u32::MAX)
    }

    /// The text from an earlier place up to here.
    pub(super) fn since(&self, start: Self) -> &'a str {
        let length = start.rest.len() - self.rest.len();
        start.rest.get(..length).unwrap_or("")
    }

    /// An error about the text from `start` up to here.
    pub(super) fn error(&self, start: Self, message: &str, accepted: &str) -> Error {
        Error {
            offset: start.offset(),
            message: message.to_owned(),
            found: self.since(start).to_owned(),
            accepted: accepted.to_owned(),
        }
    }
}
