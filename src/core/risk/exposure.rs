//! Exposure: how many tools of each category an agent can call, and how freely. Counts, not one score.

use super::assessment::Category;

/// How freely an agent can call a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Any call passes.
    Freely,
    /// So many calls in a window pass.
    WithLimit,
    /// Calls pass that meet conditions, perhaps within a limit as well.
    WithConditions,
    /// No call passes: hidden, denied, or waiting for an approval that the document cannot give.
    NotAtAll,
}

/// The tools of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExposureRow {
    /// The category.
    pub category: Category,
    /// Tools that can be called freely.
    pub freely: u32,
    /// Tools that can be called within a limit.
    pub with_limit: u32,
    /// Tools that can be called under conditions.
    pub with_conditions: u32,
    /// Tools that cannot be called.
    pub not_at_all: u32,
}

impl ExposureRow {
    /// All tools of the category.
    pub fn total(&self) -> u32 {
        self.callable().saturating_add(self.not_at_all)
    }

    /// The tools of the category that some call can reach.
    pub fn callable(&self) -> u32 {
        self.freely
            .saturating_add(self.with_limit)
            .saturating_add(self.with_conditions)
    }
}

/// The counts of all categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// One row for each category, the worst first, empty categories included.
    pub rows: Vec<ExposureRow>,
}

/// Counts tools by category and by how freely they can be called.
pub fn exposure(tools: impl IntoIterator<Item = (Category, Access)>) -> Exposure {
    let mut rows: Vec<ExposureRow> = Category::ALL
        .into_iter()
        .map(|category| ExposureRow {
            category,
            freely: 0,
            with_limit: 0,
            with_conditions: 0,
            not_at_all: 0,
        })
        .collect();
    for (category, access) in tools {
        let Some(row) = rows.iter_mut().find(|row| row.category == category) else {
            continue;
        };
        let count = match access {
            Access::Freely => &mut row.freely,
            Access::WithLimit => &mut row.with_limit,
            Access::WithConditions => &mut row.with_conditions,
            Access::NotAtAll => &mut row.not_at_all,
        };
        *count = count.saturating_add(1);
    }
    Exposure { rows }
}
