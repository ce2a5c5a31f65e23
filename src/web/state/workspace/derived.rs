//! What follows from the history of the open draft.

use super::{Access, Opened};
use crate::core::catalogue::Catalogue;
use crate::core::draft::Draft;
use crate::core::edit::History;
use crate::core::policy::{Posture, Shown, shown_all};
use crate::core::risk::Access as Reach;
use crate::core::text;
use crate::web::platform::time::{self, Timer};
use crate::web::state::drift::Drift;
use crate::web::state::policy_text::PolicyText;
use crate::web::state::risk::RiskMemos;
use crate::web::state::rows::{Counts, RowId, Rows};
use crate::web::state::view::{Changed, RiskFilter, Sort, View};
use leptos::prelude::*;
use std::sync::Arc;

/// What follows from the history.
#[derive(Clone, Copy)]
pub(super) struct Derived {
    pub(super) draft: Memo<Same<Draft>>,
    pub(super) catalogue: Memo<Same<Arc<Catalogue>>>,
    pub(super) rows: Memo<Rows>,
    pub(super) shown: Memo<Arc<Vec<Shown>>>,
    pub(super) counts: Memo<Counts>,
    pub(super) risk: RiskMemos,
    pub(super) drift: Drift,
    pub(super) visible: Memo<Vec<RowId>>,
    pub(super) text: Memo<PolicyText>,
    pub(super) marked: Memo<Option<(u32, u32)>>,
    pub(super) posture: Memo<Posture>,
    pub(super) all_hidden: Memo<bool>,
    pub(super) undo_name: Memo<Option<String>>,
    pub(super) redo_name: Memo<Option<String>>,
    pub(super) title: Memo<String>,
    pub(super) can_edit: Memo<bool>,
}

/// A value that counts as changed unless both are quick to prove the same.
#[derive(Clone, Default)]
pub struct Same<T>(pub T);

impl PartialEq for Same<Draft> {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}

impl PartialEq for Same<Arc<Catalogue>> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Derived {
    pub(super) fn new(
        history: RwSignal<History>,
        opened: RwSignal<Opened>,
        access: RwSignal<Access>,
        view: View,
    ) -> Self {
        let draft = Memo::new(move |_| Same(history.read().current().clone()));
        let catalogue = Memo::new(move |_| Same(draft.read().catalogue.clone()));
        let rows = Memo::new(move |previous| {
            Rows::build(&catalogue.read(), &draft.read().policy, previous)
        });
        let shown = Memo::new(move |_| {
            let rows = rows.read();
            Arc::new(shown_all(
                &draft.read().policy,
                rows.all().iter().map(|row| &*row.name),
            ))
        });
        let counts = Memo::new(move |_| Counts::of(&shown.read()));
        let risk = RiskMemos::new(draft, catalogue, rows, shown);
        let since = Drift::new(draft, catalogue, rows);
        let visible = Memo::new(move |_| {
            let shown = shown.read();
            let (search, decision) = (view.search.read(), view.decision.get());
            let mut visible = rows.read().visible(&shown, &search, decision);
            let filter = view.risk.get();
            if filter != RiskFilter::default() {
                let (risks, draft) = (risk.risks.read(), draft.read());
                if let Some(wanted) = filter.changed {
                    let rows = rows.read();
                    visible.retain(|id| {
                        let kind = rows.get(*id).and_then(|row| since.of(&row.name));
                        kind.and_then(Changed::of) == Some(wanted)
                    });
                }
                visible.retain(|id| {
                    let access = || {
                        shown
                            .get(id.index())
                            .map(|shown| Reach::of(&draft.policy, shown))
                    };
                    filter.passes(risks.get(id.index()), access)
                });
            }
            if view.sort.get() == Sort::Risk {
                let risks = risk.risks.read();
                visible.sort_by_key(|id| risks.rank(id.index()));
            }
            visible
        });
        let written = written_late(draft, rows, shown);
        let text = Memo::new(move |previous| {
            let written = written.read();
            PolicyText::of(
                &written.draft.policy,
                &written.rows,
                &written.shown,
                previous,
            )
        });
        let marked = Memo::new(move |_| {
            let row = view.open.get().or_else(|| view.current.get())?;
            let name = rows.read().get(row)?.name.clone();
            text.read().lines_of(&name)
        });
        Self {
            draft,
            catalogue,
            rows,
            shown,
            counts,
            risk,
            drift: since,
            visible,
            text,
            marked,
            all_hidden: Memo::new(move |_| draft.read().policy.hides_all()),
            posture: Memo::new(move |_| draft.read().policy.default),
            undo_name: Memo::new(move |_| history.read().undo_name().map(Into::into)),
            redo_name: Memo::new(move |_| history.read().redo_name().map(Into::into)),
            title: Memo::new(move |_| text::visible(&opened.read().title).into_owned()),
            can_edit: Memo::new(move |_| access.get() == Access::Full),
        }
    }
}

/// What the text of the policy is written from.
#[derive(Clone, Default)]
struct ToWrite {
    draft: Same<Draft>,
    rows: Rows,
    shown: Arc<Vec<Shown>>,
}

/// Policies that name more tools than this are written a frame later.
const WRITTEN_AT_ONCE: usize = 1_500;

/// What the text of the policy is written from. A long text takes longer than a frame, so what the person did is shown first.
fn written_late(
    draft: Memo<Same<Draft>>,
    rows: Memo<Rows>,
    shown: Memo<Arc<Vec<Shown>>>,
) -> RwSignal<ToWrite> {
    let now = move || ToWrite {
        draft: draft.get(),
        rows: rows.get(),
        shown: shown.get(),
    };
    let written = RwSignal::new(untrack(now));
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let now = now();
        let policy = &now.draft.policy;
        let named = policy.tools.as_ref().map_or(0, |tools| tools.len())
            + policy.hide.as_ref().map_or(0, |hide| hide.len());
        let timer = (named > WRITTEN_AT_ONCE).then(|| {
            time::after_frame(move || {
                written.set(untrack(move || ToWrite {
                    draft: draft.get(),
                    rows: rows.get(),
                    shown: shown.get(),
                }));
            })
        });
        if timer.is_none() {
            written.set(now);
        }
        // A timer that was waiting is dropped, which stops it.
        waiting.set_value(timer);
    });
    written
}
