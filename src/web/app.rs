//! The whole page: what all screens share, and which of them is shown.

use super::library::Library;
use super::panels::about_risk::AboutRisk;
use super::panels::alerts::{NoticeBoard, PageBars};
use super::panels::appbar::AppBar;
use super::panels::build::Build;
use super::panels::newer::NewerQuestion;
use super::panels::shortcuts::{ShortcutList, act_on};
use super::panels::start::Start;
use super::platform::{dom, files, focus, keys, memory};
use super::state::{Notices, Screen, View, Workspace};
use super::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let notices = Notices::default();
    let state = View::new(memory::get(memory::SINGLE_KEYS).is_none());
    let workspace = Workspace::new(notices, state);
    provide_context(notices);
    provide_context(state);
    provide_context(workspace);
    provide_context(Library::load());
    workspace.refresh_cards();
    workspace.resume();
    listen(workspace, state);
    focus::keep_near();
    let dragging = RwSignal::new(false);
    take_drops(workspace, dragging);

    let screen = workspace.screen();
    Effect::new(move |_| {
        dom::set_title(&match screen.get() {
            Screen::Start => "MCP Policy Builder".to_owned(),
            Screen::Build => format!("{} · MCP Policy Builder", workspace.title().get()),
        });
    });
    // The builder is arrived at where it is opened; back at the start, the draft that was open stays so.
    Effect::new(move |is_later: Option<()>| {
        if screen.get() == Screen::Start && is_later.is_some() {
            notices.speak("Back at the start.");
            workspace.show_from_top();
        }
    });
    let pane = move || state.pane.get().key();
    let measure = move || state.is_wide.set(dom::matches("(min-width: 1900px)"));
    measure();
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let name = move || match screen.get() {
        Screen::Start => "start",
        Screen::Build => "build",
    };
    view! {
        <div class="page" data-view=name data-pane=pane>
            <a class="skip" href="#main">"Skip to the main part"</a>
            <AppBar />
            <PageBars />
            {move || match screen.get() {
                Screen::Start => view! { <Start /> }.into_any(),
                Screen::Build => view! { <Build /> }.into_any(),
            }}
            <ShortcutList />
            <AboutRisk />
            <NewerQuestion />
            <NoticeBoard />
            <Show when=move || dragging.get()>
                <div class="dropping" aria-hidden="true">
                    <Icon glyph=Glyph::Upload />
                    "Drop a tool list, a policy.json or a draft"
                </div>
            </Show>
        </div>
    }
}

/// Keys for the whole page, and the last moment before it goes away.
fn listen(workspace: Workspace, state: View) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if act_on(&keys::press(&event), workspace, state) {
            event.prevent_default();
        }
    });
    let hiding = window_event_listener(leptos::ev::pagehide, move |_| workspace.save_now());
    // A phone that puts the page away may never say that it hides it.
    let away = window_event_listener_untyped("visibilitychange", move |_| {
        if dom::is_hidden() {
            workspace.save_now();
        }
    });
    // A text that is no policy yet is kept nowhere, so the browser asks before it goes.
    let is_unfinished = workspace.text_is_invalid();
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if is_unfinished.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        keys.remove();
        leaving.remove();
        hiding.remove();
        away.remove();
    });
}

/// Files dropped anywhere on the page are opened.
fn take_drops(workspace: Workspace, dragging: RwSignal<bool>) {
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if files::carries_files(&event) {
            event.prevent_default();
            if !dragging.get_untracked() {
                dragging.set(true);
            }
        }
    });
    let leave = window_event_listener(leptos::ev::dragleave, move |event| {
        // The pointer has left the window when it enters no other element.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        dragging.set(false);
        if files::carries_files(&event) {
            event.prevent_default();
            if let Some(files) = files::of_drop(&event) {
                workspace.open_files(files);
            }
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}
