//! Building blocks of the screens: props in, callbacks out.
//!
//! A block knows nothing of policies, catalogues or the app's state, takes no context, and names no browser API;
//! what it needs of the browser goes through `web::platform`. Ids and radio names come from the caller's row id or from
//! [`unique_id`], never from a tool's name.

pub mod banner;
pub mod button;
pub mod chip;
pub mod dialog;
pub mod field;
pub mod icon;
mod kept_rows;
pub mod marked_text;
pub mod menu;
pub mod plain_text;
pub mod segmented;
pub mod severity;
pub mod tabs;
pub mod tile;
pub mod virtual_list;
pub mod windowing;

pub use banner::{Banner, BannerTone};
pub use button::{Button, ButtonKind, ButtonSize, IconButton};
pub use chip::{FilterChip, LegendButton};
pub use dialog::{Dialog, DialogKind};
pub use field::{Check, FieldKind, SelectField, TextField};
pub use icon::{Glyph, Icon};
pub use marked_text::{MarkedText, Span};
pub use menu::{MenuButton, MenuItem};
pub use plain_text::PlainText;
pub use segmented::{Choice, PostureControl};
pub use severity::{Severity, SeverityMark};
pub use tabs::{TabItem, Tabs};
pub use tile::{Category, Tile};
pub use virtual_list::{ListHandle, VirtualList};

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that no other element of the page has, beginning with the prefix.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", unique_number())
}

/// A number that is given out once while the page is open.
fn unique_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
