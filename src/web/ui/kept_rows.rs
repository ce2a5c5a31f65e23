//! Puts rows into a list and takes them out, without ever touching the rows that stay.
//!
//! Leptos' keyed list may move a row that stays, to bring another before it; a moved row loses the focus. Rows of a windowed
//! list come and go while someone works in one of them, so here a row that stays is left where it is.

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::any_view::AnyViewState;

/// A row that is in the page.
struct Mounted {
    row: u32,
    view: AnyViewState,
    /// Owns the row's signals; cleaned up when the row leaves.
    owner: Owner,
}

impl Mounted {
    fn unmount(mut self) {
        self.view.unmount();
        self.owner.cleanup();
    }
}

/// The rows of one list that are in the page, in the order in which they stand.
pub(super) struct KeptRows {
    mounted: Vec<Mounted>,
    owner: Owner,
}

impl KeptRows {
    /// No rows yet. Rows belong to the owner: the list's, not that of an effect, which is cleaned at each run.
    pub(super) fn new(owner: Owner) -> Self {
        Self {
            mounted: Vec::new(),
            owner,
        }
    }

    /// Brings the page to these rows in this order; `make` draws a row that is not there yet.
    pub(super) fn show(&mut self, parent: &Element, wanted: &[u32], make: impl Fn(u32) -> AnyView) {
        let (mut kept, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.mounted)
            .into_iter()
            .partition(|mounted| wanted.contains(&mounted.row));
        gone.into_iter().for_each(Mounted::unmount);

        let in_order = wanted
            .iter()
            .filter(|row| kept.iter().any(|mounted| mounted.row == **row));
        let reordered = !in_order.eq(kept.iter().map(|mounted| &mounted.row));

        // From the end, so that each new row has the one after it to stand before.
        let mut placed: Vec<Mounted> = Vec::with_capacity(wanted.len());
        for row in wanted.iter().rev() {
            let found = kept
                .iter()
                .position(|mounted| mounted.row == *row)
                .map(|at| kept.swap_remove(at));
            let stays = found.is_some() && !reordered;
            let mut mounted = found.unwrap_or_else(|| self.draw(*row, &make));
            if !stays {
                let stands = placed
                    .last()
                    .is_some_and(|next| next.view.insert_before_this(&mut mounted.view));
                if !stands {
                    mounted.view.mount(parent, None);
                }
            }
            placed.push(mounted);
        }
        placed.reverse();
        self.mounted = placed;
    }

    fn draw(&self, row: u32, make: &impl Fn(u32) -> AnyView) -> Mounted {
        let owner = self.owner.child();
        let view = owner.with(|| make(row).build());
        Mounted { row, view, owner }
    }
}
