//! What two policies mean differently, tool by tool.
//!
//! It tells what differs and which way, not in which words: sentences about rules are made where they are shown.

use crate::core::edit::RuleList;
use crate::core::hashed::HashSet;
use crate::core::policy::{
    Decision, Limit, Name, Policy, Posture, Rule, Shown, ShownLimit, Window, named, shown_all,
};

/// Which way a difference goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Some calls may pass that did not, and none is stopped that passed.
    MorePermissive,
    /// Both, or it cannot be told.
    Changed,
    /// Some calls are stopped that passed, and none passes that did not.
    Stricter,
    /// Only texts differ, or parts without effect.
    Wording,
}

/// What two policies say differently about one tool.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolDifference {
    /// The tool.
    pub tool: Name,
    /// Whether it is one of the names that were asked about, not only one that a policy names.
    pub is_listed: bool,
    /// The decision before; nothing where the tool followed the default or its rule was not understood.
    pub before: Option<Decision>,
    /// The decision after.
    pub after: Option<Decision>,
    /// Which way it goes.
    pub direction: Direction,
    /// The limits before and after, where they differ.
    pub limits: Option<(Vec<HeldLimit>, Vec<HeldLimit>)>,
    /// Rules with conditions that stand only after.
    pub rules_added: Vec<(RuleList, Rule)>,
    /// Rules with conditions that stood only before.
    pub rules_removed: Vec<(RuleList, Rule)>,
    /// The reason or the note before and after, where they differ.
    pub text: Option<(Option<String>, Option<String>)>,
}

/// A limit as [`ShownLimit`], by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLimit {
    /// The calls that may pass in one window.
    pub max: u64,
    /// The window in seconds.
    pub seconds: u64,
    /// The window's word, where version 1 has one.
    pub window: Option<Window>,
    /// The counter; the shorthand has none.
    pub counter: Option<String>,
}

impl From<ShownLimit<'_>> for HeldLimit {
    fn from(limit: ShownLimit<'_>) -> Self {
        Self {
            max: limit.max,
            seconds: limit.seconds,
            window: limit.window,
            counter: limit.counter.map(str::to_owned),
        }
    }
}

/// What two policies say differently about all tools.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentDifference {
    /// The default before and after, where they differ.
    pub default: Option<(Posture, Posture)>,
    /// Whether every tool was hidden and is, where that differs.
    pub hides_all: Option<(bool, bool)>,
    /// The limits for all tools together before and after, where they differ.
    pub all_tools: Option<(Vec<Limit>, Vec<Limit>)>,
}

/// What differs from the policy before to the one after, over the tools with these names: the document's own differences, then the tools
/// in the order given, then other names that a policy gives rules to. Tools that are treated alike are left out.
pub fn compare_policies<'a>(
    before: &Policy,
    after: &Policy,
    names: impl IntoIterator<Item = &'a str>,
) -> (DocumentDifference, Vec<ToolDifference>) {
    let mut seen = HashSet::default();
    let mut all: Vec<(Name, bool)> = Vec::new();
    for name in names {
        if seen.insert(name.to_owned()) {
            all.push((name.into(), true));
        }
    }
    for name in named(before).chain(named(after)) {
        if seen.insert(name.to_string()) {
            all.push((name.clone(), false));
        }
    }
    let olds = shown_all(before, all.iter().map(|(name, _)| &**name));
    let news = shown_all(after, all.iter().map(|(name, _)| &**name));
    let defaults = (before.default, after.default);
    let tools = all.into_iter().zip(olds.iter().zip(&news)).filter_map(
        |((tool, is_listed), (old, new))| difference(tool, is_listed, (old, new), defaults),
    );
    (document(before, after), tools.collect())
}

fn document(before: &Policy, after: &Policy) -> DocumentDifference {
    let limits = |policy: &Policy| {
        let all = policy.all_tools.as_ref();
        all.and_then(|all| all.limits.clone()).unwrap_or_default()
    };
    DocumentDifference {
        default: differing(before.default, after.default),
        hides_all: differing(before.hides_all(), after.hides_all()),
        all_tools: differing(limits(before), limits(after)),
    }
}

fn differing<T: PartialEq>(before: T, after: T) -> Option<(T, T)> {
    (before != after).then_some((before, after))
}

fn difference(
    tool: Name,
    is_listed: bool,
    (old, new): (&Shown, &Shown),
    defaults: (Posture, Posture),
) -> Option<ToolDifference> {
    let (was, is) = (Access::of(old, defaults.0), Access::of(new, defaults.1));
    let held = |shown: &Shown| shown.limits().map(HeldLimit::from).collect::<Vec<_>>();
    let rules = (rules(old), rules(new));
    let mut difference = ToolDifference {
        tool,
        is_listed,
        before: old.decision,
        after: new.decision,
        direction: Direction::Wording,
        limits: differing(held(old), held(new)),
        rules_added: lacking(&rules.1, &rules.0),
        rules_removed: lacking(&rules.0, &rules.1),
        text: differing(old.text().map(str::to_owned), new.text().map(str::to_owned)),
    };
    if was == is && old.decision == new.decision && old.entry == new.entry {
        return None;
    }
    difference.direction = direction(was, is, &difference, (old, new));
    Some(difference)
}

/// What happens to the calls of a tool at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Access {
    Hidden,
    Denied,
    Held,
    Open,
    /// The entry mixes two vocabularies.
    Unclear,
}

impl Access {
    fn of(shown: &Shown, default: Posture) -> Self {
        match (shown.decision, default) {
            (Some(Decision::Hide), _) => Self::Hidden,
            (None, _) if shown.entry.is_some() => Self::Unclear,
            (Some(Decision::Deny), _) | (None, Posture::Deny) => Self::Denied,
            (Some(Decision::Approve), _) => Self::Held,
            (Some(Decision::Limit | Decision::Allow), _) | (None, Posture::Allow) => Self::Open,
        }
    }
}

fn direction(
    was: Access,
    is: Access,
    difference: &ToolDifference,
    (old, new): (&Shown, &Shown),
) -> Direction {
    if was == Access::Unclear || is == Access::Unclear {
        return Direction::Changed;
    }
    if was != is {
        return if was < is {
            Direction::MorePermissive
        } else {
            Direction::Stricter
        };
    }
    match was {
        Access::Hidden | Access::Denied => Direction::Wording,
        Access::Held => conditions(difference),
        Access::Open | Access::Unclear => both(conditions(difference), limits(old, new)),
    }
}

/// Two directions at once.
fn both(one: Direction, two: Direction) -> Direction {
    match (one, two) {
        (Direction::Wording, other) | (other, Direction::Wording) => other,
        (one, two) if one == two => one,
        _ => Direction::Changed,
    }
}

/// Every rule with conditions can only stop calls.
fn conditions(difference: &ToolDifference) -> Direction {
    match (
        difference.rules_added.is_empty(),
        difference.rules_removed.is_empty(),
    ) {
        (true, true) => Direction::Wording,
        (false, true) => Direction::Stricter,
        (true, false) => Direction::MorePermissive,
        (false, false) => Direction::Changed,
    }
}

fn limits(old: &Shown, new: &Shown) -> Direction {
    let (old, new): (Vec<_>, Vec<_>) = (old.limits().collect(), new.limits().collect());
    if old == new {
        return Direction::Wording;
    }
    // A call counts once for each limit, so on a counter that stands twice the greatest number is not the number of calls.
    if counts_twice(&old) || counts_twice(&new) {
        return Direction::Changed;
    }
    // Each limit is at least as strict as that one, on the same counter.
    let within = |strict: &[ShownLimit<'_>], loose: &[ShownLimit<'_>]| {
        loose.iter().all(|loose| {
            strict.iter().any(|strict| {
                strict.seconds == loose.seconds
                    && strict.counter == loose.counter
                    && strict.max <= loose.max
            })
        })
    };
    match (within(&new, &old), within(&old, &new)) {
        (true, false) => Direction::Stricter,
        (false, true) => Direction::MorePermissive,
        // The same limits in another order.
        (true, true) => Direction::Wording,
        (false, false) => Direction::Changed,
    }
}

fn counts_twice(limits: &[ShownLimit<'_>]) -> bool {
    let mut seen = HashSet::default();
    !limits
        .iter()
        .all(|limit| seen.insert((limit.counter, limit.seconds)))
}

/// The rules with conditions, what the agent is told left aside.
fn rules(shown: &Shown) -> Vec<(RuleList, Rule)> {
    let entry = shown.entry.as_deref();
    let require = entry.and_then(|entry| entry.require.as_deref());
    let deny_if = entry.and_then(|entry| entry.deny_if.as_deref());
    let with = |list: RuleList, rules: Option<&[Rule]>| -> Vec<(RuleList, Rule)> {
        let rules = rules.unwrap_or_default().iter();
        let rules = rules.filter(|rule| !rule.is_unconditional());
        rules.map(|rule| (list, rule.clone())).collect()
    };
    let mut all = with(RuleList::Require, require);
    all.extend(with(RuleList::DenyIf, deny_if));
    all
}

/// The rules that another list lacks. A rule that another one only says in other words to the agent is not lacking.
fn lacking(rules: &[(RuleList, Rule)], others: &[(RuleList, Rule)]) -> Vec<(RuleList, Rule)> {
    let same = |(list, rule): &(RuleList, Rule), (other_list, other): &(RuleList, Rule)| {
        list == other_list && rule.conditions == other.conditions
    };
    rules
        .iter()
        .filter(|rule| !others.iter().any(|other| same(rule, other)))
        .cloned()
        .collect()
}
