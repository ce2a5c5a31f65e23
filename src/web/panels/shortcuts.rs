//! The keyboard: what each key does, and the list of them.

use crate::core::policy::Decision;
use crate::web::platform::keys::{self, Press};
use crate::web::platform::{dom, memory};
use crate::web::state::{Screen, View, Workspace};
use crate::web::ui::dialog::Dialog;
use leptos::prelude::*;

/// Does what a key asks for; says whether it did something.
pub fn act_on(press: &Press, workspace: Workspace, state: View) -> bool {
    if press.in_dialog || workspace.screen().get_untracked() != Screen::Build {
        return false;
    }
    if press.command {
        return match (press.key.as_str(), press.shift, press.alt) {
            ("z", false, false) if !press.typing => workspace.undo(),
            ("z", true, false) | ("y", false, false) if !press.typing => workspace.redo(),
            ("s", false, false) => {
                workspace.download_policy();
                true
            }
            _ => false,
        };
    }
    if press.alt || press.typing || !state.single_keys.get_untracked() {
        return false;
    }
    single_key(press, workspace, state)
}

/// The keys that work alone, while no text is being typed.
fn single_key(press: &Press, workspace: Workspace, state: View) -> bool {
    let current = state.current.get_untracked();
    match press.key.as_str() {
        "j" => workspace.move_current(1),
        "k" => workspace.move_current(-1),
        "/" => dom::focus("q"),
        "?" => {
            state.shortcuts.set(true);
            true
        }
        "x" => current.map(|row| state.toggle_selected(row)).is_some(),
        "Enter" if !press.on_control => current.map(|row| state.toggle_open(row)).is_some(),
        "Escape" => {
            let was_open = state.open.get_untracked().is_some();
            state.open.set(None);
            was_open
        }
        "0" => current.map(|row| workspace.follow_default(row)).is_some(),
        key => {
            let chosen = key.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let decision = chosen.and_then(|at| Decision::ALL.get(at).copied());
            match (current, decision) {
                (Some(row), Some(decision)) => {
                    workspace.enter(row);
                    workspace.decide(row, decision);
                    true
                }
                _ => false,
            }
        }
    }
}

/// The dialog with all shortcuts.
#[component]
pub fn ShortcutList() -> impl IntoView {
    let state = View::expect_context();
    let (command, shift) = if keys::is_apple() {
        ("⌘ ", "⇧ ⌘ ")
    } else {
        ("Ctrl ", "Ctrl Shift ")
    };
    let key = |what: &'static str, keys: &[String]| {
        let caps = keys
            .iter()
            .map(|key| view! { <kbd>{key.clone()}</kbd>" " })
            .collect_view();
        view! { <div><span>{what}</span><span>{caps}</span></div> }
    };
    let own = |text: &str| vec![text.to_owned()];
    let switch = move |on: bool| {
        state.single_keys.set(on);
        if on {
            memory::remove(memory::SINGLE_KEYS);
        } else {
            memory::set(memory::SINGLE_KEYS, "off");
        }
    };
    let about_risk = move |_| {
        state.shortcuts.set(false);
        state.about_risk.set(true);
    };
    view! {
        <Dialog title="Keyboard shortcuts" open=state.shortcuts on_close=Callback::new(move |()| state.shortcuts.set(false))>
            <div class="keys">
                <h3>"Tools"</h3>
                {key("Next, previous tool", &["J".to_owned(), "K".to_owned()])}
                {key("Hide, deny, approve, limit, allow", &["1".to_owned(), "2".to_owned(), "3".to_owned(), "4".to_owned(), "5".to_owned()])}
                {key("Follow the default", &own("0"))}
                {key("Open or close the detail", &own("Enter"))}
                {key("Close the detail", &own("Esc"))}
                {key("Select", &own("X"))}
                {key("Search", &own("/"))}
                <h3>"Anywhere"</h3>
                {key("Undo", &[format!("{command}Z")])}
                {key("Redo", &[format!("{shift}Z")])}
                {key("Download policy.json", &[format!("{command}S")])}
                {key("This list", &own("?"))}
            </div>
            <label class="switch">
                <input type="checkbox" class="check" prop:checked=state.single_keys on:change:target=move |event| switch(event.target().checked()) />
                "Single-key shortcuts"
            </label>
            <p>
                <button type="button" class="link" on:click=about_risk>"How risk is estimated"</button>
            </p>
        </Dialog>
    }
}
