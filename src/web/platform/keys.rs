//! Key presses, and whether they are meant for a text field.

use wasm_bindgen::JsCast as _;

/// A key press as the app's shortcuts see it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about one key press"
)]
pub struct Press {
    /// The key's value: `"z"`, `"Enter"`. Letters are lower case.
    pub key: String,
    /// Ctrl, or Command on Apple systems.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Whether the focus is in something that takes text.
    pub typing: bool,
    /// Whether the focus is on something that Enter or Space operates.
    pub on_control: bool,
    /// Whether a dialog is open.
    pub in_dialog: bool,
}

/// What a key event says.
pub fn press(event: &web_sys::KeyboardEvent) -> Press {
    let key = event.key();
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let on = |selector: &str| {
        target
            .as_ref()
            .is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
    };
    Press {
        key: if key.chars().count() == 1 {
            key.to_lowercase()
        } else {
            key
        },
        command: if is_apple() {
            event.meta_key()
        } else {
            event.ctrl_key()
        },
        shift: event.shift_key(),
        alt: event.alt_key(),
        typing: on(
            "textarea, select, [contenteditable='true'], input:not([type='radio'], [type='checkbox'], [type='file'])",
        ),
        on_control: on("button, a[href], summary, [role='tab'], [role='menuitem']"),
        in_dialog: dialog_open(),
    }
}

fn dialog_open() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// Whether this is an Apple system, whose command key is ⌘.
pub fn is_apple() -> bool {
    web_sys::window()
        .and_then(|window| window.navigator().platform().ok())
        .is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}
