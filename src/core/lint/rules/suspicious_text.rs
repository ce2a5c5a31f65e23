//! A tool that can be called, and whose text does more than describe it.

use crate::core::edit::Edit;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::policy::Decision;

pub(super) const LINT: Lint = Lint {
    code: "suspicious-text",
    class: Class::Security,
    title: "Suspicious text in a tool that can be called",
    fires: "The name, title, description or schema of a tool that can be called gives orders to a model, asks for secrecy, names an address \
            to send data to, or holds characters that cannot be seen.",
    why: "A model reads this text as part of its instructions. Read it in the tool’s detail; hide the tool unless you know why it is there.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"odd_helper": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "hide": ["odd_helper"], "tools": {"read_file": {}}}"#,
    check: Check::Tool(check),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    if !view.is_callable() {
        return;
    }
    let mut grave = view.suspicions();
    let Some(first) = grave.next() else {
        return;
    };
    let more = match grave.count() {
        0 => String::new(),
        count => format!(" ({count} more)"),
    };
    let name = words::tool(view.name);
    let what = format!(
        "{name} can be called, and its text is suspicious: {}{more}",
        first.words
    );
    let hide = Edit::decide(view.name.clone(), Decision::Hide, None);
    let fix = (**view.name != *"*").then(|| Fix::one(format!("Hide {name}"), hide));
    found.tool(view.name, view.spoken_of(), what, fix);
}
