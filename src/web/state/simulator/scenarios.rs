//! Calls that are kept with what is expected of them.

use crate::core::edit::Edit;
use crate::core::evaluate::scenario::{self, Covered, Expectation, Run, Scenario, Step};
use crate::core::evaluate::{Prepared, Verdict};
use crate::core::json;
use crate::core::text::plural;
use crate::web::state::workspace::Workspace;
use leptos::prelude::*;
use std::sync::Arc;

impl Workspace {
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
            let prepared = Prepared::new(&draft.policy);
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

    pub(super) fn add_scenario(self, scenario: Scenario) {
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
        let prepared = Prepared::new(&self.draft().read_untracked().policy);
        self.add_scenario(Scenario { name, calls }.recorded(&prepared));
    }

    /// Makes a scenario expect what happens now.
    pub fn expect_now(self, index: usize) {
        let draft = self.draft().get_untracked();
        let prepared = Prepared::new(&draft.policy);
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
