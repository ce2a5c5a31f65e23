//! The calls at the bounds of a rule.

use crate::core::evaluate::boundary::Boundary;
use crate::core::evaluate::scenario::{Expectation, Scenario, Step};
use crate::core::evaluate::{Call, Counters, Verdict, boundary, form};
use crate::core::policy::Rule;
use crate::web::state::rows::RowId;
use crate::web::state::view::Pane;
use crate::web::state::workspace::Workspace;
use leptos::prelude::*;

/// The calls around the bounds of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// The tool.
    pub tool: String,
    /// The calls with their verdicts, each with counters of its own.
    pub tried: Vec<(Boundary, Verdict)>,
}

impl Workspace {
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
}
