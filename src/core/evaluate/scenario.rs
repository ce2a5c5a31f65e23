//! Scenarios: calls in a row with what is expected of each, kept beside a policy and run on every change.
//!
//! Their file form is ours: `{"tests": [{"name", "calls": [{"tool", "args", "grant"?, "session"?, "at"?, "fails"?, "expect":
//! {"decision", "rule"?, "message"?}}]}]}`. A call without `at` comes at the time of the one before it; the first, at the epoch.

mod coverage;
mod file;

pub use coverage::{Covered, coverage};
pub use file::{Error, MOST, read, to_value, write};

use super::{Call, Counters, Decision, Prepared, Trace, Verdict};

/// The most calls that the scenarios of one draft hold together: they all run again on every change.
pub const MOST_CALLS: usize = 10_000;

/// Calls in a row, with counters that start empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// What it shows.
    pub name: String,
    /// The calls in their order.
    pub calls: Vec<Step>,
}

/// One call of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The call.
    pub call: Call,
    /// When it comes, in milliseconds since the epoch; nothing for the time of the call before.
    pub at: Option<i64>,
    /// Whether the server fails, so that the call gives back what it counted.
    pub fails: bool,
    /// What is expected.
    pub expect: Expectation,
}

/// What is expected of a call; what is not named may be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The decision.
    pub decision: Decision,
    /// The rule id; an empty one asks for none.
    pub rule: Option<String>,
    /// What the agent is told.
    pub message: Option<String>,
}

/// The first call that did not go as expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The call, counted from 0.
    pub call: u32,
    /// What was expected.
    pub expected: Expectation,
    /// What the policy says.
    pub found: Verdict,
}

/// How a scenario went.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The verdict of each call, all of them, whatever was expected.
    pub verdicts: Vec<Verdict>,
    /// The first difference; nothing when the scenario passes.
    pub difference: Option<Difference>,
}

impl Run {
    /// Whether every call went as expected.
    pub fn passes(&self) -> bool {
        self.difference.is_none()
    }
}

impl Expectation {
    /// To expect what happens now.
    pub fn of(verdict: &Verdict) -> Self {
        Self {
            decision: verdict.decision,
            rule: Some(verdict.rule.clone().unwrap_or_default()),
            message: verdict.message.clone(),
        }
    }

    /// Whether a verdict is as expected.
    pub fn meets(&self, verdict: &Verdict) -> bool {
        let same = |wanted: &Option<String>, found: &Option<String>| {
            wanted
                .as_deref()
                .is_none_or(|wanted| wanted == found.as_deref().unwrap_or(""))
        };
        self.decision == verdict.decision
            && same(&self.rule, &verdict.rule)
            && same(&self.message, &verdict.message)
    }
}

impl Scenario {
    /// Runs the calls on a policy.
    pub fn run(&self, prepared: &Prepared) -> Run {
        let mut verdicts = Vec::with_capacity(self.calls.len());
        let mut difference = None;
        self.play(|step, counters, now| {
            let verdict = prepared.evaluate(&step.call, counters, now);
            if difference.is_none() && !step.expect.meets(&verdict) {
                let call = u32::try_from(verdicts.len()).unwrap_or(u32::MAX);
                difference = Some(Difference {
                    call,
                    expected: step.expect.clone(),
                    found: verdict.clone(),
                });
            }
            verdicts.push(verdict.clone());
            verdict
        });
        Run {
            verdicts,
            difference,
        }
    }

    /// The same scenario, expecting what happens now.
    #[must_use]
    pub fn recorded(&self, prepared: &Prepared) -> Self {
        let run = self.run(prepared);
        let calls = self.calls.iter().zip(&run.verdicts);
        let expecting = |(step, verdict): (&Step, &Verdict)| Step {
            expect: Expectation::of(verdict),
            ..step.clone()
        };
        Self {
            name: self.name.clone(),
            calls: calls.map(expecting).collect(),
        }
    }

    /// The traces of all calls.
    pub fn traces(&self, prepared: &Prepared) -> Vec<Trace> {
        let mut traces = Vec::with_capacity(self.calls.len());
        self.play(|step, counters, now| {
            let (verdict, trace) = prepared.explain(&step.call, counters, now);
            traces.push(trace);
            verdict
        });
        traces
    }

    fn play(&self, mut answer: impl FnMut(&Step, &Counters, i64) -> Verdict) {
        let mut counters = Counters::new();
        let mut now = 0;
        for step in &self.calls {
            now = step.at.unwrap_or(now);
            let verdict = answer(step, &counters, now);
            if !step.fails {
                counters.reserve(&verdict.counts);
            }
        }
    }
}
