//! The start of a group: plain, named, or with flags.

use super::Error;
use super::cursor::Cursor;

/// The flags in force. `U` swaps greedy and lazy, which changes no answer, so it is taken and not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags {
    /// `i`: case does not count.
    pub(super) fold_case: bool,
    /// `m`: `^` and `$` mean lines.
    pub(super) multi_line: bool,
    /// `s`: `.` means every character.
    pub(super) dot_is_all: bool,
}

/// What the start of a group was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A group opened.
    Opens,
    /// Only flags were set: `(?i)`.
    FlagsAlone,
}

/// Takes the start of a group and sets its flags.
pub(super) fn group(cursor: &mut Cursor<'_>, flags: &mut Flags) -> Result<Group, Error> {
    let start = *cursor;
    cursor.take();
    if !cursor.eat("?") {
        return Ok(Group::Opens);
    }
    refuse_other_dialects(start, *cursor)?;
    if cursor.eat("P<") || cursor.eat("<") {
        return name(cursor, start);
    }
    set(cursor, start, flags)
}

/// The forms of other dialects that people try, each with the reason.
fn refuse_other_dialects(start: Cursor<'_>, mut cursor: Cursor<'_>) -> Result<(), Error> {
    let forms = [
        (
            "=",
            "look-ahead",
            "a pattern without it: RE2 has no look-around",
        ),
        (
            "!",
            "look-ahead",
            "a pattern without it: RE2 has no look-around; deny with a second rule instead",
        ),
        (
            "<=",
            "look-behind",
            "a pattern without it: RE2 has no look-around",
        ),
        (
            "<!",
            "look-behind",
            "a pattern without it: RE2 has no look-around; deny with a second rule instead",
        ),
        (">", "an atomic group", "`(?:…)`"),
        ("#", "a comment", "a pattern without comments"),
        (
            "P=",
            "a backreference",
            "a pattern without it: RE2 has no backreferences",
        ),
        ("P>", "a recursion", "a pattern without it"),
        ("(", "a conditional group", "a pattern without it"),
        ("|", "a branch reset", "`(?:…)`"),
        ("'", "a name in quotes", "`(?P<name>…)`"),
        ("R", "a recursion", "a pattern without it"),
        ("&", "a recursion", "a pattern without it"),
    ];
    for (form, what, accepted) in forms {
        if cursor.eat(form) {
            return Err(cursor.error(start, what, accepted));
        }
    }
    Ok(())
}

/// The name of a group. Go lets a name stand twice.
fn name(cursor: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Group, Error> {
    let accepted = "letters of ASCII, digits and `_`, then `>`";
    let Some(name) = cursor.take_until(">") else {
        let mut end = *cursor;
        end.take_while(|_| true);
        return Err(end.error(start, "a group's name that does not end", accepted));
    };
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Err(cursor.error(start, "a group's name that cannot be one", accepted));
    }
    Ok(Group::Opens)
}

fn set(cursor: &mut Cursor<'_>, start: Cursor<'_>, flags: &mut Flags) -> Result<Group, Error> {
    let mut next = *flags;
    let mut on = true;
    let mut any_off = false;
    while let Some(c) = cursor.take() {
        match c {
            'i' => next.fold_case = on,
            'm' => next.multi_line = on,
            's' => next.dot_is_all = on,
            'U' => {}
            '-' if on => {
                on = false;
                continue;
            }
            ':' | ')' if on || any_off => {
                *flags = next;
                return Ok(if c == ':' {
                    Group::Opens
                } else {
                    Group::FlagsAlone
                });
            }
            'x' => {
                return Err(cursor.error(
                    start,
                    "the flag x",
                    "a pattern without added white space",
                ));
            }
            _ => break,
        }
        any_off |= !on;
    }
    Err(cursor.error(
        start,
        "an unknown group or flag",
        "`(?:…)`, `(?P<name>…)`, or the flags i, m, s, U",
    ))
}
