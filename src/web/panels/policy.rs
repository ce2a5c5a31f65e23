//! The live policy.json: the exact text that is exported, with the lines of the current tool marked.

use super::drawn_lines::DrawnLines;
use super::policy_editor::PolicyEditor;
use crate::core::policy::Name;
use crate::core::policy::highlight::{Kind, Token, tokens};
use crate::core::text::plural;
use crate::web::platform::dom;
use crate::web::state::{Head, LineView, PolicyText, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::words;
use leptos::prelude::*;
use std::ops::Range;

/// Documents up to this many lines are drawn line by line as a whole; of longer ones only those near what is seen.
const WHOLE: u32 = 600;
/// The lines that are drawn change in steps of this many.
const STEP: u32 = 20;
/// The lines of a chunk, which is plain text where no line of it is near.
const CHUNK: u32 = 2_000;
/// The height of a line in CSS pixels, as the style sheet has it.
const LINE: f64 = 20.0;
/// The element with the text.
const CODE: &str = "policy-code";
/// The element that scrolls.
const SCROLLER: &str = "policy-region";

/// The panel with policy.json.
#[component]
pub fn PolicyPanel() -> impl IntoView {
    let edit = Workspace::expect_context().text_edit();
    let is_edited = Memo::new(move |_| edit.read().is_some());
    view! {
        <section class="panel" id="panel-policy" role="tabpanel" aria-labelledby="tab-policy">
            <Bar />
            <Shorthand />
            {move || if is_edited.get() { view! { <PolicyEditor /> }.into_any() } else { view! { <Code /> }.into_any() }}
            <Status />
        </section>
    }
}

/// What can be done with the text.
#[component]
fn Bar() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let edit = workspace.text_edit();
    let is_edited = Memo::new(move |_| edit.read().is_some());
    let is_wrong = workspace.text_is_invalid();
    let toggle = move |_| {
        if is_edited.get_untracked() {
            workspace.finish_text();
        } else {
            workspace.edit_text();
        }
    };
    let exporting = View::expect_context().exporting;
    let why = move || {
        is_wrong
            .get()
            .then_some("The text has errors: mend them, or copy the last valid text")
    };
    view! {
        <div class="panel-bar">
            <h3 class="sr">"Policy"</h3>
            <span class="grow"></span>
            <Show when=move || is_wrong.get()>
                <button type="button" class="btn ghost sm" title="Back to the last valid text" on:click=move |_| workspace.discard_text()>"Discard"</button>
                <button type="button" class="btn ghost sm" on:click=move |_| workspace.copy_policy(CODE)>
                    "Copy the last valid text"
                </button>
            </Show>
            <button
                type="button"
                class="btn ghost sm"
                aria-label=move || if is_edited.get() { "Done editing policy.json" } else { "Edit policy.json" }
                disabled=move || !workspace.can_edit().get()
                on:click=toggle
            >
                <Icon glyph=Glyph::Write small=true />
                {move || if is_edited.get() { "Done" } else { "Edit" }}
            </button>
            <button
                type="button"
                class="btn ghost sm"
                aria-label="Copy policy.json"
                title=why
                disabled=is_wrong
                on:click=move |_| workspace.copy_policy(CODE)
            >
                <Icon glyph=Glyph::Copy small=true />
                "Copy"
            </button>
            <button
                type="button"
                class="btn ghost sm"
                aria-label="Download policy.json"
                title=why
                disabled=is_wrong
                on:click=move |_| workspace.download_policy()
            >
                <Icon glyph=Glyph::Download small=true />
                "Download"
            </button>
            <button type="button" class="btn ghost sm" on:click=move |_| exporting.set(true)>
                <Icon glyph=Glyph::External small=true />
                "Export as"
            </button>
        </div>
    }
}

/// The whole text, in chunks: those near what is seen are drawn line by line, the others are plain text of the same height.
#[component]
fn Code() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let state = View::expect_context();
    let text = workspace.policy_text();
    let marked = workspace.marked_lines();
    let scroll = RwSignal::new((0.0, 900.0));
    let measure = move || {
        if let Some(now) = dom::scroll_of(SCROLLER) {
            scroll.set(now);
        }
    };
    let lines = Memo::new(move |_| text.read().line_count());
    let near = Memo::new(move |_| near_lines(lines.get(), scroll.get()));
    // The marked lines come into view, no further than needed.
    Effect::new(move |_| {
        if let Some((first, last)) = marked.get() {
            let top = f64::from(first.saturating_sub(2)) * LINE;
            dom::scroll_to_show(SCROLLER, top, f64::from(last + 1) * LINE + 16.0);
            measure();
        }
    });
    let go = move |event: leptos::ev::MouseEvent| {
        let Some(line) = dom::step_under(&event, CODE, LINE).map(|at| at + 1) else {
            return;
        };
        if let Some(row) = workspace.row_at_line(line) {
            state.current.set(Some(row));
            state.list.reveal(row.number());
        }
    };
    view! {
        <div
            class="code"
            id=SCROLLER
            tabindex="0"
            role="region"
            aria-label="policy.json"
            on:scroll=move |_| measure()
        >
            <pre>
                <code id=CODE on:click=go>
                    <For each=move || 0..lines.get().div_ceil(CHUNK) key=|chunk| *chunk let:chunk>
                        <Chunk chunk lines near text marked />
                    </For>
                </code>
            </pre>
        </div>
    }
}

/// The lines to draw one by one, counted from 1: all of a short text, else those in sight and some on either side.
fn near_lines(lines: u32, (top, height): (f64, f64)) -> Range<u32> {
    if lines <= WHOLE {
        return 1..lines + 1;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a scroll position divided by a line's height is far below 2^32, and `as` saturates"
    )]
    let step = |pixels: f64| (pixels / (LINE * f64::from(STEP))) as u32 * STEP + 1;
    let first = step(top).saturating_sub(STEP).max(1);
    let end = step(top + height).saturating_add(2 * STEP).min(lines + 1);
    first.min(end)..end
}

/// A stretch of lines.
#[component]
fn Chunk(
    /// Which stretch, from 0.
    chunk: u32,
    /// How many lines the text has.
    lines: Memo<u32>,
    /// The lines to draw one by one.
    near: Memo<Range<u32>>,
    /// The whole text.
    text: Memo<PolicyText>,
    /// The lines of the current tool.
    marked: Memo<Option<(u32, u32)>>,
) -> impl IntoView {
    let first = chunk * CHUNK + 1;
    let end = Memo::new(move |_| (first + CHUNK).min(lines.get() + 1).max(first));
    let height = move || format!("{}px", f64::from(end.get() - first) * LINE);
    let drawn = Memo::new(move |_| {
        let (near, end) = (near.read(), end.get());
        let from = near.start.clamp(first, end);
        from..near.end.clamp(from, end)
    });
    let views = Memo::new(move |before: Option<&DrawnLines<LineView>>| {
        let (range, text) = (drawn.get(), text.read());
        let views = text.views(range.clone(), marked.get());
        DrawnLines::next(before, &range, lines.get(), views)
    });
    let plain = move |lines: Range<u32>| {
        let text = text.read();
        (!lines.is_empty())
            .then(|| view! { <span class="rest">{text.lines(lines).to_owned()}</span> })
    };
    view! {
        <span class="chunk" style=("contain-intrinsic-height", height)>
            {move || plain(first..drawn.read().start)}
            // The chunk contains its style, so the counter starts inside it.
            <span class="lines" style=("counter-reset", move || format!("ln {}", drawn.read().start - 1))>
                <For each=move || views.read().lines().to_vec() key=|line| line.id let:line>
                    {drawn_line(&line.view)}
                </For>
            </span>
            {move || plain(drawn.read().end..end.get())}
        </span>
    }
}

/// One line of the text.
fn drawn_line(line: &LineView) -> impl IntoView + use<> {
    let head = match line.head {
        Head::Of(decision) => Some(words::data(decision)),
        Head::None => None,
    };
    let mut class = "ln".to_owned();
    if line.is_marked {
        class.push_str(" marked");
    }
    if line.is_fresh {
        class.push_str(" fresh");
    }
    view! {
        <span
            class=class
            data-go=line.has_tool.then_some("")
            data-d=head
        >
            {coloured(&line.content)}
            "\n"
        </span>
    }
}

/// A line as pieces with their colours.
fn coloured(line: &str) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for Token { kind, span } in tokens(line) {
        let (from, to) = (span.start as usize, span.end as usize);
        if from > end {
            pieces.push(line.get(end..from).unwrap_or("").to_owned().into_any());
        }
        let class = match kind {
            Kind::Key => "k",
            Kind::String => "v-s",
            Kind::Number => "v-n",
            Kind::Literal => "v-l",
            Kind::Punctuation => "pn",
        };
        let piece = line.get(from..to).unwrap_or("").to_owned();
        pieces.push(view! { <span class=class>{piece}</span> }.into_any());
        end = to;
    }
    pieces.push(line.get(end..).unwrap_or("").to_owned().into_any());
    pieces
}

/// What a gateway of version 1 does with rules in shorthand, and the way out.
#[component]
fn Shorthand() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let text = workspace.policy_text();
    let words = Memo::new(move |_| shorthand_words(text.read().shorthand()));
    move || {
        let words = words.get()?;
        let convert = move |_| workspace.convert_shorthand();
        Some(view! {
            <div class="banner warn" role="status">
                <Icon glyph=Glyph::Warning />
                <div>{words}</div>
                <div class="acts">
                    <button type="button" class="btn sm" disabled=move || !workspace.can_edit().get() on:click=convert>
                        "Convert to version 1"
                    </button>
                </div>
            </div>
        })
    }
}

/// Nothing when no tool has a rule in shorthand.
fn shorthand_words(tools: &[Name]) -> Option<String> {
    let (first, rest) = tools.split_first()?;
    let tools = match rest.len() {
        0 => first.to_string(),
        n => format!(
            "{first} and {}",
            plural(n as u64, "other tool", "other tools")
        ),
    };
    Some(format!(
        "The rule of {tools} is in shorthand. A gateway of version 1 skips such members: what they deny or limit is allowed there."
    ))
}

/// The form and the size of the text.
#[component]
fn Status() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let is_wrong = workspace.text_is_invalid();
    let text = workspace.policy_text();
    let form = move || {
        if text.read().shorthand().is_empty() {
            "Version 1"
        } else {
            "Version 1 with shorthand"
        }
    };
    view! {
        <div class="status">
            <Show
                when=move || !is_wrong.get()
                fallback=|| view! { <span class="bad"><Icon glyph=Glyph::Error small=true />"Not valid: the last valid policy is in force"</span> }
            >
                <span class="ok"><Icon glyph=Glyph::Check small=true />"Valid"</span>
            </Show>
            <span>{form}</span>
            <span class="grow"></span>
            <span>{move || plural(text.read().line_count(), "line", "lines")}</span>
            <span>{move || size_words(text.read().bytes())}</span>
        </div>
    }
}

/// A number of bytes for people.
#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn size_words(bytes: usize) -> String {
    if bytes < 1_000 {
        format!("{bytes} bytes")
    } else {
        format!("{:.1} kB", bytes as f64 / 1_000.0)
    }
}
