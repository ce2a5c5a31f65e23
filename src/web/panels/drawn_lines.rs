//! Which drawn lines stay when the text or the stretch that is drawn changes.
//!
//! Leptos' keyed list can put rows in a wrong order where some move and others go. So a line that stays never changes its order among those
//! that stay: lines are recognised from the start of the text and from its end, and all between them are drawn anew.

use std::ops::Range;

/// A line in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLine<V> {
    /// The same as long as the line stays.
    pub id: u64,
    /// What is drawn.
    pub view: V,
}

/// The lines in the page, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLines<V> {
    /// The number of the first, counted from 1.
    first: u32,
    /// How many lines the whole text has.
    total: u32,
    lines: Vec<DrawnLine<V>>,
    next_id: u64,
}

impl<V: PartialEq> DrawnLines<V> {
    /// The lines, in their order.
    pub fn lines(&self) -> &[DrawnLine<V>] {
        &self.lines
    }

    /// The lines that are drawn next: those of `range`, in a text of `total` lines.
    pub fn next(before: Option<&Self>, range: &Range<u32>, total: u32, views: Vec<V>) -> Self {
        let empty = Self {
            first: 1,
            total: 0,
            lines: Vec::new(),
            next_id: 0,
        };
        let before = before.unwrap_or(&empty);
        let mut ids: Vec<Option<u64>> = vec![None; views.len()];
        // The last line of before that stays, by its place.
        let mut taken: Option<usize> = None;
        for ((number, view), id) in range.clone().zip(&views).zip(&mut ids) {
            let Some(place) = before.place_of(i64::from(number)) else {
                continue;
            };
            match before.lines.get(place) {
                Some(line) if line.view == *view => {
                    *id = Some(line.id);
                    taken = Some(place);
                }
                _ => break,
            }
        }
        let longer_by = i64::from(total) - i64::from(before.total);
        for ((number, view), id) in range.clone().zip(&views).zip(&mut ids).rev() {
            let Some(place) = before.place_of(i64::from(number) - longer_by) else {
                continue;
            };
            if id.is_some() || taken.is_some_and(|taken| place <= taken) {
                break;
            }
            match before.lines.get(place) {
                Some(line) if line.view == *view => *id = Some(line.id),
                _ => break,
            }
        }
        let mut next_id = before.next_id;
        let lines = ids
            .into_iter()
            .zip(views)
            .map(|(id, view)| {
                let id = id.unwrap_or_else(|| {
                    next_id += 1;
                    next_id
                });
                DrawnLine { id, view }
            })
            .collect();
        Self {
            first: range.start,
            total,
            lines,
            next_id,
        }
    }

    fn place_of(&self, number: i64) -> Option<usize> {
        usize::try_from(number - i64::from(self.first))
            .ok()
            .filter(|place| *place < self.lines.len())
    }
}
