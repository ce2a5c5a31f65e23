//! Reading the cases of a folder.

use serde::de::DeserializeOwned;
use std::path::Path;

/// The cases under `tests/corpus/<folder>` with their names, in the order of the names.
pub fn cases<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read(&path).unwrap();
            let case = serde_json::from_slice(&text);
            (
                name.clone(),
                case.unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect();
    cases.sort_by(|one, two| one.0.cmp(&two.0));
    assert!(!cases.is_empty());
    cases
}
