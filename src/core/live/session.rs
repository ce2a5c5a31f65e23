//! Listing a server's tools: which request comes next.

mod eras;
mod requests;

use super::address::Address;
use super::failure::{Attempt, Failed, Failure};
use super::message::{Answer, NO_METHOD, RpcError, answer, in_message};
use super::options::{Options, Refused};
use super::pages::{After, Pages};
use super::request::{Request, Step};
use super::response::{Outcome, Response};
use super::sse::Event;
use super::{FIRST_WITH_HEADER, LEGACY, MODERN};
use crate::core::catalogue::Server;
use crate::core::json::{Number, Value};

/// The listing of one server's tools. Hand every outcome to [`Session::answer`] and do what it says.
#[derive(Debug)]
pub struct Session {
    options: Options,
    address: Address,
    /// Whether requests are those of the newer era.
    is_modern: bool,
    /// The revision that is spoken, or asked for.
    revision: String,
    /// The newer revisions that were asked for.
    asked: Vec<String>,
    held_id: Option<String>,
    step: Step,
    /// The id of the last request.
    id: u32,
    pages: Pages,
    server: Server,
    ttl_ms: Option<u64>,
    attempts: Vec<Attempt>,
    sent: Vec<String>,
    /// What `initialize` failed with, while it is looked whether the server speaks the old transport.
    doubt: Option<Failure>,
}

/// What to do next.
#[derive(Debug)]
pub enum Next {
    /// Send this.
    Send(Request),
    /// All pages are here.
    Done(Box<Done>),
    /// It cannot be done.
    Failed(Box<Failed>),
}

/// A list that is complete.
#[derive(Debug)]
pub struct Done {
    /// The messages with the pages, in order: what the catalogue reads.
    pub pages: Vec<String>,
    /// How many tools are on them.
    pub tools: u32,
    /// The revision that was spoken.
    pub revision: String,
    /// Who the server says that it is.
    pub server: Server,
    /// How long the list holds, in milliseconds, where the server says so.
    pub ttl_ms: Option<u64>,
    /// The request that ends the session, where there is one.
    pub close: Option<Request>,
}

/// How far the listing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The request that is under way.
    pub step: Step,
    /// The pages that came.
    pub pages: u32,
    /// The tools on them.
    pub tools: u32,
}

impl Session {
    /// Begins, and gives the first request.
    ///
    /// # Errors
    /// The address or a header cannot be used. Nothing was sent.
    pub fn start(options: Options) -> Result<(Self, Request), Refused> {
        let address = options.checked()?;
        let mut session = Self {
            address,
            options,
            is_modern: true,
            revision: MODERN.to_owned(),
            asked: vec![MODERN.to_owned()],
            held_id: None,
            step: Step::Modern,
            id: 0,
            pages: Pages::default(),
            server: Server::default(),
            ttl_ms: None,
            attempts: Vec::new(),
            sent: Vec::new(),
            doubt: None,
        };
        let request = session.list(Step::Modern, None);
        Ok((session, request))
    }

    /// The server's address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress {
            step: self.step,
            pages: u32::try_from(self.pages.texts.len()).unwrap_or(u32::MAX),
            tools: self.pages.tools,
        }
    }

    /// Whether a stream of events has told all that is wanted of it: then it is not read on, and need not end.
    pub fn is_answered(&self, events: &[Event]) -> bool {
        if self.step == Step::OldTransport {
            return !events.is_empty();
        }
        events
            .iter()
            .any(|event| in_message(&event.data, self.id).is_some())
    }

    /// The request that ends the session, when a person stops the listing.
    pub fn cancel(mut self) -> Option<Request> {
        self.close()
    }

    /// Takes what came of the last request.
    pub fn answer(&mut self, outcome: Outcome) -> Next {
        let status = match &outcome {
            Outcome::Response(response) => Some(response.status),
            _ => None,
        };
        self.attempts.push(Attempt {
            step: self.step,
            status,
        });
        let next = match (self.step, outcome) {
            (Step::OldTransport, outcome) => Err(self.old_transport(&outcome)),
            (_, Outcome::Response(response)) => self.response(&response),
            (Step::Modern, Outcome::Unreachable) => Ok(self.older()),
            (_, Outcome::Unreachable) => Err(Failure::Unreachable),
            (_, Outcome::Redirected) => Err(Failure::Redirected),
            (_, Outcome::TimedOut) => Err(Failure::TimedOut),
            (_, Outcome::CutOff) => Err(Failure::CutOff),
            (_, Outcome::TooLarge) => Err(Failure::TooLarge),
        };
        next.unwrap_or_else(|failure| self.fail(failure))
    }

    fn response(&mut self, response: &Response) -> Result<Next, Failure> {
        if matches!(response.status, 401 | 403) {
            let asks = response.header("www-authenticate");
            return Err(Failure::NotLetIn {
                status: response.status,
                asks: asks.map(|asks| self.told(asks)),
            });
        }
        match self.step {
            Step::Modern => self.modern(response),
            Step::Initialize => self.initialized(response),
            Step::Initialized => {
                if response.status >= 500 {
                    return Err(self.status(response));
                }
                Ok(Next::Send(self.list(Step::Page, None)))
            }
            Step::Page | Step::OldTransport | Step::Close => self.page(response),
        }
    }

    /// Takes a page.
    fn page(&mut self, response: &Response) -> Result<Next, Failure> {
        match answer(response, self.id) {
            Answer::Result(result, text) if response.is_success() => {
                self.learn(&result);
                match self.pages.take(&result, text, self.options.bounds)? {
                    After::End => Ok(self.done()),
                    After::Cursor(cursor) => Ok(Next::Send(self.list(Step::Page, Some(&cursor)))),
                }
            }
            Answer::Error(error) if error.code == NO_METHOD => Err(Failure::NoTools),
            _ if response.status == 404 && self.held_id.is_some() => Err(Failure::SessionLost),
            Answer::Error(error) if response.is_success() => Err(self.rpc(&error)),
            Answer::Other(found) if response.is_success() => Err(Failure::NotMcp { found }),
            _ => Err(self.status(response)),
        }
    }

    /// What a result says about the server and how long it holds.
    fn learn(&mut self, result: &Value) {
        let meta = result.get("_meta");
        let info = meta.and_then(|meta| meta.get("io.modelcontextprotocol/serverInfo"));
        if let Some(info) = info.or(result.get("serverInfo")) {
            let text = |key: &str| {
                info.get(key)
                    .and_then(Value::as_str)
                    .map(|text| self.told(text))
            };
            let [name, title, version] = ["name", "title", "version"].map(text);
            let known = std::mem::take(&mut self.server);
            self.server = Server {
                name: name.or(known.name),
                title: title.or(known.title),
                version: version.or(known.version),
                ..known
            };
        }
        let ttl = result.get("ttlMs").and_then(Value::as_number);
        self.ttl_ms = ttl.and_then(Number::as_u64).or(self.ttl_ms);
    }

    fn rpc(&self, error: &RpcError) -> Failure {
        Failure::Rpc {
            code: error.code,
            message: self.told(&error.message),
        }
    }

    /// A status that is no success, with the server's words.
    fn status(&self, response: &Response) -> Failure {
        let message = match answer(response, self.id) {
            Answer::Error(error) if !error.message.is_empty() => Some(self.told(&error.message)),
            _ => None,
        };
        Failure::Status {
            status: response.status,
            message,
        }
    }

    /// A text of the server, cut, and without what the person entered.
    fn told(&self, text: &str) -> String {
        // Taken out before it is cut: of a secret that the cut goes through, a part would stay.
        let headers = self.options.headers.iter();
        let text = headers.fold(text.to_owned(), |text, (_, secret)| secret.redact(&text));
        text.chars().take(1_000).collect()
    }

    fn done(&mut self) -> Next {
        let close = self.close();
        Next::Done(Box::new(Done {
            pages: std::mem::take(&mut self.pages.texts),
            tools: self.pages.tools,
            revision: self.revision.clone(),
            server: std::mem::take(&mut self.server),
            ttl_ms: self.ttl_ms,
            close,
        }))
    }

    fn fail(&mut self, failure: Failure) -> Next {
        let step = self.step;
        let headers = std::mem::take(&mut self.sent);
        let has_session = self.held_id.is_some();
        // A session that is lost needs no end.
        let close = self.close().filter(|_| failure != Failure::SessionLost);
        Next::Failed(Box::new(Failed {
            failure,
            step,
            attempts: self.attempts.clone(),
            has_session,
            headers,
            close: close.map(Box::new),
        }))
    }
}
