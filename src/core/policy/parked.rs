//! What a decision leaves no room for: kept beside the document, and back in it when the decision comes back.
//!
//! Everything that was ever said about a tool is one stock. A decision takes what it has room for into the tool's entry; the rest is
//! parked. So choosing another decision and then the first again writes the first entry again.

use super::decision::{is_approval, is_denial};
use super::{Decision, Entry, Limit, Max, Name, NoVersion1, Rule, Scope, Unknown, Window, to_v1};

/// What is parked for one tool.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parked {
    /// Rules of `require`.
    pub require: Vec<Rule>,
    /// Rules of `deny_if` with conditions.
    pub deny_if: Vec<Rule>,
    /// Denials without conditions: the first one is written when the tool is denied.
    pub denials: Vec<Rule>,
    /// Approvals: the first one is written when the tool is held for approval.
    pub approvals: Vec<Rule>,
    /// Limits.
    pub limits: Vec<Limit>,
    /// Members that the format does not know, of an entry that left the document.
    pub unknown: Unknown,
    /// Where the entry stood among `tools`, when that was not its place in catalogue order.
    pub entry_place: Option<Stood>,
    /// Where the name stood in `hide`, when that was not its place in catalogue order.
    pub hide_place: Option<Stood>,
}

/// Where a name stood in a list that it left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stood {
    /// At the head.
    First,
    /// Before the other names that the catalogue lacks.
    FirstUnlisted,
    /// Right behind this name.
    Behind(Name),
}

/// A limit without its counter, as a recommendation gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The calls that may pass in one window.
    pub max: Max,
    /// The window.
    pub window: Window,
}

impl Rate {
    /// The limit of this rate under a counter of its own.
    pub fn limit(self, counter: String) -> Limit {
        Limit {
            counter,
            window: self.window,
            max: self.max,
            scope: Scope::Grant,
            unknown: Unknown::default(),
        }
    }
}

/// A shorthand limit whose window, in seconds, version 1 has no word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchWindow {
    /// The window in seconds.
    pub seconds: u64,
}

impl Parked {
    /// Whether nothing is parked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether rules are parked, and not only the place of a name.
    pub fn holds_rules(&self) -> bool {
        let rules = [&self.require, &self.deny_if, &self.denials, &self.approvals];
        rules.into_iter().any(|rules| !rules.is_empty())
            || !self.limits.is_empty()
            || !self.unknown.0.is_empty()
    }

    /// Adds what an entry of version 1 says. The document comes before what was parked: where both have a part, the parked one is
    /// dropped, save denials and approvals, which stand behind.
    fn take_in(&mut self, entry: Entry) {
        let rules = entry.deny_if.unwrap_or_default();
        let (plain, conditional): (Vec<_>, Vec<_>) =
            rules.into_iter().partition(Rule::is_unconditional);
        let (mut approvals, mut denials): (Vec<_>, Vec<_>) =
            plain.into_iter().partition(is_approval);
        // A reason that belongs to no denial would be lost: it is the reason of a denial to come.
        if let Some(reason) = entry.reason {
            let rule = Rule::denial(Some(reason));
            let list = if is_denial(&rule) {
                &mut denials
            } else {
                &mut approvals
            };
            list.push(rule);
        }
        replace_filled(&mut self.require, entry.require.unwrap_or_default());
        replace_filled(&mut self.deny_if, conditional);
        replace_filled(&mut self.limits, entry.limits.unwrap_or_default());
        put_before(&mut self.denials, denials);
        put_before(&mut self.approvals, approvals);
        self.unknown = entry.unknown;
    }

    /// Takes out what a decision has room for: the entry that it writes in version 1; nothing for Hide.
    fn give_out(&mut self, decision: Decision, limit: impl FnOnce() -> Limit) -> Option<Entry> {
        let mut entry = Entry::default();
        match decision {
            Decision::Hide => return None,
            Decision::Deny => {
                let denial = first(&mut self.denials).unwrap_or_else(|| Rule::denial(None));
                entry.deny_if = Some(vec![denial]);
            }
            Decision::Approve => {
                let approval = first(&mut self.approvals).unwrap_or_else(|| Rule::approval(""));
                let mut rules = std::mem::take(&mut self.deny_if);
                rules.push(approval);
                entry.require = some_filled(&mut self.require);
                entry.deny_if = Some(rules);
            }
            Decision::Limit | Decision::Allow => {
                entry.require = some_filled(&mut self.require);
                entry.deny_if = some_filled(&mut self.deny_if);
                if decision == Decision::Limit {
                    entry.limits = some_filled(&mut self.limits).or_else(|| Some(vec![limit()]));
                }
            }
        }
        entry.unknown = std::mem::take(&mut self.unknown);
        Some(entry)
    }
}

fn replace_filled<T>(parked: &mut Vec<T>, written: Vec<T>) {
    if !written.is_empty() {
        *parked = written;
    }
}

fn put_before(parked: &mut Vec<Rule>, mut written: Vec<Rule>) {
    written.append(parked);
    *parked = written;
}

fn first(rules: &mut Vec<Rule>) -> Option<Rule> {
    (!rules.is_empty()).then(|| rules.remove(0))
}

fn some_filled<T>(list: &mut Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| std::mem::take(list))
}

/// The entry that a decision writes for a tool, and what is parked then. `None` as decision is the way back to the default.
///
/// `counter` names the counter of a limit that has none yet; `rate` is what a Limit starts with.
///
/// # Errors
/// A Limit of a shorthand entry whose window version 1 has no word for.
pub fn choose(
    entry: Option<&Entry>,
    parked: &Parked,
    decision: Option<Decision>,
    rate: Rate,
    counter: &mut dyn FnMut() -> String,
) -> Result<(Option<Entry>, Parked), NoSuchWindow> {
    let mut stock = parked.clone();
    if let Some(entry) = entry {
        let strict = decision == Some(Decision::Limit);
        stock.take_in(in_version1(entry.clone(), strict, counter)?);
    }
    let written = decision.and_then(|decision| stock.give_out(decision, || rate.limit(counter())));
    Ok((written, stock))
}

/// An entry in version 1. Of one that mixes both vocabularies, both halves.
///
/// What version 1 cannot say is left out where the decision has no room for it anyway: a limit in another window (unless `strict`), and
/// a denial's reason that would read as an approval. Only undo brings it back.
fn in_version1(
    mut entry: Entry,
    strict: bool,
    counter: &mut dyn FnMut() -> String,
) -> Result<Entry, NoSuchWindow> {
    let half = Entry {
        require: entry.require.take(),
        deny_if: entry.deny_if.take(),
        limits: entry.limits.take(),
        ..Entry::default()
    };
    let mut written = loop {
        match to_v1(&entry, counter) {
            Ok(written) => break written,
            Err(NoVersion1::Window { seconds }) if strict => return Err(NoSuchWindow { seconds }),
            Err(NoVersion1::Window { .. }) if entry.rate_limit.is_some() => entry.rate_limit = None,
            Err(_) if entry.reason.is_some() => entry.reason = None,
            // Nothing is left that could not be said.
            Err(_) => break Entry::default(),
        }
    };
    written.require = half.require;
    written.deny_if = joined(half.deny_if, written.deny_if);
    written.limits = joined(half.limits, written.limits);
    Ok(written)
}

fn joined<T>(one: Option<Vec<T>>, two: Option<Vec<T>>) -> Option<Vec<T>> {
    match (one, two) {
        (Some(mut one), Some(mut two)) => {
            one.append(&mut two);
            Some(one)
        }
        (one, two) => one.or(two),
    }
}
