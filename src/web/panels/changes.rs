//! What the server changed since a person looked: each change with its effect on the policy, and what can be done about it.

use crate::core::compare::{Choice, Grade, PinDriftKind, What};
use crate::core::json::{Value, compact};
use crate::core::text::plural;
use crate::web::platform::dom;
use crate::web::state::{DriftCounts, ToolChange, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::runs;
use leptos::prelude::*;

/// The most tools that are listed.
const LISTED: usize = 100;
/// Where the focus goes when no change is left.
const SCROLL: &str = "changes-list";

/// The panel with the changes.
#[component]
pub fn ChangesPanel() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let changes = workspace.changes();
    let counts = workspace.drift_counts();
    let without_effect = Memo::new(move |_| {
        let changes = changes.read();
        changes.iter().filter(|one| one.is_of_no_effect()).count()
    });
    let shown = move || {
        changes
            .read()
            .iter()
            .take(LISTED)
            .cloned()
            .collect::<Vec<_>>()
    };
    let rest = move || changes.read().len().saturating_sub(LISTED);
    let can_edit = workspace.can_edit();
    view! {
        <section class="panel" id="panel-changes" role="tabpanel" aria-labelledby="tab-changes">
            <h3 class="sr">"Changes"</h3>
            <div class="panel-bar">
                <span role="status">{move || counts_in_words(counts.get()).unwrap_or_else(|| "No changes".to_owned())}</span>
                <span class="grow"></span>
                <Show when=move || { without_effect.get() > 0 }>
                    <button
                        type="button"
                        class="btn sm"
                        disabled=move || !can_edit.get()
                        on:click=move |_| {
                            workspace.keep_all_of_no_effect();
                            dom::focus(SCROLL);
                        }
                    >
                        {move || format!("Keep all of no effect ({})", without_effect.get())}
                    </button>
                </Show>
            </div>
            <div class="panel-scroll" id=SCROLL tabindex="0" role="region" aria-label="Changes of the server">
                <Show
                    when=move || { counts.read().total() > 0 }
                    fallback=|| view! {
                        <div class="empty">
                            <Icon glyph=Glyph::Check />
                            <b>"No changes"</b>
                            <p>"Every tool is as it was when you looked at it. Load a newer list to compare."</p>
                        </div>
                    }
                >
                    <ul class="changes" role="list" aria-label="Changed tools">
                        // Drawn in place: the focus stays where it is, on the change that takes the place of the one that went.
                        {move || shown().into_iter().map(one).collect_view()}
                    </ul>
                    {move || (rest() > 0).then(|| view! {
                        <p class="hint more">{format!("And {} more. Go through these first.", rest())}</p>
                    })}
                </Show>
            </div>
        </section>
    }
}

/// The tools that changed, in words; nothing where none did.
fn counts_in_words(counts: DriftCounts) -> Option<String> {
    let words = [
        (counts.new, "new"),
        (counts.renamed, "probably renamed"),
        (counts.changed, "changed"),
        (counts.gone, "gone"),
    ];
    let words: Vec<String> = words
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Says over the list of tools that the server changed.
#[component]
pub fn DriftBanner() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let view_state = crate::web::state::View::expect_context();
    let words = Memo::new(move |_| counts_in_words(workspace.drift_counts().get()));
    let review = move |_| {
        view_state.show(crate::web::state::Pane::Changes);
        request_animation_frame(|| {
            dom::focus(SCROLL);
        });
    };
    view! {
        <div role="status">
            {move || words.get().map(|words| view! {
                <div class="banner warn drift">
                    <Icon glyph=Glyph::Warning />
                    <div>
                        <b>"The server's tools changed"</b>
                        <p>{format!("{words} since you looked at them.")}</p>
                    </div>
                    <div class="acts">
                        <button type="button" class="btn sm" on:click=review>"Review"</button>
                    </div>
                </div>
            })}
        </div>
    }
}

const fn glyph(grade: Grade) -> Glyph {
    match grade {
        Grade::High => Glyph::Security,
        Grade::Medium => Glyph::Warning,
        Grade::Low => Glyph::Information,
        Grade::None => Glyph::Check,
    }
}

/// The grade's key in the style sheet.
const fn tone(grade: Grade) -> &'static str {
    match grade {
        Grade::High => "high",
        Grade::Medium => "medium",
        Grade::Low => "low",
        Grade::None => "none",
    }
}

fn grade_tag(grade: Grade) -> AnyView {
    let title = match grade {
        Grade::None => "It makes no difference to the policy",
        Grade::High | Grade::Medium | Grade::Low => "How much it matters to the policy",
    };
    view! {
        <span class="grade" data-g=tone(grade) title=title>
            <Icon glyph=glyph(grade) small=true />
            <span class="sr">"Effect: "</span>
            {grade.word()}
        </span>
    }
    .into_any()
}

const fn kind_word(kind: PinDriftKind, is_renamed: bool) -> &'static str {
    match kind {
        PinDriftKind::New if is_renamed => "Probably renamed",
        PinDriftKind::New => "New",
        PinDriftKind::Tool | PinDriftKind::Labels => "Changed",
        PinDriftKind::Gone => "Gone",
    }
}

/// The changes of one tool.
fn one(change: ToolChange) -> AnyView {
    let workspace = Workspace::expect_context();
    let ToolChange {
        drifted,
        number: _,
        grade,
        details,
        choices,
    } = change;
    let name = drifted.tool.to_string();
    let several = details.len() > 1;
    let details = details
        .into_iter()
        .map(|(what, meaning)| {
            let sides = what.and_then(sides);
            view! {
                <li>
                    <p>{several.then(|| grade_tag(meaning.grade))}{runs(&meaning.sentence)}</p>
                    {sides.map(before_after)}
                </li>
            }
            .into_any()
        })
        .collect_view();
    let can_edit = workspace.can_edit();
    let buttons = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let (label, is_edit) = match &choice {
                Choice::Keep(_) => ("Keep", true),
                Choice::Decide(_) => ("Decide", false),
                Choice::FollowRename(_) => ("Follow the rename", true),
                Choice::DropRules(_) => ("Drop its rules", true),
            };
            let choose = move |_| act(workspace, &choice, is_edit);
            view! {
                <button
                    type="button"
                    class="btn sm"
                    class:ghost=move || { at > 0 }
                    aria-label=format!("{label}: {name}")
                    disabled=move || is_edit && !can_edit.get()
                    on:click=choose
                >
                    {label}
                </button>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <li class="change" data-g=tone(grade) aria-label=name>
            <div class="change-h">
                <h4>{runs(&name)}</h4>
                <span class="tag">{kind_word(drifted.kind, drifted.former.is_some())}</span>
                <span class="grow"></span>
                {grade_tag(grade)}
            </div>
            <ul role="list">{details}</ul>
            <div class="acts">{buttons}</div>
        </li>
    }
    .into_any()
}

/// Does what was chosen. Where the focus goes with the change, it goes to the list.
fn act(workspace: Workspace, choice: &Choice, is_edit: bool) {
    workspace.choose(choice);
    if is_edit {
        request_animation_frame(|| {
            if dom::is_focus_lost() {
                dom::focus(SCROLL);
            }
        });
    }
}

/// What stood there before and what stands there now; nothing where the sentence says it all.
fn sides(what: What) -> Option<(String, String)> {
    let text = |text: Option<String>| text.unwrap_or_else(|| "none".to_owned());
    let values = |values: &[Value]| {
        let words: Vec<String> = values.iter().map(compact).collect();
        if words.is_empty() {
            "none".to_owned()
        } else {
            words.join(", ")
        }
    };
    let required = |required: bool| if required { "required" } else { "optional" };
    Some(match what {
        What::Added
        | What::Removed { .. }
        | What::Constraints { .. }
        | What::SchemaWords { .. }
        | What::Member { .. } => {
            return None;
        }
        What::Renamed { .. } => return None,
        What::ParameterAdded {
            words,
            required: must,
            ..
        } => ("absent".to_owned(), format!("{words}, {}", required(must))),
        What::ParameterRemoved { path } => (path, "absent".to_owned()),
        What::TypeChanged { from, to, .. } => (from, to),
        What::RequiredChanged { required: must, .. } => {
            (required(!must).to_owned(), required(must).to_owned())
        }
        What::ChoicesChanged { added, removed, .. } => (
            format!("no longer listed: {}", values(&removed)),
            format!("newly listed: {}", values(&added)),
        ),
        What::DefaultChanged { from, to, .. } => (
            from.map_or_else(|| "no default".to_owned(), |value| compact(&value)),
            to.map_or_else(|| "no default".to_owned(), |value| compact(&value)),
        ),
        What::ParameterDescribed { from, to, .. }
        | What::Described { from, to }
        | What::Titled { from, to } => (text(from), text(to)),
        What::Hint { from, to, .. } => {
            let word = |value: Option<bool>| {
                value.map_or_else(|| "not declared".to_owned(), |value| value.to_string())
            };
            (word(from), word(to))
        }
    })
}

/// A long text scrolls in a box of its own, which the keyboard must reach; a short one is shown whole.
fn scrolls(text: &str) -> Option<&'static str> {
    (text.len() > 200 || text.lines().count() > 4).then_some("0")
}

fn before_after((before, after): (String, String)) -> AnyView {
    view! {
        <div class="before-now">
            <span class="from" tabindex=scrolls(&before)>
                <span class="sr">"Before: "</span>
                {runs(&before)}
            </span>
            <Icon glyph=Glyph::Arrow small=true />
            <span class="to" tabindex=scrolls(&after)>
                <span class="sr">"Now: "</span>
                {runs(&after)}
            </span>
        </div>
    }
    .into_any()
}

/// The badge of the tab.
pub fn badge(counts: DriftCounts) -> Option<(u32, &'static str)> {
    let total = counts.total();
    (total > 0).then_some((total, "count warn"))
}

/// How many drafts' changes wait, for the list of drafts.
pub fn waiting(changes: u32) -> Option<String> {
    (changes > 0).then(|| plural(changes, "change waits", "changes wait"))
}
