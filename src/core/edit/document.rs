//! Putting another document in the place of the one that is there.

use crate::core::draft::Draft;
use crate::core::policy::{Policy, shown_all};

/// Replaces the document. What is parked for a tool goes when the new document says something else about the tool: it was parked by a
/// decision that the new document knows nothing of.
pub(super) fn replace(draft: &mut Draft, policy: &Policy) {
    let names = || draft.parked.keys().map(|name| &**name);
    let before = shown_all(&draft.policy, names());
    let after = shown_all(policy, names());
    let changed: Vec<_> = draft
        .parked
        .keys()
        .zip(before.iter().zip(&after))
        .filter(|(_, (before, after))| before != after)
        .map(|(name, _)| name.clone())
        .collect();
    for name in changed {
        draft.parked.remove(&name);
    }
    draft.policy = policy.clone();
}
