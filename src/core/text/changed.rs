//! What changes between two texts, line by line.

/// The lines of one text that the other does not have in the same order, and the other way round.
pub fn changed_lines(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (mut old, mut new): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(one, two)| one == two)
        .count();
    old.truncate(old.len() - tail);
    new.truncate(new.len() - tail);
    let head = old
        .iter()
        .zip(&new)
        .take_while(|(one, two)| one == two)
        .count();
    old.drain(..head);
    new.drain(..head);
    leave_common(&mut old, &mut new);
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
    (owned(old), owned(new))
}

/// Takes out the longest sequence of lines that both have; of long texts nothing.
fn leave_common(old: &mut Vec<&str>, new: &mut Vec<&str>) {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return;
    }
    // For each place in both, how many lines are common from there on.
    let mut rows = vec![vec![0_u32; new.len() + 1]];
    for line in old.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0_u32; new.len() + 1];
        let mut right = 0;
        for (at, other) in new.iter().enumerate().rev() {
            let of = |row: &[u32], at: usize| row.get(at).copied().unwrap_or(0);
            right = if line == other {
                of(&below, at + 1) + 1
            } else {
                right.max(of(&below, at))
            };
            if let Some(slot) = row.get_mut(at) {
                *slot = right;
            }
        }
        rows.push(row);
    }
    rows.reverse();
    let common = |one: usize, two: usize| {
        rows.get(one)
            .and_then(|row| row.get(two))
            .copied()
            .unwrap_or(0)
    };
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut one, mut two) = (0, 0);
    loop {
        match (old.get(one), new.get(two)) {
            (Some(line), Some(other)) if line == other => (one, two) = (one + 1, two + 1),
            (Some(line), other)
                if other.is_none() || common(one + 1, two) >= common(one, two + 1) =>
            {
                gone.push(*line);
                one += 1;
            }
            (_, Some(other)) => {
                come.push(*other);
                two += 1;
            }
            (_, None) => break,
        }
    }
    (*old, *new) = (gone, come);
}

/// How many pairs of lines are compared: a few hundred lines on either side.
const MOST_PAIRS: usize = 400_000;

#[cfg(test)]
mod tests {
    use super::changed_lines;

    #[test]
    fn only_what_differs_is_a_change() {
        let before = "{\n  a\n  b\n  c\n  d\n}";
        let after = "{\n  x\n  a\n  b\n  d\n  y\n}";
        let (gone, come) = changed_lines(before, after);
        assert_eq!(gone, ["  c"]);
        assert_eq!(come, ["  x", "  y"]);
        assert_eq!(changed_lines(before, before), (Vec::new(), Vec::new()));
        assert_eq!(changed_lines("", "a").1, ["a"]);
        assert_eq!(changed_lines("a\nb", "b\na").0.len(), 1);
    }
}
