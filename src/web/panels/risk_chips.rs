//! The filters by risk: a chip for each category, and for each mark that a tool of this catalogue has.

use crate::core::risk::Category;
use crate::web::state::{Changed, Mark, RiskFilter, View, Workspace};
use crate::web::ui::chip::FilterChip;
use crate::web::ui::icon::Glyph;
use leptos::prelude::*;

/// The categories in the order of the chips.
const ORDER: [Category; 6] = [
    Category::Read,
    Category::Write,
    Category::Execute,
    Category::Destructive,
    Category::Financial,
    Category::Unclear,
];

/// The chips.
#[component]
pub fn RiskChips() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let rows = workspace.rows();
    let total = Memo::new(move |_| u32::try_from(rows.read().all().len()).unwrap_or(u32::MAX));
    let all_on = Memo::new(move |_| state.risk.get() == RiskFilter::default());
    view! {
        <div class="chips" role="group" aria-label="Filter by risk">
            <FilterChip
                label="All"
                count=total
                pressed=all_on
                on_toggle=move |()| state.risk.set(RiskFilter::default())
                all=true
            />
            {ORDER.map(|category| view! { <CategoryChip category /> }).collect_view()}
            {Mark::ALL.map(|mark| view! { <MarkChip mark /> }).collect_view()}
            <ChangedChip changed=Changed::New />
            <ChangedChip changed=Changed::Differs />
        </div>
    }
}

#[component]
fn CategoryChip(category: Category) -> impl IntoView {
    let counts = Workspace::expect_context().risk_counts();
    let filter = View::expect_context().risk;
    let count = Memo::new(move |_| counts.read().category(category));
    let pressed = Memo::new(move |_| filter.get().category == Some(category));
    let toggle = move |()| {
        filter.update(|filter| {
            // Pressed for a narrower count of the category, it takes that away as well.
            let access = filter.access.filter(|_| filter.category == Some(category));
            *filter = filter.toggled(category, access);
        });
    };
    view! { <FilterChip label=category.label() count pressed on_toggle=toggle category /> }
}

#[component]
fn MarkChip(mark: Mark) -> impl IntoView {
    let counts = Workspace::expect_context().risk_counts();
    let filter = View::expect_context().risk;
    let count = Memo::new(move |_| counts.read().mark(mark));
    let pressed = Memo::new(move |_| filter.get().mark == Some(mark));
    let toggle = Callback::new(move |()| {
        filter.update(|filter| {
            filter.mark = (filter.mark != Some(mark)).then_some(mark);
        });
    });
    let (label, glyph) = match mark {
        Mark::Contradiction => ("Contradiction", Glyph::Changes),
        Mark::Overridden => ("Overridden", Glyph::Approve),
        Mark::Suspicious => ("Suspicious text", Glyph::Warning),
    };
    view! {
        <Show when=move || { count.get() > 0 } || pressed.get()>
            <FilterChip label count pressed on_toggle=toggle glyph />
        </Show>
    }
}

#[component]
fn ChangedChip(changed: Changed) -> impl IntoView {
    let counts = Workspace::expect_context().drift_counts();
    let filter = View::expect_context().risk;
    let count = Memo::new(move |_| {
        let counts = counts.get();
        match changed {
            Changed::New => counts.new + counts.renamed,
            Changed::Differs => counts.changed,
        }
    });
    let pressed = Memo::new(move |_| filter.get().changed == Some(changed));
    let toggle = Callback::new(move |()| {
        filter.update(|filter| {
            filter.changed = (filter.changed != Some(changed)).then_some(changed);
        });
    });
    let (label, glyph) = match changed {
        Changed::New => ("New", Glyph::Plus),
        Changed::Differs => ("Changed", Glyph::Changes),
    };
    view! {
        <Show when=move || { count.get() > 0 } || pressed.get()>
            <FilterChip label count pressed on_toggle=toggle glyph />
        </Show>
    }
}
