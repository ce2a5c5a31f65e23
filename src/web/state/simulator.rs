//! A gateway to try the policy on: the call that is being filled in, the clock, and what came of the calls so far.

use super::notices::Offer;
use super::rows::RowId;
use super::view::Pane;
use super::workspace::Workspace;
use crate::core::catalogue::{Parameter, parameters};
use crate::core::edit::Edit;
use crate::core::evaluate::boundary::Boundary;
use crate::core::evaluate::filled::Filled;
use crate::core::evaluate::gateway::{AuditRow, Gateway, Mode, Reply, Upstream, json_lines};
use crate::core::evaluate::scenario::{self, Covered, Expectation, Run, Scenario, Step};
use crate::core::evaluate::{Call, Counter, Counters, Trace, Verdict, boundary, form};
use crate::core::json::{self, Object, Value};
use crate::core::policy::Rule;
use crate::core::text::plural;
use crate::web::platform::{download, time};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most times that a call is repeated at once.
const MOST_REPEATS: u32 = 1_000;
/// The longest text of arguments that is read, in bytes.
const MOST_BYTES: usize = 1_000_000;
/// How many calls are remembered with their arguments, so that a row of the log can open its call.
const REMEMBERED: usize = 2_000;

/// The call that is being filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filling {
    /// Which tool; nothing before one is chosen.
    pub row: Option<RowId>,
    /// What the tool takes.
    pub parameters: Arc<[Parameter]>,
    /// The fields.
    pub filled: Filled,
    /// The whole arguments as JSON, in place of the fields.
    pub json: Option<String>,
    /// Counts how often the fields were filled from outside, so that they are drawn anew then and only then.
    pub epoch: u32,
}

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
    cleared: StoredValue<Vec<AuditRow>>,
}

/// The calls around the bounds of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// The tool.
    pub tool: String,
    /// The calls with their verdicts, each with counters of its own.
    pub tried: Vec<(Boundary, Verdict)>,
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

    /// The arguments as they are filled in.
    ///
    /// # Errors
    /// What is wrong, by the path of the field; of the whole JSON text under the empty path.
    pub fn arguments(self) -> Result<Object, BTreeMap<String, String>> {
        let filling = self.filling.read();
        let Some(text) = &filling.json else {
            return filling.filled.read(&filling.parameters);
        };
        let wrong = |words: String| Err(BTreeMap::from([(String::new(), words)]));
        if text.len() > MOST_BYTES {
            return wrong("The arguments are longer than 1 MB.".to_owned());
        }
        match json::read_text(text).map(json::Document::into_value) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => wrong("Arguments are an object: { … }.".to_owned()),
            Err(error) => wrong(error.to_string()),
        }
    }

    /// Fills in a text for an argument; nothing to leave it out.
    pub fn fill(self, path: &str, text: Option<String>) {
        self.filling.update(|filling| match text {
            Some(text) => {
                filling.filled.0.insert(path.to_owned(), text);
            }
            None => {
                filling.filled.0.remove(path);
            }
        });
    }

    /// Fills in the whole arguments as JSON.
    pub fn fill_json(self, text: String) {
        self.filling.update(|filling| filling.json = Some(text));
    }

    /// Shows the fields, or the whole arguments as JSON. The fields come back only for arguments that they can show.
    pub fn show_json(self, on: bool) {
        let Ok(args) = untrack(|| self.arguments()) else {
            return;
        };
        self.filling.update(|filling| {
            filling.epoch = filling.epoch.wrapping_add(1);
            if on {
                filling.json = Some(json::pretty(&Value::Object(args)));
            } else if let Some(filled) = Filled::of(&args, &filling.parameters) {
                filling.filled = filled;
                filling.json = None;
            }
        });
    }

    fn show(self, row: Option<RowId>, parameters: Arc<[Parameter]>, args: &Object) {
        self.filling.update(|filling| {
            let filled = Filled::of(args, &parameters);
            filling.json = filled
                .is_none()
                .then(|| json::pretty(&Value::Object(args.clone())));
            filling.filled = filled.unwrap_or_default();
            filling.row = row;
            filling.parameters = parameters;
            filling.epoch = filling.epoch.wrapping_add(1);
        });
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

    /// Loads the policy as it is into the gateway. Counters and log stay.
    pub fn load_gateway(self) {
        let draft = self.draft().get();
        let simulator = self.simulator;
        let title = untrack(|| self.title().get());
        simulator.gateway.update(|gateway| {
            gateway.server = title;
            gateway.load(&draft.policy, "1");
        });
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

    /// Opens the call of a row of the log.
    pub fn open_call(self, row: &AuditRow) {
        let simulator = self.simulator;
        let Some(call) = simulator.call_of(row.request) else {
            self.notices.failure(
                "The arguments of this call are no longer remembered: the log keeps none.",
            );
            return;
        };
        self.fill_call(&call);
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

    /// Tries the calls at the bounds of a rule.
    pub fn try_bounds(self, id: RowId, rule: &Rule) {
        untrack(|| self.load_gateway());
        let Some(row) = self.row(id) else { return };
        let schema = row.tool.as_ref().and_then(|tool| tool.input_schema());
        let base = schema.map(form::example).unwrap_or_default();
        let simulator = self.simulator;
        let gateway = simulator.gateway.read_untracked();
        let tried = boundary::of_rule(rule, &base, schema)
            .into_iter()
            .map(|boundary| {
                let call = Call::new(row.name.to_string(), boundary.args.clone());
                let verdict = gateway.prepared().evaluate(
                    &call,
                    &Counters::new(),
                    simulator.now.get_untracked(),
                );
                (boundary, verdict)
            })
            .collect();
        drop(gateway);
        simulator.bounds.set(Some(Bounds {
            tool: row.name.to_string(),
            tried,
        }));
        self.view.show(Pane::Simulate);
    }

    /// Opens one of the calls at a rule's bounds.
    pub fn open_bound(self, index: usize) {
        let bounds = self.simulator.bounds.get_untracked();
        let call = bounds.and_then(|bounds| {
            let (boundary, _) = bounds.tried.get(index)?;
            Some(Call::new(bounds.tool.clone(), boundary.args.clone()))
        });
        if let Some(call) = call {
            self.fill_call(&call);
        }
    }

    /// Empties the log; it can be taken back.
    pub fn clear_log(self) {
        let simulator = self.simulator;
        let mut rows = Vec::new();
        simulator
            .gateway
            .update(|gateway| rows = std::mem::take(&mut gateway.log));
        let words = format!("Log cleared: {}", plural(rows.len() as u64, "row", "rows"));
        simulator.cleared.set_value(rows);
        self.notices.offering(words, Offer::RestoreLog);
    }

    /// Puts the rows back that were cleared last, before those that came since.
    pub fn restore_log(self) {
        let simulator = self.simulator;
        let mut rows = simulator
            .cleared
            .try_update_value(std::mem::take)
            .unwrap_or_default();
        simulator.gateway.update(|gateway| {
            rows.append(&mut gateway.log);
            gateway.log = rows;
        });
    }

    /// Offers the log as JSON Lines.
    pub fn download_log(self) {
        let text = json_lines(&self.simulator.gateway.read_untracked().log);
        self.offer_file("audit.jsonl", "application/jsonl", &text);
    }

    fn offer_file(self, name: &str, media_type: &str, text: &str) {
        match download::download(name, media_type, text) {
            Ok(()) => self.notices.done(format!("Downloaded {name}")),
            Err(reason) => self.notices.failure(format!("Not downloaded: {reason}.")),
        }
    }

    /// The scenarios of the draft.
    pub fn scenarios(self) -> Memo<Arc<[Arc<Scenario>]>> {
        let draft = self.draft();
        Memo::new(move |_| draft.read().scenarios.clone())
    }

    /// How each scenario goes under the policy as it is.
    pub fn runs(self) -> Memo<Arc<Vec<Run>>> {
        let draft = self.draft();
        Memo::new(move |_| {
            let draft = draft.read();
            let prepared = crate::core::evaluate::Prepared::new(&draft.policy);
            Arc::new(
                draft
                    .scenarios
                    .iter()
                    .map(|scenario| scenario.run(&prepared))
                    .collect(),
            )
        })
    }

    /// The rules that no scenario reaches, by their places in the document.
    pub fn uncovered(self) -> Vec<String> {
        let draft = self.draft().get();
        scenario::coverage(&draft.policy, &draft.scenarios)
            .into_iter()
            .filter(|covered: &Covered| covered.reached == 0)
            .map(|covered| covered.place.to_string())
            .collect()
    }

    fn set_scenarios(self, scenarios: Vec<Arc<Scenario>>, label: &str) {
        self.leave();
        let edit = Edit::SetScenarios {
            scenarios: scenarios.into(),
            label: label.to_owned(),
        };
        self.make(&edit, label);
    }

    fn add_scenario(self, scenario: Scenario) {
        let mut scenarios = self.draft().read_untracked().scenarios.to_vec();
        scenarios.push(Arc::new(scenario));
        self.set_scenarios(scenarios, "Scenario saved");
    }

    /// Saves the calls of the log that are remembered, in their order, expecting what happened; the last `most` of them.
    pub fn save_calls(self, name: String, most: usize) {
        let simulator = self.simulator;
        let gateway = simulator.gateway.read_untracked();
        let rows = gateway.log.iter().rev().take(most).rev();
        let calls: Vec<Step> = rows
            .filter_map(|row| {
                let verdict = Verdict {
                    decision: row.decision,
                    rule: row.rule.clone(),
                    message: row.message.clone(),
                    counts: Vec::new(),
                    retry_at: None,
                };
                Some(Step {
                    call: simulator.call_of(row.request)?,
                    at: Some(row.time),
                    fails: row.upstream.is_some_and(|upstream| upstream.status >= 500),
                    expect: Expectation::of(&verdict),
                })
            })
            .collect();
        drop(gateway);
        if calls.is_empty() {
            self.notices
                .failure("There is no call to save. Make one first.");
            return;
        }
        let prepared = crate::core::evaluate::Prepared::new(&self.draft().read_untracked().policy);
        self.add_scenario(Scenario { name, calls }.recorded(&prepared));
    }

    /// Saves the calls at a rule's bounds as a scenario, a day apart so that limits do not add up.
    pub fn save_bounds(self) {
        let Some(bounds) = self.simulator.bounds.get_untracked() else {
            return;
        };
        let calls = (0..)
            .zip(&bounds.tried)
            .map(|(day, (boundary, verdict)): (i64, _)| Step {
                call: Call::new(bounds.tool.clone(), boundary.args.clone()),
                at: Some(day * 86_400_000),
                fails: false,
                expect: Expectation::of(verdict),
            })
            .collect();
        self.add_scenario(Scenario {
            name: format!("Bounds of a rule of {}", bounds.tool),
            calls,
        });
    }

    /// Makes a scenario expect what happens now.
    pub fn expect_now(self, index: usize) {
        let draft = self.draft().get_untracked();
        let prepared = crate::core::evaluate::Prepared::new(&draft.policy);
        let mut scenarios = draft.scenarios.to_vec();
        if let Some(scenario) = scenarios.get_mut(index) {
            *scenario = Arc::new(scenario.recorded(&prepared));
            self.set_scenarios(scenarios, "Scenario expects what happens now");
        }
    }

    /// Removes a scenario.
    pub fn remove_scenario(self, index: usize) {
        let mut scenarios = self.draft().read_untracked().scenarios.to_vec();
        if index < scenarios.len() {
            scenarios.remove(index);
            self.set_scenarios(scenarios, "Scenario removed");
        }
    }

    /// Offers the scenarios as a file.
    pub fn download_scenarios(self) {
        let text = scenario::write(&self.draft().read_untracked().scenarios);
        self.offer_file("policy.tests.json", "application/json", &text);
    }

    /// Says why a file with scenarios could not be read.
    pub fn import_failed(self, why: &str) {
        self.notices
            .failure(format!("The scenarios were not imported. {why}"));
    }

    /// Adds the scenarios of a file.
    pub fn import_scenarios(self, text: &str) {
        let read = json::read_text(text)
            .map_err(|error| error.to_string())
            .and_then(|document| {
                scenario::read(document.value()).map_err(|error| error.to_string())
            });
        match read {
            Ok(found) => {
                let words = format!(
                    "{} imported",
                    plural(found.len() as u64, "scenario", "scenarios")
                );
                let mut scenarios = self.draft().read_untracked().scenarios.to_vec();
                scenarios.extend(found.into_iter().map(Arc::new));
                self.set_scenarios(scenarios, &words);
            }
            Err(why) => self.import_failed(&why),
        }
    }
}
