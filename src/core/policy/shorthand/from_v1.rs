//! A policy in the shorthand: what it cannot say makes the tool denied, and is listed.

use super::to_v1::moved;
use crate::core::hashed::HashMap;
use crate::core::json::Pointer;
use crate::core::policy::{
    Action, Entry, Limit, List, Max, Name, Policy, Posture, RateLimit, Rule, Scope, Window,
};
use std::sync::Arc;

/// Something of the policy that the shorthand cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The tool; nothing where it concerns the document.
    pub tool: Option<Name>,
    /// Where it stands in the policy.
    pub pointer: Pointer,
    /// Whether the tool (or, without one, every tool that could be called) is denied because of it.
    pub denied: bool,
    /// What is lost, as a sentence.
    pub message: String,
}

/// The text of the policy in the shorthand, and what is lost in it.
///
/// A tool whose rules the shorthand cannot say is denied; nothing becomes callable that was not. An entry that is in the shorthand
/// already stays as it is.
pub fn to_shorthand(policy: &Policy) -> (String, Vec<Lost>) {
    let mut uses = HashMap::default();
    for limit in policy.limits() {
        *uses
            .entry((limit.counter.as_str(), limit.window))
            .or_insert(0_u32) += 1;
    }
    let mut export = Export {
        uses,
        limits_all: false,
        sessions: false,
        lost: Vec::new(),
    };
    let written = export.policy(policy);
    (written.to_text().text, export.lost)
}

struct Export<'a> {
    /// How many limits count with a counter.
    uses: HashMap<(&'a str, Window), u32>,
    /// Whether limits stand for all tools together.
    limits_all: bool,
    /// Whether a limit for each grant became one for each session.
    sessions: bool,
    lost: Vec<Lost>,
}

/// Where an entry stands: its tool and its pointer.
struct At<'a> {
    tool: &'a Name,
    pointer: Pointer,
}

impl Export<'_> {
    fn policy(&mut self, policy: &Policy) -> Policy {
        let mut written = policy.clone();
        if let Some(all) = &mut written.all_tools
            && all.limits.as_ref().is_some_and(|limits| !limits.is_empty())
        {
            self.limits_all = true;
            written.default = Posture::Deny;
            all.limits = None;
            self.document(
                Pointer::root().key("all_tools").key("limits"),
                true,
                "The shorthand has no limits for all tools together, so every tool that could be called is denied.",
            );
        }
        let root = Pointer::root().key("tools");
        for (tool, entry) in written.tools.iter_mut().flat_map(List::make_mut) {
            let at = At {
                tool,
                pointer: root.key(tool),
            };
            let short = self.entry(&at, entry);
            if short != **entry {
                *entry = Arc::new(short);
            }
        }
        if self.sessions {
            self.document(
                root,
                false,
                "The shorthand counts for each session of an agent, not for each grant: a new session starts again from nought.",
            );
        }
        written
    }

    fn document(&mut self, pointer: Pointer, denied: bool, message: &str) {
        self.lost.push(Lost {
            tool: None,
            pointer,
            denied,
            message: message.into(),
        });
    }

    fn lose(&mut self, at: &At<'_>, pointer: Pointer, denied: bool, message: &str) {
        self.lost.push(Lost {
            tool: Some(at.tool.clone()),
            pointer,
            denied,
            message: message.into(),
        });
    }

    fn entry(&mut self, at: &At<'_>, entry: &Entry) -> Entry {
        let mut short = if entry.is_mixed() {
            let message = "The entry mixes both vocabularies, so what it means is not certain: the tool is denied.";
            self.lose(at, at.pointer.clone(), true, message);
            denied()
        } else if entry.is_shorthand() {
            entry.clone()
        } else {
            self.v1(at, entry)
        };
        if self.limits_all && matches!(short.action, None | Some(Action::Allow)) {
            short = denied();
        }
        self.sessions |= entry.rate_limit.is_none() && short.rate_limit.is_some();
        if entry.reason.is_some() && short.reason != entry.reason {
            if short.action.is_none() {
                short.reason.clone_from(&entry.reason);
            } else {
                let message = "The reason belongs to no rule that is kept, so it is left out.";
                self.lose(at, at.pointer.key("reason"), false, message);
            }
        }
        short.unknown = moved(&entry.unknown, |after| match after {
            "require" | "deny_if" => "reason",
            "limits" => "rate_limit",
            other => other,
        });
        short
    }

    fn v1(&mut self, at: &At<'_>, entry: &Entry) -> Entry {
        let deny_if = entry.deny_if.iter().flatten();
        let mut plain = deny_if.filter(|rule| rule.is_unconditional());
        if let Some(rule) = plain.clone().find(|rule| rule.approval_note().is_none()) {
            self.leftovers(at, entry, rule);
            return Entry {
                action: Some(Action::Deny),
                reason: rule.on_deny.clone(),
                ..Entry::default()
            };
        }
        if self.conditions(at, entry) {
            return denied();
        }
        let Some(rule) = plain.next() else {
            return self.limits(at, entry);
        };
        self.leftovers(at, entry, rule);
        let note = rule.approval_note().filter(|note| !note.is_empty());
        Entry {
            action: Some(Action::RequireApproval),
            reason: note.map(str::to_owned),
            ..Entry::default()
        }
    }

    /// Lists what stands beside a rule that no call passes.
    fn leftovers(&mut self, at: &At<'_>, entry: &Entry, kept: &Rule) {
        let lists = [("require", &entry.require), ("deny_if", &entry.deny_if)];
        for (key, rules) in lists {
            for (index, rule) in rules.iter().flatten().enumerate() {
                let pointer = at.pointer.key(key).index(index);
                if std::ptr::eq(rule, kept) {
                    self.unknown(at, &pointer, rule);
                } else {
                    let message =
                        "No call gets past the rule that is kept, so this one is left out.";
                    self.lose(at, pointer, false, message);
                }
            }
        }
        if entry.limits.iter().flatten().next().is_some() {
            let message = "No call gets past the rule that is kept, so the limits are left out.";
            self.lose(at, at.pointer.key("limits"), false, message);
        }
    }

    fn unknown(&mut self, at: &At<'_>, pointer: &Pointer, rule: &Rule) {
        for member in &rule.unknown.0 {
            let message =
                "The shorthand has no place for this member, which the format does not know.";
            self.lose(at, pointer.key(&member.key), false, message);
        }
    }

    /// Lists rules with conditions, and says whether there are any.
    fn conditions(&mut self, at: &At<'_>, entry: &Entry) -> bool {
        let mut any = false;
        let lists = [("require", &entry.require), ("deny_if", &entry.deny_if)];
        for (key, rules) in lists {
            for (index, rule) in rules.iter().flatten().enumerate() {
                let pointer = at.pointer.key(key).index(index);
                if !rule.is_unconditional() {
                    any = true;
                    let message =
                        "The shorthand has no conditions on arguments: the tool is denied.";
                    self.lose(at, pointer, true, message);
                } else if key == "require" {
                    let message =
                        "A requirement without conditions always holds, so it is left out.";
                    self.lose(at, pointer, false, message);
                }
            }
        }
        any
    }

    fn limits(&mut self, at: &At<'_>, entry: &Entry) -> Entry {
        let limits = entry.limits.as_deref().unwrap_or_default();
        let why = match limits {
            [] => return Entry::default(),
            [limit] => match self.rate_limit(limit) {
                Ok(rate_limit) => {
                    return Entry {
                        rate_limit: Some(rate_limit),
                        ..Entry::default()
                    };
                }
                Err(why) => why,
            },
            _ => "The shorthand has one limit for a tool, not several: the tool is denied.",
        };
        self.lose(at, at.pointer.key("limits"), true, why);
        denied()
    }

    fn rate_limit(&self, limit: &Limit) -> Result<RateLimit, &'static str> {
        if limit.scope != Scope::Grant {
            return Err("The shorthand has no scope: the tool is denied.");
        }
        if self.uses.get(&(limit.counter.as_str(), limit.window)) != Some(&1) {
            return Err(
                "The shorthand has no counter that several limits share: the tool is denied.",
            );
        }
        let seconds = Max::new(limit.window.seconds().into());
        Ok(RateLimit {
            max: limit.max,
            window: seconds.ok_or("The window has no length.")?,
            unknown: moved(&limit.unknown, |after| match after {
                "max" => "max",
                _ => "window",
            }),
        })
    }
}

fn denied() -> Entry {
    Entry {
        action: Some(Action::Deny),
        ..Entry::default()
    }
}
