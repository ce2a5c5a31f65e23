//! How many tools of a list belong to each category.

use super::{Category, assess_all};
use crate::core::catalogue::Tool;
use std::sync::Arc;

/// The number of tools of each category, the worst category first, those without a tool included. The class is the one to act on: the
/// worse of our estimate and what the catalogue says.
pub fn census(tools: &[Arc<Tool>]) -> [(Category, u32); 6] {
    let mut counts = Category::ALL.map(|category| (category, 0));
    for assessment in assess_all(tools) {
        let of = assessment.class().category;
        for (category, count) in &mut counts {
            *count += u32::from(*category == of);
        }
    }
    counts
}
