//! Every rule of a verdict in order: what it asked, what it found, and whether it was reached.

use super::counters::window_around;
use super::operators::find;
use super::prepared::{Compact, LimitPlan, Plan, RulePlan, action, used};
use super::{Call, Counters, Decision, Held, Key, Prepared, Verdict, words};
use crate::core::json::{Pointer, Value};
use crate::core::policy::{Condition, Form, Rule};

/// The steps of one evaluation, in the order of the engine, the ones not reached included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One rule of a trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What kind of rule.
    pub subject: Subject,
    /// Where it stands in the policy document.
    pub place: Pointer,
    /// Whether it was reached, and what it did.
    pub outcome: Outcome,
    /// What it would answer: nothing when it lets the call on. Given for rules that were not reached, too.
    pub answer: Option<Answer>,
    /// The conditions of a rule, each asked, whatever the others say.
    pub conditions: Vec<Asked>,
    /// The state of a limit's counter before the call.
    pub usage: Option<Usage>,
}

/// The kinds of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Whether a policy is loaded at all.
    Policy,
    /// `hide`
    Hide,
    /// `default`, for a tool that is not listed.
    Default,
    /// An entry that mixes both written forms.
    Mixed,
    /// An entry of `require`.
    Require,
    /// An entry of `deny_if` that denies.
    DenyIf,
    /// An entry of `deny_if` that asks for approval.
    Approval,
    /// The shorthand's `action`.
    Action,
    /// A limit of the tool, in either form.
    Limit,
    /// A limit of all tools.
    AllToolsLimit,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It let the call on.
    Passed,
    /// It decided.
    Decided,
    /// An earlier step had decided.
    NotReached,
}

/// What a step says when it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The decision.
    pub decision: Decision,
    /// The rule id.
    pub rule: String,
    /// What the agent is told.
    pub message: String,
}

/// A condition with what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The condition: path, operator and the value compared.
    pub condition: Condition,
    /// The argument; nothing when it is missing.
    pub found: Option<Value>,
    /// Whether it holds; nothing when its pattern cannot be used, which always ends in a denial.
    pub holds: Option<bool>,
}

/// The state of a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Which counter.
    pub key: Key,
    /// The calls counted before this one.
    pub used: u64,
    /// The calls that may pass.
    pub max: u64,
    /// When the window ends, in milliseconds since the epoch.
    pub end: i64,
}

impl Prepared {
    /// The limits that a call counts at, those of the tool first, with what they hold at this moment. Empty where no call of the tool gets as
    /// far as its limits.
    pub fn usage(&self, call: &Call, counters: &Counters, now: i64) -> Vec<Usage> {
        let tool = call.tool.as_str();
        let Some(policy) = self.policy.as_ref().filter(|policy| !policy.hides(tool)) else {
            return Vec::new();
        };
        let own = match policy.tools.get(tool) {
            Some(plan) if !plan.is_shut() => plan.limits.as_slice(),
            None if policy.allows_unlisted => &[],
            _ => return Vec::new(),
        };
        let limits = own.iter().chain(&policy.all_limits);
        limits
            .map(|limit| {
                let held = limit.held(call, now);
                Usage {
                    used: counters.used(&held),
                    max: limit.max,
                    end: window_around(now, limit.window).1,
                    key: held.key,
                }
            })
            .collect()
    }

    /// What happens to a call, as [`Prepared::evaluate`] says it, with every rule in order.
    pub fn explain(&self, call: &Call, counters: &Counters, now: i64) -> (Verdict, Trace) {
        let mut teller = Teller {
            call,
            counters,
            now,
            steps: Vec::new(),
            counts: Vec::new(),
        };
        match &self.policy {
            None => teller.no_policy(),
            Some(policy) => teller.policy(policy),
        }
        teller.finish()
    }
}

struct Teller<'a> {
    call: &'a Call,
    counters: &'a Counters,
    now: i64,
    steps: Vec<Step>,
    counts: Vec<Held>,
}

/// A step; its outcome is settled at the end, once it is known which one decided.
fn step(subject: Subject, place: Pointer, answer: Option<Answer>) -> Step {
    Step {
        subject,
        place,
        outcome: Outcome::Passed,
        answer,
        conditions: Vec::new(),
        usage: None,
    }
}

fn denial(decision: Decision, rule: impl Into<String>, message: String) -> Answer {
    Answer {
        decision,
        rule: rule.into(),
        message,
    }
}

impl Teller<'_> {
    fn no_policy(&mut self) {
        let answer = denial(
            Decision::Denied,
            words::NO_POLICY,
            words::NO_POLICY_APPLIES.into(),
        );
        self.steps
            .push(step(Subject::Policy, Pointer::root(), Some(answer)));
    }

    fn policy(&mut self, policy: &Compact) {
        let tool = self.call.tool.as_str();
        let hidden = policy
            .hides(tool)
            .then(|| denial(Decision::Hidden, words::HIDDEN, words::hidden(tool)));
        self.steps
            .push(step(Subject::Hide, Pointer::root().key("hide"), hidden));
        if let Some(plan) = policy.tools.get(tool) {
            self.entry(plan);
        } else {
            let answer = (!policy.allows_unlisted).then(|| {
                denial(
                    Decision::Denied,
                    words::DEFAULT_DENY,
                    words::not_permitted(tool),
                )
            });
            self.steps.push(step(
                Subject::Default,
                Pointer::root().key("default"),
                answer,
            ));
        }
        let place = Pointer::root().key("all_tools").key("limits");
        for (index, limit) in policy.all_limits.iter().enumerate() {
            self.limit(limit, None, place.index(index));
        }
    }

    fn entry(&mut self, plan: &Plan) {
        let tool = self.call.tool.as_str();
        let place = Pointer::root().key("tools").key(tool);
        match Form::of(&plan.entry) {
            Form::Mixed => {
                let answer = denial(Decision::Denied, words::entry_id(tool), words::mixed(tool));
                self.steps.push(step(Subject::Mixed, place, Some(answer)));
            }
            Form::Shorthand => {
                if plan.entry.action.is_some() {
                    let answer = action(&plan.entry, tool).and_then(answer_of);
                    self.steps
                        .push(step(Subject::Action, place.key("action"), answer));
                }
                for limit in &plan.limits {
                    self.limit(limit, Some(tool), place.key("rate_limit"));
                }
            }
            Form::Version1 => {
                self.rules(plan, &place);
                for (index, limit) in plan.limits.iter().enumerate() {
                    self.limit(limit, Some(tool), place.key("limits").index(index));
                }
            }
        }
    }

    fn rules(&mut self, plan: &Plan, place: &Pointer) {
        let tool = self.call.tool.as_str();
        for (index, (rule, operators)) in plan
            .entry
            .require
            .iter()
            .flatten()
            .zip(&plan.require)
            .enumerate()
        {
            let conditions = self.asked(rule, operators);
            let failing = conditions.iter().find(|asked| asked.holds != Some(true));
            let answer = failing.map(|asked| {
                let id = words::rule_id(tool, "require", Some(&asked.condition));
                denial(Decision::Denied, id, words::of_rule(rule))
            });
            let place = place.key("require").index(index);
            self.steps.push(Step {
                conditions,
                ..step(Subject::Require, place, answer)
            });
        }
        let denials = || {
            plan.entry
                .deny_if
                .iter()
                .flatten()
                .zip(&plan.deny_if)
                .enumerate()
        };
        let place = place.key("deny_if");
        for (index, (rule, operators)) in
            denials().filter(|(_, (rule, _))| rule.approval_note().is_none())
        {
            let conditions = self.asked(rule, operators);
            let fires = conditions.iter().all(|asked| asked.holds != Some(false));
            let answer = fires.then(|| {
                let id = words::rule_id(tool, "deny_if", rule.conditions.first());
                denial(Decision::Denied, id, words::of_rule(rule))
            });
            self.steps.push(Step {
                conditions,
                ..step(Subject::DenyIf, place.index(index), answer)
            });
        }
        for (index, (rule, _)) in denials().filter(|(_, (rule, _))| rule.approval_note().is_some())
        {
            let id = words::rule_id(tool, "deny_if", None);
            let answer = denial(Decision::Approval, id, words::of_rule(rule));
            self.steps
                .push(step(Subject::Approval, place.index(index), Some(answer)));
        }
    }

    fn asked(&self, rule: &Rule, operators: &RulePlan) -> Vec<Asked> {
        let ask = |(condition, operator): (&Condition, &super::operators::Operator)| {
            let found = find(&self.call.args, &condition.path);
            Asked {
                condition: condition.clone(),
                found: found.cloned(),
                holds: operator.holds(found),
            }
        };
        rule.conditions
            .iter()
            .zip(operators.iter())
            .map(ask)
            .collect()
    }

    fn limit(&mut self, limit: &LimitPlan, tool: Option<&str>, place: Pointer) {
        let held = limit.held(self.call, self.now);
        let used = used(&held, &self.counts, self.counters);
        let end = window_around(self.now, limit.window).1;
        let answer = (used >= limit.max).then(|| {
            denial(
                Decision::Limited,
                limit.id(tool),
                words::limited(limit.max, limit.window, self.now),
            )
        });
        let subject = if tool.is_some() {
            Subject::Limit
        } else {
            Subject::AllToolsLimit
        };
        let usage = Usage {
            key: held.key.clone(),
            used,
            max: limit.max,
            end,
        };
        self.counts.push(held);
        self.steps.push(Step {
            usage: Some(usage),
            ..step(subject, place, answer)
        });
    }

    fn finish(mut self) -> (Verdict, Trace) {
        let decider = self.steps.iter().position(|step| step.answer.is_some());
        for (at, step) in self.steps.iter_mut().enumerate() {
            step.outcome = match decider {
                Some(decider) if at == decider => Outcome::Decided,
                Some(decider) if at > decider => Outcome::NotReached,
                _ => Outcome::Passed,
            };
        }
        let step = decider.and_then(|at| self.steps.get(at));
        let verdict = match step.and_then(|step| Some((step, step.answer.clone()?))) {
            None => Verdict::allowed(self.counts),
            Some((step, answer)) => {
                let mut verdict = Verdict::stopped(answer.decision, answer.rule, answer.message);
                verdict.retry_at = step.usage.as_ref().map(|usage| usage.end);
                verdict
            }
        };
        (verdict, Trace { steps: self.steps })
    }
}

fn answer_of(verdict: Verdict) -> Option<Answer> {
    Some(Answer {
        decision: verdict.decision,
        rule: verdict.rule?,
        message: verdict.message?,
    })
}
