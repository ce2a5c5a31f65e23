//! Characters that cannot be seen.

use crate::core::risk::assessment::{Place, Stretch, SuspicionKind};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::text::{Run, has_hidden, hidden_marks};

pub(super) const SIGNAL: Signal = Signal {
    id: "hidden-characters",
    title: "Hidden characters",
    looks_at: "Name, title and description: zero-width characters, characters that turn the direction of reading, tag characters and other \
               invisible ones. Joiners inside emoji and variation marks are normal and pass.",
    concludes: "Reported as suspicious text with the code points; raises the severity by a step.",
    example: "A name with U+200B in it looks like another name.",
    look,
};

/// Whether a text may hold a hidden character, by its bytes alone; quick, sometimes mistaken, and never missing one.
fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        if matches!(first, b' '..=b'~') {
            rest = tail;
            continue;
        }
        let suspect = match (first, tail) {
            // Dashes, quotation marks and bullets share their first two bytes with the zero-width characters.
            (0xe2, [0x80, last, ..]) => matches!(last, 0x8b..=0x8f | 0xa8..=0xae),
            (0xe2, [second, ..]) => matches!(second, 0x81 | 0xa0),
            (0xc2, [second, ..]) => *second < 0xa0 || *second == 0xad,
            (0xe3, [second, ..]) => *second == 0x85,
            (0xd8, [second, ..]) => *second == 0x9c,
            // Emoji, but for the rest of that plane.
            (0xf0, [second, ..]) => *second != 0x9f,
            (0xcd | 0xe1 | 0xef | 0xf3, _) => true,
            _ => control(*first),
        };
        if suspect {
            return true;
        }
        rest = tail;
    }
    false
}

/// Makes a place of a stretch.
type PlaceOf = fn(Stretch) -> Place;

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let prose = &subject.prose;
    let description = if prose.ascii && !prose.control {
        ""
    } else {
        subject.description()
    };
    let places: [(&str, &str, PlaceOf); 3] = [
        ("name", &subject.tool.name, Place::Name),
        (
            "title",
            subject.tool.title.as_deref().unwrap_or_default(),
            Place::Title,
        ),
        ("description", description, Place::Description),
    ];
    for (what, text, place) in places {
        if !may_hide(text) || !has_hidden(text) {
            continue;
        }
        let mut at = 0;
        let mut found: Option<(Stretch, char, u32)> = None;
        for run in hidden_marks(text) {
            match run {
                Run::Plain(plain) => at += plain.len(),
                Run::Hidden(character) => {
                    let stretch = Stretch::new(at, at + character.len_utf8());
                    found = Some(
                        found.map_or((stretch, character, 1), |(first, kind, count)| {
                            (first, kind, count.saturating_add(1))
                        }),
                    );
                    at += character.len_utf8();
                }
            }
        }
        if let Some((stretch, character, count)) = found {
            let words = match count {
                1 => format!(
                    "The {what} holds the hidden character U+{:04X}.",
                    u32::from(character)
                ),
                _ => format!(
                    "The {what} holds {count} hidden characters, the first U+{:04X}.",
                    u32::from(character)
                ),
            };
            findings.suspects(
                SuspicionKind::HiddenCharacters,
                place(stretch),
                words.clone(),
            );
            findings.raises(place(stretch), words);
        }
    }
}
