//! Words for people: plurals, lists, quoting, and characters that cannot be seen.
//!
//! It knows English and Unicode, and nothing of catalogues or policies.

mod changed;
mod hidden;
mod nearest;
mod summary;

pub use changed::changed_lines;
pub use hidden::{Run, has_hidden, hidden_marks, name_marks, visible};
pub use nearest::{did_you_mean, distance};
pub use summary::summary;

/// A number with its noun: "1 tool", "0 tools", "10,000 tools".
pub fn plural(count: impl Into<u64>, one: &str, many: &str) -> String {
    let count = count.into();
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A number with a comma before every three digits from 1,000 on.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A list in prose: "a", "a or b", "a, b or c"; empty for no items.
pub fn list<S: AsRef<str>>(items: &[S], conjunction: &str) -> String {
    let Some((last, rest)) = items.split_last() else {
        return String::new();
    };
    let mut out = String::new();
    for (at, item) in rest.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        out.push_str(item.as_ref());
    }
    if !rest.is_empty() {
        out.push(' ');
        out.push_str(conjunction);
        out.push(' ');
    }
    out.push_str(last.as_ref());
    out
}

/// A list in prose that names at most `most` items and counts the rest: "a, b and 3 more".
pub fn list_some<S: AsRef<str>>(items: &[S], most: usize) -> String {
    if items.len() <= most.saturating_add(1) {
        return list(items, "and");
    }
    let mut shown: Vec<String> = items
        .iter()
        .take(most)
        .map(|item| item.as_ref().to_owned())
        .collect();
    shown.push(format!("{} more", number((items.len() - most) as u64)));
    list(&shown, "and")
}

/// The most characters of a text that [`quote`] shows.
const QUOTED: usize = 60;

/// A text from outside inside a sentence: in curly quotes, on one line, hidden characters by their numbers, cut when long.
pub fn quote(text: &str) -> String {
    let mut out = String::from("“");
    let mut shown = 0;
    for run in hidden_marks(text) {
        match run {
            Run::Plain(plain) => {
                for character in plain.chars().take(QUOTED - shown) {
                    out.push(if matches!(character, '\n' | '\r' | '\t') {
                        ' '
                    } else {
                        character
                    });
                    shown += 1;
                }
            }
            Run::Hidden(character) => {
                out.push_str(&name_of(character));
                shown += 1;
            }
        }
        if shown >= QUOTED {
            break;
        }
    }
    if text.chars().nth(shown).is_some() {
        out.push('…');
    }
    out.push('”');
    out
}

/// The number of a character, as people write it: `U+200B`.
pub fn name_of(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_noun_that_fits() {
        assert_eq!(plural(0_u64, "tool", "tools"), "0 tools");
        assert_eq!(plural(1_u64, "tool", "tools"), "1 tool");
        assert_eq!(plural(10_344_u64, "tool", "tools"), "10,344 tools");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000_000), "1,000,000");
    }

    #[test]
    fn a_list_reads_as_prose() {
        assert_eq!(list::<&str>(&[], "or"), "");
        assert_eq!(list(&["a"], "or"), "a");
        assert_eq!(list(&["a", "b"], "or"), "a or b");
        assert_eq!(list(&["a", "b", "c"], "and"), "a, b and c");
        assert_eq!(list_some(&["a", "b", "c"], 2), "a, b and c");
        assert_eq!(list_some(&["a", "b", "c", "d"], 2), "a, b and 2 more");
    }

    #[test]
    fn a_quoted_text_shows_what_is_hidden_and_stays_short() {
        assert_eq!(quote("lend\u{200B}_book"), "“lendU+200B_book”");
        assert_eq!(quote("a\nb"), "“a b”");
        assert_eq!(quote(&"x".repeat(60)), format!("“{}”", "x".repeat(60)));
        assert_eq!(quote(&"x".repeat(61)), format!("“{}…”", "x".repeat(60)));
    }
}
