//! The arithmetic of a windowed list: which rows are in sight, and where each stands. No browser, no signals.

use std::ops::Range;

/// Rows beyond each edge of the window that are drawn too, so that scrolling meets no gap.
const OVERSCAN: u32 = 4;

/// Rows up to which a list is drawn whole: most servers have fewer tools, and there the browser's own search finds
/// them all.
const WHOLE: u32 = 24;

/// A list of rows of one height, one of which may be taller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// How many rows.
    pub count: u32,
    /// Height of a closed row, in px.
    pub row: f64,
    /// Index of the open row.
    pub open: Option<u32>,
    /// How much taller the open row is, in px.
    pub extra: f64,
}

impl Geometry {
    /// Where a row begins, in px from the list's top.
    pub fn top(&self, index: u32) -> f64 {
        let below_open = self.open.is_some_and(|open| index > open);
        f64::from(index) * self.row + if below_open { self.extra } else { 0.0 }
    }

    /// Height of the whole list, in px.
    pub fn height(&self) -> f64 {
        self.top(self.count)
            + if self.open == Some(self.count) {
                self.extra
            } else {
                0.0
            }
    }

    /// Index of the row at a place in px from the list's top, bounded to the rows there are.
    pub fn index_at(&self, y: f64) -> u32 {
        let last = self.count.saturating_sub(1);
        let Some(open) = self.open else {
            return self.whole(y).min(last);
        };
        let below = self.top(open.saturating_add(1));
        if y < self.top(open) {
            self.whole(y).min(last)
        } else if y < below {
            open.min(last)
        } else {
            self.whole(y - self.extra).min(last)
        }
    }

    /// The rows to draw: those in sight and a few on either side, in steps so that a small scroll changes nothing.
    pub fn window(&self, above: f64, height: f64) -> Range<u32> {
        const STEP: u32 = 4;
        if self.count <= WHOLE {
            return 0..self.count;
        }
        let first = self.index_at(above.max(0.0)).saturating_sub(OVERSCAN);
        let last = self
            .index_at((above + height).max(0.0))
            .saturating_add(OVERSCAN);
        let end = last.saturating_add(STEP) / STEP * STEP;
        first / STEP * STEP..end.min(self.count)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and a cast from f64 saturates"
    )]
    fn whole(&self, y: f64) -> u32 {
        if self.row > 0.0 {
            (y / self.row).max(0.0) as u32
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Geometry = Geometry {
        count: 10_000,
        row: 56.0,
        open: Some(100),
        extra: 400.0,
    };

    #[test]
    fn a_place_inside_a_row_belongs_to_that_row() {
        for index in [0, 1, 99, 100, 101, 102, 5_000, 9_999] {
            let top = LIST.top(index);
            assert_eq!(LIST.index_at(top), index, "top of {index}");
            assert_eq!(LIST.index_at(top + 55.0), index, "end of {index}");
        }
        assert_eq!(
            LIST.index_at(LIST.top(100) + 455.0),
            100,
            "the open row reaches further"
        );
    }

    #[test]
    fn rows_below_the_open_one_stand_lower() {
        assert!((LIST.top(101) - LIST.top(100) - 456.0).abs() < 0.001);
        assert!((LIST.height() - (560_000.0 + 400.0)).abs() < 0.001);
    }

    #[test]
    fn the_window_holds_what_is_in_sight() {
        let window = LIST.window(56.0 * 1_000.0 + 400.0, 900.0);
        assert!(window.start <= 1_000 && window.end > 1_016, "{window:?}");
        assert!(window.len() < 60, "{window:?}");
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        let short = Geometry { count: 24, ..LIST };
        assert_eq!(short.window(5_000.0, 100.0), 0..24);
    }

    #[test]
    fn places_outside_the_list_are_bounded() {
        assert_eq!(LIST.window(-5_000.0, 900.0).start, 0);
        assert_eq!(LIST.window(1e12, 900.0).end, 10_000);
        let empty = Geometry {
            count: 0,
            row: 0.0,
            open: None,
            extra: 0.0,
        };
        assert_eq!(empty.window(0.0, 900.0), 0..0);
    }
}
