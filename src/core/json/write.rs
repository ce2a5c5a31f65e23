//! Tree to text: two spaces for each level, or all on one line.

use super::{Object, Value};
use crate::core::text::{Run, has_hidden, hidden_marks};

/// A JSON string for `text`, in quotes. Escaped is what JSON asks for, and what nobody could see as it stands: a name that holds a
/// character which turns the direction of writing would read as another name.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(&mut out, text);
    out
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    if has_hidden(text) {
        for run in hidden_marks(text) {
            match run {
                Run::Plain(text) => push_plain(out, text),
                Run::Hidden(character) => push_code(out, character),
            }
        }
    } else {
        push_plain(out, text);
    }
    out.push('"');
}

fn push_plain(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\')
    {
        let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(plain);
        let byte = special.bytes().next().unwrap_or(b' ');
        push_escaped(out, byte);
        rest = special.get(1..).unwrap_or("");
    }
    out.push_str(rest);
}

/// Writes a character by its number, in UTF-16 as JSON has it.
fn push_code(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            let digit = u32::from(*unit >> shift & 15);
            out.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }
}

/// Writes a character that may not stand in a string as it is.
fn push_escaped(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        0x08 => out.push_str("\\b"),
        0x0C => out.push_str("\\f"),
        _ => push_code(out, char::from(byte)),
    }
}

/// The value with two spaces for each level and a final newline.
pub fn pretty(value: &Value) -> String {
    let mut writer = Writer::new();
    writer.value(value);
    writer.finish()
}

/// The value on one line, without spaces.
pub fn compact(value: &Value) -> String {
    let mut out = String::new();
    push_compact(&mut out, value);
    out
}

fn push_compact(out: &mut String, value: &Value) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push_compact(out, item);
            }
            out.push(']');
        }
        Value::Object(object) => push_compact_object(out, object),
        scalar => push_scalar(out, scalar),
    }
}

/// Appends an object on one line, without spaces.
pub fn push_compact_object(out: &mut String, object: &Object) {
    out.push('{');
    for (at, (key, item)) in object.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_quoted(out, key);
        out.push(':');
        push_compact(out, item);
    }
    out.push('}');
}

fn push_scalar(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => push_quoted(out, text),
        Value::Array(_) | Value::Object(_) => {}
    }
}

/// Writes a document member by member, two spaces for each level, and counts its lines.
///
/// Empty arrays and objects are written `[]` and `{}`.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// For each open container whether it holds something already.
    open: Vec<bool>,
    line: u32,
    after_key: bool,
}

/// Indentation is taken from here, a piece at a time.
const SPACES: &str = "                                ";

impl Writer {
    /// An empty document.
    pub fn new() -> Self {
        Self {
            line: 1,
            ..Self::default()
        }
    }

    /// The line, from 1, that the next character stands in.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The line, from 1, that the next member or item will stand in.
    pub fn next_line(&self) -> u32 {
        if self.open.is_empty() {
            self.line
        } else {
            self.line + 1
        }
    }

    fn newline(&mut self) {
        self.out.push('\n');
        self.line += 1;
        let mut left = self.open.len() * 2;
        while let Some(rest) = left.checked_sub(SPACES.len()) {
            self.out.push_str(SPACES);
            left = rest;
        }
        self.out.push_str(SPACES.get(..left).unwrap_or(""));
    }

    fn before_item(&mut self) {
        if std::mem::take(&mut self.after_key) {
            return;
        }
        if let Some(filled) = self.open.last_mut() {
            if std::mem::replace(filled, true) {
                self.out.push(',');
            }
            self.newline();
        }
    }

    /// Writes a key; a value must follow.
    pub fn key(&mut self, key: &str) {
        self.before_item();
        push_quoted(&mut self.out, key);
        self.out.push_str(": ");
        self.after_key = true;
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.begin('{');
    }

    /// Closes the object that was opened last.
    pub fn end_object(&mut self) {
        self.end('}');
    }

    /// Opens an array.
    pub fn begin_array(&mut self) {
        self.begin('[');
    }

    /// Closes the array that was opened last.
    pub fn end_array(&mut self) {
        self.end(']');
    }

    fn begin(&mut self, bracket: char) {
        self.before_item();
        self.out.push(bracket);
        self.open.push(false);
    }

    fn end(&mut self, bracket: char) {
        if self.open.pop() == Some(true) {
            self.newline();
        }
        self.out.push(bracket);
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.before_item();
        push_quoted(&mut self.out, text);
    }

    /// Writes an unsigned integer.
    pub fn integer(&mut self, value: u64) {
        self.before_item();
        self.out.push_str(&value.to_string());
    }

    /// Writes any value.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.begin_array();
                for item in items {
                    self.value(item);
                }
                self.end_array();
            }
            Value::Object(object) => {
                self.begin_object();
                self.members(object);
                self.end_object();
            }
            scalar => {
                self.before_item();
                push_scalar(&mut self.out, scalar);
            }
        }
    }

    /// Writes the members of an object that is open.
    pub fn members(&mut self, object: &Object) {
        for (key, value) in object.iter() {
            self.key(key);
            self.value(value);
        }
    }

    /// The text, with a final newline.
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }
}
