//! The few words kept in local storage: which draft was open, and choices about the screen.

/// Which draft was open last.
pub const LAST_DRAFT: &str = "mcp-policy-builder.last-draft";
/// The theme, when the person chose one. The boot script reads it too.
pub const THEME: &str = "mcp-policy-builder.theme";
/// Whether single keys are shortcuts: `off`, or absent.
pub const SINGLE_KEYS: &str = "mcp-policy-builder.single-keys";

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept under a key; nothing where the browser keeps nothing.
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(key).ok().flatten()
}

/// Keeps a value. A browser that refuses forgets it with the page, which loses no work.
pub fn set(key: &str, value: &str) {
    if let Some(store) = store() {
        drop(store.set_item(key, value));
    }
}

/// Forgets a value.
pub fn remove(key: &str) {
    if let Some(store) = store() {
        drop(store.remove_item(key));
    }
}
