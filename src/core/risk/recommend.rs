//! What we recommend for a category: the table of the risk specification.

use super::assessment::{Assessment, Category};
use crate::core::policy::{Decision, Window};

/// A decision, with its limit where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recommendation {
    /// The decision.
    pub decision: Decision,
    /// Calls and window, for [`Decision::Limit`] alone.
    pub limit: Option<(u64, Window)>,
}

impl Recommendation {
    /// A decision without a limit.
    pub const fn plain(decision: Decision) -> Self {
        Self {
            decision,
            limit: None,
        }
    }

    /// So many calls per minute.
    pub const fn per_minute(calls: u64) -> Self {
        Self {
            decision: Decision::Limit,
            limit: Some((calls, Window::Minute)),
        }
    }
}

/// What we recommend for a tool that no person has classified: it follows the worse of our class and the given one.
pub fn recommend(assessment: &Assessment) -> Recommendation {
    recommended(assessment.class().category)
}

/// What we recommend for a category.
pub const fn recommended(category: Category) -> Recommendation {
    match category {
        Category::Read => Recommendation::plain(Decision::Allow),
        Category::Write => Recommendation::per_minute(30),
        Category::Execute | Category::Unclear => Recommendation::per_minute(10),
        Category::Destructive => Recommendation::plain(Decision::Hide),
        Category::Financial => Recommendation::plain(Decision::Approve),
    }
}
