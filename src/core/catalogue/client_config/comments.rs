//! JSON as editors write it: with comments, and commas at the end of lists.

/// The text with comments and commas before a closing bracket turned into spaces, so that every place stays where it is.
pub(in super::super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Where the last comma stands in `out` while only spaces follow it.
    let mut comma = None;
    // Whether a comma would stand behind an item.
    let mut behind_item = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string(rest),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        match first {
            '/' if length > 1 => out.extend(token.chars().map(blank)),
            ',' => {
                comma = behind_item.then_some(out.len());
                behind_item = false;
                out.push(',');
            }
            ']' | '}' => {
                if let Some(at) = comma.take() {
                    out.replace_range(at..=at, " ");
                }
                behind_item = true;
                out.push_str(token);
            }
            _ => {
                if !first.is_whitespace() {
                    comma = None;
                    behind_item = !matches!(first, '{' | '[');
                }
                out.push_str(token);
            }
        }
    }
    out
}

fn blank(character: char) -> char {
    if character == '\n' || character == '\r' {
        character
    } else {
        ' '
    }
}

/// The length of the string at the head of a text, quotes included.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
