//! A gateway to try a policy on: what the agent sees and gets, what waits for a person, and what the log keeps.
//!
//! It is a value: the time is passed in, the server behind it is played, and nothing happens by itself. Documented are the log's
//! columns and the text `[POLICY DENIED] …` in a normal result; the rest is ours.

mod audit;
mod listing;

pub use audit::{AuditRow, UpstreamAnswer, json_lines};
pub use listing::{Listing, listing};

use super::{Call, Counters, Decision, Held, Prepared, Verdict, words};
use crate::core::json::{Object, Value};
use crate::core::policy::Policy;

/// What kind of gateway is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Version 1: an approval is a denial.
    #[default]
    Version1,
    /// One that can hold calls: an approval waits for a person.
    Holding,
}

/// How the server behind the gateway behaves for one call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Upstream {
    /// Whether it fails: what the call counted is given back.
    pub fails: bool,
    /// How long it takes, in milliseconds.
    pub takes: u32,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What the policy says.
    pub verdict: Verdict,
    /// The result that the agent receives; nothing while the call is held.
    pub agent: Option<Value>,
    /// When the agent receives it, in milliseconds since the epoch.
    pub at: i64,
    /// The request in the queue, while the call is held.
    pub held: Option<u64>,
    /// What the log keeps of it.
    pub audit: AuditRow,
}

/// A call that waits for a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The number of the request.
    pub request: u64,
    /// The call.
    pub call: Call,
    /// How the server will behave if the call is approved.
    pub upstream: Upstream,
    /// What the policy said.
    pub verdict: Verdict,
    /// When the call came.
    pub since: i64,
    /// When it is refused by itself.
    pub until: i64,
}

/// A call that the server has not answered yet and will fail.
#[derive(Clone, Debug, PartialEq)]
struct Failing {
    at: i64,
    counts: Vec<Held>,
}

/// How long a held call waits: ten minutes.
pub const PATIENCE: i64 = 600_000;

/// The most rows that the log keeps; older ones are dropped.
pub const LOG_ROWS: usize = 10_000;

/// What the agent is told when a person refuses, and when nobody answers in time.
const REFUSED: &str = "A person refused the call";
const EXPIRED: &str = "Nobody approved the call in time";

/// A gateway with a policy, counters, a queue and a log.
#[derive(Clone, Debug, Default)]
pub struct Gateway {
    /// What kind of gateway is played.
    pub mode: Mode,
    /// The server's name, for the log.
    pub server: String,
    /// What the log calls the policy that decided.
    pub policy_version: String,
    /// The counters.
    pub counters: Counters,
    /// The log, oldest row first.
    pub log: Vec<AuditRow>,
    prepared: Prepared,
    queue: Vec<Waiting>,
    failing: Vec<Failing>,
    requests: u64,
}

impl Gateway {
    /// A gateway before any policy is loaded.
    pub fn new(server: impl Into<String>) -> Self {
        Self {
            server: server.into(),
            ..Self::default()
        }
    }

    /// Loads a policy. Counters, queue and log stay.
    pub fn load(&mut self, policy: &Policy, version: impl Into<String>) {
        self.prepared = Prepared::new(policy);
        self.policy_version = version.into();
    }

    /// The policy as it decides.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The calls that wait for a person, oldest first.
    pub fn queue(&self) -> &[Waiting] {
        &self.queue
    }

    /// A call arrives.
    pub fn call(&mut self, call: &Call, upstream: Upstream, now: i64) -> Reply {
        self.settle(now);
        self.requests += 1;
        let request = self.requests;
        let verdict = self.prepared.evaluate(call, &self.counters, now);
        if verdict.decision == Decision::Approval && self.mode == Mode::Holding {
            return self.hold(request, call, upstream, verdict, now);
        }
        self.answer(request, call, upstream, verdict, now)
    }

    /// A person lets a held call through; limits count it now. Nothing when no such call waits any more.
    pub fn approve(&mut self, request: u64, now: i64) -> Option<Reply> {
        self.settle(now);
        let waiting = self.take(request)?;
        let verdict = self
            .prepared
            .evaluate_approved(&waiting.call, &self.counters, now);
        Some(self.answer(request, &waiting.call, waiting.upstream, verdict, now))
    }

    /// A person refuses a held call. Nothing when no such call waits any more.
    pub fn refuse(&mut self, request: u64, now: i64) -> Option<Reply> {
        self.settle(now);
        let waiting = self.take(request)?;
        Some(self.refusal(&waiting, REFUSED, now))
    }

    /// Time has come to `now`: calls that waited too long are refused, failed calls give back what they counted.
    pub fn settle(&mut self, now: i64) -> Vec<Reply> {
        let (due, failing): (Vec<_>, Vec<_>) = std::mem::take(&mut self.failing)
            .into_iter()
            .partition(|failing| failing.at <= now);
        self.failing = failing;
        for failed in due {
            self.counters.give_back(&failed.counts);
        }
        let (late, queue): (Vec<_>, Vec<_>) = std::mem::take(&mut self.queue)
            .into_iter()
            .partition(|waiting| waiting.until <= now);
        self.queue = queue;
        late.iter()
            .map(|waiting| self.refusal(waiting, EXPIRED, waiting.until))
            .collect()
    }

    fn take(&mut self, request: u64) -> Option<Waiting> {
        let at = self
            .queue
            .iter()
            .position(|waiting| waiting.request == request)?;
        Some(self.queue.remove(at))
    }

    fn hold(
        &mut self,
        request: u64,
        call: &Call,
        upstream: Upstream,
        verdict: Verdict,
        now: i64,
    ) -> Reply {
        let audit = self.log_row(request, call, None, &verdict, now);
        let until = now.saturating_add(PATIENCE);
        let waiting = Waiting {
            request,
            call: call.clone(),
            upstream,
            verdict: verdict.clone(),
            since: now,
            until,
        };
        self.queue.push(waiting);
        Reply {
            verdict,
            agent: None,
            at: now,
            held: Some(request),
            audit,
        }
    }

    fn refusal(&mut self, waiting: &Waiting, message: &str, now: i64) -> Reply {
        let rule = waiting.verdict.rule.clone().unwrap_or_default();
        let verdict = Verdict::stopped(Decision::Denied, rule, message.to_owned());
        self.answer(
            waiting.request,
            &waiting.call,
            waiting.upstream,
            verdict,
            now,
        )
    }

    fn answer(
        &mut self,
        request: u64,
        call: &Call,
        upstream: Upstream,
        verdict: Verdict,
        now: i64,
    ) -> Reply {
        let passes = verdict.decision == Decision::Allowed;
        let reached = passes.then_some(upstream);
        let audit = self.log_row(request, call, reached, &verdict, now);
        let at = if passes {
            now.saturating_add(i64::from(upstream.takes))
        } else {
            now
        };
        if passes {
            self.counters.reserve(&verdict.counts);
            if upstream.fails {
                self.failing.push(Failing {
                    at,
                    counts: verdict.counts.clone(),
                });
                self.give_back_due(now);
            }
        }
        Reply {
            agent: Some(agent(&verdict, upstream)),
            verdict,
            at,
            held: None,
            audit,
        }
    }

    /// A server that fails at once gives back at once.
    fn give_back_due(&mut self, now: i64) {
        if self.failing.last().is_some_and(|failing| failing.at <= now)
            && let Some(failed) = self.failing.pop()
        {
            self.counters.give_back(&failed.counts);
        }
    }

    fn log_row(
        &mut self,
        request: u64,
        call: &Call,
        reached: Option<Upstream>,
        verdict: &Verdict,
        now: i64,
    ) -> AuditRow {
        let mut keys: Vec<String> = call.args.iter().map(|(key, _)| key.to_owned()).collect();
        keys.sort_unstable();
        let row = AuditRow {
            time: now,
            request,
            grant: call.grant.clone(),
            session: call.session.clone(),
            server: self.server.clone(),
            method: "tools/call".into(),
            tool: call.tool.clone(),
            policy_version: self.policy_version.clone(),
            decision: verdict.decision,
            rule: verdict.rule.clone(),
            message: verdict.message.clone(),
            argument_keys: keys,
            upstream: reached.map(|upstream| UpstreamAnswer {
                status: if upstream.fails { 502 } else { 200 },
                latency: upstream.takes,
            }),
        };
        self.log.push(row.clone());
        let surplus = self.log.len().saturating_sub(LOG_ROWS);
        self.log.drain(..surplus);
        row
    }
}

/// The result that the agent receives: a denial is a normal result that says it is an error.
fn agent(verdict: &Verdict, upstream: Upstream) -> Value {
    let (text, is_error) = match &verdict.message {
        _ if verdict.decision == Decision::Allowed && upstream.fails => {
            ("The server failed.".to_owned(), true)
        }
        _ if verdict.decision == Decision::Allowed => ("The server's answer.".to_owned(), false),
        message => (
            format!(
                "[POLICY DENIED] {}",
                message.as_deref().unwrap_or(words::BLOCKED)
            ),
            true,
        ),
    };
    let mut content = Object::new();
    content.set("type", "text".into());
    content.set("text", text.into());
    let mut result = Object::new();
    result.set("content", Value::Array(vec![content.into()]));
    result.set("isError", is_error.into());
    result.into()
}
