//! The start screen: where a catalogue comes from.

use super::connect::{Diagnosed, LiveServer};
use super::drafts::DraftList;
use crate::core::risk::Category;
use crate::web::library::{Entry, Library, Order};
use crate::web::platform::{dom, files};
use crate::web::state::{LoadError, Source, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The command whose output the paste box takes, for a server that runs as a command.
const LIST_COMMAND: &str =
    "npx -y @modelcontextprotocol/inspector --cli <command> --method tools/list";

/// The start screen.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <main class="start" id="main" tabindex="-1">
            <div class="start-in">
                <h1 id="start-t" tabindex="-1">"Decide what your agent's tools may do"</h1>
                <p class="lede">
                    "Load the tools of an MCP server, decide for each one, and copy policy.json for your gateway. Nothing leaves this page."
                </p>
                <Failure />
                <Progress />
                <DraftList />
                <div class="start-grid">
                    <KnownServers />
                    <section class="card" aria-label="Other sources">
                        <LiveServer />
                        <Paste />
                        <ChooseFiles />
                    </section>
                </div>
                <p class="trust">
                    <span><Icon glyph=Glyph::Lock small=true />"Nothing is uploaded"</span>
                    <span><Icon glyph=Glyph::File small=true />"Drafts stay in this browser"</span>
                    <span><Icon glyph=Glyph::Code small=true />"Open policy format"</span>
                </p>
            </div>
        </main>
    }
}

/// What is being read, with a way to stop it.
#[component]
pub fn Progress() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let loading = workspace.loading();
    let progress = workspace.connecting().progress;
    let words = move || match loading.get() {
        _ if progress.read().is_some() => progress.get().unwrap_or_default(),
        Some(percent) if percent > 0 => format!("Reading the tool list: {percent} %"),
        _ => "Reading the tool list".to_owned(),
    };
    view! {
        <Show when=move || loading.read().is_some()>
            <div class="banner info">
                <Icon glyph=Glyph::Clock />
                <div role="status">{words}</div>
                <div class="acts">
                    <button type="button" class="btn sm" on:click=move |_| workspace.cancel_loading()>"Cancel"</button>
                </div>
            </div>
        </Show>
    }
}

/// Why the last thing that was brought could not be loaded.
#[component]
pub fn Failure() -> impl IntoView {
    let workspace = Workspace::expect_context();
    move || {
        workspace
            .load_error()
            .get()
            .map(|error| view! { <LoadFailure error /> })
    }
}

/// What could not be loaded, with a caret under the place.
#[component]
fn LoadFailure(
    /// What went wrong.
    error: LoadError,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let LoadError {
        source,
        message,
        advice,
        excerpt,
        policy,
        diagnosis,
    } = error;
    let mend = policy.map(|text| {
        let open = move |_| workspace.mend_policy(text.to_string());
        view! { <button type="button" class="btn sm" on:click=open>"Open it in the editor"</button> }
    });
    let place = excerpt.map(|excerpt| {
        let caret = " ".repeat(excerpt.before as usize) + "^";
        view! { <pre class="caret" aria-hidden="true"><code>{excerpt.text}"\n"{caret}</code></pre> }
    });
    view! {
        <div class="banner error" role="alert" id="load-error">
            <Icon glyph=Glyph::Error />
            <div>
                <b>{runs(&source)}" was not loaded"</b>
                <p>{runs(&message)}</p>
                {place}
                {advice.map(|advice| view! { <p>{runs(&advice)}</p> })}
                {diagnosis.map(|diagnosis| view! { <Diagnosed diagnosis=*diagnosis /> })}
                <p>"Nothing that was open has changed."</p>
            </div>
            <div class="acts">
                {mend}
                <button type="button" class="btn sm" on:click=move |_| workspace.dismiss_load_error()>
                    "Close"
                </button>
            </div>
        </div>
    }
}

/// The bundled catalogues.
#[component]
fn KnownServers() -> impl IntoView {
    let library = Library::expect_context();
    let search = RwSignal::new(String::new());
    let everything = RwSignal::new(false);
    let order = RwSignal::new(Order::default());
    let sort = move |words: String| {
        let chosen = Order::ALL.into_iter().find(|order| order.words() == words);
        order.set(chosen.unwrap_or_default());
    };
    let found = Memo::new(move |_| library.search(&search.read(), order.get()));
    let shown = move || {
        let found = found.get();
        let most = if everything.get() || !search.read().is_empty() {
            found.len()
        } else {
            SHOWN_AT_FIRST
        };
        found.into_iter().take(most).collect::<Vec<_>>()
    };
    let total = move || library.len();
    let show_all = move |_| {
        let next = found.read_untracked().get(SHOWN_AT_FIRST).map(row_id);
        everything.set(true);
        // The button is gone with the focus on it: the first row that was not there before takes its place.
        request_animation_frame(move || {
            if let Some(next) = next
                && dom::is_focus_lost()
            {
                dom::focus(&next);
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="lib-t">
            <div class="lib-h">
                <h2 id="lib-t">"Known servers"</h2>
                <div class="search">
                    <label class="sr" for="lib-q">"Search servers"</label>
                    <Icon glyph=Glyph::Search />
                    <input
                        class="input"
                        id="lib-q"
                        type="search"
                        placeholder=move || format!("Search {} servers", total())
                        autocomplete="off"
                        spellcheck="false"
                        bind:value=search
                    />
                </div>
                <label class="sr" for="lib-sort">"Sort servers"</label>
                <select
                    class="select plain"
                    id="lib-sort"
                    prop:value=move || order.get().words()
                    on:change:target=move |event| sort(event.target().value())
                >
                    {Order::ALL.map(|order| view! { <option value=order.words()>{order.words()}</option> }).collect_view()}
                </select>
            </div>
            <ul class="lib" role="list" aria-labelledby="lib-t">
                <Show when=move || library.is_pending()>
                    {(0..SHOWN_AT_FIRST).map(|_| view! { <Placeholder /> }).collect_view()}
                </Show>
                <For each=shown key=|entry| entry.id.clone() let:entry>
                    <LibraryRow entry />
                </For>
            </ul>
            <Show when=move || found.read().is_empty() && !library.is_pending()>
                <div class="empty">
                    <Icon glyph=Glyph::Search />
                    <b>{move || format!("No server called “{}”", search.get())}</b>
                    <p>"Paste its tools/list result or choose a file instead."</p>
                </div>
            </Show>
            {move || library.problem().map(|problem| view! { <p class="hint lib-f" role="alert">{problem}</p> })}
            <Show when=move || {
                let is_cut = !everything.get() && search.read().is_empty() && total() > SHOWN_AT_FIRST;
                is_cut || library.is_pending()
            }>
                <div class="lib-f">
                    <button
                        type="button"
                        class="btn ghost sm"
                        disabled=move || library.is_pending()
                        on:click=show_all
                    >
                        {move || if library.is_pending() { "Show all servers".to_owned() } else { format!("Show all {} servers", total()) }}
                    </button>
                </div>
            </Show>
        </section>
    }
}

/// The id of a server's row.
fn row_id(entry: &Entry) -> String {
    format!("server-{}", entry.id)
}

/// How many servers stand in the list before the person asks for all.
const SHOWN_AT_FIRST: usize = 8;

/// A row that is not loaded yet: it keeps the place, so that nothing below moves.
#[component]
fn Placeholder() -> impl IntoView {
    view! {
        <li aria-hidden="true">
            <div class="lib-row">
                <span class="mono-tile"></span>
                <span class="lib-who"><b><span class="skel w-m"></span></b><small><span class="skel w-s"></span></small></span>
                <span class="n"></span>
            </div>
        </li>
    }
}

/// One bundled catalogue.
#[component]
fn LibraryRow(
    /// Which one.
    entry: Entry,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row_id(&entry);
    let Entry {
        title,
        publisher,
        version,
        tools,
        categories,
        captured,
        file,
        ..
    } = entry;
    let captured = captured.map(|day| format!("as of {day}"));
    let initial: String = title.trim_start_matches("MCP ").chars().take(1).collect();
    let about = [publisher, version, captured]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let name = title.clone();
    let open = move |_| {
        workspace.open_bundled(
            Source::Library {
                title: name.clone(),
            },
            file.clone(),
        );
    };
    view! {
        <li>
            <button type="button" class="lib-row" id=id on:click=open>
                <span class="mono-tile" aria-hidden="true">{initial}</span>
                <span class="lib-who"><b>{title}</b><small>{about}</small></span>
                {mix(categories)}
                <span class="n">{crate::core::text::plural(tools, "tool", "tools")}</span>
                <Icon glyph=Glyph::Right small=true />
            </button>
        </li>
    }
}

/// How many tools there are of each category: a bar, and each count with its icon and word.
fn mix(categories: [(Category, u32); 6]) -> AnyView {
    let counts = || categories.into_iter().filter(|(_, count)| *count > 0);
    let bar = counts()
        .rev()
        .map(|(category, count)| view! { <i data-cat=category.word() style=("--n", count.to_string())></i> })
        .collect_view();
    let words = counts()
        .map(|(category, count)| {
            view! {
                <span class="cat" data-cat=category.word() title=category.label()>
                    <Icon glyph=category.glyph() small=true />
                    {count}
                    <span class="sr">" "{category.word()}", "</span>
                </span>
            }
        })
        .collect_view();
    view! {
        <span class="mix">
            <span class="stack" aria-hidden="true">{bar}</span>
            <span class="cats">{words}</span>
        </span>
    }
    .into_any()
}

/// A box for a tool list, with the command that makes one.
#[component]
pub fn Paste(
    /// The command that prints the list, where it is known.
    #[prop(optional_no_strip)]
    command: Option<String>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        workspace.open_pasted(text.get_untracked());
    };
    view! {
        <form class="src paste" on:submit=submit>
            <h2><Icon glyph=Glyph::Quote /><label for="paste">"Paste a tools/list result"</label></h2>
            <textarea
                class="area mono"
                id="paste"
                rows="5"
                spellcheck="false"
                autocomplete="off"
                placeholder="{\"tools\": [ … ]}"
                aria-describedby="paste-how"
                bind:value=text
            ></textarea>
            <div class="acts">
                <button type="submit" class="btn" disabled=move || text.read().trim().is_empty()>"Load"</button>
            </div>
            <p class="hint" id="paste-how">"A server that runs as a command prints its list so:"</p>
            <ListCommand command=command.unwrap_or_else(|| LIST_COMMAND.to_owned()) />
            <p class="hint">"A policy.json or a draft can be pasted too."</p>
        </form>
    }
}

/// The command, and a way to copy it.
#[component]
fn ListCommand(
    /// The command.
    command: String,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let shown = command.clone();
    view! {
        <div class="cmd-box">
            <code class="cmd" id="list-command">{shown}</code>
            <button
                type="button"
                class="btn ghost icon sm"
                aria-label="Copy the command"
                on:click=move |_| workspace.copy_text(&command, "list-command", "Copied the command")
            >
                <Icon glyph=Glyph::Copy small=true />
            </button>
        </div>
    }
}

/// A file input and a place to drop files; files can be dropped anywhere on the page.
#[component]
pub fn ChooseFiles() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let chosen = move |_| {
        if let Some(files) = input
            .get_untracked()
            .and_then(|input| files::of_input(&input))
        {
            workspace.open_files(files);
        }
    };
    view! {
        <div class="src">
            <h2><Icon glyph=Glyph::File />"File"</h2>
            <div class="drop">
                <Icon glyph=Glyph::Upload />
                <span>"Drop a tool list, its pages, a policy.json or a draft anywhere on this page"</span>
                <label class="btn sm file-btn">
                    <span>"Choose files"</span>
                    <input node_ref=input type="file" multiple=true aria-label="Choose files" on:change=chosen />
                </label>
            </div>
        </div>
    }
}
