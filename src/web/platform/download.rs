//! Handing a file to the person, without a server.

use wasm_bindgen::{JsCast as _, JsValue};

/// Offers `text` as a file called `name`.
///
/// # Errors
/// The browser's reason when it cannot make the file.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    offer(name, media_type, text).map_err(|error| super::reason(&error))
}

fn offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| JsValue::from_str("there is no page"))?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the data once the click has returned to the browser.
    gloo::timers::callback::Timeout::new(10_000, move || {
        // Failing to free the address leaks a few bytes until the page closes.
        drop(web_sys::Url::revoke_object_url(&url));
    })
    .forget();
    Ok(())
}
