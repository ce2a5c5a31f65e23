//! Files of the page's own: the bundled catalogues.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;

/// Loads a file that belongs to the page, by its path beside `index.html`.
///
/// # Errors
/// What happened and what to do, in a sentence.
pub async fn own_file(path: &str) -> Result<Vec<u8>, String> {
    let offline =
        |_| format!("{path} could not be loaded. Check that you are online, then try again.");
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(offline)?;
    let response: web_sys::Response = response.dyn_into().map_err(offline)?;
    if !response.ok() {
        return Err(format!(
            "{path} is missing from this copy of the page (status {}).",
            response.status()
        ));
    }
    let buffer = response.array_buffer().map_err(offline)?;
    let buffer = JsFuture::from(buffer).await.map_err(offline)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
