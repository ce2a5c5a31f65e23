//! Characters that cannot be seen, or that change how others are seen.
//!
//! Which they are: Unicode 16, general categories Cc and Cf (but for the few Cf characters with a shape of their own), the property
//! `Default_Ignorable_Code_Point`, the line and paragraph separators, and the blank Braille pattern.

use std::borrow::Cow;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// Text to show as it is.
    Plain(&'a str),
    /// A character to show by a mark.
    Hidden(char),
}

/// Splits a text into what can be shown as it is and the characters that need a mark.
///
/// Line ends, tabs and the joiners inside an emoji are plain.
pub fn hidden_marks(text: &str) -> Vec<Run<'_>> {
    split(text, hidden(text))
}

/// As [`hidden_marks`], for a name: white space is marked as well, but for one space between two other characters. `a b` and `a\u{A0}b`,
/// `read` and `read ` are different names and look alike.
pub fn name_marks(name: &str) -> Vec<Run<'_>> {
    if !name.contains(char::is_whitespace) {
        return hidden_marks(name);
    }
    let mut hidden = hidden(name).peekable();
    let marked = name.char_indices().filter(move |(at, character)| {
        let is_hidden = hidden.next_if(|(next, _)| next == at).is_some();
        is_hidden || character.is_whitespace() && !is_plain_space(name, *at)
    });
    split(name, marked)
}

/// Whether a single space stands at `at`, between two characters that are no white space.
fn is_plain_space(text: &str, at: usize) -> bool {
    let solid = |character: Option<char>| character.is_some_and(|one| !one.is_whitespace());
    let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let mut rest = rest.chars();
    rest.next() == Some(' ') && solid(rest.next()) && solid(before.chars().next_back())
}

/// Takes a text apart at the characters that need a mark, given with their offsets.
fn split(text: &str, marked: impl Iterator<Item = (usize, char)>) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut plain = 0;
    for (at, character) in marked {
        push_plain(&mut runs, text.get(plain..at));
        runs.push(Run::Hidden(character));
        plain = at + character.len_utf8();
    }
    push_plain(&mut runs, text.get(plain..));
    runs
}

/// The text with each character that needs a mark named in its place: `<U+202E>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for run in hidden_marks(text) {
        match run {
            Run::Plain(text) => out.push_str(text),
            Run::Hidden(character) => {
                out.push('<');
                out.push_str(&super::name_of(character));
                out.push('>');
            }
        }
    }
    Cow::Owned(out)
}

fn push_plain<'a>(runs: &mut Vec<Run<'a>>, text: Option<&'a str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        runs.push(Run::Plain(text));
    }
}

/// Whether a text holds a character that needs a mark.
pub fn has_hidden(text: &str) -> bool {
    // Most texts are plain ASCII; their bytes tell it at once.
    let suspect = text
        .bytes()
        .any(|byte| byte >= 0x7F || (byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t')));
    suspect && hidden(text).next().is_some()
}

/// The hidden characters with their offsets.
fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Up to this offset a flag's tag characters are part of it.
    let mut flag_until = 0;
    let mut before = '\0';
    text.char_indices().filter(move |(at, character)| {
        let rest = text.get(at + character.len_utf8()..).unwrap_or("");
        if *character == BLACK_FLAG {
            flag_until = at + character.len_utf8() + flag_tags(rest);
        }
        let marked = match *character {
            '\n' | '\r' | '\t' => false,
            ZERO_WIDTH_JOINER => !(joins(before) && rest.chars().next().is_some_and(is_pictograph)),
            EMOJI_STYLE | TEXT_STYLE => !takes_style(before, rest),
            '\u{E0020}'..='\u{E007F}' => *at >= flag_until,
            other => is_hidden(other),
        };
        before = *character;
        marked
    })
}

const ZERO_WIDTH_JOINER: char = '\u{200D}';
const TEXT_STYLE: char = '\u{FE0E}';
const EMOJI_STYLE: char = '\u{FE0F}';
const BLACK_FLAG: char = '\u{1F3F4}';

/// The bytes of tag characters that make the black flag one of the three flags in use (England, Scotland, Wales).
fn flag_tags(rest: &str) -> usize {
    let tags: String = rest
        .chars()
        .take(6)
        .filter_map(|tag| u32::from(tag).checked_sub(0xE0000).and_then(char::from_u32))
        .collect();
    if matches!(tags.as_str(), "gbeng\u{7F}" | "gbsct\u{7F}" | "gbwls\u{7F}") {
        6 * 4
    } else {
        0
    }
}

/// Whether a joiner may stand behind this character: an emoji, its skin tone, or its style.
fn joins(before: char) -> bool {
    before == EMOJI_STYLE || is_pictograph(before)
}

/// Whether a style may stand behind `before`: a pictograph, or the digit of a keycap.
fn takes_style(before: char, rest: &str) -> bool {
    match before {
        '0'..='9' | '#' | '*' => rest.starts_with('\u{20E3}'),
        other => is_pictograph(other),
    }
}

/// Whether a character is drawn as an emoji or can be: the blocks that hold them, not the exact list, which changes each year.
fn is_pictograph(character: char) -> bool {
    matches!(
        character,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
            | '\u{2190}'..='\u{21FF}'
            | '\u{2300}'..='\u{23FF}'
            | 'Ⓜ'
            | '\u{25A0}'..='\u{27BF}'
            | '\u{2934}'..='\u{2935}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1F' | '\x7F'..='\u{9F}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[char]) {
        let runs = hidden_marks(text);
        let found: Vec<char> = runs
            .iter()
            .filter_map(|run| match run {
                Run::Hidden(character) => Some(*character),
                Run::Plain(_) => None,
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
        assert_eq!(has_hidden(text), !expected.is_empty(), "{text:?}");
        let whole: String = runs
            .iter()
            .map(|run| match run {
                Run::Hidden(character) => character.to_string(),
                Run::Plain(plain) => (*plain).to_owned(),
            })
            .collect();
        assert_eq!(whole, text, "the runs together are the text");
    }

    #[test]
    fn ordinary_text_has_no_marks() {
        for text in [
            "",
            "plain\ttext\r\nwith lines",
            "prêt 本を貸す книга",
            "全角\u{3000}空白",
            "a\u{A0}b",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn names_that_look_alike_are_told_apart() {
        for (name, marked) in [
            ("read_file", ""),
            ("read file", ""),
            (" read", " "),
            ("read ", " "),
            ("a  b", "  "),
            ("a\tb", "\t"),
            ("a\nb", "\n"),
            ("a\u{A0}b", "\u{A0}"),
            ("a\u{200B} b", "\u{200B}"),
        ] {
            let found: String = name_marks(name)
                .iter()
                .filter_map(|run| match run {
                    Run::Hidden(character) => Some(*character),
                    Run::Plain(_) => None,
                })
                .collect();
            assert_eq!(found, marked, "{name:?}");
        }
    }

    #[test]
    fn emoji_keep_their_joiners_styles_and_tags() {
        for text in [
            "👩‍💻",
            "👩🏽‍🚒",
            "🏳️‍🌈",
            "❤️",
            "✈︎",
            "1️⃣ #️⃣",
            "⚠️ careful",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_marked() {
        check("lend\u{200B}book", &['\u{200B}']);
        check("\u{202E}gro", &['\u{202E}']);
        check(
            "soft\u{AD}hyphen\u{2060}\u{FEFF}",
            &['\u{AD}', '\u{2060}', '\u{FEFF}'],
        );
        check("\0\u{7}\u{9B}", &['\0', '\u{7}', '\u{9B}']);
        check("fill\u{3164}er\u{2800}", &['\u{3164}', '\u{2800}']);
        check("line\u{2028}\u{2029}", &['\u{2028}', '\u{2029}']);
    }

    #[test]
    fn joiners_styles_and_tags_outside_an_emoji_are_marked() {
        check("bo\u{200D}ok", &['\u{200D}']);
        check("👩\u{200D}book", &['\u{200D}']);
        check("a\u{FE0F}", &['\u{FE0F}']);
        check("7\u{FE0F}", &['\u{FE0F}']);
        check("x\u{E0041}\u{E0042}", &['\u{E0041}', '\u{E0042}']);
        check(
            "🏴\u{E0068}\u{E0069}\u{E007F}",
            &['\u{E0068}', '\u{E0069}', '\u{E007F}'],
        );
        check("a\u{E0100}", &['\u{E0100}']);
    }
}
