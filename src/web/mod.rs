//! The screens: a thin Leptos shell over the pure core.

mod app;
mod connect;
mod library;
pub mod panels;
pub mod platform;
pub mod state;
pub mod ui;
pub mod words;

use crate::core::hashed;
use platform::dom;

/// Starts the app: mounts it into the page and takes the static greeting away.
pub fn run() {
    platform::rescue::tell_panics();
    hashed::seed(platform::time::random());
    let Some(place) = dom::mount_point() else {
        return;
    };
    leptos::mount::mount_to(place, app::App).forget();
    dom::remove("boot");
}
