//! A name that the catalogue lacks.

use crate::core::edit::{Amendment, Edit};
use crate::core::json::Pointer;
use crate::core::lint::finding::Found;
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint, words};
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "unknown-tool",
    class: Class::Warning,
    title: "A tool that the catalogue lacks",
    fires: "The policy names a tool that the loaded catalogue does not have.",
    why: "A misspelt name leaves the real tool without its rule. A tool that is gone needs no rule, and a new tool of that name would get \
          the old one.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"raed_file": {}, "search": {}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"read_file": {}, "search": {}}}"#,
    check: Check::Tool(check),
};

fn check(subject: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    // A name with `*` has a lint of its own.
    if view.tool.is_some() || !subject.has_catalogue() || view.name.contains('*') {
        return;
    }
    let name = words::tool(view.name);
    let remove = || {
        let tools = vec![view.name.clone()];
        Fix::one(
            format!("Remove {name} from the policy"),
            Edit::FollowDefault { tools },
        )
    };
    let near = subject.similar(view.name);
    let (hint, fix) = match near {
        Some(near) => {
            let hint = format!(" Did you mean {}?", words::tool(near));
            let taken = subject
                .shown(near)
                .is_some_and(|shown| !shown.follows_default());
            let rename = || {
                let amendment = Amendment::Rename {
                    from: view.name.clone(),
                    to: near.clone(),
                };
                Fix::one(
                    format!("Rename it to {}", quote(near)),
                    Edit::amend("Rename a tool", amendment),
                )
            };
            // Where the other has been decided about, which of the two counts is not ours to say.
            (hint, if taken { remove() } else { rename() })
        }
        None => (String::new(), remove()),
    };
    let what = format!("The policy names {name}, which the catalogue does not have.{hint}");
    let hidden = subject.policy().hides_name(view.name);
    let pointer = if hidden && view.entry().is_none() {
        Pointer::root().key("hide")
    } else {
        view.pointer()
    };
    found.tool(view.name, pointer, what, Some(fix));
}
