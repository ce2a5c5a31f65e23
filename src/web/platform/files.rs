//! Files that a person chose or dropped.

use wasm_bindgen_futures::JsFuture;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The largest file that is read, the bound of the builder's own files: the core knows the kind and has the last word.
const MAX_BYTES: usize = crate::core::json::Bounds::SAVED.bytes;

/// A file that was chosen or dropped, before it is read.
pub type Handle = web_sys::File;

/// A list of files before they are read.
pub struct Chosen(web_sys::FileList);

/// The files of a file input; empties the input, so that choosing the same file again is seen.
pub fn of_input(input: &web_sys::HtmlInputElement) -> Option<Vec<Handle>> {
    let files = Chosen(input.files()?).all();
    input.set_value("");
    (!files.is_empty()).then_some(files)
}

/// The files of a drop.
pub fn of_drop(event: &web_sys::DragEvent) -> Option<Vec<Handle>> {
    let files = Chosen(event.data_transfer()?.files()?).all();
    (!files.is_empty()).then_some(files)
}

/// Whether a drag carries files.
pub fn carries_files(event: &web_sys::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

impl Chosen {
    fn all(&self) -> Vec<web_sys::File> {
        (0..self.0.length())
            .filter_map(|at| self.0.get(at))
            .collect()
    }
}

/// Reads files in the order of their names, so that pages called `page1`, `page2` are in order.
///
/// # Errors
/// Which file could not be read and why.
pub async fn read_all(mut files: Vec<Handle>) -> Result<Vec<OpenedFile>, String> {
    files.sort_by_key(natural_key);
    let mut opened = Vec::new();
    for file in files {
        let name = file.name();
        #[expect(clippy::cast_precision_loss, reason = "the bound is far below 2^53")]
        if file.size() > MAX_BYTES as f64 {
            return Err(format!(
                "{name} is larger than {} MB, the most that is read.",
                MAX_BYTES / 1_000_000
            ));
        }
        let buffer = JsFuture::from(file.array_buffer())
            .await
            .map_err(|error| format!("{name} could not be read: {}.", super::reason(&error)))?;
        opened.push(OpenedFile {
            name,
            bytes: js_sys::Uint8Array::new(&buffer).to_vec(),
        });
    }
    Ok(opened)
}

/// A name with its numbers compared as numbers: `page2` before `page10`.
fn natural_key(file: &web_sys::File) -> Vec<(bool, u64, String)> {
    let name = file.name();
    let mut key: Vec<(bool, u64, String)> = Vec::new();
    for character in name.chars() {
        let digit = character.to_digit(10);
        match (key.last_mut(), digit) {
            (Some((true, number, _)), Some(digit)) => {
                *number = number.saturating_mul(10).saturating_add(u64::from(digit));
            }
            (_, Some(digit)) => key.push((true, u64::from(digit), String::new())),
            (Some((false, _, text)), None) => text.push(character),
            (_, None) => key.push((false, 0, character.to_string())),
        }
    }
    key
}
