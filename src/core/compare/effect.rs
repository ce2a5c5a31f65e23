//! What a change means for a policy: how much it matters, in one sentence.

mod on_parameter;
mod on_tool;

use super::change::{Change, What};
use super::rules::{Reach, Standing};
use crate::core::policy::{Policy, Shown, shown_all};
use crate::core::text::quote;

/// How much a change matters to a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Something passes, or may pass, that nobody decided on.
    High,
    /// A rule means something else now, or an open tool takes more than it did.
    Medium,
    /// Worth a look.
    Low,
    /// It makes no difference to the policy.
    None,
}

impl Grade {
    /// All grades, the gravest first.
    pub const ALL: [Self; 4] = [Self::High, Self::Medium, Self::Low, Self::None];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
            Self::None => "None",
        }
    }
}

/// What a change means for a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// How much it matters.
    pub grade: Grade,
    /// What it means, in a sentence that names the tool and the parameter.
    pub sentence: String,
}

/// A change with its effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The change.
    pub change: Change,
    /// What it means for the policy.
    pub effect: Effect,
}

/// The changes with their effects on a policy, the gravest first, those of one grade in the order given.
pub fn graded(changes: Vec<Change>, policy: &Policy) -> Vec<Graded> {
    let shown = shown_all(policy, changes.iter().map(|change| &*change.tool));
    let former = shown_all(policy, changes.iter().map(former_name));
    let mut graded: Vec<Graded> = changes
        .into_iter()
        .zip(shown.iter().zip(&former))
        .map(|(change, (shown, former))| Graded {
            effect: effect(&change, policy, shown, former),
            change,
        })
        .collect();
    graded.sort_by_key(|graded| graded.effect.grade);
    graded
}

/// The name under which the policy knew the tool.
fn former_name(change: &Change) -> &str {
    match &change.what {
        What::Renamed { from } => from,
        _ => &change.tool,
    }
}

/// What a change means for a policy that says `shown` about the tool, and `former` about the name that a renamed tool had.
pub fn effect(change: &Change, policy: &Policy, shown: &Shown, former: &Shown) -> Effect {
    let standing = |shown| Standing {
        shown,
        default: policy.default,
    };
    let subject = Subject {
        tool: quote(&change.tool),
        standing: standing(shown),
    };
    let (grade, sentence) = match &change.what {
        What::Added => subject.added(),
        What::Removed { namesake } => subject.removed(*namesake),
        What::Renamed { from } => subject.renamed(from, &standing(former)),
        What::ParameterAdded { path, required, .. } => subject.parameter_added(path, *required),
        What::ParameterRemoved { path } => subject.parameter_removed(path),
        What::TypeChanged { path, from, to } => subject.type_changed(path, from, to),
        What::RequiredChanged { path, required } => subject.required_changed(path, *required),
        What::ChoicesChanged { path, wider, .. } => subject.choices_changed(path, *wider),
        What::DefaultChanged { path, .. } => subject.default_changed(path),
        What::ParameterDescribed { path, from, to } => {
            let what = format!("the parameter {} of {}", argument(path), subject.tool);
            subject.reworded(&what, from.as_deref(), to.as_deref())
        }
        What::Constraints { keywords } => subject.constraints(keywords),
        What::SchemaWords { keywords } => {
            subject.told("words in the schema of", &keywords.join(", "))
        }
        What::Described { from, to } => {
            let what = subject.tool.clone();
            subject.reworded(&what, from.as_deref(), to.as_deref())
        }
        What::Titled { to, .. } => subject.titled(to.as_deref()),
        What::Hint { hint, from, to } => subject.hint(*hint, *from, *to),
        What::Member { key } => subject.told("a member of", &quote(key)),
    };
    Effect { grade, sentence }
}

/// A parameter's name in a sentence.
fn argument(path: &str) -> String {
    quote(path.strip_prefix("args.").unwrap_or(path))
}

/// The tool of a change, and what the policy says about it.
struct Subject<'a> {
    tool: String,
    standing: Standing<'a>,
}

/// A grade and its sentence.
type Told = (Grade, String);

impl Subject<'_> {
    /// The grade for a tool whose calls can pass, wait, or cannot pass.
    fn by_reach(&self, open: Grade, held: Grade, shut: Grade) -> Grade {
        match self.standing.reach() {
            Reach::Open => open,
            Reach::Held => held,
            Reach::Denied | Reach::Hidden => shut,
        }
    }

    /// “tool”, which is allowed,
    fn named(&self) -> String {
        format!("{},", self.which())
    }

    /// “tool”, which is allowed
    fn which(&self) -> String {
        format!("{}, which is {}", self.tool, self.standing.words())
    }
}
