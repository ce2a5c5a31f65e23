//! Which lines of a text stay in the page. The file is part of the screens and needs no browser.

#[path = "../src/web/panels/drawn_lines.rs"]
mod drawn_lines;

use drawn_lines::DrawnLines;

fn ids(drawn: &DrawnLines<&str>) -> Vec<u64> {
    drawn.lines().iter().map(|line| line.id).collect()
}

fn whole<'a>(before: Option<&DrawnLines<&'a str>>, lines: &[&'a str]) -> DrawnLines<&'a str> {
    let total = u32::try_from(lines.len()).unwrap_or(0);
    DrawnLines::next(before, &(1..total + 1), total, lines.to_vec())
}

#[test]
fn lines_stay_around_a_change_and_never_change_their_order() {
    let one = whole(None, &["{", "a", "b", "c", "}"]);
    let two = whole(Some(&one), &["{", "a", "x", "y", "c", "}"]);
    assert_eq!(ids(&one), [1, 2, 3, 4, 5]);
    assert_eq!(ids(&two), [1, 2, 6, 7, 4, 5]);
    // Two that change places: neither stays, since one of them would have to move.
    let three = whole(Some(&two), &["{", "x", "a", "y", "c", "}"]);
    assert_eq!(ids(&three), [1, 8, 9, 7, 4, 5]);
}

#[test]
fn equal_lines_are_told_apart_by_where_they_stand() {
    let one = whole(None, &["{", "{", "}", "}"]);
    let two = whole(Some(&one), &["{", "{", "{", "}", "}", "}"]);
    assert_eq!(ids(&two), [1, 2, 5, 6, 3, 4]);
    let three = whole(Some(&two), &["{", "}"]);
    assert_eq!(ids(&three), [1, 4]);
}

#[test]
fn another_stretch_of_the_same_text_keeps_what_both_have() {
    let one = DrawnLines::next(None, &(1..4), 9, vec!["a", "b", "c"]);
    let two = DrawnLines::next(Some(&one), &(3..6), 9, vec!["c", "d", "e"]);
    assert_eq!(ids(&two), [3, 4, 5]);
    let back = DrawnLines::next(Some(&two), &(2..5), 9, vec!["b", "c", "d"]);
    assert_eq!(ids(&back), [6, 3, 4]);
}
