//! Exposure: how many tools of each category an agent can call, and how freely. Counts, no score; each count is a filter.

use crate::core::risk::{Access, Category, ExposureRow};
use crate::core::text::{number, plural};
use crate::web::state::{View, Workspace};
use crate::web::ui::button::{ButtonSize, IconButton};
use crate::web::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How freely, the column's head, and the words for a count.
const COLUMNS: [(Access, &str, &str); 4] = [
    (Access::Freely, "Freely", "can be called freely"),
    (Access::WithLimit, "Limited", "can be called within a limit"),
    (
        Access::WithConditions,
        "Conditions",
        "can be called under conditions",
    ),
    (Access::NotAtAll, "Not at all", "cannot be called"),
];

/// The counts of all categories that have tools, the worst first.
#[component]
pub fn ExposureCounts() -> impl IntoView {
    let exposure = Workspace::expect_context().exposure();
    let state = View::expect_context();
    let categories = move || {
        let exposure = exposure.read();
        let rows = exposure.rows.iter().filter(|row| row.total() > 0);
        rows.map(|row| row.category).collect::<Vec<_>>()
    };
    view! {
        <div class="ov">
            <div class="ov-h">
                <h2 id="exposure-t">"What an agent can call"</h2>
                <IconButton
                    glyph=Glyph::Information
                    label="How risk is estimated"
                    size=ButtonSize::Small
                    on_click=move |()| state.about_risk.set(true)
                />
            </div>
            <table class="expo" aria-labelledby="exposure-t">
                <thead>
                    <tr>
                        <th scope="col"><span class="sr">"Category"</span></th>
                        {COLUMNS.map(|(_, head, _)| view! { <th scope="col">{head}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=categories key=|category| *category let:category>
                        <CategoryRow category />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn CategoryRow(category: Category) -> impl IntoView {
    view! {
        <tr data-cat=category.word()>
            <th scope="row"><Icon glyph=category.glyph() small=true />{category.label()}</th>
            {COLUMNS
                .map(|(access, _, words)| view! { <td><Count category access words /></td> })
                .collect_view()}
        </tr>
    }
}

/// One count. None is no button.
#[component]
fn Count(category: Category, access: Access, words: &'static str) -> impl IntoView {
    let exposure = Workspace::expect_context().exposure();
    let filter = View::expect_context().risk;
    let count = Memo::new(move |_| {
        let exposure = exposure.read();
        let row = exposure.rows.iter().find(|row| row.category == category);
        row.map_or(0, |row| of(row, access))
    });
    let pressed = Memo::new(move |_| {
        let filter = filter.get();
        filter.category == Some(category) && filter.access == Some(access)
    });
    let label = move || {
        let tools = plural(count.get(), "tool", "tools");
        format!("{}: {tools} {words}", category.label())
    };
    let toggle = move |_| filter.update(|filter| *filter = filter.toggled(category, Some(access)));
    view! {
        <Show when=move || { count.get() > 0 } || pressed.get() fallback=|| view! { <span class="zero">"0"</span> }>
            <button
                type="button"
                data-open=(access == Access::Freely).then_some("")
                aria-label=label
                aria-pressed=move || pressed.get().to_string()
                on:click=toggle
            >
                {move || number(count.get().into())}
            </button>
        </Show>
    }
}

const fn of(row: &ExposureRow, access: Access) -> u32 {
    match access {
        Access::Freely => row.freely,
        Access::WithLimit => row.with_limit,
        Access::WithConditions => row.with_conditions,
        Access::NotAtAll => row.not_at_all,
    }
}
