//! The menu of presets. Choosing one shows first what it would change.

use crate::core::risk::{Overridden, Preset};
use crate::core::text::plural;
use crate::web::state::{View, Workspace};
use crate::web::ui::button::ButtonSize;
use crate::web::ui::icon::Glyph;
use crate::web::ui::menu::{MenuButton, MenuItem};
use leptos::prelude::*;

/// The menu, each preset with how many tools it would change: of the selected ones, or of all.
#[component]
pub fn PresetMenu(
    /// 28 px instead of 32.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    // Asked for only while the menu is open.
    let items = Signal::derive(move || Preset::ALL.map(|preset| item(workspace, preset)).to_vec());
    let choose = move |name: &'static str| {
        let chosen = Preset::ALL.into_iter().find(|preset| preset.name() == name);
        state
            .preset
            .set(chosen.map(|preset| (preset, Overridden::Keep)));
    };
    let size = if small {
        ButtonSize::Small
    } else {
        ButtonSize::Medium
    };
    view! { <MenuButton label="Presets" glyph=Glyph::Presets items on_choose=choose size /> }
}

fn item(workspace: Workspace, preset: Preset) -> MenuItem {
    let preview = workspace.preview(preset, Overridden::Keep);
    let end = match (preview.changes.len(), preview.kept) {
        (0, 0) => "in use".to_owned(),
        (0, kept) => format!("{kept} by hand"),
        (count, _) => plural(count as u64, "change", "changes"),
    };
    let can_edit = workspace.can_edit().get();
    MenuItem {
        key: preset.name(),
        glyph: glyph(preset),
        label: preset.name().to_owned(),
        note: Some(means(preset).to_owned()),
        end: Some(end),
        why_not: (!can_edit).then(|| "This tab is read-only.".to_owned()),
    }
}

const fn glyph(preset: Preset) -> Glyph {
    match preset {
        Preset::Recommended => Glyph::Check,
        Preset::ReadOnly => Glyph::Read,
        Preset::LockDown => Glyph::Lock,
        Preset::AllowWithLimits => Glyph::Limit,
    }
}

/// What a preset does, in a sentence.
pub const fn means(preset: Preset) -> &'static str {
    match preset {
        Preset::Recommended => {
            "Reading allowed, writing and running limited, destructive tools hidden, payments only with an approval"
        }
        Preset::ReadOnly => "Reading allowed, everything else hidden",
        Preset::LockDown => "What is allowed or limited stays, everything else hidden",
        Preset::AllowWithLimits => {
            "Reading, writing and running limited, destructive tools hidden, payments only with an approval"
        }
    }
}
