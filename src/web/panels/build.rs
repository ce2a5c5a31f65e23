//! The build screen: the tools on one side, the policy on the other.

use super::list::ToolList;
use super::overview::Overview;
use super::policy::PolicyPanel;
use super::preset_preview::PresetDialog;
use super::toolbar::Toolbar;
use crate::web::state::{Pane, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The build screen.
#[component]
pub fn Build() -> impl IntoView {
    let workspace = Workspace::expect_context();
    view! {
        <main class="app">
            <h1 class="sr">"Policy for "{move || workspace.title().get()}</h1>
            <section class="work" id="main" tabindex="-1" aria-label="Tools">
                <Overview />
                <Toolbar />
                <ToolList />
            </section>
            <div class="splitter" aria-hidden="true"></div>
            <section class="inspector" aria-label="Inspector">
                <h2 class="sr">"Inspector"</h2>
                <PolicyPanel />
            </section>
        </main>
        <TabBar />
        <PresetDialog />
    }
}

/// On a narrow window, which part is shown.
#[component]
fn TabBar() -> impl IntoView {
    let state = View::expect_context();
    let tab = move |pane: Pane, word: &'static str, glyph: Glyph| {
        view! {
            <button
                type="button"
                aria-current=move || (state.pane.get() == pane).then_some("page")
                on:click=move |_| state.pane.set(pane)
            >
                <Icon glyph />
                {word}
            </button>
        }
    };
    view! {
        <nav class="tabbar" aria-label="Sections">
            {tab(Pane::Tools, "Tools", Glyph::List)}
            {tab(Pane::Policy, "Policy", Glyph::Code)}
        </nav>
    }
}
