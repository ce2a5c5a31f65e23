//! The presets over catalogues of real servers: what fires, by code and count.

use super::{catalogue_of, findings};
use mcp_policy_builder::core::draft::Draft;
use mcp_policy_builder::core::edit::Edit;
use mcp_policy_builder::core::policy::{Name, shown_all};
use mcp_policy_builder::core::risk::{
    Overridden, Preset, Recommendation, Row, assess_all, changes,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The draft after a preset.
fn preset(draft: &Draft, preset: Preset) -> Draft {
    let tools = &draft.catalogue.tools;
    let shown = shown_all(&draft.policy, tools.iter().map(|tool| tool.name.as_str()));
    let rows: Vec<Row> = assess_all(tools)
        .iter()
        .zip(&shown)
        .map(|(assessment, shown)| Row {
            category: assessment.class().category,
            decision: Recommendation::decided(shown),
            by_hand: false,
        })
        .collect();
    let wanted: Vec<(Name, Recommendation)> = changes(preset, &rows, Overridden::Change)
        .iter()
        .map(|change| {
            (
                Name::from(tools[change.row as usize].name.as_str()),
                change.to,
            )
        })
        .collect();
    let label = preset.name().to_owned();
    match (Edit::Exactly { wanted, label }).apply(draft) {
        Ok(next) => next.unwrap_or_else(|| draft.clone()),
        Err(refusal) => panic!("{refusal}"),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|ending| ending == "json") && !path.ends_with("index.json")
        })
        .collect();
    files.sort();
    files
}

/// The findings of each preset over every catalogue of a folder: how many of each code, and the first of them.
fn tally(folder: &Path) -> String {
    let mut out = String::new();
    for of in Preset::ALL {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut says: Vec<String> = Vec::new();
        for path in files(folder) {
            let catalogue = catalogue_of(&fs::read(&path).unwrap());
            let draft = preset(&Draft::new(Arc::new(catalogue)), of);
            for finding in findings(&draft) {
                *counts.entry(finding.code).or_default() += 1;
                let file = path.file_stem().unwrap().to_string_lossy();
                says.push(format!("  {} [{file}] {}", finding.code, finding.what));
            }
        }
        let _ = writeln!(out, "{}: {counts:?}", of.name());
        let _ = writeln!(out, "{}", says.join("\n"));
    }
    out
}

/// `CAPTURES=folder` adds the catalogues of a folder, and prints what fires.
#[test]
fn a_preset_leaves_no_error_in_a_real_catalogue() {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalogues");
    let folder = std::env::var_os("CAPTURES").map(PathBuf::from);
    for folder in [Some(bundled), folder.clone()].into_iter().flatten() {
        for path in files(&folder) {
            let catalogue = catalogue_of(&fs::read(&path).unwrap());
            for of in Preset::ALL {
                let draft = preset(&Draft::new(Arc::new(catalogue.clone())), of);
                let errors: Vec<_> = findings(&draft)
                    .into_iter()
                    .filter(|finding| finding.class.word() == "error")
                    .collect();
                assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
            }
        }
    }
    if let Some(folder) = folder {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), tally(&folder).as_bytes());
    }
}
