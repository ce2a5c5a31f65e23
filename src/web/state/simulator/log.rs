//! The log of the gateway.

use crate::core::evaluate::gateway::{AuditRow, json_lines};
use crate::core::text::plural;
use crate::web::state::notices::Offer;
use crate::web::state::workspace::Workspace;
use leptos::prelude::*;

impl Workspace {
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
}
