//! The log: one row for each answer, with the columns that the gateway's documentation names.

use crate::core::evaluate::{Decision, time};
use crate::core::json::{Number, Object, Value, compact};

/// One row. It holds the names of the top-level arguments and never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// When, in milliseconds since the epoch.
    pub time: i64,
    /// The number of the request; a held call has one row when it comes and one when it is settled.
    pub request: u64,
    /// Whose call it was.
    pub grant: String,
    /// The agent's session.
    pub session: String,
    /// The server.
    pub server: String,
    /// The method of MCP.
    pub method: String,
    /// The tool.
    pub tool: String,
    /// The policy that decided.
    pub policy_version: String,
    /// What happened.
    pub decision: Decision,
    /// The rule that decided; nothing for an allowed call, written as an empty text.
    pub rule: Option<String>,
    /// What the agent was told, without the prefix.
    pub message: Option<String>,
    /// The top-level argument names, sorted.
    pub argument_keys: Vec<String>,
    /// What the server answered, for a call that reached it.
    pub upstream: Option<UpstreamAnswer>,
}

/// What the log keeps of a server's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpstreamAnswer {
    /// The HTTP status: 200, or 502 for a server that fails.
    pub status: u16,
    /// How long it took, in milliseconds.
    pub latency: u32,
}

impl AuditRow {
    /// The row as an object.
    pub fn to_value(&self) -> Value {
        let text = |text: &str| Value::from(text);
        // The documented log has an empty rule and message for allowed calls.
        let optional = |text: &Option<String>| Value::from(text.as_deref().unwrap_or(""));
        let number = |number: u32| Value::from(Number::from(u64::from(number)));
        let status = self.upstream.map(|answer| number(u32::from(answer.status)));
        let latency = self.upstream.map(|answer| number(answer.latency));
        let keys = self.argument_keys.iter().map(|key| text(key)).collect();
        let members = [
            ("time", text(&time::format(self.time))),
            ("request_id", Number::from(self.request).into()),
            ("grant", text(&self.grant)),
            ("session", text(&self.session)),
            ("server", text(&self.server)),
            ("method", text(&self.method)),
            ("tool", text(&self.tool)),
            ("policy_version", text(&self.policy_version)),
            ("decision", text(self.decision.as_str())),
            ("rule", optional(&self.rule)),
            ("message", optional(&self.message)),
            ("argument_keys", Value::Array(keys)),
            ("upstream_status", status.unwrap_or_default()),
            ("latency_ms", latency.unwrap_or_default()),
        ];
        members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Object>()
            .into()
    }
}

/// Rows as JSON Lines: one object a line.
pub fn json_lines(rows: &[AuditRow]) -> String {
    rows.iter()
        .map(|row| compact(&row.to_value()) + "\n")
        .collect()
}
