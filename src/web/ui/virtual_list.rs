//! A list of which only the rows in sight are in the page.
//!
//! All rows have the height that the style sheet gives as `--row-h`; one may be open and is measured. The list scrolls with
//! whatever it stands in: it only looks where it is in the window. A row is made when it comes near and dropped when it
//! is far; the open row, the focused row and a row that is being looked for are kept.

use super::kept_rows::KeptRows;
use super::windowing::Geometry;
use crate::web::platform::{
    dom,
    measure::{self, OnResize, OnScroll},
};
use leptos::{html, prelude::*};

/// Sends a list to a row.
#[derive(Clone, Copy, Debug)]
pub struct ListHandle {
    sought: RwSignal<Option<(u32, Option<String>)>>,
}

impl Default for ListHandle {
    fn default() -> Self {
        Self::new()
    }
}

impl ListHandle {
    /// A handle for one list.
    pub fn new() -> Self {
        Self {
            sought: RwSignal::new(None),
        }
    }

    /// Scrolls to a row, no further than needed.
    pub fn reveal(self, row: u32) {
        self.sought.set(Some((row, None)));
    }

    /// Scrolls to a row and moves the focus to the element of this id inside it.
    pub fn reveal_and_focus(self, row: u32, element_id: impl Into<String>) {
        self.sought.set(Some((row, Some(element_id.into()))));
    }
}

/// A row that is in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    row: u32,
    index: u32,
}

/// What a list knows of itself; shared by its rows.
#[derive(Clone, Copy)]
struct ListState {
    rows: Signal<Vec<u32>>,
    open: Signal<Option<u32>>,
    /// The open row when it was last measured, and how much taller than a closed one it was.
    measured: RwSignal<(u32, f64)>,
    row_height: RwSignal<f64>,
    /// Top edge and height of what is in sight.
    sight: RwSignal<(f64, f64)>,
    /// The row that has the focus or had it last. Not cleared when the focus leaves: while it moves inside a row,
    /// the row must not go.
    focused: RwSignal<Option<u32>>,
    printing: RwSignal<bool>,
}

impl ListState {
    fn new(rows: Signal<Vec<u32>>, open: Signal<Option<u32>>) -> Self {
        Self {
            rows,
            open,
            measured: RwSignal::new((u32::MAX, 0.0)),
            row_height: RwSignal::new(56.0),
            sight: RwSignal::new((0.0, 1_000.0)),
            focused: RwSignal::new(None),
            printing: RwSignal::new(false),
        }
    }

    fn index_of(self, row: u32) -> Option<u32> {
        self.rows
            .with(|rows| rows.iter().position(|other| *other == row))
            .and_then(|at| u32::try_from(at).ok())
    }

    fn count(self) -> u32 {
        self.rows
            .with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX))
    }

    fn geometry(self) -> Geometry {
        let open = self.open.get();
        let (measured, extra) = self.measured.get();
        Geometry {
            count: self.count(),
            row: self.row_height.get(),
            open: open.and_then(|row| self.index_of(row)),
            extra: if open == Some(measured) { extra } else { 0.0 },
        }
    }

    /// The rows in sight and those that are kept, in the order of the list.
    fn slots(self, geometry: Geometry, sought: Option<u32>) -> Vec<Slot> {
        let (above, height) = self.sight.get();
        let range = if self.printing.get() {
            0..geometry.count
        } else {
            geometry.window(above, height)
        };
        let kept = [self.open.get(), self.focused.get(), sought];
        self.rows.with(|rows| {
            let slot = |index: u32| {
                let row = rows.get(usize::try_from(index).ok()?)?;
                Some(Slot { row: *row, index })
            };
            let mut slots: Vec<Slot> = range.clone().filter_map(slot).collect();
            for index in kept
                .into_iter()
                .flatten()
                .filter_map(|row| self.index_of(row))
            {
                if !range.contains(&index) {
                    slots.extend(slot(index));
                }
            }
            slots.sort_unstable_by_key(|slot| slot.index);
            slots.dedup();
            slots
        })
    }

    /// Looks where the list is. Signals are set only when the answer is another one.
    fn look(self, list: &NodeRef<html::Ul>) {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let seen = measure::sight(&list);
        if let Some(height) = measure::length(&list, "--row-h").filter(|height| *height > 0.0)
            && (height - self.row_height.get_untracked()).abs() > 0.01
        {
            self.row_height.set(height);
        }
        let sight = (seen.above, seen.window);
        if self.sight.get_untracked() != sight {
            self.sight.set(sight);
        }
    }

    fn measure_open(self, row: u32, element_id: &str) {
        let Some(element) = dom::element(element_id) else {
            return;
        };
        let extra = (measure::height(&element) - self.row_height.get_untracked()).max(0.0);
        let (before, was) = self.measured.get_untracked();
        if before != row || (was - extra).abs() > 0.5 {
            self.measured.set((row, extra));
        }
    }
}

/// A windowed list. Rows are told apart by ids, so that filtering and sorting keep what is in the page.
#[component]
pub fn VirtualList(
    /// Ids of all rows, in their order. Each once.
    #[prop(into)]
    rows: Signal<Vec<u32>>,
    /// What a row shows; called once when the row comes into the page.
    #[prop(into)]
    render: Callback<u32, AnyView>,
    /// Accessible name of a row.
    #[prop(optional, into)]
    name: Option<Callback<u32, String>>,
    /// Accessible name of the list.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The row that is taller than the others; its content shows the detail.
    #[prop(optional, into)]
    open: Signal<Option<u32>>,
    /// Sends the list to a row.
    #[prop(optional, into)]
    handle: Option<ListHandle>,
    /// The list's id; its rows are `<id>-<row>`.
    #[prop(default = "tools")]
    id: &'static str,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let state = ListState::new(rows, open);
    let handle = handle.unwrap_or_default();
    let geometry = Memo::new(move |_| state.geometry());
    let slots = Memo::new(move |_| {
        let sought = handle
            .sought
            .with(|sought| sought.as_ref().map(|(row, _)| *row));
        state.slots(geometry.get(), sought)
    });
    watch_window(state, list);
    keep_opened_in_place(state, geometry, list);
    reveal_sought(handle, id);

    let count = Memo::new(move |_| state.count());
    let extra = move || format!("{}px", geometry.with(|geometry| geometry.extra));
    let item = move |row: u32| {
        view! { <ListRow state geometry slots count row render name id/> }.into_any()
    };
    show_slots(slots, list, item);
    watch_open(state, slots, id);
    view! {
        <ul
            id=id
            class="vlist"
            role="list"
            aria-label=move || label.map(|label| label.get())
            node_ref=list
            style=("--rows", move || count.get().to_string())
            style=("--extra", extra)
        ></ul>
    }
}

/// One row: where it stands, and what the caller shows in it.
#[component]
fn ListRow(
    state: ListState,
    geometry: Memo<Geometry>,
    slots: Memo<Vec<Slot>>,
    count: Memo<u32>,
    row: u32,
    render: Callback<u32, AnyView>,
    name: Option<Callback<u32, String>>,
    id: &'static str,
) -> impl IntoView {
    // The row may be asked once more after it has left the page; it then stays where it was.
    let index = Memo::new(move |before: Option<&u32>| {
        slots
            .with(|slots| {
                slots
                    .iter()
                    .find(|slot| slot.row == row)
                    .map(|slot| slot.index)
            })
            .or(before.copied())
            .unwrap_or(0)
    });
    let is_open = Memo::new(move |_| state.open.get() == Some(row));
    let is_after = Memo::new(move |_| {
        geometry.with(|geometry| geometry.open.is_some_and(|open| index.get() > open))
    });

    view! {
        <li
            id=format!("{id}-{row}")
            style=("--i", move || index.get().to_string())
            data-open=move || is_open.get().then_some("")
            data-after=move || is_after.get().then_some("")
            aria-label=name.map(|name| name.run(row))
            aria-setsize=move || count.get().to_string()
            aria-posinset=move || index.get().saturating_add(1).to_string()
            on:focusin=move |_| state.focused.set(Some(row))
        >
            {render.run(row)}
        </li>
    }
}

/// Keeps the page at the rows of the window.
fn show_slots(
    slots: Memo<Vec<Slot>>,
    list: NodeRef<html::Ul>,
    item: impl Fn(u32) -> AnyView + 'static,
) {
    let Some(owner) = Owner::current() else {
        return;
    };
    let kept = StoredValue::new_local(KeptRows::new(owner));
    Effect::new(move |_| {
        let Some(parent) = list.get() else { return };
        let wanted: Vec<u32> = slots.with(|slots| slots.iter().map(|slot| slot.row).collect());
        // Drawing a row reads signals of which the window must not become a follower.
        untrack(|| kept.update_value(|kept| kept.show(&parent, &wanted, &item)));
    });
}

/// Measures the open row whenever its height changes, as long as it is in the page.
fn watch_open(state: ListState, slots: Memo<Vec<Slot>>, id: &'static str) {
    let watched = StoredValue::new_local(None::<OnResize>);
    let drawn = Memo::new(move |_| {
        let open = state.open.get()?;
        slots.with(|slots| slots.iter().any(|slot| slot.row == open).then_some(open))
    });
    Effect::new(move |_| {
        watched.set_value(None);
        let Some(row) = drawn.get() else { return };
        // The row is put into the page before the next frame.
        request_animation_frame(move || {
            if drawn.try_get_untracked().flatten() != Some(row) {
                return;
            }
            let element_id = format!("{id}-{row}");
            let watch = dom::element(&element_id).map(|element| {
                OnResize::new(&element, move || state.measure_open(row, &element_id))
            });
            watched.try_set_value(watch);
        });
    });
}

/// Follows scrolling, resizing and printing.
fn watch_window(state: ListState, list: NodeRef<html::Ul>) {
    let pending = StoredValue::new(false);
    let look_soon = move || {
        // Gone with the list: a frame may still be on its way.
        if pending.try_get_value() != Some(false) {
            return;
        }
        pending.set_value(true);
        request_animation_frame(move || {
            if pending.try_set_value(false).is_none() {
                state.look(&list);
            }
        });
    };
    let scrolling = StoredValue::new_local(None::<OnScroll>);
    let resizing = StoredValue::new_local(None::<OnResize>);
    Effect::new(move |_| {
        let Some(element) = list.get() else { return };
        state.look(&list);
        scrolling.set_value(Some(OnScroll::new(look_soon)));
        resizing.set_value(Some(OnResize::new(&element, look_soon)));
    });
    for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| state.printing.set(printing));
        on_cleanup(move || listener.remove());
    }
    let listener = window_event_listener(leptos::ev::resize, move |_| look_soon());
    on_cleanup(move || listener.remove());
}

/// A row that opens while one above it closes would jump; scrolling by the difference keeps it under the pointer.
fn keep_opened_in_place(state: ListState, geometry: Memo<Geometry>, list: NodeRef<html::Ul>) {
    Effect::new(move |before: Option<(Geometry, Option<u32>)>| {
        let (now, row) = (geometry.get(), state.open.get());
        if let (Some((before, row_before)), Some(open), Some(list)) =
            (before, now.open, list.get_untracked())
        {
            let moved = now.top(open) - before.top(open);
            if row_before != row && before.count == now.count && moved.abs() > 0.5 {
                measure::scroll_around(&list, moved);
            }
        }
        (now, row)
    });
}

/// Scrolls to the row that is sought, once it is in the page.
fn reveal_sought(handle: ListHandle, id: &'static str) {
    Effect::new(move |_| {
        let Some((row, focus)) = handle.sought.get() else {
            return;
        };
        request_animation_frame(move || {
            dom::scroll_into_view(&format!("{id}-{row}"));
            if let Some(focus) = focus {
                dom::focus(&focus);
            }
            // Another row may be sought by now, or the list be gone.
            handle.sought.try_update(|sought| {
                if sought.as_ref().is_some_and(|(other, _)| *other == row) {
                    *sought = None;
                }
            });
        });
    });
}
