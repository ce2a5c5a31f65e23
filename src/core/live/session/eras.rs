//! The two eras of the protocol, and the way from the newer to the older one.

use super::{
    Answer, FIRST_WITH_HEADER, Failure, LEGACY, MODERN, Next, Outcome, Request, Response, RpcError,
    Session, Step, answer,
};
use crate::core::json::Value;
use crate::core::live::response::Body;

/// The most revisions of the newer era that are asked for: a server could list others each time.
const MOST_ASKED: usize = 3;

impl Session {
    /// The first answer of the newer era. What is no answer of it means an older server.
    pub(super) fn modern(&mut self, response: &Response) -> Result<Next, Failure> {
        match answer(response, self.id) {
            Answer::Result(result, _) if response.is_success() && lists_tools(&result) => {
                self.page(response)
            }
            Answer::Error(error) if !error.supported.is_empty() => self.other_revision(&error),
            _ => Ok(self.older()),
        }
    }

    /// A newer server that wants another revision: one that it lists.
    fn other_revision(&mut self, error: &RpcError) -> Result<Next, Failure> {
        let listed = |known: &str| error.supported.iter().any(|listed| listed == known);
        if let Some(older) = LEGACY.into_iter().find(|known| listed(known)) {
            return Ok(self.older_as(older));
        }
        let newest = error
            .supported
            .iter()
            .filter(|listed| is_date(listed) && listed.as_str() > MODERN)
            .filter(|listed| !self.asked.contains(listed))
            .max();
        match newest {
            Some(revision) if self.asked.len() < MOST_ASKED => {
                self.revision.clone_from(revision);
                self.asked.push(revision.clone());
                Ok(Next::Send(self.list(Step::Modern, None)))
            }
            _ => Err(Failure::Revision {
                found: self.told(&error.supported.join(", ")),
            }),
        }
    }

    /// The older era from its beginning.
    pub(super) fn older(&mut self) -> Next {
        let [newest, ..] = LEGACY;
        self.older_as(newest)
    }

    fn older_as(&mut self, revision: &str) -> Next {
        self.is_modern = false;
        revision.clone_into(&mut self.revision);
        Next::Send(self.initialize())
    }

    /// The answer to `initialize`.
    pub(super) fn initialized(&mut self, response: &Response) -> Result<Next, Failure> {
        let doubt = match answer(response, self.id) {
            Answer::Result(result, _) if response.is_success() => {
                return self.agree(response, &result);
            }
            Answer::Error(error) if response.is_success() => return Err(self.rpc(&error)),
            Answer::Other(found) if response.is_success() => return Err(Failure::NotMcp { found }),
            _ => self.status(response),
        };
        if response.status >= 500 {
            return Err(doubt);
        }
        self.doubt = Some(doubt);
        Ok(Next::Send(self.probe()))
    }

    fn agree(&mut self, response: &Response, result: &Value) -> Result<Next, Failure> {
        let Some(revision) = result.get("protocolVersion").and_then(Value::as_str) else {
            return Err(Failure::not_mcp("an answer without a `protocolVersion`"));
        };
        if !is_date(revision) {
            return Err(Failure::Revision {
                found: self.told(revision),
            });
        }
        revision.clone_into(&mut self.revision);
        self.learn(result);
        let visible = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_graphic());
        let id = response.header("mcp-session-id").filter(visible);
        self.held_id = id.map(str::to_owned);
        Ok(Next::Send(self.initialized_note()))
    }

    /// Whether requests name the revision in a header.
    pub(super) fn names_revision(&self) -> bool {
        self.is_modern || self.revision.as_str() >= FIRST_WITH_HEADER
    }

    /// What `initialize` failed with, unless the server turns out to speak the old transport.
    pub(super) fn old_transport(&mut self, outcome: &Outcome) -> Failure {
        let found = match outcome {
            Outcome::Response(Response {
                status: 200,
                body: Body::Events(events),
                ..
            }) => events.iter().any(|event| event.kind == "endpoint"),
            _ => false,
        };
        self.step = Step::Initialize;
        match self.doubt.take() {
            Some(doubt) if !found => doubt,
            _ => Failure::OldTransport,
        }
    }

    /// The request that ends the session; nothing the second time.
    pub(super) fn close(&mut self) -> Option<Request> {
        self.held_id.is_some().then(|| {
            let request = self.delete();
            self.held_id = None;
            request
        })
    }
}

fn lists_tools(result: &Value) -> bool {
    result.get("tools").and_then(Value::as_array).is_some()
}

/// Whether a revision is written as the protocol's revisions are: a day.
fn is_date(revision: &str) -> bool {
    revision.len() == 10
        && revision.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
