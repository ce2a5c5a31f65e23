//! Live servers: the form that asks one, the servers of a client's configuration, and what to do when it fails.

use crate::core::catalogue::client_config::{
    Access, ConfiguredServer, Remote, Shell, list_command,
};
use crate::core::live::doctor::{Cause, Diagnosis};
use crate::web::platform::dom;
use crate::web::state::Workspace;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::{prose, runs};
use leptos::prelude::*;

/// The form for a server's address. The token and the headers stand in it and nowhere else.
#[component]
pub fn LiveServer() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let connecting = workspace.connecting();
    let (address, token, headers) = (connecting.address, connecting.token, connecting.headers);
    let wrong = RwSignal::new(None::<String>);
    // What lets a person in does not outlive the form.
    on_cleanup(move || connecting.forget_secrets());
    let ask = move |is_file: bool| {
        let (url, token, headers) = (
            address.get_untracked(),
            token.get_untracked(),
            headers.get_untracked(),
        );
        let asked = if is_file {
            workspace.load_address(&url, &token, &headers)
        } else {
            workspace.connect(&url, &token, &headers)
        };
        wrong.set(asked.err());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask(false);
    };
    let is_empty = move || address.read().trim().is_empty();
    view! {
        <form class="src live" on:submit=submit aria-labelledby="live-t" novalidate=true>
            <h2 id="live-t"><Icon glyph=Glyph::Plug />"Live server or URL"</h2>
            <label class="label" for="live-url">"Address"</label>
            <input
                class="input mono"
                id="live-url"
                type="url"
                placeholder="https://…/mcp"
                autocomplete="off"
                spellcheck="false"
                bind:value=address
            />
            <details class="opt" id="live-secrets">
                <summary><Icon glyph=Glyph::Right small=true />"Token and headers"</summary>
                <div>
                    <label class="label" for="live-token">"Bearer token"</label>
                    <input class="input mono" id="live-token" type="password" autocomplete="off" spellcheck="false" bind:value=token />
                    <label class="label" for="live-headers">"Other headers"</label>
                    <textarea
                        class="area mono"
                        id="live-headers"
                        rows="2"
                        spellcheck="false"
                        autocomplete="off"
                        placeholder="X-Api-Key: …"
                        aria-invalid=move || wrong.read().is_some().then_some("true")
                        aria-describedby="live-e live-h"
                        prop:value=headers
                        on:change:target=move |event| headers.set(event.target().value())
                    ></textarea>
                    <p class="hint" id="live-h">"They are sent to this address only, and kept nowhere: not in the draft, not in this browser."</p>
                </div>
            </details>
            <p class="err" id="live-e" role="alert">{move || wrong.get()}</p>
            <div class="acts">
                <button type="submit" class="btn" disabled=is_empty>"Connect"</button>
                <button type="button" class="btn ghost" disabled=is_empty on:click=move |_| ask(true)>"Load as a file"</button>
            </div>
            <p class="hint">"Your browser asks the server itself: it must allow this page (CORS)."</p>
        </form>
        <Configured />
    }
}

/// The servers of a client's configuration.
#[component]
fn Configured() -> impl IntoView {
    let connecting = Workspace::expect_context().connecting();
    let configured = connecting.configured;
    let close = move |_| configured.set(Vec::new());
    view! {
        <Show when=move || !configured.read().is_empty()>
            <section class="src" id="configured" aria-labelledby="configured-t">
                <div class="sec-h">
                    <h2 id="configured-t">"Servers in this configuration"</h2>
                    <span class="grow"></span>
                    <button type="button" class="btn ghost icon sm" aria-label="Close the list of servers" on:click=close>
                        <Icon glyph=Glyph::Close small=true />
                    </button>
                </div>
                <ul class="configured" role="list" aria-labelledby="configured-t">
                    {move || configured.get().into_iter().enumerate().map(configured_server).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

fn configured_server((at, server): (usize, ConfiguredServer)) -> AnyView {
    let ConfiguredServer {
        name,
        project,
        is_disabled,
        access,
    } = server;
    let how = match access {
        Access::Remote(remote) => remote_server(&name, remote),
        Access::Command(command) => {
            let shells =
                [Shell::Posix, Shell::PowerShell].map(|shell| list_command(&command, shell));
            match shells {
                [Some(posix), Some(power_shell)] => {
                    view! { <ShellCommand id=format!("configured-{at}") posix power_shell /> }.into_any()
                }
                _ => view! { <p class="hint">"Its command holds a character that cannot be pasted safely."</p> }.into_any(),
            }
        }
        Access::Unusable(why) => {
            view! { <p class="hint">"It cannot be asked: "{why}"."</p> }.into_any()
        }
    };
    view! {
        <li>
            <b>{runs(&name)}</b>
            {project.map(|project| view! { <small>" in "{runs(&project)}</small> })}
            {is_disabled.then(|| view! { <span class="tag">"Turned off"</span> })}
            {how}
        </li>
    }
    .into_any()
}

fn remote_server(name: &str, remote: Remote) -> AnyView {
    let workspace = Workspace::expect_context();
    let connecting = workspace.connecting();
    let shown = remote.shown();
    let is_whole = shown.variables().next().is_none();
    let address = shown.to_string();
    let words = address.clone();
    let label = format!("Connect to {name}");
    let connect = move |_| {
        connecting.forget_secrets();
        connecting.address.set(address.clone());
        let lines: Vec<String> = remote
            .headers
            .iter()
            .map(|name| format!("{name}: "))
            .collect();
        connecting.headers.set(lines.join("\n"));
        if is_whole && remote.headers.is_empty() {
            // Nothing is missing, so nothing can be wrong with the headers.
            let _asked = workspace.connect(&address, "", "");
        } else {
            if !remote.headers.is_empty() {
                dom::unfold("live-secrets");
            }
            dom::focus(if is_whole { "live-headers" } else { "live-url" });
        }
    };
    view! {
        <p class="hint">{runs(&words)}</p>
        <button type="button" class="btn sm" on:click=connect>{runs(&label)}</button>
    }
    .into_any()
}

/// What is known of a failure beside its first sentences, and what to do.
#[component]
pub fn Diagnosed(
    /// What the doctor says.
    diagnosis: Diagnosis,
) -> impl IntoView {
    let Diagnosis {
        known: _,
        likely,
        next,
        header_lines,
        commands,
    } = diagnosis;
    let cause = |Cause { what, next }: Cause| view! { <li>{prose(&what)}" "<span class="next">{prose(&next)}</span></li> };
    let workspace = Workspace::expect_context();
    let lines = (!header_lines.is_empty()).then(|| {
        let text = header_lines.join("\n");
        let copied = text.clone();
        view! {
            <p>"For the server's owner, in every answer:"</p>
            <div class="cmd-box">
                <pre class="cmd" id="header-lines" role="group" tabindex="0" aria-label="Header lines for the server's owner">{text}</pre>
                <button
                    type="button"
                    class="btn ghost icon sm"
                    aria-label="Copy the header lines"
                    on:click=move |_| workspace.copy_text(&copied, "header-lines", "Copied the header lines")
                >
                    <Icon glyph=Glyph::Copy small=true />
                </button>
            </div>
        }
    });
    view! {
        {(!likely.is_empty()).then(|| view! {
            <p class="likely">"What is likely, one of these:"</p>
            <ol class="causes" aria-label="Likely causes, likeliest first">{likely.into_iter().map(cause).collect_view()}</ol>
        })}
        {next.iter().map(|sentence| view! { <p>{prose(sentence)}</p> }).collect_view()}
        {lines}
        {commands.map(|(posix, power_shell)| view! {
            <ShellCommand id="doctor".to_owned() posix power_shell />
        })}
    }
}

/// The command that lists a server's tools, for either shell, and a way to copy it.
#[component]
fn ShellCommand(
    /// What the ids of the elements start with.
    id: String,
    /// For a POSIX shell.
    posix: String,
    /// For PowerShell.
    power_shell: String,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let is_power_shell = RwSignal::new(false);
    let commands = StoredValue::new((posix, power_shell));
    let command = move || {
        commands.with_value(|(posix, power_shell)| {
            if is_power_shell.get() {
                power_shell.clone()
            } else {
                posix.clone()
            }
        })
    };
    let element = format!("{id}-command");
    let shown_in = element.clone();
    let shell = move |label: &'static str, power_shell: bool| {
        view! {
            <button
                type="button"
                class="btn ghost sm"
                aria-pressed=move || (is_power_shell.get() == power_shell).to_string()
                on:click=move |_| is_power_shell.set(power_shell)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="shell">
            <span>"List the tools from a shell:"</span>
            {shell("POSIX", false)}
            {shell("PowerShell", true)}
        </div>
        <div class="cmd-box">
            <code class="cmd" id=element role="group" aria-label="List the tools from a shell">{command}</code>
            <button
                type="button"
                class="btn ghost icon sm"
                aria-label="Copy the command"
                on:click=move |_| workspace.copy_text(&untrack(command), shown_in.clone(), "Copied the command")
            >
                <Icon glyph=Glyph::Copy small=true />
            </button>
        </div>
    }
}
