//! Sets of characters: in brackets, and as escapes.

use super::class::Class;
use super::cursor::Cursor;
use super::flags::Flags;
use super::parse::Classes;
use super::{Error, escape, unicode};

/// Ranges of ASCII.
type Ascii = &'static [(u8, u8)];

const DIGIT: Ascii = &[(b'0', b'9')];
const WORD: Ascii = &[(b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')];
/// Without the vertical tab, unlike `[[:space:]]`.
const PERL_SPACE: Ascii = &[(b'\t', b'\n'), (0x0C, b'\r'), (b' ', b' ')];

/// What `[:name:]` means.
const NAMED: [(&str, Ascii); 14] = [
    ("alnum", &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')]),
    ("alpha", &[(b'A', b'Z'), (b'a', b'z')]),
    ("ascii", &[(0, 0x7F)]),
    ("blank", &[(b'\t', b'\t'), (b' ', b' ')]),
    ("cntrl", &[(0, 0x1F), (0x7F, 0x7F)]),
    ("digit", DIGIT),
    ("graph", &[(b'!', b'~')]),
    ("lower", &[(b'a', b'z')]),
    ("print", &[(b' ', b'~')]),
    (
        "punct",
        &[(b'!', b'/'), (b':', b'@'), (b'[', b'`'), (b'{', b'~')],
    ),
    ("space", &[(b'\t', b'\r'), (b' ', b' ')]),
    ("upper", &[(b'A', b'Z')]),
    ("word", WORD),
    ("xdigit", &[(b'0', b'9'), (b'A', b'F'), (b'a', b'f')]),
];

/// Takes a set in brackets.
pub(super) fn bracketed(
    cursor: &mut Cursor<'_>,
    flags: Flags,
    classes: &mut Classes,
) -> Result<Class, Error> {
    let start = *cursor;
    cursor.take();
    let negated = cursor.eat("^");
    let mut ranges = Vec::new();
    // Folded once at the end; what an escape means is folded before it is negated, so it comes apart.
    let mut plain = Vec::new();
    let mut first = true;
    while first || !cursor.eat("]") {
        first = false;
        if let Some(class) = posix(cursor, flags, classes)? {
            ranges.extend_from_slice(class.ranges());
        } else if let Some(class) = escaped(cursor, flags, classes)? {
            ranges.extend_from_slice(class.ranges());
        } else {
            plain.push(range(cursor, start)?);
        }
    }
    ranges.extend_from_slice(fold(Class::new(plain), flags, classes).ranges());
    let class = Class::new(ranges);
    Ok(if negated { class.negated() } else { class })
}

fn fold(class: Class, flags: Flags, classes: &mut Classes) -> Class {
    if flags.fold_case {
        class.folded(classes.folds())
    } else {
        class
    }
}

fn ascii(ranges: Ascii, negated: bool, flags: Flags, classes: &mut Classes) -> Class {
    let class = Class::new(
        ranges
            .iter()
            .map(|(low, high)| (u32::from(*low), u32::from(*high)))
            .collect(),
    );
    let class = fold(class, flags, classes);
    if negated { class.negated() } else { class }
}

/// Takes `[:name:]`; nothing when none stands here. Without an end it is no name but ordinary characters.
fn posix(
    cursor: &mut Cursor<'_>,
    flags: Flags,
    classes: &mut Classes,
) -> Result<Option<Class>, Error> {
    let start = *cursor;
    let mut inner = *cursor;
    let Some(text) = inner.eat("[:").then(|| inner.take_until(":]")).flatten() else {
        return Ok(None);
    };
    *cursor = inner;
    let (negated, name) = text
        .strip_prefix('^')
        .map_or((false, text), |name| (true, name));
    let Some((_, ranges)) = NAMED.iter().find(|(known, _)| *known == name) else {
        return Err(cursor.error(
            start,
            "an unknown set",
            "`[:alpha:]`, `[:digit:]` and the other names of POSIX",
        ));
    };
    Ok(Some(ascii(ranges, negated, flags, classes)))
}

/// Takes an escape that means a set; nothing, and nothing taken, when none stands here.
pub(super) fn escaped(
    cursor: &mut Cursor<'_>,
    flags: Flags,
    classes: &mut Classes,
) -> Result<Option<Class>, Error> {
    let forms: [(&str, Ascii, bool); 6] = [
        (r"\d", DIGIT, false),
        (r"\D", DIGIT, true),
        (r"\s", PERL_SPACE, false),
        (r"\S", PERL_SPACE, true),
        (r"\w", WORD, false),
        (r"\W", WORD, true),
    ];
    for (form, ranges, negated) in forms {
        if cursor.eat(form) {
            return Ok(Some(ascii(ranges, negated, flags, classes)));
        }
    }
    let start = *cursor;
    let positive = cursor.eat(r"\p");
    if positive || cursor.eat(r"\P") {
        property(cursor, start, positive, flags, classes).map(Some)
    } else {
        Ok(None)
    }
}

/// The rest of `\pN`, `\p{Greek}` or `\p{^Greek}`.
fn property(
    cursor: &mut Cursor<'_>,
    start: Cursor<'_>,
    positive: bool,
    flags: Flags,
    classes: &mut Classes,
) -> Result<Class, Error> {
    let name = if cursor.eat("{") {
        let Some(name) = cursor.take_until("}") else {
            cursor.take_while(|_| true);
            return Err(cursor.error(start, "a name that does not end", "a name and `}`"));
        };
        name
    } else {
        let from = *cursor;
        cursor.take();
        cursor.since(from)
    };
    let (negated, name) = name
        .strip_prefix('^')
        .map_or((!positive, name), |name| (positive, name));
    let Some(class) = unicode::named(name) else {
        let accepted = unicode::similar(name).map_or_else(
            || r"a general category such as `\p{Lu}`, or a script such as `\p{Greek}`".to_owned(),
            |known| format!(r"`\p{{{known}}}`"),
        );
        return Err(cursor.error(start, "an unknown name of characters", &accepted));
    };
    let class = fold(class, flags, classes);
    Ok(if negated { class.negated() } else { class })
}

/// Takes one character or a range of two.
fn range(cursor: &mut Cursor<'_>, open: Cursor<'_>) -> Result<(u32, u32), Error> {
    let start = *cursor;
    let low = member(cursor, open)?;
    let mut behind = *cursor;
    if !behind.eat("-") || behind.peek().is_none_or(|next| next == ']') {
        return Ok((low, low));
    }
    *cursor = behind;
    let high = member(cursor, open)?;
    if high < low {
        return Err(cursor.error(
            start,
            "a range that runs backwards",
            "the smaller character first",
        ));
    }
    Ok((low, high))
}

fn member(cursor: &mut Cursor<'_>, open: Cursor<'_>) -> Result<u32, Error> {
    match cursor.peek() {
        None => Err(cursor.error(
            open,
            "a set that does not end",
            r"a closing bracket, or `\[` for the character",
        )),
        Some('\\') => escape::code(cursor),
        Some(c) => {
            cursor.take();
            Ok(u32::from(c))
        }
    }
}
