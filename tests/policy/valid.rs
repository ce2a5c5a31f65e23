//! Documents that are read, and what is written.

use crate::{cases, expectation, text};
use mcp_policy_builder::core::policy::read_text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    note: String,
    /// First and last line of tools' entries in the written text.
    #[serde(default)]
    entries: BTreeMap<String, (u32, u32)>,
    /// Lines of names under `hide` in the written text.
    #[serde(default)]
    hidden: BTreeMap<String, u32>,
    /// First and last line of `all_tools` in the written text.
    all_tools: Option<(u32, u32)>,
}

#[track_caller]
fn check(case: &Path) {
    let name = case.display();
    let expected: Expected = expectation(case);
    assert!(!expected.note.is_empty(), "{name}: no note");
    let source = text(case);
    let policy = read_text(&source).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
    let written = policy.to_text();
    let other = case.with_extension("written.json");
    let layout = if other.exists() { text(&other) } else { source };
    assert_eq!(written.text, layout, "{name}");
    let again = read_text(&written.text).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
    assert_eq!(
        again.to_text().text,
        layout,
        "{name}: the second round differs"
    );
    let lines = &written.lines;
    for (tool, expected) in &expected.entries {
        let range = lines.of_entry(tool).map(|range| (range.first, range.last));
        assert_eq!(range, Some(*expected), "{name}: {tool}");
        for line in expected.0..=expected.1 {
            assert_eq!(
                lines.tool_at(line).map(|name| &**name),
                Some(tool.as_str()),
                "{name}"
            );
        }
    }
    for (tool, expected) in &expected.hidden {
        assert_eq!(lines.of_hide(tool), Some(*expected), "{name}: {tool}");
        assert_eq!(
            lines.tool_at(*expected).map(|name| &**name),
            Some(tool.as_str()),
            "{name}"
        );
    }
    if let Some(expected) = expected.all_tools {
        let range = lines.of_all_tools().map(|range| (range.first, range.last));
        assert_eq!(range, Some(expected), "{name}");
    }
    assert_eq!(lines.tool_at(1), None, "{name}");
}

#[test]
fn valid_documents_are_written_as_expected() {
    for case in cases("policies/valid") {
        check(&case);
    }
}
