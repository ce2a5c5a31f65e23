//! The screens: a thin Leptos shell over the pure core.

use leptos::prelude::*;

/// Starts the app: mounts it into the document's body.
pub fn run() {
    leptos::mount::mount_to_body(|| view! { <p>"MCP Policy Builder"</p> });
}
