//! The targets: one file and one line each.

mod markdown;
mod policy_shorthand;
mod policy_v1;

use super::Target;

/// All targets in the order of the menu; the first is the default.
pub static TARGETS: &[Target] = &[
    policy_v1::TARGET,
    policy_shorthand::TARGET,
    markdown::TARGET,
];
