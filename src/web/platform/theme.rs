//! Light, dark, or what the system says.

use super::memory;

/// The choice of theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The theme chosen on an earlier visit.
    pub fn remembered() -> Self {
        match memory::get(memory::THEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// The theme after this one, in the order of the switch.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// The theme in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::System => "follow the system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Shows the theme and remembers it.
    pub fn apply(self) {
        let attribute = match self {
            Self::System => {
                memory::remove(memory::THEME);
                "auto"
            }
            Self::Light => {
                memory::set(memory::THEME, "light");
                "light"
            }
            Self::Dark => {
                memory::set(memory::THEME, "dark");
                "dark"
            }
        };
        let root = web_sys::window()
            .and_then(|w| w.document())
            .and_then(|d| d.document_element());
        if let Some(root) = root {
            // The attribute's name is a constant, so setting it cannot fail.
            drop(root.set_attribute("data-theme", attribute));
        }
    }
}
