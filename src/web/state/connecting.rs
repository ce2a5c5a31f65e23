//! Asking servers by their address. What a person enters to be let in lives in the form and in the request, and nowhere else.

use super::loading::{Bundle, LoadError, Source};
use super::workspace::{Screen, Workspace};
use crate::core::catalogue::client_config::ConfiguredServer;
use crate::core::live::{Progress, Secret};
use crate::core::text::plural;
use crate::web::connect::{self, Target};
use crate::web::platform::http::Stop;
use crate::web::platform::{dom, time};
use leptos::prelude::*;

/// What is under way, and what a configuration offers.
#[derive(Clone, Copy, Default)]
pub struct Connecting {
    /// How far it is, in words; nothing while no server is asked.
    pub progress: RwSignal<Option<String>>,
    /// The servers of a client's configuration, while they are listed.
    pub configured: RwSignal<Vec<ConfiguredServer>>,
    /// What stands in the field for the address.
    pub address: RwSignal<String>,
    /// What stands in the field for a token.
    pub token: RwSignal<String>,
    /// What stands in the field for headers.
    pub headers: RwSignal<String>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
}

impl Connecting {
    /// Stops the request under way.
    pub(super) fn stop(self) {
        self.progress.set(None);
        if let Some(stop) = self.stop.try_update_value(Option::take).flatten() {
            stop.stop();
        }
    }

    /// Takes away what lets a person in: it was meant for one server and is not for the next.
    pub fn forget_secrets(self) {
        self.token.set(String::new());
        self.headers.set(String::new());
    }

    fn begin(self) -> Stop {
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        self.progress.set(Some("Connecting…".to_owned()));
        stop
    }
}

impl Workspace {
    /// Lists the servers of a client's configuration on the start screen.
    pub(super) fn offer_configured(self, servers: Vec<ConfiguredServer>) {
        self.connecting.configured.set(servers);
        if self.screen.get_untracked() == Screen::Start || self.newer.asking.get_untracked() {
            // The list is not in the page before that.
            time::after_frame(|| dom::scroll_to_beginning_of("configured")).forget();
        } else {
            self.notices
                .done("The servers of the configuration are listed on the start screen");
        }
    }

    /// Asking servers.
    pub fn connecting(self) -> Connecting {
        self.connecting
    }

    /// Lists the tools of a live server and opens them.
    ///
    /// # Errors
    /// What is wrong with the headers, by their lines.
    pub fn connect(self, url: &str, token: &str, headers: &str) -> Result<(), String> {
        let target = target(url, token, headers)?;
        let source = Source::Server {
            address: shown(url),
        };
        let connecting = self.connecting;
        self.load(source, async move {
            let name = shown(&target.url);
            let stop = connecting.begin();
            let words = |progress: Progress| {
                let words = match progress.pages {
                    0 => "Connecting…".to_owned(),
                    pages => format!(
                        "Page {}, {} so far",
                        pages + 1,
                        plural(progress.tools, "tool", "tools")
                    ),
                };
                connecting.progress.set(Some(words));
            };
            let listed = connect::list(target, &stop, words).await;
            if !stop.is_stopped() {
                connecting.progress.set(None);
            }
            match listed {
                Ok(Some((files, server))) => Ok(Bundle {
                    files,
                    server: Some(server),
                }),
                Ok(None) => Ok(Bundle::default()),
                Err(diagnosis) => Err(LoadError::diagnosed(&name, diagnosis)),
            }
        });
        Ok(())
    }

    /// Loads a tool list, a policy or a draft from an address.
    ///
    /// # Errors
    /// As [`Workspace::connect`].
    pub fn load_address(self, url: &str, token: &str, headers: &str) -> Result<(), String> {
        let target = target(url, token, headers)?;
        let source = Source::Server {
            address: shown(url),
        };
        let connecting = self.connecting;
        self.load(source, async move {
            let name = shown(&target.url);
            let stop = connecting.begin();
            let words = |bytes: usize| {
                let words = format!(
                    "{} kB so far",
                    crate::core::text::number(bytes as u64 / 1_000)
                );
                connecting.progress.set(Some(words));
            };
            let loaded = connect::file(target, &stop, words).await;
            if !stop.is_stopped() {
                connecting.progress.set(None);
            }
            match loaded {
                Ok(file) => Ok(Bundle {
                    files: file.into_iter().collect(),
                    server: None,
                }),
                Err(diagnosis) => Err(LoadError::diagnosed(&name, diagnosis)),
            }
        });
        Ok(())
    }
}

/// An address as it may be shown: one with a name or a password in it is not.
fn shown(url: &str) -> String {
    let url = url.trim();
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or(authority);
    if url.is_empty() || authority.contains('@') {
        "The address".to_owned()
    } else {
        url.to_owned()
    }
}

/// What was entered, read. Headers stand one on a line.
fn target(url: &str, token: &str, headers: &str) -> Result<Target, String> {
    let mut read: Vec<(String, Secret)> = Vec::new();
    for (at, line) in (1..).zip(headers.lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(format!(
                "Line {at} of the headers has no colon. Write a header as Name: value."
            ));
        };
        let (name, value) = (name.trim(), value.trim());
        if value.is_empty() {
            return Err(format!("Line {at} of the headers has no value."));
        }
        read.push((name.to_owned(), Secret::new(value)));
    }
    let token = token.trim();
    if !token.is_empty() {
        if read
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        {
            return Err(
                "Authorization stands among the headers, and a token is entered too. Keep one of them."
                    .to_owned(),
            );
        }
        // A token that was copied with its word needs no second one.
        let bare = token
            .split_once(' ')
            .filter(|(word, _)| word.eq_ignore_ascii_case("bearer"))
            .map_or(token, |(_, rest)| rest.trim());
        read.push((
            "Authorization".to_owned(),
            Secret::new(format!("Bearer {bare}")),
        ));
    }
    Ok(Target {
        url: url.to_owned(),
        headers: read,
    })
}
