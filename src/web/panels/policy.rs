//! The live policy.json: the exact text that is exported, with the lines of the current tool marked.

use crate::core::policy::Name;
use crate::core::policy::highlight::{Kind, Token, tokens};
use crate::core::text::plural;
use crate::web::platform::dom;
use crate::web::state::{PolicyText, View, Workspace};
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::words;
use leptos::prelude::*;
use std::ops::Range;

/// Documents up to this many lines are drawn line by line as a whole.
const WHOLE: u32 = 1_500;
/// The lines of a chunk.
const CHUNK: u32 = 200;
/// The height of a line in CSS pixels, as the style sheet has it.
const LINE: f64 = 20.0;
/// The element with the text.
const CODE: &str = "policy-code";
/// The element that scrolls.
const SCROLLER: &str = "policy-region";

/// The panel with policy.json.
#[component]
pub fn PolicyPanel() -> impl IntoView {
    view! {
        <section class="panel" id="panel-policy" aria-labelledby="panel-policy-t">
            <Bar />
            <Shorthand />
            <Code />
            <Status />
        </section>
    }
}

/// What can be done with the text.
#[component]
fn Bar() -> impl IntoView {
    let workspace = Workspace::expect_context();
    view! {
        <div class="panel-bar">
            <h3 id="panel-policy-t">"Policy"</h3>
            <span class="grow"></span>
            <button type="button" class="btn ghost sm" aria-label="Copy policy.json" on:click=move |_| workspace.copy_policy(CODE)>
                <Icon glyph=Glyph::Copy small=true />
                "Copy"
            </button>
            <button
                type="button"
                class="btn ghost sm"
                aria-label="Download policy.json"
                on:click=move |_| workspace.download_policy()
            >
                <Icon glyph=Glyph::Download small=true />
                "Download"
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
    let near = Memo::new(move |_| near_chunks(lines.get(), scroll.get()));
    // The marked lines come into view, no further than needed.
    Effect::new(move |_| {
        if let Some((first, last)) = marked.get() {
            let top = f64::from(first.saturating_sub(2)) * LINE;
            dom::scroll_to_show(SCROLLER, top, f64::from(last + 1) * LINE + 16.0);
            measure();
        }
    });
    let go = Callback::new(move |line: u32| {
        if let Some(row) = workspace.row_at_line(line) {
            state.current.set(Some(row));
            state.list.reveal(row.number());
        }
    });
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
                <code id=CODE>
                    <For each=move || 0..lines.get().div_ceil(CHUNK) key=|chunk| *chunk let:chunk>
                        <Chunk chunk lines near text marked on_go=go />
                    </For>
                </code>
            </pre>
        </div>
    }
}

/// The chunks to draw line by line: all of a short text, else those in sight and one on either side.
fn near_chunks(lines: u32, (top, height): (f64, f64)) -> Range<u32> {
    if lines <= WHOLE {
        return 0..lines.div_ceil(CHUNK);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a scroll position divided by a chunk's height is far below 2^32, and `as` saturates"
    )]
    let chunk = |pixels: f64| (pixels / (LINE * f64::from(CHUNK))) as u32;
    chunk(top).saturating_sub(1)..chunk(top + height).saturating_add(2)
}

/// A stretch of lines.
#[component]
fn Chunk(
    /// Which stretch, from 0.
    chunk: u32,
    /// How many lines the text has.
    lines: Memo<u32>,
    /// The chunks to draw line by line.
    near: Memo<Range<u32>>,
    /// The whole text.
    text: Memo<PolicyText>,
    /// The lines of the current tool.
    marked: Memo<Option<(u32, u32)>>,
    /// Called when a line is clicked.
    on_go: Callback<u32>,
) -> impl IntoView {
    let first = chunk * CHUNK + 1;
    let end = Memo::new(move |_| (first + CHUNK).min(lines.get() + 1).max(first));
    let is_near = Memo::new(move |_| near.read().contains(&chunk));
    let height = move || format!("{}px", f64::from(end.get() - first) * LINE);
    view! {
        <span
            class="chunk"
            style=("contain-intrinsic-height", height)
        >
            // The chunk contains its style, so the counter starts inside it.
            <span class="lines" style=("counter-reset", format!("ln {}", first - 1))>
            <Show
                when=move || is_near.get()
                fallback=move || view! { <span class="rest">{move || text.read().lines(first..end.get()).to_owned()}</span> }
            >
                <For each=move || first..end.get() key=|line| *line let:line>
                    <Line line text marked on_go />
                </For>
            </Show>
            </span>
        </span>
    }
}

/// One line of the text.
#[component]
fn Line(
    /// Which line, from 1.
    line: u32,
    /// The whole text.
    text: Memo<PolicyText>,
    /// The lines of the current tool.
    marked: Memo<Option<(u32, u32)>>,
    /// Called when the line is clicked.
    on_go: Callback<u32>,
) -> impl IntoView {
    let content = Memo::new(move |_| text.read().line(line).to_owned());
    let head = Memo::new(move |_| text.read().head(line));
    let is_marked = Memo::new(move |_| {
        marked
            .get()
            .is_some_and(|(first, last)| (first..=last).contains(&line))
    });
    let is_fresh = Memo::new(move |_| text.read().is_fresh(line));
    let has_tool = Memo::new(move |_| text.read().has_tool(line));
    view! {
        <span
            class="ln"
            class:marked=is_marked
            class:fresh=is_fresh
            data-go=move || has_tool.get().then_some("")
            data-d=move || head.get().map(|decision| words::data(decision))
            on:click=move |_| on_go.run(line)
        >
            {move || content.with(|content| coloured(content))}
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
    let text = Workspace::expect_context().policy_text();
    let form = move || {
        if text.read().shorthand().is_empty() {
            "Version 1"
        } else {
            "Version 1 with shorthand"
        }
    };
    view! {
        <div class="status">
            <span class="ok"><Icon glyph=Glyph::Check small=true />"Valid"</span>
            <span>{form}</span>
            <span class="grow"></span>
            <span>{move || format!("{} lines", text.read().line_count())}</span>
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
