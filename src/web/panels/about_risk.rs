//! A page about risk: the categories, their order, and what the estimate cannot know. A minute's reading.

use crate::core::risk::{Category, recommended};
use crate::web::state::View;
use crate::web::ui::dialog::Dialog;
use crate::web::ui::severity::SeverityMark;
use crate::web::ui::tile::Tile;
use crate::web::words;
use leptos::prelude::*;

/// The dialog with the page.
#[component]
pub fn AboutRisk() -> impl IntoView {
    let open = View::expect_context().about_risk;
    view! {
        <Dialog title="How risk is estimated" open on_close=move |()| open.set(false)>
            <Page />
        </Dialog>
    }
}

#[component]
fn Page() -> impl IntoView {
    let line = |category: Category| {
        view! {
            <tr role="row" data-cat=category.word()>
                <th scope="row" role="rowheader">
                    <Tile category=Signal::stored(Some(category)) />
                    <span class="cat">{category.label()}</span>
                </th>
                <td role="cell">{category.meaning()}</td>
                <td role="cell"><SeverityMark severity=category.severity() /></td>
                <td role="cell">
                    <span class="for" aria-hidden="true">"Recommended: "</span>
                    {words::recommendation(recommended(category))}
                </td>
            </tr>
        }
    };
    view! {
        <div class="about" tabindex="0" role="group" aria-label="About risk">
            <p>
                "Every tool gets a category, a severity and the evidence for both. The page reads the tool's name, description, arguments and
                hints by fixed rules; no model is asked, and nothing leaves this browser. The same tool always gets the same answer."
            </p>
            // The roles are said, because on a phone the rows are laid out as cards and would lose them.
            <table class="args" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">"Category"</th>
                        <th scope="col" role="columnheader">"Means"</th>
                        <th scope="col" role="columnheader">"Usual severity"</th>
                        <th scope="col" role="columnheader">"Recommended"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{Category::ALL.map(line).collect_view()}</tbody>
            </table>
            <h3>"The order"</h3>
            <p>
                "Where several categories fit, the worst counts, from Financial at the top to Read at the bottom. A tool with one action that
                deletes is Destructive. Evidence can raise the severity by a step, such as a shell or access rights, or lower it, such as a draft."
            </p>
            <h3>"Who has the last word"</h3>
            <p>
                "You. What you set wins over the estimate, can be undone, stays in the draft and is never written to policy.json. A
                catalogue that brings its own classification is believed only where it is worse than the estimate. What a server
                declares in its hints never makes a tool look safer; where it contradicts name or arguments, you are told."
            </p>
            <h3>"What it cannot know"</h3>
            <p>
                "It sees words, not code. A server can name a tool harmlessly and do something else, two tools together can do more
                than each alone, and data that is only read can still be private. Words that the rules do not know give “Unclear”, which is
                treated like running code, never like reading. Take the estimate as a start, and look at what is marked."
            </p>
        </div>
    }
}
