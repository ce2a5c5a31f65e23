//! Writing a catalogue in the builder's own format.

use super::formats::FORMAT;
use super::making::RISK_NOT_USED;
use super::{Catalogue, Server, Tool};
use crate::core::json::{self, Object, Value};
use std::borrow::Cow;
use std::fmt::Write;

impl Catalogue {
    /// The catalogue as a file of the builder's own format, one tool a line. Reading it gives the same catalogue again.
    ///
    /// A classification that came with a file in another format stays in the tool and stays not believed: `"classified": false` says so.
    pub fn to_file(&self) -> String {
        let mut out = format!("{{\n  \"format\": {}", json::quote(FORMAT));
        let _ = write!(
            out,
            ",\n  \"server\": {}",
            json::compact(&server(&self.server))
        );
        if self.is_not_believed() {
            out.push_str(",\n  \"classified\": false");
        }
        if let Some(notes) = self.notes() {
            let _ = write!(out, ",\n  \"notes\": {}", json::compact(&notes));
        }
        out.push_str(",\n  \"tools\": [");
        for (at, tool) in self.tools.iter().enumerate() {
            out.push_str(if at > 0 { ",\n    " } else { "\n    " });
            json::push_compact_object(&mut out, written(tool).as_ref());
        }
        out.push_str(if self.tools.is_empty() {
            "]\n}\n"
        } else {
            "\n  ]\n}\n"
        });
        out
    }

    /// Whether classifications stand in the tools and were not looked at, since their file was in another format.
    fn is_not_believed(&self) -> bool {
        let looked_at = self.tools.iter().any(|tool| tool.given.is_some())
            || self
                .issues
                .iter()
                .any(|issue| issue.message.starts_with(RISK_NOT_USED));
        !looked_at
            && self.tools.iter().any(|tool| {
                tool.raw
                    .get("risk")
                    .is_some_and(|risk| *risk != Value::Null)
            })
    }

    /// What was odd about the file that the tools came from: the tools do not tell it again.
    fn notes(&self) -> Option<Value> {
        let notes: Vec<Value> = self
            .issues
            .iter()
            .filter(|issue| issue.kind.is_about_the_file())
            .map(|issue| {
                let mut note = Object::new();
                note.set("kind", issue.kind.as_str().into());
                note.set("message", issue.message.as_str().into());
                Value::Object(note)
            })
            .collect();
        (!notes.is_empty()).then_some(Value::Array(notes))
    }
}

fn server(server: &Server) -> Value {
    let members = [
        ("name", &server.name),
        ("title", &server.title),
        ("version", &server.version),
        ("package", &server.package),
        ("captured", &server.captured),
    ];
    let known = members
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), Value::from(value.clone()?))));
    Value::Object(known.collect())
}

/// The tool as it stood in its file, or put together where it did not come from one.
fn written(tool: &Tool) -> Cow<'_, Object> {
    if !tool.raw.is_empty() {
        return Cow::Borrowed(&tool.raw);
    }
    let mut object = Object::new();
    object.set("name", tool.name.as_str().into());
    for (key, text) in [("title", &tool.title), ("description", &tool.description)] {
        if let Some(text) = text {
            object.set(key, text.as_str().into());
        }
    }
    Cow::Owned(object)
}
