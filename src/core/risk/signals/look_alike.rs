//! Letters of another script that look like Latin ones.

use crate::core::risk::assessment::{Place, Stretch, SuspicionKind};
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "look-alike",
    title: "Letters that look like others",
    looks_at: "Letters of the name that are Cyrillic or Greek and look like Latin ones, in a word that is Latin otherwise, or that is made \
               of nothing else in a Latin name. Words in another script that need its own letters pass.",
    concludes: "Reported as suspicious text with the letter and its code point; raises the severity by a step.",
    example: "A name with U+0430 in it reads like the name of another tool.",
    look,
};

/// Each letter with the Latin one that it looks like, in the order of their code points.
const LOOK_ALIKES: &[(char, char)] = &[
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ι', 'i'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
];

fn looks_like(letter: char) -> Option<char> {
    LOOK_ALIKES
        .binary_search_by_key(&letter, |(look_alike, _)| *look_alike)
        .ok()
        .and_then(|at| LOOK_ALIKES.get(at))
        .map(|(_, latin)| *latin)
}

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let name = subject.tool.name.as_str();
    if name.is_ascii() {
        return;
    }
    let is_latin = name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let found = subject.name.words.iter().find_map(|word| {
        let foreign = || {
            word.text
                .char_indices()
                .filter(|(_, letter)| !letter.is_ascii())
        };
        let all_alike = foreign().all(|(_, letter)| looks_like(letter).is_some());
        let in_latin_word = word.text.bytes().any(|byte| byte.is_ascii_alphabetic());
        let (at, letter) = foreign().find(|(_, letter)| looks_like(*letter).is_some())?;
        (in_latin_word || is_latin && all_alike).then(|| {
            let start = usize::try_from(word.at.start).unwrap_or(usize::MAX);
            let start = start.saturating_add(at);
            (
                Stretch::new(start, start.saturating_add(letter.len_utf8())),
                letter,
            )
        })
    });
    let Some((at, letter)) = found else { return };
    let Some(latin) = looks_like(letter) else {
        return;
    };
    let words = format!(
        "The name holds U+{:04X}, which looks like “{latin}” and is another letter: the name can pass for that of another tool.",
        u32::from(letter)
    );
    findings.suspects(SuspicionKind::LookAlike, Place::Name(at), words.clone());
    findings.raises(Place::Name(at), words);
}

#[cfg(test)]
mod tests {
    use super::LOOK_ALIKES;

    #[test]
    fn the_letters_are_in_order_and_not_latin() {
        assert!(LOOK_ALIKES.is_sorted_by(|left, right| left.0 < right.0));
        for (letter, latin) in LOOK_ALIKES {
            assert!(
                !letter.is_ascii() && latin.is_ascii_alphabetic(),
                "{letter}"
            );
        }
    }
}
