//! The build screen: the tools on one side, the policy on the other.

use super::changes::{ChangesPanel, DriftBanner, badge};
use super::export::ExportDialog;
use super::list::ToolList;
use super::newer::{ListLine, NewerDialog};
use super::overview::Overview;
use super::policy::PolicyPanel;
use super::preset_preview::PresetDialog;
use super::problems::ProblemsPanel;
use super::simulate::SimulatePanel;
use super::toolbar::Toolbar;
use crate::core::text::plural;
use crate::web::platform::dom;
use crate::web::state::{Pane, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use crate::web::ui::tabs::{TabItem, Tabs};
use leptos::prelude::*;

/// How narrow and how wide the inspector can be made, how wide it usually is, and one step of an arrow key, in CSS pixels.
const NARROWEST: i32 = 360;
const WIDEST: i32 = 760;
const USUAL: i32 = 460;
const STEP: i32 = 16;
/// The oddities of a catalogue that are listed one by one.
const SHOWN_ISSUES: usize = 50;

/// The build screen.
#[component]
pub fn Build() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    // Without a choice of the person's the style sheet decides.
    let width = move || state.inspector.get().map(|width| format!("{width}px"));
    view! {
        <main class="app" style=("--inspector-w", width)>
            <h1 class="sr">"Policy for "{move || workspace.title().get()}</h1>
            <section class="work" id="main" tabindex="-1" aria-label="Tools">
                <Overview />
                <ListLine />
                <DriftBanner />
                <CatalogueOddities />
                <AllHidden />
                <Toolbar />
                <ToolList />
            </section>
            <Splitter />
            <section class="inspector" aria-label="Inspector">
                <h2 class="sr">"Inspector"</h2>
                <InspectorTabs />
                <div class="pin-h" aria-hidden="true">"policy.json"</div>
                <Show when=move || state.is_shown(Pane::Policy)><PolicyPanel /></Show>
                <Show when=move || state.is_shown(Pane::Problems)><ProblemsPanel /></Show>
                <Show when=move || state.is_shown(Pane::Simulate)><SimulatePanel /></Show>
                <Show when=move || state.is_shown(Pane::Changes)><ChangesPanel /></Show>
            </section>
        </main>
        <TabBar />
        <PresetDialog />
        <ExportDialog />
        <NewerDialog />
    }
}

/// The edge between list and inspector, moved with the pointer or the arrow keys.
#[component]
fn Splitter() -> impl IntoView {
    let state = View::expect_context();
    let dragging = RwSignal::new(false);
    let shown = move || state.inspector.get().unwrap_or(USUAL);
    let set = move |width: i32| state.inspector.set(Some(width.clamp(NARROWEST, WIDEST)));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => STEP,
            "ArrowRight" => -STEP,
            _ => return,
        };
        event.prevent_default();
        set(shown() + by);
    };
    view! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label="Resize the inspector"
            aria-valuemin=NARROWEST.to_string()
            aria-valuemax=WIDEST.to_string()
            aria-valuenow=move || shown().to_string()
            on:keydown=on_key
            on:pointerdown=move |event| {
                dom::capture_pointer(&event);
                dragging.set(true);
            }
            on:pointermove=move |event| {
                if dragging.get_untracked() {
                    set(dom::window_width() - event.client_x());
                }
            }
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
        ></div>
    }
}

/// What was odd about the catalogue, though it loaded.
#[component]
fn CatalogueOddities() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let issues = Memo::new(move |_| workspace.catalogue().read().issues.clone());
    let words = move || {
        let count = issues.read().len();
        plural(
            count as u64,
            "thing about this catalogue is odd",
            "things about this catalogue are odd",
        )
    };
    let rows = move || {
        let catalogue = workspace.catalogue().get();
        let issues = issues.get();
        let rest = issues.len().saturating_sub(SHOWN_ISSUES);
        let more = (rest > 0).then(|| view! { <li>{format!("and {rest} more")}</li> });
        let shown = issues.into_iter().take(SHOWN_ISSUES);
        (
            shown
                .map(|issue| {
                    let named = issue.tool.and_then(|at| {
                        let name = catalogue.tools.get(at as usize)?.name.clone();
                        let is_said = issue.message.contains(&name);
                        (!is_said).then(|| view! { <code>{runs(&name)}</code>": " })
                    });
                    view! { <li>{named}{runs(&issue.message)}</li> }
                })
                .collect_view(),
            more,
        )
    };
    view! {
        <Show when=move || !issues.read().is_empty()>
            <details class="banner warn drift oddities">
                <summary><Icon glyph=Glyph::Warning />{words}</summary>
                <ul>{rows}</ul>
            </details>
        </Show>
    }
}

/// Every tool is hidden by `"*"`: said, with a way to take that back.
#[component]
fn AllHidden() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let all_hidden = workspace.all_hidden();
    view! {
        <Show when=move || all_hidden.get()>
            <div class="banner info drift">
                <Icon glyph=Glyph::Hide />
                <div>
                    "All tools are hidden: " <code>"hide"</code> " holds " <code>"\"*\""</code>
                    ". Choosing another decision for one tool hides the others by name; tools that the server adds later then follow the default."
                </div>
                <div class="acts">
                    <button
                        type="button"
                        class="btn sm"
                        disabled=move || !workspace.can_edit().get()
                        on:click=move |_| workspace.hide_all(false)
                    >
                        "Stop hiding all"
                    </button>
                </div>
            </div>
        </Show>
    }
}

/// The number beside a part's word, with its class.
fn badges() -> impl Fn(Pane) -> Option<(u32, &'static str)> + Copy {
    let workspace = Workspace::expect_context();
    let (problems, drift) = (workspace.problem_counts(), workspace.drift_counts());
    move |pane| match pane {
        Pane::Problems => problems.read().badge(),
        Pane::Changes => badge(drift.get()),
        Pane::Tools | Pane::Policy | Pane::Simulate => None,
    }
}

/// The parts of the inspector.
#[component]
fn InspectorTabs() -> impl IntoView {
    let state = View::expect_context();
    let badge = badges();
    let tabs = move || {
        Pane::INSPECTOR
            .into_iter()
            .map(|pane| TabItem {
                key: pane.key(),
                label: pane.word(),
                badge: badge(pane),
            })
            .collect::<Vec<_>>()
    };
    let selected = move || {
        let tab = state.tab.get();
        if tab == Pane::Policy && state.is_wide.get() {
            Pane::Problems.key()
        } else {
            tab.key()
        }
    };
    let select = move |key: &'static str| {
        if let Some(pane) = Pane::INSPECTOR.into_iter().find(|pane| pane.key() == key) {
            state.show(pane);
        }
    };
    view! {
        <Tabs
            label="Inspector"
            tabs=Signal::derive(tabs)
            selected=Signal::derive(selected)
            on_select=Callback::new(select)
        />
    }
}

/// On a narrow window, which part is shown.
#[component]
fn TabBar() -> impl IntoView {
    let state = View::expect_context();
    let badge = badges();
    let tab = move |pane: Pane, glyph: Glyph| {
        let badge =
            move || badge(pane).map(|(count, class)| view! { <span class=class>{count}</span> });
        view! {
            <button
                type="button"
                aria-current=move || (state.pane.get() == pane).then_some("page")
                on:click=move |_| state.show(pane)
            >
                <Icon glyph />
                {pane.word()}
                {badge}
            </button>
        }
    };
    view! {
        <nav class="tabbar" aria-label="Sections">
            {tab(Pane::Tools, Glyph::List)}
            {tab(Pane::Policy, Glyph::Code)}
            {tab(Pane::Problems, Glyph::Warning)}
            {tab(Pane::Simulate, Glyph::Play)}
            {tab(Pane::Changes, Glyph::Changes)}
        </nav>
    }
}
