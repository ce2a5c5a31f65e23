//! Tabs: one stop of the tab key, arrow keys between them.

use crate::web::platform::dom;
use leptos::prelude::*;

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabItem {
    /// What the callback is told; the tab's id is `tab-<key>`, its panel's `panel-<key>`.
    pub key: &'static str,
    /// The word.
    pub label: &'static str,
    /// A number beside the word, with its class (`count`, `count warn`, `count error`).
    pub badge: Option<(u32, &'static str)>,
}

/// A row of tabs. The panels are the caller's: `role="tabpanel"`, `aria-labelledby="tab-<key>"`.
#[component]
pub fn Tabs(
    /// Name of the group.
    label: &'static str,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<TabItem>>,
    /// Key of the tab that is shown.
    #[prop(into)]
    selected: Signal<&'static str>,
    /// A tab is chosen.
    #[prop(into)]
    on_select: Callback<&'static str>,
) -> impl IntoView {
    let keys =
        Memo::new(move |_| tabs.with(|tabs| tabs.iter().map(|tab| tab.key).collect::<Vec<_>>()));
    let step = move |event: leptos::ev::KeyboardEvent, key: &'static str| {
        let to = keys.with_untracked(|keys| {
            let at = keys.iter().position(|other| *other == key)?;
            let to = match event.key().as_str() {
                "ArrowRight" => at.checked_add(1).filter(|to| *to < keys.len()).unwrap_or(0),
                "ArrowLeft" => at.checked_sub(1).unwrap_or(keys.len().saturating_sub(1)),
                "Home" => 0,
                "End" => keys.len().saturating_sub(1),
                _ => return None,
            };
            keys.get(to).copied()
        });
        if let Some(to) = to {
            event.prevent_default();
            on_select.run(to);
            dom::focus(&format!("tab-{to}"));
        }
    };
    let draw = move |key: &'static str| {
        let tab =
            Memo::new(move |_| tabs.with(|tabs| tabs.iter().find(|tab| tab.key == key).cloned()));
        let is_selected = move || selected.get() == key;
        let badge = move || {
            let badge = tab.with(|tab| tab.as_ref().and_then(|tab| tab.badge));
            badge.map(|(count, class)| view! { <span class=class>{count}</span> })
        };
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=format!("tab-{key}")
                aria-controls=format!("panel-{key}")
                aria-selected=move || is_selected().to_string()
                tabindex=move || if is_selected() { "0" } else { "-1" }
                on:click=move |_| on_select.run(key)
                on:keydown=move |event| step(event, key)
            >
                {move || tab.with(|tab| tab.as_ref().map(|tab| tab.label))}
                {badge}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label>
            <For each=move || keys.get() key=|key| *key children=draw/>
        </div>
    }
}
