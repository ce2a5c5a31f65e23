//! A newer tool list for a draft: the line that says which list is open, the dialog that takes another, and the question what it is for.

use super::changes::waiting;
use super::connect::LiveServer;
use super::start::{ChooseFiles, Failure, Paste, Progress};
use crate::core::catalogue::Server;
use crate::core::text::{plural, visible};
use crate::web::platform::time;
use crate::web::state::{Card, Workspace};
use crate::web::ui::dialog::Dialog;
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Which list is open, as of when, and the way to a newer one.
#[component]
pub fn ListLine() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let asking = workspace.newer().asking;
    let words = move || {
        let catalogue = workspace.catalogue().get();
        let server = &catalogue.server;
        let name = server.package.clone().or_else(|| server.name.clone());
        let what = match (name, &server.version) {
            (Some(name), Some(version)) => {
                format!("Tools of {} {}", visible(&name), visible(version))
            }
            (Some(name), None) => format!("Tools of {}", visible(&name)),
            (None, _) if catalogue.tools.is_empty() => "No tool list".to_owned(),
            (None, _) => plural(catalogue.tools.len() as u64, "tool", "tools"),
        };
        match &server.captured {
            Some(day) => format!("{what}, as of {}", visible(day)),
            None => what,
        }
    };
    view! {
        <div class="list-line">
            <Icon glyph=Glyph::Library small=true />
            <span>{words}</span>
            <button
                type="button"
                class="link"
                id="newer"
                aria-haspopup="dialog"
                on:click=move |_| {
                    workspace.dismiss_load_error();
                    asking.set(true);
                }
            >
                "Load a newer list"
            </button>
        </div>
    }
}

/// Takes a newer list for the open draft, from everywhere a list can come from.
#[component]
pub fn NewerDialog() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let asking = workspace.newer().asking;
    let close = move |()| {
        workspace.cancel_loading();
        workspace.dismiss_load_error();
        asking.set(false);
    };
    view! {
        <Dialog open=asking on_close=close title="Load a newer list".to_owned() then_focus="newer">
            <p>"The newer list takes the place of the one that is open, as one step that can be undone. Your decisions stay; you see what changed, and what it means for them."</p>
            {move || of_when(&workspace.catalogue().read_untracked().server).map(|words| view! { <p>{words}</p> })}
            <Failure />
            <Progress />
            <div class="newer">
                <LiveServer />
                {move || view! { <Paste command=command_of(&workspace.catalogue().read_untracked().server) /> }}
                <ChooseFiles />
            </div>
        </Dialog>
    }
}

/// The command that lists the tools of a server whose package is known; nothing where the package's name could be more than a name.
fn command_of(server: &Server) -> Option<String> {
    let (registry, name) = server.package.as_deref()?.split_once(':')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '/' | '.' | '_' | '-');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '@')
        || !name.chars().all(is_name)
    {
        return None;
    }
    let start = match registry {
        "npm" => "npx -y",
        "pypi" => "uvx",
        _ => return None,
    };
    Some(format!(
        "npx -y @modelcontextprotocol/inspector --cli {start} {name} --method tools/list"
    ))
}

/// What the open list is, and that its server may offer something else by now.
fn of_when(server: &Server) -> Option<String> {
    let day = visible(server.captured.as_deref()?).into_owned();
    Some(format!(
        "The open list is as of {day}. To have it as the server offers it now, connect to the server, or run the command below and paste what it prints."
    ))
}

/// A list came for a server of which there is a draft: what is it for?
#[component]
pub fn NewerQuestion() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let offered = workspace.newer().offered;
    let open = Signal::derive(move || offered.read().is_some());
    let is_other = move || offered.read().as_ref().is_some_and(|one| one.is_other);
    let title = Signal::derive(move || {
        let offered = offered.read();
        match offered.as_ref() {
            Some(one) if one.is_other => "This list is of another server".to_owned(),
            Some(one) => format!("You have a draft for {}", visible(&one.title)),
            None => String::new(),
        }
    });
    let drafts = move || {
        let offered = offered.get();
        let drafts = offered.map(|one| one.drafts).unwrap_or_default();
        drafts.into_iter().enumerate().map(draft).collect_view()
    };
    view! {
        <Dialog
            open
            on_close=move |()| offered.set(None)
            title
            foot=move || view! {
                <button type="button" class="btn" on:click=move |_| offered.set(None)>"Cancel"</button>
                <span class="grow"></span>
                <button type="button" class="btn" on:click=move |_| workspace.start_anew()>"Start a new draft"</button>
            }
        >
            <p>
                {move || if is_other() {
                    "By its own word it comes from a server other than the one this draft is for. Compare it only if you know that it is the same."
                } else {
                    "Compare the list with it to see what changed and what that means for your decisions. Nothing is replaced without a way back."
                }}
            </p>
            <ul class="offered" role="list" aria-label="Drafts of this server">{drafts}</ul>
        </Dialog>
    }
}

fn draft((at, card): (usize, Card)) -> AnyView {
    let workspace = Workspace::expect_context();
    let title = visible(&card.title).into_owned();
    let about = about(&card);
    let label = format!("Compare with your draft {title}");
    let id = card.id;
    view! {
        <li>
            <div><b>{title}</b><p>{about}</p></div>
            <button
                type="button"
                class="btn"
                class:primary=at == 0
                autofocus=at == 0
                aria-label=label
                on:click=move |_| workspace.compare_with(id.clone())
            >
                "Compare with your draft"
            </button>
        </li>
    }
    .into_any()
}

/// A draft in a line: how far it is and when it was changed last.
pub fn about(card: &Card) -> String {
    if card.saved_at.is_empty() {
        return "What the list knows about this draft is damaged. Open it to see what it holds."
            .to_owned();
    }
    let problems = card
        .problems
        .map(|count| plural(count, "problem", "problems"));
    let parts: Vec<String> = [
        Some(plural(card.tools, "tool", "tools")),
        Some(format!("{} decided", card.decided)),
        problems,
        waiting(card.changes),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!(
        "{}. Edited {}.",
        parts.join(", "),
        time::ago(&card.saved_at)
    )
}
