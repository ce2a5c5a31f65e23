//! The clipboard, and the selection for browsers that keep it shut.

use wasm_bindgen_futures::JsFuture;

/// Copies a text.
///
/// # Errors
/// The browser's reason when it has no clipboard or does not allow it (an insecure page, a permission refused).
pub async fn copy(text: &str) -> Result<(), String> {
    let window = web_sys::window().ok_or("there is no window")?;
    // Absent on pages that are not secure; calling it there would throw.
    let navigator = window.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return Err("this page has no access to the clipboard".to_owned());
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .map(drop)
        .map_err(|error| super::reason(&error))
}

/// Selects all text inside an element, so that the reader can copy it.
pub fn select_text(element_id: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let Some(element) = window
        .document()
        .and_then(|d| d.get_element_by_id(element_id))
    else {
        return false;
    };
    let Ok(Some(selection)) = window.get_selection() else {
        return false;
    };
    selection.select_all_children(&element).is_ok()
}

/// The text that a person pastes.
pub fn pasted(event: &web_sys::ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}
