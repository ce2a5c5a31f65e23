//! Text by others with places marked in it.

use super::plain_text::runs;
use leptos::prelude::*;

/// A marked stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// Whether it warns, and does not only point.
    pub warns: bool,
}

/// A text as nodes, with the spans as `<mark>`. Text is text, never markup.
#[component]
pub fn MarkedText(
    /// The text.
    text: String,
    /// What is marked in it.
    spans: Vec<Span>,
) -> impl IntoView {
    pieces(&text, &spans)
        .into_iter()
        .map(|(piece, mark)| match mark {
            None => runs(piece).into_any(),
            Some(false) => view! { <mark>{runs(piece)}</mark> }.into_any(),
            Some(true) => view! { <mark class="warns">{runs(piece)}</mark> }.into_any(),
        })
        .collect_view()
}

/// The text cut at the ends of the spans: each piece with whether it is marked, and whether that warns. Spans may overlap and come in any
/// order; one that does not fit the text is left out.
pub fn pieces<'a>(text: &'a str, spans: &[Span]) -> Vec<(&'a str, Option<bool>)> {
    let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let fits = |span: &&Span| {
        let range = wide(span.start)..wide(span.end);
        text.get(range).is_some_and(|piece| !piece.is_empty())
    };
    let spans: Vec<&Span> = spans.iter().filter(fits).collect();
    let ends = spans
        .iter()
        .flat_map(|span| [wide(span.start), wide(span.end)]);
    let mut cuts: Vec<usize> = ends.chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces: Vec<(usize, usize, Option<bool>)> = Vec::new();
    for (start, end) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
        let over = spans
            .iter()
            .filter(|span| wide(span.start) <= start && end <= wide(span.end));
        let mark = over.map(|span| span.warns).max();
        match pieces.last_mut() {
            Some((_, last, before)) if *before == mark => *last = end,
            _ => pieces.push((start, end, mark)),
        }
    }
    let piece =
        |(start, end, mark): (usize, usize, Option<bool>)| Some((text.get(start..end)?, mark));
    pieces.into_iter().filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32, warns: bool) -> Span {
        Span { start, end, warns }
    }

    #[test]
    fn a_text_without_spans_is_one_piece() {
        assert_eq!(pieces("abc", &[]), [("abc", None)]);
        assert_eq!(pieces("", &[]), []);
    }

    #[test]
    fn overlapping_spans_are_cut_and_warnings_win() {
        let spans = [span(2, 5, true), span(0, 3, false), span(0, 3, false)];
        let wanted = [("ab", Some(false)), ("cde", Some(true)), ("f", None)];
        assert_eq!(pieces("abcdef", &spans), wanted);
    }

    #[test]
    fn a_span_that_does_not_fit_is_left_out() {
        // Within a character, beyond the end, empty, and the wrong way round.
        let spans = [
            span(1, 2, true),
            span(0, 9, true),
            span(2, 2, true),
            span(3, 2, true),
        ];
        assert_eq!(pieces("éa", &spans), [("éa", None)]);
    }
}
