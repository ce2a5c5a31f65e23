//! What the change of a parameter, or of the schema around it, means.

use super::super::rules::Reach;
use super::{Grade, Subject, Told, argument};
use crate::core::text::{plural, quote};

impl Subject<'_> {
    pub(super) fn parameter_added(&self, path: &str, required: bool) -> Told {
        let kind = if required { "required" } else { "optional" };
        let start = format!(
            "{} gained the {kind} parameter {}",
            self.named(),
            argument(path)
        );
        if self.standing.reach() == Reach::Hidden || self.standing.reach() == Reach::Denied {
            (Grade::None, format!("{start}; no call gets that far."))
        } else if self.standing.restrains(path) {
            (Grade::Low, format!("{start}, which a rule tests already."))
        } else {
            let grade = self.by_reach(Grade::High, Grade::Medium, Grade::None);
            (grade, format!("{start}, which no rule restrains."))
        }
    }

    pub(super) fn parameter_removed(&self, path: &str) -> Told {
        let start = format!("{} lost the parameter {}", self.named(), argument(path));
        let mentions = self.standing.mentions(path);
        if mentions.deny_if {
            let grade = self.by_reach(Grade::High, Grade::Medium, Grade::Low);
            let end = "a rule that denies by it may never hold again";
            (grade, format!("{start}: {end}."))
        } else if mentions.require {
            let grade = self.by_reach(Grade::High, Grade::Medium, Grade::Low);
            let end = "a rule that requires something of it may deny every call, or no longer mean anything";
            (grade, format!("{start}: {end}."))
        } else {
            let grade = self.by_reach(Grade::Low, Grade::Low, Grade::None);
            (grade, format!("{start}, which no rule tests."))
        }
    }

    pub(super) fn type_changed(&self, path: &str, from: &str, to: &str) -> Told {
        let start = format!(
            "The parameter {} of {} was {} and is now {}",
            argument(path),
            self.named(),
            unless_empty(from),
            unless_empty(to)
        );
        if self.standing.mentions(path).any() {
            let grade = self.by_reach(Grade::High, Grade::Medium, Grade::Low);
            (
                grade,
                format!("{start}: the rules that test it may not hold any more."),
            )
        } else {
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
            (grade, format!("{start}; no rule tests it."))
        }
    }

    pub(super) fn required_changed(&self, path: &str, required: bool) -> Told {
        let now = if required {
            "must be given"
        } else {
            "may be left out"
        };
        let start = format!(
            "The parameter {} of {} now {now}",
            argument(path),
            self.named()
        );
        if self.standing.mentions(path).any() && !required {
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
            (
                grade,
                format!("{start}: see what its rules do with a call that lacks it."),
            )
        } else {
            let grade = self.by_reach(Grade::Low, Grade::Low, Grade::None);
            (grade, format!("{start}."))
        }
    }

    pub(super) fn choices_changed(&self, path: &str, wider: bool) -> Told {
        let start = format!("The parameter {} of {}", argument(path), self.named());
        if wider {
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
            let end = if self.standing.mentions(path).any() {
                "see whether its rules mean them too"
            } else {
                "no rule tests it"
            };
            (
                grade,
                format!("{start} takes values that it did not: {end}."),
            )
        } else {
            let grade = self.by_reach(Grade::Low, Grade::Low, Grade::None);
            (grade, format!("{start} takes fewer values than it did."))
        }
    }

    pub(super) fn default_changed(&self, path: &str) -> Told {
        let start = format!(
            "The parameter {} of {} means another value when it is left out",
            argument(path),
            self.named()
        );
        if self.standing.mentions(path).any() {
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
            (grade, format!("{start}: rules see only what a call gives."))
        } else {
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
            (grade, format!("{start}."))
        }
    }

    pub(super) fn constraints(&self, keywords: &[String]) -> Told {
        let count = u64::try_from(keywords.len()).unwrap_or(u64::MAX);
        let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::None);
        let sentence = format!(
            "The schema of {} differs in {}: {}.",
            self.named(),
            plural(count, "keyword", "keywords"),
            quote(&keywords.join(", "))
        );
        (grade, sentence)
    }
}

fn unless_empty(words: &str) -> &str {
    if words.is_empty() {
        "of any type"
    } else {
        words
    }
}
