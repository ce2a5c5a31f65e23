//! The arithmetic of the windowed list, tried without a browser: the file brings its own tests and knows nothing else.

#[path = "../src/web/ui/windowing.rs"]
mod windowing;
