//! The browser: the only files that name `web_sys`, `js_sys` or `gloo`.
//!
//! One browser feature per file. Each says when the feature is missing or refuses, in words that a person can act on.

pub mod clipboard;
pub mod copied;
pub mod database;
pub mod dom;
pub mod download;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod http;
pub mod keys;
pub mod locks;
pub mod measure;
pub mod memory;
pub mod rescue;
pub mod theme;
pub mod time;

/// What a browser said when it refused, in one line.
pub(crate) fn reason(error: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast as _;
    error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "the browser gave no reason".to_owned())
}
