//! What stands over the page: notices, the live region, and bars about the draft as a whole.

use super::start::Progress;
use crate::web::platform::dom;
use crate::web::platform::time::after_frame;
use crate::web::state::{Access, Notice, Notices, Offer, Screen, Tone, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The notices that stand, and the live region.
#[component]
pub fn NoticeBoard() -> impl IntoView {
    let notices = Notices::expect_context();
    let standing = notices.standing();
    view! {
        <div class="toasts" role="region" aria-label="Notices">
            <For each=move || standing.get() key=|notice| notice.id let:notice>
                <Toast notice />
            </For>
        </div>
        <div class="sr" role="status" aria-live="polite">{notices.spoken()}</div>
    }
}

/// One notice.
#[component]
fn Toast(
    /// What it says.
    notice: Notice,
) -> impl IntoView {
    let notices = Notices::expect_context();
    let workspace = Workspace::expect_context();
    let Notice {
        id,
        text,
        tone,
        offer,
    } = notice;
    let failed = tone == Tone::Failure;
    // The button that is pressed goes with its notice.
    let close = move || {
        notices.close(id);
        after_frame(|| {
            if dom::is_focus_lost() && !dom::focus("main") {
                dom::focus("start-t");
            }
        })
        .forget();
    };
    let undo = (offer != Offer::Nothing).then(|| {
        let act = move |_| {
            match offer {
                Offer::Nothing => {}
                Offer::UndoStep => {
                    workspace.undo();
                }
                Offer::RestoreDraft => workspace.restore_draft(),
                Offer::RestoreLog => workspace.restore_log(),
            }
            close();
        };
        view! { <button type="button" class="btn ghost sm" on:click=act>"Undo"</button> }
    });
    view! {
        <div class="toast" class:bad=failed role=failed.then_some("alert")>
            <Icon glyph=if failed { Glyph::Error } else { Glyph::Check } small=true />
            <span>{runs(&text)}</span>
            {undo}
            <button type="button" class="btn ghost icon sm" aria-label="Close this notice" on:click=move |_| close()>
                <Icon glyph=Glyph::Close small=true />
            </button>
        </div>
    }
}

/// Bars over the page about the open draft: it is open elsewhere, or cannot be kept.
#[component]
pub fn PageBars() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let building = move || workspace.screen().get() == Screen::Build;
    view! {
        <Show when=building><Progress /></Show>
        <Show when=move || building() && workspace.access().get() == Access::ReadOnly>
            <div class="banner warn pagebar" role="status">
                <Icon glyph=Glyph::Lock />
                <div>"This draft is open in another tab. Here it stands as it was when this tab opened it, and changes there are not shown. Take it over to see and change the latest."</div>
                <div class="acts">
                    <button type="button" class="btn sm" on:click=move |_| workspace.take_over()>"Take over"</button>
                </div>
            </div>
        </Show>
        {move || {
            workspace
                .storage_problem()
                .get()
                .filter(|_| building())
                .map(|words| {
                    view! {
                        <div class="banner warn pagebar" role="status">
                            <Icon glyph=Glyph::Warning />
                            <div>{words}</div>
                            <div class="acts">
                                <button type="button" class="btn sm" on:click=move |_| workspace.download_draft()>
                                    "Download the draft"
                                </button>
                            </div>
                        </div>
                    }
                })
        }}
    }
}
