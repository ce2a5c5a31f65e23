//! A limit in a scope that is not documented.

use crate::core::edit::{Amendment, Counted, Edit};
use crate::core::json::Pointer;
use crate::core::lint::asking::narrow;
use crate::core::lint::finding::{Found, Place};
use crate::core::lint::subject::{Subject, ToolView};
use crate::core::lint::{Check, Class, Fix, Lint};
use crate::core::policy::{Limit, Scope};
use crate::core::text::quote;

pub(super) const LINT: Lint = Lint {
    code: "unknown-scope",
    class: Class::Warning,
    title: "A limit in an unknown scope",
    fires: "The `scope` of a limit is another word than `grant`.",
    why: "Only `grant` is documented. A gateway may refuse the document, or count in another way than you think.",
    bad: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "a", "window": "minute", "max": 5, "scope": "session"}]}}}"#,
    good: r#"{"version": "1", "default": "deny", "tools": {"search": {"limits": [{"counter": "a", "window": "minute", "max": 5, "scope": "grant"}]}}}"#,
    check: Check::Both(check, document),
};

fn check(_: &Subject, view: &ToolView<'_>, found: &mut Found<'_>) {
    let limits = view.entry().and_then(|entry| entry.limits.as_deref());
    let of = Counted::Tool(view.name.clone());
    report(&of, &view.pointer(), limits.unwrap_or_default(), found);
}

fn document(subject: &Subject, found: &mut Found<'_>) {
    let at = Pointer::root().key("all_tools");
    report(&Counted::AllTools, &at, subject.all_limits(), found);
}

fn report(of: &Counted, at: &Pointer, limits: &[Limit], found: &mut Found<'_>) {
    for (index, limit) in limits.iter().enumerate() {
        let Scope::Other(word) = &limit.scope else {
            continue;
        };
        let what = format!(
            "The limit {} counts in the scope {}; only “grant” is documented.",
            quote(&limit.counter),
            quote(word)
        );
        let amendment = Amendment::CountByGrant {
            of: of.clone(),
            index: narrow(index),
        };
        let fix = Fix::one(
            "Count for each grant",
            Edit::amend("Scope of a limit", amendment),
        );
        let tools = match of {
            Counted::Tool(tool) => vec![tool.clone()],
            Counted::AllTools => Vec::new(),
        };
        let pointer = at.key("limits").index(index).key("scope");
        found.push(Place { tools, pointer }, what, Some(fix));
    }
}
