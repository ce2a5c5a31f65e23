//! Asking live servers: sends what the protocol's machine says, and has failures explained.

use super::platform::files::OpenedFile;
use super::platform::http::{self, Stop};
use crate::core::catalogue::Server;
use crate::core::json::MAX_BYTES;
use crate::core::live::address::Address;
use crate::core::live::doctor::{self, Cause, Diagnosis, Facts, Page, Probe};
use crate::core::live::{
    Attempt, Bounds, Client, Done, Failed, Failure, Next, Options, Outcome, Progress, Secret,
    Session, Step,
};

/// What a person entered. Kept nowhere.
pub struct Target {
    /// The address.
    pub url: String,
    /// Headers of the person's own.
    pub headers: Vec<(String, Secret)>,
}

/// Lists the tools of a server; nothing when it was stopped.
///
/// # Errors
/// What is known of the failure, and what is likely.
pub async fn list(
    target: Target,
    stop: &Stop,
    on_progress: impl Fn(Progress),
) -> Result<Option<(Vec<OpenedFile>, Server)>, Box<Diagnosis>> {
    let page = http::page();
    let url = target.url.trim().to_owned();
    let options = Options {
        url: url.clone(),
        headers: target.headers,
        client: Client {
            name: "MCP Policy Builder".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        bounds: Bounds::default(),
    };
    let (mut session, mut request) =
        Session::start(options).map_err(|refused| Box::new(told(&refused)))?;
    if let Some(diagnosis) = doctor::before(&url, session.address(), &page) {
        return Err(Box::new(diagnosis));
    }
    loop {
        on_progress(session.progress());
        let outcome = http::send(&request, stop, MAX_BYTES, &|events| {
            session.is_answered(events)
        })
        .await;
        if stop.is_stopped() {
            if let Some(close) = session.cancel() {
                http::send_last(close);
            }
            return Ok(None);
        }
        match session.answer(outcome) {
            Next::Send(next) => request = next,
            Next::Done(done) => return Ok(Some(listed(*done))),
            Next::Failed(mut failed) => {
                if let Some(close) = failed.close.take() {
                    http::send_last(*close);
                }
                let address = session.address().clone();
                let diagnosis = explained(&url, &address, &page, &failed, stop).await;
                return Err(Box::new(diagnosis));
            }
        }
    }
}

fn listed(done: Done) -> (Vec<OpenedFile>, Server) {
    if let Some(close) = done.close {
        http::send_last(close);
    }
    let file = |(at, text): (usize, String)| OpenedFile {
        name: format!("Page {}", at + 1),
        bytes: text.into_bytes(),
    };
    let pages = done.pages.into_iter().enumerate().map(file).collect();
    (pages, done.server)
}

/// Loads a file from an address; nothing when it was stopped.
///
/// # Errors
/// As [`list`].
pub async fn file(
    target: Target,
    stop: &Stop,
    on_progress: impl Fn(usize),
) -> Result<Option<OpenedFile>, Box<Diagnosis>> {
    let page = http::page();
    let url = target.url.trim().to_owned();
    // The same rules for the address and the headers as for a server.
    let options = Options {
        url: url.clone(),
        headers: target.headers.clone(),
        client: Client {
            name: String::new(),
            version: String::new(),
        },
        bounds: Bounds::default(),
    };
    let (session, _) = Session::start(options).map_err(|refused| Box::new(told(&refused)))?;
    let address = session.address().clone();
    if let Some(diagnosis) = doctor::before(&url, &address, &page) {
        return Err(Box::new(for_a_file(diagnosis)));
    }
    let headers: Vec<(String, String)> = target
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), value.expose().to_owned()))
        .collect();
    let failure = match http::get(&url, &headers, stop, MAX_BYTES, &on_progress).await {
        _ if stop.is_stopped() => return Ok(None),
        Ok((answer, bytes)) => match answer.status {
            200..300 => {
                let name = name_of(&url);
                return Ok(Some(OpenedFile { name, bytes }));
            }
            status @ (401 | 403) => Failure::NotLetIn { status, asks: None },
            status => return Err(Box::new(no_file(status))),
        },
        Err(Outcome::Redirected) => Failure::Redirected,
        Err(Outcome::TimedOut) => Failure::TimedOut,
        Err(Outcome::CutOff) => Failure::CutOff,
        Err(Outcome::TooLarge) => Failure::TooLarge,
        Err(Outcome::Unreachable | Outcome::Response(_)) => Failure::Unreachable,
    };
    let failed = Failed {
        failure,
        step: Step::Modern,
        attempts: Vec::<Attempt>::new(),
        has_session: false,
        headers: headers.into_iter().map(|(name, _)| name).collect(),
        close: None,
    };
    let diagnosis = explained(&url, &address, &page, &failed, stop).await;
    Err(Box::new(for_a_file(diagnosis)))
}

/// The last part of an address's path, without what may follow it.
fn name_of(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() { "The file" } else { name }.to_owned()
}

fn told(refused: &impl ToString) -> Diagnosis {
    Diagnosis {
        known: vec![refused.to_string()],
        ..Diagnosis::default()
    }
}

async fn explained(
    url: &str,
    address: &Address,
    page: &Page,
    failed: &Failed,
    stop: &Stop,
) -> Diagnosis {
    let (probe, refused_by) = if failed.failure == Failure::Unreachable {
        http::probe(url, stop).await
    } else {
        (Probe::NotTried, None)
    };
    doctor::diagnose(&Facts {
        url,
        address,
        page,
        failed,
        probe,
        refused_by: refused_by.as_deref(),
    })
}

/// A status that is no success, of a request for a file.
fn no_file(status: u16) -> Diagnosis {
    let (what, next) = match status {
        500.. => (
            "The server has an error of its own, or cannot reach what it needs.",
            "Try again later.",
        ),
        _ => (
            "The file stands at another path, or only those who are signed in can load it.",
            "Open the address in another tab to see what it is.",
        ),
    };
    for_a_file(Diagnosis {
        known: vec![format!("The server answered {status}.")],
        likely: vec![Cause {
            what: what.to_owned(),
            next: next.to_owned(),
        }],
        ..Diagnosis::default()
    })
}

/// What the doctor of servers says, for a file: one header line is enough, and there are no tools to list.
fn for_a_file(mut diagnosis: Diagnosis) -> Diagnosis {
    diagnosis.commands = None;
    diagnosis.header_lines.truncate(1);
    diagnosis
        .next
        .push("Or download the file, and choose it here or drop it on this page.".to_owned());
    diagnosis
}
