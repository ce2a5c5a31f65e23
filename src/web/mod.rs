//! The screens: a thin Leptos shell over the pure core.

pub mod platform;

/// Starts the app: mounts it into the page and takes the static greeting away.
pub fn run() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| view! { <p>"MCP Policy Builder"</p> });
}
