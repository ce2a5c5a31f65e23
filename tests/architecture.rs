//! The direction of dependencies, read from the imports under `src/`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test that cannot read the sources has to stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What every module may name: it stands in for a part of the standard library.
const BASE: &str = "hashed";
/// What each module of the core may name beside itself and [`BASE`]. What stands here is the whole of the layering.
const CORE: [(&str, &[&str]); 15] = [
    (BASE, &[]),
    ("text", &[]),
    ("json", &["text"]),
    ("re2", &["text"]),
    ("catalogue", &["text", "json"]),
    ("policy", &["text", "json", "re2"]),
    ("risk", &["text", "json", "catalogue", "policy"]),
    (
        "draft",
        &["text", "json", "catalogue", "policy", "risk", "evaluate"],
    ),
    (
        "edit",
        &[
            "text",
            "json",
            "catalogue",
            "policy",
            "risk",
            "draft",
            "evaluate",
            "re2",
        ],
    ),
    ("evaluate", &["text", "json", "catalogue", "policy", "re2"]),
    (
        "codec",
        &["text", "json", "catalogue", "policy", "draft", "evaluate"],
    ),
    ("live", &["text", "json", "catalogue"]),
    (
        "compare",
        &["text", "json", "catalogue", "policy", "draft", "edit"],
    ),
    (
        "lint",
        &[
            "text",
            "json",
            "catalogue",
            "policy",
            "risk",
            "draft",
            "edit",
            "evaluate",
            "re2",
        ],
    ),
    (
        "export",
        &[
            "text",
            "json",
            "catalogue",
            "policy",
            "risk",
            "draft",
            "edit",
            "evaluate",
            "re2",
            "lint",
        ],
    ),
];

/// Crates that only the shell may name.
const SHELL: [&str; 6] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
];
/// Crates that only `web/platform` may name.
const BROWSER: [&str; 6] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "idb",
];
/// What each part of the shell may name of the others.
const WEB: [(&str, &[&str]); 5] = [
    ("platform", &["platform"]),
    ("ui", &["platform", "ui"]),
    ("connect", &["platform", "connect"]),
    (
        "state",
        &["platform", "state", "ui", "words", "library", "connect"],
    ),
    (
        "panels",
        &["platform", "state", "ui", "words", "library", "panels"],
    ),
];
/// The plain enums of the core that building blocks may show.
const SHOWN_BY_UI: [&str; 3] = ["text", "policy", "risk"];

/// A source file: its module path (`["core", "edit", "history"]`) and its text.
struct Source {
    module: Vec<String>,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap().with_extension("");
                let module = relative
                    .iter()
                    .map(|part| part.to_string_lossy().into_owned());
                let module = module.filter(|part| part != "mod").collect();
                found.push(Source {
                    module,
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    assert!(found.len() > 40, "the sources are found");
    found
}

/// All paths that a text names, as lists of segments: `crate::…` in full, `super::…` resolved, and crates by their name.
fn named(source: &Source) -> BTreeSet<Vec<String>> {
    let code: String = source
        .text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n");
    let mut paths = BTreeSet::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code.as_str();
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        if !is_word(first) || is_word(before) {
            before = first;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let word: String = rest.chars().take_while(|c| is_word(*c)).collect();
        let after = &rest[word.len()..];
        if before != ':' && after.starts_with("::") {
            paths.extend(expand(vec![word.clone()], &after[2..]));
        }
        before = word.chars().last().unwrap_or(' ');
        rest = after;
    }
    paths
        .into_iter()
        .map(|path| resolve(&source.module, path))
        .collect()
}

/// The paths that begin with `head` and go on with `rest`, groups in braces included.
fn expand(head: Vec<String>, rest: &str) -> Vec<Vec<String>> {
    if let Some(group) = rest.strip_prefix('{') {
        let mut paths = Vec::new();
        let (mut depth, mut item) = (0, String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    paths.extend(expand(head.clone(), item.trim()));
                    item.clear();
                    continue;
                }
                _ => {}
            }
            item.push(c);
        }
        paths.extend(expand(head, item.trim()));
        return paths;
    }
    let word: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    let after = &rest[word.len()..];
    let mut path = head;
    if !word.is_empty() {
        path.push(word);
    }
    match after.strip_prefix("::") {
        Some(after) => expand(path, after),
        None => vec![path],
    }
}

fn resolve(module: &[String], path: Vec<String>) -> Vec<String> {
    let supers = path.iter().take_while(|part| *part == "super").count();
    if supers > 0 {
        let kept = module.len().saturating_sub(supers);
        return module[..kept]
            .iter()
            .cloned()
            .chain(path.into_iter().skip(supers))
            .collect();
    }
    match path.first().map(String::as_str) {
        Some("crate") => path.into_iter().skip(1).collect(),
        Some("self") => module
            .iter()
            .cloned()
            .chain(path.into_iter().skip(1))
            .collect(),
        _ => path,
    }
}

/// What a file names against the direction of dependencies.
fn violations(source: &Source) -> Vec<String> {
    let module: Vec<&str> = source.module.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for path in named(source) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let allowed = match (module.as_slice(), path.as_slice()) {
            (["core", ..], [first, ..]) if SHELL.contains(first) => false,
            (["core", ..], ["web", ..]) => false,
            (_, ["core", BASE, ..]) => true,
            (["core", own, ..], ["core", other, ..]) => {
                let known = CORE.iter().find(|(name, _)| name == own);
                own == other || known.is_some_and(|(_, allowed)| allowed.contains(other))
            }
            (["web", "platform", ..], ["core", other, ..]) => {
                matches!(*other, "json" | "live" | "text")
            }
            (["web", "ui", ..], ["core", other, ..]) => SHOWN_BY_UI.contains(other),
            (["web", "platform", ..], [first, ..]) if BROWSER.contains(first) => true,
            (["web", ..], [first, ..]) if BROWSER.contains(first) => false,
            (["web", own, ..], ["web", other, ..]) => {
                let known = WEB.iter().find(|(name, _)| name == own);
                // A function or type of the shell's own root is lower case or upper case; only its parts are layered.
                let is_part = WEB.iter().any(|(name, _)| name == other) || *other == "app";
                !is_part || known.is_none_or(|(_, allowed)| allowed.contains(other))
            }
            _ => true,
        };
        if !allowed {
            found.push(format!("{} names {}", module.join("::"), path.join("::")));
        }
    }
    found
}

fn planted(module: &str, text: &str) -> Vec<String> {
    violations(&Source {
        module: module.split("::").map(str::to_owned).collect(),
        text: text.to_owned(),
    })
}

#[test]
fn dependencies_point_one_way() {
    let found: Vec<String> = sources().iter().flat_map(violations).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_module_of_the_core_has_its_place() {
    let known: BTreeSet<&str> = CORE.iter().map(|(name, _)| *name).collect();
    for source in sources() {
        if let [core, module, ..] = source.module.as_slice()
            && core == "core"
        {
            assert!(
                known.contains(module.as_str()),
                "`{module}` has no place in the layering"
            );
        }
    }
}

#[test]
fn planted_imports_are_found() {
    for (module, text) in [
        ("core::policy::rule", "use web_sys::Window;"),
        (
            "core::policy::rule",
            "fn now() -> f64 { js_sys::Date::now() }",
        ),
        ("core::json::read", "use leptos::prelude::*;"),
        ("core::json::read", "use crate::core::policy::Policy;"),
        (
            "core::json::read",
            "use crate::core::{text::plural, policy::Policy};",
        ),
        ("core::json", "use super::policy::Policy;"),
        ("core::catalogue::tool", "use super::super::risk;"),
        ("core::edit::history", "use crate::web::state::Workspace;"),
        ("web::ui::icon", "use crate::web::state::Workspace;"),
        ("web::ui::icon", "use crate::core::edit::Edit;"),
        ("web::state::rows", "use crate::web::panels::row::ToolRow;"),
        ("web::panels::row", "use gloo::timers::callback::Timeout;"),
        ("web::platform::time", "use crate::web::state::Workspace;"),
        ("web::platform::time", "use crate::core::policy::Policy;"),
        ("web::connect", "use crate::web::state::Workspace;"),
        ("web::connect", "use web_sys::Window;"),
    ] {
        assert_eq!(planted(module, text).len(), 1, "{module}: {text}");
    }
}

#[test]
fn what_is_allowed_is_not_found() {
    for (module, text) in [
        (
            "core::edit::history",
            "use super::{Edit, Refusal};\nuse crate::core::draft::Draft;",
        ),
        ("core::json::read", "// use web_sys::Window;"),
        (
            "web::panels::row",
            "use leptos::prelude::*;\nuse crate::core::policy::Shown;",
        ),
        (
            "web::platform::time",
            "use gloo::timers::callback::Timeout;\nuse web_sys::Event;",
        ),
        ("web::app", "use super::panels::build::Build;"),
    ] {
        assert_eq!(
            planted(module, text),
            Vec::<String>::new(),
            "{module}: {text}"
        );
    }
}
