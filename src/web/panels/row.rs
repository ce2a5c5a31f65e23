//! One row of the tool list.

use super::detail::Detail;
use super::row_face::Face;
use super::row_parts::RowParts;
use crate::web::platform::copied::Part;
use crate::web::platform::dom;
use crate::web::state::{Row, View, Workspace};
use crate::web::ui::segmented::Choice;
use leptos::{ev, html, prelude::*};
use std::sync::Arc;

/// One tool: what it is, and the decision about it. Its detail opens beneath.
///
/// The closed row is copied from a pattern and written to by hand, because a window of a long list has dozens of them; everything that
/// opens from it is drawn like the rest of the page.
#[component]
pub fn ToolRow(
    /// Which row.
    row: Arc<Row>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let id = row.id;
    let item = NodeRef::<html::Div>::new();
    let face = Memo::new({
        let row = row.clone();
        move |_| Face::of(&row, workspace, state)
    });
    // A choice that is refused changes nothing that the row would follow, and has to be put back.
    let again = RwSignal::new(());
    Effect::new({
        let row = row.clone();
        move |before: Option<Option<(RowParts, Face)>>| {
            again.track();
            let now = face.get();
            let (mut parts, before) = match before.flatten() {
                Some((parts, face)) => (parts, Some(face)),
                None => (RowParts::of(Part::from(&**item.get()?), &row)?, None),
            };
            parts.show(before.as_ref(), &now);
            Some((parts, now))
        }
    });
    // Keys act on the row that has the focus, wherever in it the focus is.
    let focused = move |_| {
        if state.current.get_untracked() != Some(id) {
            state.current.set(Some(id));
        }
        workspace.enter(id);
    };
    let leave = move |event: ev::FocusEvent| {
        if !dom::stays_within(&event) {
            workspace.leave();
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        if dom::came_from(&event, ".name") {
            state.toggle_open(id);
        } else if dom::came_from(&event, ".back") {
            workspace.follow_default(id);
        }
    };
    let changed = move |event: ev::Event| {
        if dom::came_from(&event, ".check") {
            state.toggle_selected(id);
        } else if let Some(choice) = Choice::named(&event_target_value(&event)) {
            workspace.decide(id, choice);
            again.set(());
        }
    };
    let is_open = Memo::new(move |_| face.read().stand.open);
    view! {
        <div class="item" node_ref=item on:focusin=focused on:focusout=leave>
            <div class="row" on:click=clicked on:change=changed></div>
            <Show when=move || is_open.get()>
                <Detail row=row.clone() shown=workspace.shown_of(id) />
            </Show>
        </div>
    }
}
