//! Presets: one decision for each category, over a selection or over all tools.
//!
//! A preset is a list of changes to look at first. Applying it is one edit, made elsewhere; the posture is never part of it.

use super::assessment::Category;
use super::recommend::{Recommendation, recommended};
use crate::core::policy::Decision;

/// The four presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The recommendation for each category.
    Recommended,
    /// Reading is allowed, everything else is hidden.
    ReadOnly,
    /// What is allowed or limited stays, everything else is hidden.
    LockDown,
    /// As recommended, with a limit on reading as well.
    AllowWithLimits,
}

/// A tool as a preset sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The category to act on: the person's, else the worse of ours and the given one.
    pub category: Category,
    /// What is decided now, with the limit where it is one simple limit; nothing where the tool follows the default.
    pub decision: Option<Recommendation>,
    /// Whether a person made that decision by hand.
    pub by_hand: bool,
}

/// Whether decisions made by hand are changed as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overridden {
    /// They stay.
    #[default]
    Keep,
    /// They are changed like all others.
    Change,
}

/// One change that a preset would make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The row, by its place in the list.
    pub row: u32,
    /// What is decided now.
    pub from: Option<Recommendation>,
    /// What would be decided.
    pub to: Recommendation,
}

impl Preset {
    /// All presets, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Recommended,
        Self::ReadOnly,
        Self::LockDown,
        Self::AllowWithLimits,
    ];

    /// Its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recommended => "Recommended",
            Self::ReadOnly => "Read only",
            Self::LockDown => "Lock down",
            Self::AllowWithLimits => "Allow with limits",
        }
    }

    /// What it decides for a tool of `category` that is at `now`; nothing where it leaves the tool as it is.
    pub fn decides(
        self,
        category: Category,
        now: Option<Recommendation>,
    ) -> Option<Recommendation> {
        let hide = Recommendation::plain(Decision::Hide);
        let stays = matches!(
            now.map(|now| now.decision),
            Some(Decision::Allow | Decision::Limit)
        );
        match (self, category) {
            (Self::LockDown, _) => (!stays).then_some(hide),
            (Self::AllowWithLimits, Category::Read) => Some(Recommendation::per_minute(60)),
            (Self::ReadOnly, category) if category != Category::Read => Some(hide),
            (Self::Recommended | Self::ReadOnly | Self::AllowWithLimits, category) => {
                Some(recommended(category))
            }
        }
    }
}

/// What a preset would change, in the order of the rows. Rows that it would leave as they are do not appear.
pub fn changes(preset: Preset, rows: &[Row], by_hand: Overridden) -> Vec<Change> {
    (0_u32..)
        .zip(rows)
        .filter(|(_, row)| !(row.by_hand && by_hand == Overridden::Keep))
        .filter_map(|(place, row)| {
            let to = preset.decides(row.category, row.decision)?;
            (row.decision != Some(to)).then_some(Change {
                row: place,
                from: row.decision,
                to,
            })
        })
        .collect()
}
