//! Shorthand entries in version 1.

use crate::core::hashed::HashSet;
use crate::core::policy::{
    Action, Entry, Limit, List, Name, Policy, RateLimit, Rule, Scope, Unknown, Window,
    approval_note, free_counter,
};
use std::fmt;
use std::sync::Arc;

/// Why an entry cannot be written in version 1 with the same meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVersion1 {
    /// It mixes both vocabularies: what it means is not guessed.
    Mixed,
    /// Version 1 has no word for the window.
    Window {
        /// The window in seconds.
        seconds: u64,
    },
    /// It is a denial, and version 1 would take its reason for an approval.
    ReadsAsApproval,
}

impl fmt::Display for NoVersion1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mixed => {
                f.write_str("The entry mixes both vocabularies, so what it means is not certain")
            }
            Self::Window { seconds } => write!(
                f,
                "A window of {seconds} seconds is neither a minute, nor an hour, nor a day"
            ),
            Self::ReadsAsApproval => {
                f.write_str("The reason of the denial would mean an approval in version 1")
            }
        }
    }
}

impl std::error::Error for NoVersion1 {}

/// An entry in version 1; one that is not in the shorthand stays as it is. `counter` names the counter of its limit.
///
/// The shorthand counts for each session, version 1 for each grant. A reason without a denial or an approval has no place in version 1
/// and is kept as it stands.
///
/// # Errors
/// What version 1 cannot say.
pub fn to_v1(entry: &Entry, counter: &mut dyn FnMut() -> String) -> Result<Entry, NoVersion1> {
    if entry.is_mixed() {
        return Err(NoVersion1::Mixed);
    }
    if !entry.is_shorthand() {
        return Ok(entry.clone());
    }
    let (rule, reason) = rule(entry)?;
    let limit = entry
        .rate_limit
        .as_ref()
        .map(|held| limit(held, counter))
        .transpose()?;
    Ok(Entry {
        deny_if: rule.map(|rule| vec![rule]),
        limits: limit.map(|limit| vec![limit]),
        reason,
        unknown: moved(&entry.unknown, |after| match after {
            "action" | "reason" => "deny_if",
            "rate_limit" => "limits",
            other => other,
        }),
        ..Entry::default()
    })
}

/// The rule that an action means, and the reason where no rule takes it.
fn rule(entry: &Entry) -> Result<(Option<Rule>, Option<String>), NoVersion1> {
    let reason = entry.reason.clone();
    let note = reason.as_deref().and_then(approval_note);
    match entry.action {
        None | Some(Action::Allow) => Ok((None, reason)),
        Some(Action::Deny) if note.is_some() => Err(NoVersion1::ReadsAsApproval),
        Some(Action::Deny) => Ok((Some(Rule::denial(reason)), None)),
        Some(Action::RequireApproval) => {
            let note = note.or(reason.as_deref()).unwrap_or("");
            Ok((Some(Rule::approval(note)), None))
        }
    }
}

fn limit(held: &RateLimit, counter: &mut dyn FnMut() -> String) -> Result<Limit, NoVersion1> {
    let seconds = held.window.get();
    let window = Window::ALL
        .into_iter()
        .find(|window| u64::from(window.seconds()) == seconds)
        .ok_or(NoVersion1::Window { seconds })?;
    Ok(Limit {
        counter: counter(),
        window,
        max: held.max,
        scope: Scope::Grant,
        unknown: held.unknown.clone(),
    })
}

/// Unknown members behind the members that take their predecessors' places.
pub(super) fn moved(unknown: &Unknown, place: impl Fn(&'static str) -> &'static str) -> Unknown {
    let mut moved = unknown.clone();
    for member in &mut moved.0 {
        member.after = member.after.map(&place);
    }
    moved
}

impl Policy {
    /// The document with its shorthand entries in version 1, and the tools whose entries had to stay as they are. Each limit gets a
    /// counter of its own.
    pub fn to_v1(&self) -> (Self, Vec<(Name, NoVersion1)>) {
        let mut taken: HashSet<String> = self.counters().map(str::to_owned).collect();
        let mut policy = self.clone();
        let mut stayed = Vec::new();
        for (name, entry) in policy.tools.iter_mut().flat_map(List::make_mut) {
            match to_v1(entry, &mut || {
                free_counter(&mut taken, &format!("{name}_rate"))
            }) {
                Ok(written) if written != **entry => *entry = Arc::new(written),
                Ok(_) => {}
                Err(why) => stayed.push((name.clone(), why)),
            }
        }
        (policy, stayed)
    }

    /// The counters of all limits of version 1, those of all tools first.
    pub(crate) fn counters(&self) -> impl Iterator<Item = &str> {
        self.limits().map(|limit| limit.counter.as_str())
    }

    /// All limits of version 1, those of all tools first.
    pub(super) fn limits(&self) -> impl Iterator<Item = &Limit> {
        let all = self.all_tools.iter().flat_map(|all| &all.limits);
        let tools = self
            .tools
            .iter()
            .flatten()
            .flat_map(|(_, entry)| &entry.limits);
        all.chain(tools).flatten()
    }
}
