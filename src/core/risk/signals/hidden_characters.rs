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
        if !has_hidden(text) {
            continue;
        }
        let mut at = 0;
        let mut found: Option<(Stretch, char, u32)> = None;
        for run in hidden_marks(text) {
            match run {
                Run::Plain(plain) => at += plain.len(),
                Run::Hidden(character) => {
                    let stretch = Stretch::new(at, at + character.len_utf8());
                    found = Some(found.map_or((stretch, character, 1), |(first, kind, count)| (first, kind, count.saturating_add(1))));
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
