//! Characters that cannot be seen.

use crate::core::risk::assessment::{Place, Stretch, SuspicionKind};
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "hidden-characters",
    title: "Hidden characters",
    looks_at: "Name, title and description: zero-width characters, characters that turn the direction of reading, tag characters and other \
               invisible ones. Joiners inside emoji and variation marks are normal and pass.",
    concludes: "Reported as suspicious text with the code points; raises the severity by a step.",
    example: "A name with U+200B in it looks like another name.",
    look,
};

const fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}')
}

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let places: [(&str, &str, fn(Stretch) -> Place); 3] = [
        ("name", &subject.tool.name, Place::Name),
        (
            "title",
            subject.tool.title.as_deref().unwrap_or_default(),
            Place::Title,
        ),
        ("description", subject.description(), Place::Description),
    ];
    for (what, text, place) in places {
        if text.is_ascii() {
            continue;
        }
        let mut before = ' ';
        let mut found: Option<(Stretch, char, u32)> = None;
        for (at, character) in text.char_indices() {
            // A joiner behind an emoji or inside Indic and Arabic script is spelling.
            let joins = matches!(character, '\u{200c}' | '\u{200d}') && !before.is_ascii();
            if is_hidden(character) && !joins {
                let stretch = Stretch::new(at, at + character.len_utf8());
                found = Some(
                    found.map_or((stretch, character, 1), |(first, kind, count)| {
                        (first, kind, count.saturating_add(1))
                    }),
                );
            }
            before = character;
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
