//! The word that was probably meant.

/// The candidate that `word` was probably meant to be: the nearest one, where it is near enough; the first of several.
///
/// Case does not count; the same word in other case is the nearest of all.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = match word.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        length => length / 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(steps, candidate)| *steps <= most && *steps < candidate.chars().count())
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, candidate)| candidate)
}

/// The longest word that is compared, in characters: longer ones are cut, since the work grows with the product of the lengths.
const LONGEST: usize = 128;

/// How many characters to insert, remove, replace or swap with their neighbour to turn one word into the other.
pub fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(LONGEST).collect();
    let b: Vec<char> = b.chars().take(LONGEST).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (row, x) in a.iter().enumerate() {
        let mut line = Vec::with_capacity(above.len());
        let mut left = row + 1;
        line.push(left);
        let mut last = None;
        for (column, y) in b.iter().enumerate() {
            let at =
                |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut steps = (at(&above, column) + usize::from(x != y))
                .min(at(&above, column + 1) + 1)
                .min(left + 1);
            if previous == Some(*y) && last == Some(*x) && column > 0 {
                steps = steps.min(at(&before, column - 1) + 1);
            }
            line.push(steps);
            left = steps;
            last = Some(*y);
        }
        previous = Some(*x);
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_single_steps() {
        for (a, b, steps) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
            ("read_file", "raed_file", 1),
        ] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
            assert_eq!(distance(b, a), steps, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_word_is_offered_and_a_far_one_is_not() {
        let tools = ["read_file", "write_file", "list_directory"];
        assert_eq!(did_you_mean("raed_file", tools), Some("read_file"));
        assert_eq!(did_you_mean("WRITE_FILE", tools), Some("write_file"));
        assert_eq!(did_you_mean("drop_table", tools), None);
        assert_eq!(did_you_mean("x", ["y"]), None);
        assert_eq!(did_you_mean("", ["a"]), None);
        assert_eq!(did_you_mean("daly", ["minute", "hour", "day"]), Some("day"));
    }
}
