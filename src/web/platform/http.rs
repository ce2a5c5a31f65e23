//! Requests to servers that a person asked for. No cookies, no cache, no referrer, and nothing is sent on by a redirect.

use super::time::Timer;
use crate::core::live::sse::{Event, Parser};
use crate::core::live::{Body, Outcome, Request, Response, Step, doctor};
use js_sys::{Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestInit, RequestMode, RequestRedirect, ResponseType,
};

/// How long nothing may come before the request is given up, in milliseconds.
const PATIENCE: u32 = 30_000;

/// How long a request may take whose answer means nothing, in milliseconds.
const SHORT_PATIENCE: u32 = 5_000;

/// The headers of an answer that are looked at.
const READ: [&str; 4] = [
    "content-type",
    "www-authenticate",
    "mcp-session-id",
    "mcp-protocol-version",
];

/// Stops whatever request is under way.
#[derive(Clone, Default)]
pub struct Stop {
    current: Rc<RefCell<Option<AbortController>>>,
    stopped: Rc<Cell<bool>>,
}

impl Stop {
    /// Stops it, and every one that would follow.
    pub fn stop(&self) {
        self.stopped.set(true);
        if let Some(controller) = self.current.borrow().as_ref() {
            controller.abort();
        }
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.stopped.get()
    }
}

/// A request under way, given up when nothing comes for a while.
struct Exchange {
    controller: AbortController,
    late: Rc<Cell<bool>>,
    timer: Cell<Option<Timer>>,
}

impl Exchange {
    fn new(stop: &Stop) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        *stop.current.borrow_mut() = Some(controller.clone());
        let exchange = Self {
            controller,
            late: Rc::default(),
            timer: Cell::default(),
        };
        exchange.wait();
        Some(exchange)
    }

    /// Begins to wait anew.
    fn wait(&self) {
        let (controller, late) = (self.controller.clone(), Rc::clone(&self.late));
        let timer = Timer::after(PATIENCE, move || {
            late.set(true);
            controller.abort();
        });
        self.timer.set(Some(timer));
    }

    /// What a failure of the browser means here.
    fn failed(&self, otherwise: Outcome) -> Outcome {
        if self.late.get() {
            Outcome::TimedOut
        } else {
            otherwise
        }
    }

    async fn fetch(&self, url: &str, init: &RequestInit) -> Result<web_sys::Response, Outcome> {
        init.set_signal(Some(&self.controller.signal()));
        let window = web_sys::window().ok_or(Outcome::Unreachable)?;
        let response = JsFuture::from(window.fetch_with_str_and_init(url, init))
            .await
            .map_err(|_| self.failed(Outcome::Unreachable))?;
        self.wait();
        let response: web_sys::Response = response
            .dyn_into()
            .map_err(|_| self.failed(Outcome::Unreachable))?;
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(Outcome::Redirected);
        }
        Ok(response)
    }

    /// Hands on the body piece by piece, until it ends or enough has come.
    async fn body(
        &self,
        response: &web_sys::Response,
        mut take: impl FnMut(&[u8]) -> Result<Reading, Outcome>,
    ) -> Result<(), Outcome> {
        let Some(stream) = response.body() else {
            return Ok(());
        };
        let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
        loop {
            let piece = JsFuture::from(reader.read())
                .await
                .map_err(|_| self.failed(Outcome::CutOff))?;
            self.wait();
            let member = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).ok();
            if member("done").is_some_and(|done| done.is_truthy()) {
                return Ok(());
            }
            let Some(Ok(bytes)) = member("value").map(JsCast::dyn_into::<Uint8Array>) else {
                continue;
            };
            match take(&bytes.to_vec()) {
                Ok(Reading::On) => {}
                // The rest is not wanted, and a stream may never end.
                Ok(Reading::Enough) => {
                    self.controller.abort();
                    return Ok(());
                }
                Err(outcome) => {
                    self.controller.abort();
                    return Err(outcome);
                }
            }
        }
    }
}

/// Whether more of a body is wanted.
enum Reading {
    On,
    Enough,
}

fn init(method: &str, headers: &Headers, body: Option<&str>) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_headers(headers);
    if let Some(body) = body {
        init.set_body(&JsValue::from_str(body));
    }
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    // Followed, a redirect could carry a token to another host.
    init.set_redirect(RequestRedirect::Manual);
    init.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    init
}

fn init_of(request: &Request) -> Option<RequestInit> {
    let headers = Headers::new().ok()?;
    for header in &request.headers {
        headers.append(&header.name, header.expose()).ok()?;
    }
    let body = request.body.as_deref();
    Some(init(request.method.as_str(), &headers, body))
}

/// Sends a request of the protocol, and reads its answer as far as it is wanted.
pub async fn send(
    request: &Request,
    stop: &Stop,
    most_bytes: usize,
    is_answered: &dyn Fn(&[Event]) -> bool,
) -> Outcome {
    let (Some(exchange), Some(init)) = (Exchange::new(stop), init_of(request)) else {
        return Outcome::Unreachable;
    };
    match exchanged(&exchange, request, &init, most_bytes, is_answered).await {
        Ok(response) => Outcome::Response(response),
        Err(outcome) => outcome,
    }
}

async fn exchanged(
    exchange: &Exchange,
    request: &Request,
    init: &RequestInit,
    most_bytes: usize,
    is_answered: &dyn Fn(&[Event]) -> bool,
) -> Result<Response, Outcome> {
    let response = exchange.fetch(&request.url, init).await?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let mut answer = Response {
        status: response.status(),
        headers: READ
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), header(name)?)))
            .collect(),
        body: Body::default(),
    };
    // Only its status counts.
    if request.step == Step::Initialized {
        exchange.controller.abort();
        return Ok(answer);
    }
    let kind = header("content-type").unwrap_or_default();
    if kind.to_ascii_lowercase().starts_with("text/event-stream") {
        let mut parser = Parser::new(most_bytes);
        let mut events = Vec::new();
        let mut left = most_bytes;
        let take = |bytes: &[u8]| {
            // The parser bounds one event; a server can send any number that are no answer.
            left = left.checked_sub(bytes.len()).ok_or(Outcome::TooLarge)?;
            let fresh = parser.push(bytes).map_err(|_| Outcome::TooLarge)?;
            let is_enough = is_answered(&fresh);
            events.extend(fresh);
            Ok(if is_enough {
                Reading::Enough
            } else {
                Reading::On
            })
        };
        exchange.body(&response, take).await?;
        answer.body = Body::Events(events);
    } else {
        let bytes = whole(exchange, &response, most_bytes, &|_| {}).await?;
        answer.body = Body::Text(String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(answer)
}

async fn whole(
    exchange: &Exchange,
    response: &web_sys::Response,
    most_bytes: usize,
    on_progress: &dyn Fn(usize),
) -> Result<Vec<u8>, Outcome> {
    let mut all = Vec::new();
    let take = |bytes: &[u8]| {
        if all.len().saturating_add(bytes.len()) > most_bytes {
            return Err(Outcome::TooLarge);
        }
        all.extend_from_slice(bytes);
        on_progress(all.len());
        Ok(Reading::On)
    };
    exchange.body(response, take).await?;
    Ok(all)
}

/// Sends a request whose answer means nothing, and does not wait for it.
pub fn send_last(request: Request) {
    wasm_bindgen_futures::spawn_local(async move {
        let stop = Stop::default();
        let late = stop.clone();
        let timer = Timer::after(SHORT_PATIENCE, move || late.stop());
        if let (Some(exchange), Some(init)) = (Exchange::new(&stop), init_of(&request)) {
            let _answer = exchange.fetch(&request.url, &init).await;
        }
        drop(timer);
    });
}

/// Loads a file: its status, the server's wish to be told who asks, and its bytes.
///
/// # Errors
/// What came instead of an answer that the page may read.
pub async fn get(
    url: &str,
    headers: &[(String, String)],
    stop: &Stop,
    most_bytes: usize,
    on_progress: &dyn Fn(usize),
) -> Result<(Response, Vec<u8>), Outcome> {
    let exchange = Exchange::new(stop).ok_or(Outcome::Unreachable)?;
    let sent = Headers::new().map_err(|_| Outcome::Unreachable)?;
    for (name, value) in headers {
        sent.append(name, value).map_err(|_| Outcome::Unreachable)?;
    }
    let init = init("GET", &sent, None);
    if headers.is_empty() {
        init.set_redirect(RequestRedirect::Follow);
    }
    let response = exchange.fetch(url, &init).await?;
    let asks = response.headers().get("www-authenticate").ok().flatten();
    let told = Response {
        status: response.status(),
        headers: asks
            .map(|asks| ("www-authenticate".to_owned(), asks))
            .into_iter()
            .collect(),
        body: Body::default(),
    };
    let bytes = whole(&exchange, &response, most_bytes, on_progress).await?;
    Ok((told, bytes))
}

/// Whether anything answers at an address, by a request whose answer no page may read; and the directive of the page's own policy
/// that refuses to ask there, where one does.
pub async fn probe(url: &str, stop: &Stop) -> (doctor::Probe, Option<String>) {
    let refusals = Refusals::listen();
    let answered = probed(url, stop).await;
    // The browser tells of a refusal in a task of its own.
    super::time::breathe().await;
    (answered, refusals.directive.take())
}

async fn probed(url: &str, stop: &Stop) -> doctor::Probe {
    let Some(exchange) = Exchange::new(stop) else {
        return doctor::Probe::NotTried;
    };
    let Ok(headers) = Headers::new() else {
        return doctor::Probe::NotTried;
    };
    let init = init("GET", &headers, None);
    init.set_mode(RequestMode::NoCors);
    init.set_redirect(RequestRedirect::Follow);
    let answered = exchange.fetch(url, &init).await;
    exchange.controller.abort();
    match answered {
        Ok(_) => doctor::Probe::Answers,
        Err(Outcome::TimedOut) => doctor::Probe::NotTried,
        Err(_) => doctor::Probe::Silent,
    }
}

/// The event by which a browser tells a page what its own policy refuses.
const VIOLATION: &str = "securitypolicyviolation";

/// What the page's own policy refuses to connect to, while this lives.
struct Refusals {
    directive: Rc<Cell<Option<String>>>,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl Refusals {
    fn listen() -> Self {
        let directive = Rc::<Cell<Option<String>>>::default();
        let heard = Rc::clone(&directive);
        let listener = Closure::new(move |event: web_sys::Event| {
            let member = |name: &str| Reflect::get(&event, &name.into()).ok()?.as_string();
            // A policy that only reports refuses nothing.
            if member("disposition").as_deref() == Some("enforce") {
                let connects = |name: &String| name == "connect-src";
                heard.set(
                    member("effectiveDirective")
                        .filter(connects)
                        .or(heard.take()),
                );
            }
        });
        let refusals = Self {
            directive,
            listener,
        };
        if let Some(document) = document() {
            let callback = refusals.listener.as_ref().unchecked_ref();
            let _heard = document.add_event_listener_with_callback(VIOLATION, callback);
        }
        refusals
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

impl Drop for Refusals {
    fn drop(&mut self) {
        if let Some(document) = document() {
            let callback = self.listener.as_ref().unchecked_ref();
            let _left = document.remove_event_listener_with_callback(VIOLATION, callback);
        }
    }
}

/// The page that asks.
pub fn page() -> doctor::Page {
    let location = web_sys::window().map(|window| window.location());
    let origin = location
        .and_then(|location| location.origin().ok())
        .unwrap_or_default();
    let place = crate::core::live::address::Address::parse(&origin)
        .map_or(crate::core::live::address::Place::Public, |address| {
            address.place
        });
    doctor::Page {
        is_secure: origin.starts_with("https:"),
        origin,
        place,
    }
}
