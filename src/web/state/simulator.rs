//! A gateway to try the policy on: the call that is being filled in, the clock, and what came of the calls so far.

mod bounds;
mod filling;
mod log;
mod scenarios;

pub use bounds::Bounds;
pub use filling::Filling;

use super::rows::RowId;
use super::view::Pane;
use super::workspace::Workspace;
use crate::core::catalogue::{Parameter, parameters};
use crate::core::evaluate::gateway::{AuditRow, Gateway, Mode, Reply, Upstream};
use crate::core::evaluate::{Call, Counter, Counters, Trace, Usage, form};
use crate::core::json::Object;
use crate::core::policy::Policy;
use crate::web::platform::{download, time};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most times that a call is repeated at once.
const MOST_REPEATS: u32 = 1_000;
/// How many calls are remembered with their arguments, so that a row of the log can open its call.
const REMEMBERED: usize = 2_000;

/// One call and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Called {
    /// The call.
    pub call: Call,
    /// What the rules said, each in order.
    pub trace: Trace,
    /// The gateway's reply.
    pub reply: Reply,
    /// How many calls in a row this was the last of.
    pub times: u32,
    /// The policy that was asked.
    pub policy: Policy,
}

/// The handle on the simulator: one word, as the workspace's.
#[derive(Clone, Copy)]
pub struct Simulator(&'static Parts);

impl std::ops::Deref for Simulator {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What the simulator holds.
pub struct Parts {
    gateway: RwSignal<Gateway>,
    /// The call that is being filled in.
    pub filling: RwSignal<Filling>,
    /// Whose call it is.
    pub grant: RwSignal<String>,
    /// The agent's session.
    pub session: RwSignal<String>,
    /// How the server behaves.
    pub upstream: RwSignal<Upstream>,
    /// The time of the gateway's clock, in milliseconds since the epoch.
    pub now: RwSignal<i64>,
    /// The last call.
    pub last: RwSignal<Option<Called>>,
    /// The calls around a rule's bounds, and what is tried.
    pub bounds: RwSignal<Option<Bounds>>,
    calls: StoredValue<BTreeMap<u64, Call>>,
    /// The policy that the gateway was loaded with last.
    loaded: StoredValue<Policy>,
    cleared: StoredValue<Vec<AuditRow>>,
}

impl Default for Simulator {
    fn default() -> Self {
        Self(Box::leak(Box::new(Parts {
            gateway: RwSignal::new(Gateway::new("")),
            filling: RwSignal::default(),
            grant: RwSignal::new("default".to_owned()),
            session: RwSignal::new("default".to_owned()),
            upstream: RwSignal::new(Upstream {
                fails: false,
                takes: 120,
            }),
            now: RwSignal::new(0),
            last: RwSignal::new(None),
            bounds: RwSignal::new(None),
            calls: StoredValue::new(BTreeMap::new()),
            loaded: StoredValue::new(Policy::default()),
            cleared: StoredValue::new(Vec::new()),
        })))
    }
}

impl Simulator {
    /// Begins anew, for another draft.
    pub(super) fn reset(self) {
        self.gateway.set(Gateway::new(""));
        self.filling.set(Filling::default());
        self.last.set(None);
        self.bounds.set(None);
        self.calls.update_value(BTreeMap::clear);
        self.cleared.set_value(Vec::new());
        self.now.set(0);
    }

    /// What kind of gateway is played.
    pub fn mode(self) -> Memo<Mode> {
        let gateway = self.gateway;
        Memo::new(move |_| gateway.read().mode)
    }

    /// Plays another kind of gateway.
    pub fn set_mode(self, mode: Mode) {
        self.gateway.update(|gateway| gateway.mode = mode);
    }

    /// The gateway.
    pub fn gateway(self) -> ReadSignal<Gateway> {
        self.gateway.read_only()
    }

    /// The counters whose window holds the time of the clock.
    pub fn counters(self) -> Vec<Counter> {
        let now = self.now.get();
        self.gateway.read().counters.at(now).collect()
    }

    /// The limits that a call of the chosen tool counts at, with what they hold. Tracked.
    pub fn usage(self, tool: &str) -> Vec<Usage> {
        let call = Call {
            tool: tool.to_owned(),
            args: Object::new(),
            grant: self.grant.get(),
            session: self.session.get(),
        };
        let now = self.now.get();
        let gateway = self.gateway.read();
        gateway.prepared().usage(&call, &gateway.counters, now)
    }

    /// Lets some time pass on the gateway's clock, or goes back.
    pub fn advance(self, milliseconds: i64) {
        self.now
            .update(|now| *now = now.saturating_add(milliseconds));
        let now = self.now.get_untracked();
        let mut late = Vec::new();
        self.gateway.update(|gateway| late = gateway.settle(now));
        if let Some(reply) = late.pop() {
            self.replied(reply);
        }
    }

    /// Goes to the end of the window that ends first; to the next minute where nothing is counted.
    pub fn next_window(self) {
        let now = self.now.get_untracked();
        let ends = untrack(|| self.counters())
            .into_iter()
            .map(|counter| counter.end);
        let minute = crate::core::evaluate::window_around(now, 60).1;
        self.advance(ends.min().unwrap_or(minute).saturating_sub(now));
    }

    fn replied(self, reply: Reply) {
        let call = self
            .calls
            .with_value(|calls| calls.get(&reply.audit.request).cloned());
        if let Some(call) = call {
            self.last.set(Some(Called {
                call,
                trace: Trace::default(),
                reply,
                times: 1,
                policy: self.loaded.get_value(),
            }));
        }
    }

    /// A person lets a held call through.
    pub fn approve(self, request: u64) {
        let now = self.now.get_untracked();
        let mut reply = None;
        self.gateway
            .update(|gateway| reply = gateway.approve(request, now));
        if let Some(reply) = reply {
            self.replied(reply);
        }
    }

    /// A person refuses a held call.
    pub fn refuse(self, request: u64) {
        let now = self.now.get_untracked();
        let mut reply = None;
        self.gateway
            .update(|gateway| reply = gateway.refuse(request, now));
        if let Some(reply) = reply {
            self.replied(reply);
        }
    }

    /// Sets every counter back to nothing.
    pub fn reset_counters(self) {
        self.gateway
            .update(|gateway| gateway.counters = Counters::new());
    }

    /// The call of a row of the log, while it is remembered.
    fn call_of(self, request: u64) -> Option<Call> {
        self.calls.with_value(|calls| calls.get(&request).cloned())
    }
}

impl Workspace {
    /// The simulator.
    pub fn simulator(self) -> Simulator {
        self.simulator
    }

    /// Whether the policy is another one than the one that the last call was asked about.
    pub fn last_call_is_outdated(self) -> bool {
        let last = self.simulator.last.read();
        let asked = last.as_ref().map(|called| &called.policy);
        asked.is_some_and(|asked| *asked != self.draft().read().policy)
    }

    /// Loads the policy as it is into the gateway. Counters and log stay.
    pub fn load_gateway(self) {
        let draft = self.draft().get();
        let simulator = self.simulator;
        let title = untrack(|| self.title().get());
        simulator.gateway.update(|gateway| {
            gateway.server = title;
            gateway.load(&draft.policy, "1");
        });
        simulator.loaded.set_value(draft.policy.clone());
        if simulator.now.get_untracked() == 0 {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "milliseconds since 1970 are far below 2^63"
            )]
            simulator.now.set(time::now() as i64 / 1_000 * 1_000);
        }
    }

    fn parameters_of(self, row: RowId) -> Arc<[Parameter]> {
        let row = self.row(row);
        let schema = row
            .as_ref()
            .and_then(|row| row.tool.as_ref()?.input_schema());
        schema.map(parameters).unwrap_or_default().into()
    }

    /// Chooses the tool to call, its arguments empty.
    pub fn choose_call(self, row: RowId) {
        self.simulator
            .show(Some(row), self.parameters_of(row), &Object::new());
    }

    /// Opens the simulator with a tool chosen.
    pub fn try_tool(self, row: RowId) {
        self.choose_call(row);
        self.fill_example();
        self.view.show(Pane::Simulate);
    }

    /// Fills in arguments that the tool's schema allows.
    pub fn fill_example(self) {
        let Some(id) = self.simulator.filling.read_untracked().row else {
            return;
        };
        let row = self.row(id);
        let schema = row
            .as_ref()
            .and_then(|row| row.tool.as_ref()?.input_schema());
        let args = schema.map(form::example).unwrap_or_default();
        self.simulator.show(Some(id), self.parameters_of(id), &args);
    }

    fn typed_call(self) -> Option<Call> {
        let simulator = self.simulator;
        let args = untrack(|| simulator.arguments()).ok()?;
        let name = self.name_of(simulator.filling.read_untracked().row?)?;
        Some(Call {
            grant: simulator.grant.get_untracked(),
            session: simulator.session.get_untracked(),
            ..Call::new(name.to_string(), args)
        })
    }

    /// Makes the call that is filled in, some times in a row.
    pub fn call(self, times: u32) {
        untrack(|| self.load_gateway());
        let Some(call) = self.typed_call() else {
            return;
        };
        let simulator = self.simulator;
        let (now, upstream) = (
            simulator.now.get_untracked(),
            simulator.upstream.get_untracked(),
        );
        let mut called = None;
        simulator.gateway.update(|gateway| {
            for _ in 0..times.clamp(1, MOST_REPEATS) {
                gateway.settle(now);
                let (_, trace) = gateway.prepared().explain(&call, &gateway.counters, now);
                let reply = gateway.call(&call, upstream, now);
                let call = call.clone();
                simulator.calls.update_value(|calls| {
                    calls.insert(reply.audit.request, call.clone());
                    while calls.len() > REMEMBERED {
                        calls.pop_first();
                    }
                });
                called = Some(Called {
                    call,
                    trace,
                    reply,
                    times,
                    policy: simulator.loaded.get_value(),
                });
            }
        });
        if let Some(called) = &called {
            let verdict = &called.reply.verdict;
            self.notices.speak(format!(
                "{}: {}",
                called.call.tool,
                verdict.decision.as_str()
            ));
        }
        simulator.last.set(called);
    }

    fn fill_call(self, call: &Call) {
        let simulator = self.simulator;
        let rows = self.rows();
        let row = rows
            .read_untracked()
            .all()
            .iter()
            .find(|row| *row.name == *call.tool)
            .map(|row| row.id);
        simulator.grant.set(call.grant.clone());
        simulator.session.set(call.session.clone());
        let parameters = row.map_or_else(Arc::default, |row| self.parameters_of(row));
        simulator.show(row, parameters, &call.args);
    }

    fn offer_file(self, name: &str, media_type: &str, text: &str) {
        match download::download(name, media_type, text) {
            Ok(()) => self.notices.done(format!("Downloaded {name}")),
            Err(reason) => self.notices.failure(format!("Not downloaded: {reason}.")),
        }
    }
}
