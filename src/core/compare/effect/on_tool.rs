//! What the change of a whole tool, or of what its server says about it, means.

use super::super::change::Hint;
use super::super::rules::{Claim, Reach, Standing, claims};
use super::{Grade, Subject, Told};
use crate::core::policy::Decision;
use crate::core::text::{has_hidden, quote};

impl Subject<'_> {
    pub(super) fn added(&self) -> Told {
        let (tool, words) = (&self.tool, self.standing.words());
        if self.standing.is_named() {
            let grade = self.by_reach(Grade::High, Grade::Medium, Grade::Low);
            let sentence = format!(
                "The new tool {tool} is {words}: the policy names it already, though nobody has looked at this tool."
            );
            return (grade, sentence);
        }
        let grade = self.by_reach(Grade::High, Grade::Low, Grade::Low);
        let sentence = format!("The new tool {tool} is {words}: nobody has decided on it.");
        (grade, sentence)
    }

    pub(super) fn removed(&self, namesake: bool) -> Told {
        let tool = &self.tool;
        if namesake {
            let sentence =
                format!("Of the tools called {tool}, one is gone and another is still there.");
            (Grade::Low, sentence)
        } else if self.standing.is_named() {
            let words = self.standing.words();
            let sentence = format!(
                "{tool} is gone, but the policy still has rules for it: a tool that comes back under this name is {words}."
            );
            (Grade::Medium, sentence)
        } else {
            let sentence = format!("{tool} is gone, and the policy says nothing about it.");
            (Grade::None, sentence)
        }
    }

    pub(super) fn renamed(&self, from: &str, former: &Standing<'_>) -> Told {
        let (tool, from) = (&self.tool, quote(from));
        let start = format!("{from} is probably called {tool} now");
        if !former.is_named() && !self.standing.is_named() {
            let words = self.standing.words();
            let grade = self.by_reach(Grade::Medium, Grade::Low, Grade::Low);
            return (
                grade,
                format!("{start}; the policy names neither, so it is {words} as before."),
            );
        }
        let (was, is) = (former.words(), self.standing.words());
        let rank = |reach| match reach {
            Reach::Hidden => 0,
            Reach::Denied => 1,
            Reach::Held => 2,
            Reach::Open => 3,
        };
        let (before, now) = (former.reach(), self.standing.reach());
        let looser = rank(now) > rank(before);
        let rules_lost = now == Reach::Open && former.shown.conditions() > 0;
        let limit_lost = now == Reach::Open
            && former.shown.decision == Some(Decision::Limit)
            && self.standing.shown.decision != Some(Decision::Limit);
        let grade = if (looser && now != Reach::Denied) || rules_lost || limit_lost {
            Grade::High
        } else {
            Grade::Medium
        };
        let sentence = format!(
            "{start}: the rules stand under the former name, which was {was}; under the new name it is {is}."
        );
        (grade, sentence)
    }

    /// A text that an agent reads, of which `what` is described.
    pub(super) fn reworded(&self, what: &str, from: Option<&str>, to: Option<&str>) -> Told {
        let hidden = self.standing.reach() == Reach::Hidden;
        let unseen = |text: Option<&str>| text.is_some_and(has_hidden);
        if unseen(to) && !unseen(from) && !hidden {
            let sentence = format!(
                "The server describes {what} anew, with characters that cannot be seen; agents read them."
            );
            (Grade::High, sentence)
        } else if hidden {
            let sentence = format!("The server describes {what} anew; agents do not see the tool.");
            (Grade::None, sentence)
        } else {
            let sentence = format!("The server describes {what} anew; agents read this text.");
            (Grade::Low, sentence)
        }
    }

    pub(super) fn titled(&self, to: Option<&str>) -> Told {
        let grade = self.unless_hidden(Grade::Low);
        let sentence = match to {
            Some(title) => format!("{} has the title {} now.", self.tool, quote(title)),
            None => format!("{} has no title any more.", self.tool),
        };
        (grade, sentence)
    }

    pub(super) fn told(&self, what: &str, which: &str) -> Told {
        let sentence = format!("The server changed {what} {}: {which}.", self.tool);
        (self.unless_hidden(Grade::Low), sentence)
    }

    fn unless_hidden(&self, grade: Grade) -> Grade {
        if self.standing.reach() == Reach::Hidden {
            Grade::None
        } else {
            grade
        }
    }

    pub(super) fn hint(&self, hint: Hint, from: Option<bool>, to: Option<bool>) -> Told {
        let grave = matches!(hint, Hint::Destructive | Hint::ReadOnly);
        let declares = match to {
            Some(value) => format!("now declares {} {value}", hint.as_str()),
            None => format!("no longer declares {}", hint.as_str()),
        };
        let start = format!("The server {declares} for {}", self.which());
        match claims(hint, from, to) {
            Some(Claim::Safer) if grave => (
                self.by_reach(Grade::High, Grade::Medium, Grade::Low),
                format!("{start}: this claims less danger than before, so see whether it is true."),
            ),
            Some(Claim::Riskier) if grave => (
                self.by_reach(Grade::High, Grade::Medium, Grade::Low),
                format!("{start}: the tool may do more harm than when it was decided on."),
            ),
            Some(_) => (
                self.by_reach(Grade::Medium, Grade::Low, Grade::None),
                format!("{start}: this promises something else than before."),
            ),
            None => (
                self.unless_hidden(Grade::Low),
                format!("{start}: this means the same as before."),
            ),
        }
    }
}
