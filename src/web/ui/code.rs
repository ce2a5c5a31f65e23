//! Lines of code to read: coloured, numbered, some marked, those that an edit changed shown.
//!
//! Lines that an edit left alone keep their place in the page. A long text is windowed, so that its size costs nothing.

use super::{Choice, virtual_list::VirtualList};
use crate::core::text::name_of;
use crate::core::text::{Run, hidden_marks};
use leptos::prelude::*;
use std::sync::Arc;

/// From how many lines on only those in sight are in the page. Below, the whole text can be selected and searched.
const WINDOWED_FROM: usize = 2_000;

/// How a token is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// No colour: spaces, plain text.
    Plain,
    /// A member's name.
    Key,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true`, `false`, `null`.
    Literal,
    /// Brackets, commas, colons.
    Mark,
}

impl TokenKind {
    /// The class name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Key => "k",
            Self::Text => "v-s",
            Self::Number => "v-n",
            Self::Literal => "v-l",
            Self::Mark => "pn",
        }
    }
}

/// A stretch of a line in one colour.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// The text, without line breaks.
    pub text: String,
    /// Its colour.
    pub kind: TokenKind,
}

/// A line of code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CodeLine {
    /// The tokens, in order; together the exact text of the line.
    pub tokens: Vec<Token>,
    /// The row that the line belongs to, if any: a click leads there, and it is marked with it.
    pub row: Option<u32>,
    /// The dot in the margin.
    pub dot: Option<Choice>,
}

/// The lines as they stand, each with an id that it keeps while edits leave it alone.
#[derive(Clone, Debug, Default)]
struct Numbered {
    lines: Vec<(u32, Arc<CodeLine>)>,
    next: u32,
    /// Ids from here on came with the last edit.
    fresh_from: u32,
}

impl Numbered {
    /// The next state: lines before and after the change keep their ids.
    fn after(&self, lines: &[CodeLine]) -> Self {
        let old = &self.lines;
        let same = |((_, a), b): &(&(u32, Arc<CodeLine>), &CodeLine)| **a == **b;
        let head = old.iter().zip(lines).take_while(same).count();
        let room = old.len().min(lines.len()).saturating_sub(head);
        let tail = old
            .iter()
            .rev()
            .zip(lines.iter().rev())
            .take(room)
            .take_while(same)
            .count();
        let first_of_tail = lines.len().saturating_sub(tail);
        let mut next = self.next;
        let numbered = lines.iter().enumerate().map(|(at, line)| {
            let kept = if at < head {
                old.get(at)
            } else if at >= first_of_tail {
                old.get(old.len().saturating_sub(lines.len().saturating_sub(at)))
            } else {
                None
            };
            kept.cloned().unwrap_or_else(|| {
                let id = next;
                next = next.wrapping_add(1);
                (id, Arc::new(line.clone()))
            })
        });
        let lines = numbered.collect();
        Self {
            lines,
            next,
            fresh_from: if self.lines.is_empty() {
                next
            } else {
                self.next
            },
        }
    }
}

/// A view of code. It has no accessible name of its own: the caller's region names it.
#[component]
pub fn Code(
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<CodeLine>>,
    /// The row whose lines are marked.
    #[prop(optional, into)]
    marked: Signal<Option<u32>>,
    /// A line that belongs to a row is clicked.
    #[prop(optional, into)]
    on_row: Option<Callback<u32>>,
    /// The element's id, for selecting its text.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let numbered = Memo::new_with_compare(
        move |before: Option<&Numbered>| {
            let first = Numbered::default();
            lines.with(|lines| before.unwrap_or(&first).after(lines))
        },
        |a, b| a.map(|a| (&a.lines, a.fresh_from)) != b.map(|b| (&b.lines, b.fresh_from)),
    );
    let is_marked = Selector::new(move || marked.get());
    let fresh_from = Memo::new(move |_| numbered.with(|numbered| numbered.fresh_from));
    let draw = StoredValue::new(move |id: u32, line: &CodeLine| {
        let is_marked = is_marked.clone();
        draw_line(
            line,
            id,
            move |row| is_marked.selected(&Some(row)),
            fresh_from,
            on_row,
        )
    });
    let windowed = Memo::new(move |_| lines.with(|lines| lines.len() >= WINDOWED_FROM));
    let short = move || {
        let each = move || numbered.with(|numbered| numbered.lines.clone());
        let line = move |(id, line): (u32, Arc<CodeLine>)| draw.with_value(|draw| draw(id, &line));
        view! { <For each=each key=|(id, _)| *id children=line/> }.into_any()
    };
    let long = move || {
        let ids = Memo::new(move |_| {
            numbered.with(|all| all.lines.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        });
        let line = Callback::new(move |id: u32| {
            let found = numbered.with_untracked(|all| {
                all.lines
                    .iter()
                    .find(|(other, _)| *other == id)
                    .map(|(_, line)| Arc::clone(line))
            });
            found.map_or_else(
                || ().into_any(),
                |line| draw.with_value(|draw| draw(id, &line)),
            )
        });
        view! { <VirtualList rows=ids render=line id="lines"/> }.into_any()
    };
    let widest = move || {
        let columns = |line: &CodeLine| {
            line.tokens
                .iter()
                .map(|token| token.text.chars().count())
                .sum::<usize>()
        };
        lines
            .with(|lines| lines.iter().map(columns).max().unwrap_or(0))
            .to_string()
    };
    view! {
        <pre class:windowed=move || windowed.get() style=("--cols", move || if windowed.get() { widest() } else { "0".to_owned() })>
            <code id=id>{move || if windowed.get() { long() } else { short() }}</code>
        </pre>
    }
}

/// One line. Its text ends with a line break, so that what is selected or read is the exact text.
fn draw_line(
    line: &CodeLine,
    id: u32,
    is_marked: impl Fn(u32) -> bool + Send + 'static,
    fresh_from: Memo<u32>,
    on_row: Option<Callback<u32>>,
) -> AnyView {
    let (row, dot) = (line.row, line.dot);
    let marked = move || row.is_some_and(&is_marked);
    let is_fresh = Memo::new(move |_| id >= fresh_from.get());
    let go = move |_| {
        if let (Some(on_row), Some(row)) = (on_row, row) {
            on_row.run(row);
        }
    };
    let tokens = line.tokens.iter().map(|token| {
        let text = exact_runs(&token.text);
        match token.kind {
            TokenKind::Plain => text.into_any(),
            kind => view! { <span class=kind.as_str()>{text}</span> }.into_any(),
        }
    });
    let tokens = tokens.collect_view();
    view! {
        <span
            class="ln"
            class:marked=marked
            class:fresh=move || is_fresh.get()
            data-d=dot.map(Choice::as_str)
            data-go=row.filter(|_| on_row.is_some())
            on:click=go
        >
            {tokens}
            "\n"
        </span>
    }
    .into_any()
}

/// As [`super::PlainText`], but the hidden character stays in the text, shut off from its neighbours: what is copied from a
/// view of code is the exact text. The mark is drawn by the style sheet.
fn exact_runs(text: &str) -> Vec<AnyView> {
    hidden_marks(text)
        .into_iter()
        .map(|run| match run {
            Run::Plain(text) => text.to_owned().into_any(),
            Run::Hidden(c) => {
                view! { <bdi class="hid exact" data-point=name_of(c)>{c.to_string()}</bdi> }
                    .into_any()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<CodeLine> {
        let line = |text: &&str| CodeLine {
            tokens: vec![Token {
                text: (*text).to_owned(),
                kind: TokenKind::Plain,
            }],
            ..CodeLine::default()
        };
        texts.iter().map(line).collect()
    }

    fn ids(numbered: &Numbered) -> Vec<u32> {
        numbered.lines.iter().map(|(id, _)| *id).collect()
    }

    #[test]
    fn lines_around_a_change_keep_their_ids() {
        let first = Numbered::default().after(&lines(&["{", "a", "b", "}"]));
        let grown = first.after(&lines(&["{", "a", "x", "y", "b", "}"]));
        assert_eq!(ids(&first), [0, 1, 2, 3]);
        assert_eq!(ids(&grown), [0, 1, 4, 5, 2, 3]);
        assert_eq!(grown.fresh_from, 4);
        let shrunk = grown.after(&lines(&["{", "}"]));
        assert_eq!(ids(&shrunk), [0, 3]);
    }

    #[test]
    fn the_first_text_is_not_a_change() {
        let first = Numbered::default().after(&lines(&["{", "}"]));
        assert!(ids(&first).iter().all(|id| *id < first.fresh_from));
    }

    #[test]
    fn a_repeated_line_is_not_counted_twice() {
        let first = Numbered::default().after(&lines(&["a", "a"]));
        let grown = first.after(&lines(&["a", "a", "a"]));
        let mut unique = ids(&grown);
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), 3);
    }
}
