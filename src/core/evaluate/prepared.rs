//! A policy made ready to answer calls.

use super::counters::window_around;
use super::operators::{Operator, find};
use super::{Call, Counters, Decision, Held, Key, Owner, Verdict, words};
use crate::core::hashed::{HashMap, HashSet};
use crate::core::policy::{Action, Entry, Form, Limit, Name, Policy, Posture, RateLimit, Rule};
use std::sync::Arc;

/// A policy made ready: names indexed, patterns compiled. Entries are shared with the policy, not copied.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    pub(super) policy: Option<Compact>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Compact {
    pub(super) allows_unlisted: bool,
    pub(super) hides_all: bool,
    pub(super) hidden: HashSet<Name>,
    pub(super) tools: HashMap<Name, Plan>,
    pub(super) all_limits: Vec<LimitPlan>,
}

/// An entry with its operators ready.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) entry: Arc<Entry>,
    pub(super) require: Vec<RulePlan>,
    pub(super) deny_if: Vec<RulePlan>,
    pub(super) limits: Vec<LimitPlan>,
}

/// The operators of a rule's conditions, in their order.
pub(super) type RulePlan = Box<[Operator]>;

/// A limit of either form.
#[derive(Clone, Debug)]
pub(super) struct LimitPlan {
    pub(super) counter: Arc<str>,
    /// In seconds.
    pub(super) window: u64,
    pub(super) max: u64,
    pub(super) per_session: bool,
}

impl Prepared {
    /// Makes a policy ready.
    pub fn new(policy: &Policy) -> Self {
        let names = policy.hide.iter().flatten();
        let entries = policy.tools.iter().flatten();
        let all_limits = policy
            .all_tools
            .iter()
            .filter_map(|all| all.limits.as_ref())
            .flatten();
        Self {
            policy: Some(Compact {
                allows_unlisted: policy.default == Posture::Allow,
                hides_all: policy.hides_all(),
                hidden: names.cloned().collect(),
                tools: entries
                    .map(|(name, entry)| (Arc::clone(name), Plan::new(name, entry)))
                    .collect(),
                all_limits: all_limits.map(LimitPlan::of_version_1).collect(),
            }),
        }
    }

    /// The gateway before any policy is loaded: every call is denied.
    pub fn absent() -> Self {
        Self::default()
    }

    /// Whether a tool stays out of the agent's list.
    pub fn hides(&self, tool: &str) -> bool {
        self.policy
            .as_ref()
            .is_some_and(|policy| policy.hides(tool))
    }

    /// What happens to a call at this moment, in milliseconds since the epoch.
    pub fn evaluate(&self, call: &Call, counters: &Counters, now: i64) -> Verdict {
        let tool = call.tool.as_str();
        let stopped = Verdict::stopped;
        let Some(policy) = &self.policy else {
            return stopped(
                Decision::Denied,
                words::NO_POLICY.into(),
                words::NO_POLICY_APPLIES.into(),
            );
        };
        if policy.hides(tool) {
            return stopped(Decision::Hidden, words::HIDDEN.into(), words::hidden(tool));
        }
        let Some(plan) = policy.tools.get(tool) else {
            if policy.allows_unlisted {
                return reserve(&[], &policy.all_limits, call, counters, now);
            }
            return stopped(
                Decision::Denied,
                words::DEFAULT_DENY.into(),
                words::not_permitted(tool),
            );
        };
        let stop = match Form::of(&plan.entry) {
            Form::Mixed => Some(stopped(
                Decision::Denied,
                words::entry_id(tool),
                words::mixed(tool),
            )),
            Form::Shorthand => action(&plan.entry, tool),
            Form::Version1 => plan.rules(call),
        };
        stop.unwrap_or_else(|| reserve(&plan.limits, &policy.all_limits, call, counters, now))
    }
}

impl Prepared {
    /// What happens to a call that a person has approved: everything but the approval is asked again at this moment.
    pub fn evaluate_approved(&self, call: &Call, counters: &Counters, now: i64) -> Verdict {
        let verdict = self.evaluate(call, counters, now);
        match &self.policy {
            Some(policy) if verdict.decision == Decision::Approval => {
                let limits = policy
                    .tools
                    .get(call.tool.as_str())
                    .map_or(&[][..], |plan| &plan.limits);
                reserve(limits, &policy.all_limits, call, counters, now)
            }
            _ => verdict,
        }
    }
}

impl Compact {
    pub(super) fn hides(&self, tool: &str) -> bool {
        self.hides_all || self.hidden.contains(tool)
    }
}

impl Plan {
    fn new(tool: &Name, entry: &Arc<Entry>) -> Self {
        let rules = |list: &Option<Vec<Rule>>| -> Vec<RulePlan> {
            let operators = |rule: &Rule| {
                rule.conditions
                    .iter()
                    .map(|condition| Operator::new(&condition.test))
                    .collect()
            };
            list.iter().flatten().map(operators).collect()
        };
        let limits = match Form::of(entry) {
            Form::Version1 => entry
                .limits
                .iter()
                .flatten()
                .map(LimitPlan::of_version_1)
                .collect(),
            Form::Shorthand => entry
                .rate_limit
                .iter()
                .map(|rate| LimitPlan::of_shorthand(tool, rate))
                .collect(),
            Form::Mixed => Vec::new(),
        };
        Self {
            entry: Arc::clone(entry),
            require: rules(&entry.require),
            deny_if: rules(&entry.deny_if),
            limits,
        }
    }

    /// Whether every call is denied, whatever its arguments.
    pub(super) fn is_shut(&self) -> bool {
        match Form::of(&self.entry) {
            Form::Mixed => true,
            Form::Shorthand => self.entry.action == Some(Action::Deny),
            Form::Version1 => {
                let mut denials = self.entry.deny_if.iter().flatten();
                denials.any(|rule| rule.is_unconditional() && rule.approval_note().is_none())
            }
        }
    }

    /// The steps of `require` and `deny_if`; nothing when they let the call on.
    fn rules(&self, call: &Call) -> Option<Verdict> {
        let tool = call.tool.as_str();
        for (rule, plan) in self.entry.require.iter().flatten().zip(&self.require) {
            let failing = rule
                .conditions
                .iter()
                .zip(plan)
                .find(|(condition, operator)| {
                    // A condition that cannot be asked does not hold.
                    !operator
                        .holds(find(&call.args, &condition.path))
                        .unwrap_or(false)
                });
            if let Some((condition, _)) = failing {
                let id = words::rule_id(tool, "require", Some(condition));
                return Some(Verdict::stopped(Decision::Denied, id, words::of_rule(rule)));
            }
        }
        let denials = || self.entry.deny_if.iter().flatten().zip(&self.deny_if);
        for (rule, plan) in denials() {
            let fires = rule.approval_note().is_none()
                && rule
                    .conditions
                    .iter()
                    .zip(plan)
                    .all(|(condition, operator)| {
                        // Here a condition that cannot be asked counts as one that holds: it denies.
                        operator
                            .holds(find(&call.args, &condition.path))
                            .unwrap_or(true)
                    });
            if fires {
                let id = words::rule_id(tool, "deny_if", rule.conditions.first());
                return Some(Verdict::stopped(Decision::Denied, id, words::of_rule(rule)));
            }
        }
        let approval = denials()
            .map(|(rule, _)| rule)
            .find(|rule| rule.approval_note().is_some())?;
        let id = words::rule_id(tool, "deny_if", None);
        Some(Verdict::stopped(
            Decision::Approval,
            id,
            words::of_rule(approval),
        ))
    }
}

/// The step of the shorthand's `action`; nothing when it lets the call on.
pub(super) fn action(entry: &Entry, tool: &str) -> Option<Verdict> {
    let id = || format!("{}/action", words::entry_id(tool));
    match entry.action? {
        Action::Allow => None,
        Action::Deny => Some(Verdict::stopped(
            Decision::Denied,
            id(),
            words::of_text(entry.reason.as_deref()),
        )),
        Action::RequireApproval => {
            let approval = Rule::approval(entry.reason.as_deref().unwrap_or(""));
            Some(Verdict::stopped(
                Decision::Approval,
                id(),
                words::of_rule(&approval),
            ))
        }
    }
}

impl LimitPlan {
    fn of_version_1(limit: &Limit) -> Self {
        Self {
            counter: limit.counter.as_str().into(),
            window: u64::from(limit.window.seconds()),
            max: limit.max.get(),
            per_session: false,
        }
    }

    fn of_shorthand(tool: &Name, rate: &RateLimit) -> Self {
        Self {
            counter: Arc::clone(tool),
            window: rate.window.get(),
            max: rate.max.get(),
            per_session: true,
        }
    }

    /// What a call at this moment counts.
    pub(super) fn held(&self, call: &Call, now: i64) -> Held {
        let owner = if self.per_session {
            Owner::Session(call.session.clone())
        } else {
            Owner::Grant(call.grant.clone())
        };
        let key = Key {
            owner,
            counter: Arc::clone(&self.counter),
            window: self.window,
        };
        Held {
            key,
            start: window_around(now, self.window).0,
        }
    }

    /// The rule id of this limit, of a tool or of all tools.
    pub(super) fn id(&self, tool: Option<&str>) -> String {
        match tool {
            Some(tool) if self.per_session => format!("{}/rate_limit", words::entry_id(tool)),
            tool => words::limit_id(tool, &self.counter),
        }
    }
}

/// The last step: every limit has room, or the first without it decides. A counter that two limits name is counted by each.
pub(super) fn reserve(
    tool_limits: &[LimitPlan],
    all_limits: &[LimitPlan],
    call: &Call,
    counters: &Counters,
    now: i64,
) -> Verdict {
    let of_tool = tool_limits
        .iter()
        .map(|limit| (limit, Some(call.tool.as_str())));
    let of_all = all_limits.iter().map(|limit| (limit, None));
    let mut counts: Vec<Held> = Vec::new();
    for (limit, tool) in of_tool.chain(of_all) {
        let held = limit.held(call, now);
        if used(&held, &counts, counters) >= limit.max {
            let message = words::limited(limit.max, limit.window, now);
            let mut verdict = Verdict::stopped(Decision::Limited, limit.id(tool), message);
            verdict.retry_at = Some(window_around(now, limit.window).1);
            return verdict;
        }
        counts.push(held);
    }
    Verdict::allowed(counts)
}

/// The calls that a counter holds, those included that this call has reserved already.
pub(super) fn used(held: &Held, reserved: &[Held], counters: &Counters) -> u64 {
    let own = reserved.iter().filter(|other| *other == held).count();
    counters
        .used(held)
        .saturating_add(u64::try_from(own).unwrap_or(u64::MAX))
}
