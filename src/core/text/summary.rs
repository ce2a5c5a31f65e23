//! The first sentence of a longer text.

/// The first sentence of a description, as a part of it: leading blank lines, headings, bullets and quote marks are skipped, and it
/// ends at the end of a sentence or of a paragraph, or before a list or a block such as `Args:`.
///
/// A line end inside a sentence stays in it; a screen shows it as a space. Empty where the description says nothing.
pub fn summary(description: &str) -> &str {
    let start = description.len() - skip_markup(description).len();
    let text = description.get(start..).unwrap_or("");
    let end = sentence_end(text).min(paragraph_end(text));
    text.get(..end)
        .unwrap_or("")
        .trim_end()
        .trim_end_matches(['*', '_', '`', '#'])
        .trim_end_matches(':')
        .trim_end()
}

/// Drops white space and the marks of headings, bullets, quotes and emphasis from the head.
fn skip_markup(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest
            .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}');
        let next = trimmed
            .strip_prefix("- ")
            .or_else(|| trimmed.strip_prefix("• "))
            .unwrap_or_else(|| trimmed.trim_start_matches(['#', '>', '*', '=']));
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

/// Where the first sentence ends, its mark included.
fn sentence_end(text: &str) -> usize {
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match character {
            '。' | '！' | '？' | '｡' => return end,
            '.' | '!' | '?' => {
                let mut rest = text.get(end..).unwrap_or("");
                // Closing quotes and brackets belong to the sentence.
                let closing = rest.len()
                    - rest
                        .trim_start_matches(['"', '\'', ')', '”', '’', '»', ']', '*', '`'])
                        .len();
                rest = rest.get(closing..).unwrap_or("");
                let before = text.get(..at).unwrap_or("");
                if ends_here(rest)
                    && !(character == '.' && (is_abbreviation(before) || starts_small(rest)))
                {
                    return end + closing;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Whether a sentence can end before `rest`: it ends, or white space follows.
fn ends_here(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

/// Whether the words go on in small letters on the same line: then the full stop belonged to something else.
fn starts_small(rest: &str) -> bool {
    let words = rest.trim_start_matches([' ', '\t']);
    words.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a full stop behind `before` shortens a word.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 17] = [
        "e.g", "i.e", "etc", "vs", "cf", "approx", "no", "resp", "incl", "excl", "max", "min",
        "ca", "dr", "mr", "ms", "st",
    ];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '/' | ','))
        .next()
        .unwrap_or("");
    let word = word.to_lowercase();
    // One letter alone is an initial ("J. Smith"), a digit alone numbers a list ("1. Open").
    let alone = word.chars().count() == 1 && word.chars().all(char::is_alphanumeric);
    (alone && (before.len() == word.len() || word.chars().all(char::is_alphabetic)))
        || SHORT.contains(&word.as_str())
}

/// Where the first paragraph ends: at an empty line, or before a line that starts a list, a block or a heading.
fn paragraph_end(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim();
        if number > 0 && (words.is_empty() || starts_block(words)) {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// Whether a line starts something new: a bullet, a number, a heading, a fence, or a word with a colon and nothing behind it.
fn starts_block(line: &str) -> bool {
    let bullet = [
        "- ", "* ", "+ ", "• ", "#", "```", "~~~", "|", "<", ">", "---", "===",
    ];
    let numbered = line.split_once(['.', ')']).is_some_and(|(digits, rest)| {
        !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && rest.starts_with(' ')
    });
    bullet.iter().any(|mark| line.starts_with(mark))
        || numbered
        || (line.ends_with(':') && line.split_whitespace().count() <= 3)
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[track_caller]
    fn check(description: &str, expected: &str) {
        assert_eq!(summary(description), expected, "{description:?}");
    }

    #[test]
    fn the_first_sentence_is_taken() {
        check("Lends a book. Then more.", "Lends a book.");
        check("Lends a book", "Lends a book");
        check("Really? Yes.", "Really?");
        check("Says \"Done.\" Then more.", "Says \"Done.\"");
        check("", "");
        check("\n \n", "");
    }

    #[test]
    fn blank_lines_and_markup_before_it_are_skipped() {
        check("\n\n    Lends a book.\n", "Lends a book.");
        check("# Lend a book\n\nDetails follow.", "Lend a book");
        check("- Lends a book\n- Returns it", "Lends a book");
        check("**Lends a book.** More.", "Lends a book.");
        check("> Lends a book.", "Lends a book.");
    }

    #[test]
    fn a_paragraph_a_list_or_a_block_of_arguments_ends_it() {
        check("Lends a book\n\nArgs:\n    book: which", "Lends a book");
        check("Lends a book\nArgs:\n    book: which", "Lends a book");
        check(
            "Lends a book to:\n- a reader\n- a school",
            "Lends a book to",
        );
        check("Lends a book\n1. find it\n2. take it", "Lends a book");
        check(
            "Lends a book\nto a reader. Then more.",
            "Lends a book\nto a reader.",
        );
        check("Lends.\r\nThen more.", "Lends.");
    }

    #[test]
    fn full_stops_inside_words_do_not_end_it() {
        check(
            "Reads a file, e.g. notes.txt or v1.2.3 of it. More.",
            "Reads a file, e.g. notes.txt or v1.2.3 of it.",
        );
        check(
            "Takes books (i.e. Paper ones). More.",
            "Takes books (i.e. Paper ones).",
        );
        check(
            "Works with Node.js and .env files. More.",
            "Works with Node.js and .env files.",
        );
        check("Books by J. Smith. More.", "Books by J. Smith.");
        check(
            "Books, papers etc. are lent. More.",
            "Books, papers etc. are lent.",
        );
        check("1. Open the book. 2. Read it.", "1. Open the book.");
    }

    #[test]
    fn full_stops_of_chinese_and_japanese_end_it() {
        check("本を貸す。次に返す。", "本を貸す。");
        check("生成图表！然后", "生成图表！");
    }
}
