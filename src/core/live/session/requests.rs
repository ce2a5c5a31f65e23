//! The requests of the protocol.

use super::{Request, Session, Step};
use crate::core::json::Number;
use crate::core::json::{Object, Value, compact};
use crate::core::live::{Header, HeaderValue, Method};

impl Session {
    /// `tools/list`, from the start or from a cursor.
    pub(super) fn list(&mut self, step: Step, cursor: Option<&str>) -> Request {
        let mut params = Object::new();
        if let Some(cursor) = cursor {
            params.set("cursor", cursor.into());
        }
        if self.is_modern {
            params.set("_meta", self.meta());
        }
        let params = (!params.is_empty()).then_some(params);
        let body = self.call("tools/list", params);
        let mut request = self.post(step, body);
        if self.is_modern {
            request
                .headers
                .push(Header::plain("Mcp-Method", "tools/list"));
            self.sent.push("Mcp-Method".to_owned());
        }
        request
    }

    /// What every request of the newer era says about the client.
    fn meta(&self) -> Value {
        let members = [
            ("protocolVersion", Value::from(self.revision.as_str())),
            ("clientInfo", self.client()),
            ("clientCapabilities", Value::Object(Object::new())),
        ];
        object(members.map(|(key, value)| (format!("io.modelcontextprotocol/{key}"), value)))
    }

    fn client(&self) -> Value {
        let client = &self.options.client;
        object([
            ("name".to_owned(), client.name.as_str().into()),
            ("version".to_owned(), client.version.as_str().into()),
        ])
    }

    /// `initialize`.
    pub(super) fn initialize(&mut self) -> Request {
        let mut params = Object::new();
        params.set("protocolVersion", self.revision.as_str().into());
        params.set("capabilities", Value::Object(Object::new()));
        params.set("clientInfo", self.client());
        let body = self.call("initialize", Some(params));
        self.post(Step::Initialize, body)
    }

    /// `notifications/initialized`, which has no answer of its own.
    pub(super) fn initialized_note(&mut self) -> Request {
        let body = object([
            ("jsonrpc".to_owned(), "2.0".into()),
            ("method".to_owned(), "notifications/initialized".into()),
        ]);
        self.post(Step::Initialized, compact(&body))
    }

    /// A look for the stream with which a server of the old transport begins.
    pub(super) fn probe(&mut self) -> Request {
        self.request(Step::OldTransport, Method::Get, "text/event-stream", None)
    }

    /// The end of the session.
    pub(super) fn delete(&mut self) -> Request {
        self.request(Step::Close, Method::Delete, "application/json", None)
    }

    /// The text of a request with the next id.
    fn call(&mut self, method: &str, params: Option<Object>) -> String {
        self.id = self.id.saturating_add(1);
        let mut message = Object::new();
        message.set("jsonrpc", "2.0".into());
        message.set("id", Value::Number(Number::from(u64::from(self.id))));
        message.set("method", method.into());
        if let Some(params) = params {
            message.set("params", Value::Object(params));
        }
        compact(&Value::Object(message))
    }

    fn post(&mut self, step: Step, body: String) -> Request {
        let accept = "application/json, text/event-stream";
        self.request(step, Method::Post, accept, Some(body))
    }

    fn request(
        &mut self,
        step: Step,
        method: Method,
        accept: &str,
        body: Option<String>,
    ) -> Request {
        let mut headers = vec![Header::plain("Accept", accept)];
        if body.is_some() {
            headers.push(Header::plain("Content-Type", "application/json"));
        }
        let agreed = self.is_modern || !matches!(step, Step::Initialize | Step::OldTransport);
        if agreed && self.names_revision() {
            headers.push(Header::plain("MCP-Protocol-Version", &self.revision));
        }
        if let Some(id) = &self.held_id {
            headers.push(Header::plain("Mcp-Session-Id", id));
        }
        for (name, value) in &self.options.headers {
            headers.push(Header {
                name: name.clone(),
                value: HeaderValue::Secret(value.clone()),
            });
        }
        if step != Step::Close {
            self.step = step;
            self.sent = headers.iter().map(|header| header.name.clone()).collect();
        }
        Request {
            step,
            method,
            url: self.options.url.trim().to_owned(),
            headers,
            body,
        }
    }
}

fn object<const N: usize>(members: [(String, Value); N]) -> Value {
    Value::Object(members.into_iter().collect())
}
