//! Verbs in Chinese, Japanese, Korean, Russian and Ukrainian.

use crate::core::risk::assessment::{Category, Place, Stretch};
use crate::core::risk::lexicon::in_other_script;
use crate::core::risk::signal::{Findings, Signal, Subject};

pub(super) const SIGNAL: Signal = Signal {
    id: "other-language",
    title: "Verb in another script",
    looks_at: "The first known verb in Chinese, Japanese, Korean, Russian or Ukrainian in the name, the description or the title.",
    concludes: "75 where neither the name nor the description has a plain English verb, 60 where it removes or pays behind a milder name, 40 \
                otherwise.",
    example: "A description that starts with 删除 makes the tool Destructive.",
    look,
};

/// Makes a place of a stretch.
type PlaceOf = fn(Stretch) -> Place;

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let places: [(&str, PlaceOf); 3] = [
        (&subject.tool.name, Place::Name),
        (
            if subject.prose.ascii {
                ""
            } else {
                subject.description()
            },
            Place::Description,
        ),
        (
            subject.tool.title.as_deref().unwrap_or_default(),
            Place::Title,
        ),
    ];
    let Some((means, at, place, text)) = places.into_iter().find_map(|(text, place)| {
        in_other_script(text).map(|(means, at)| (means, at, place, text))
    }) else {
        return;
    };
    let sure = subject
        .sure_act()
        .and_then(|act| act.means)
        .or(subject.lead.first());
    let weight = match sure {
        None => 75,
        // Further on it may be about what is looked at.
        Some(known) if means > known && means >= Category::Destructive && at.start < EARLY => 60,
        Some(_) => 40,
    };
    let words = format!("The text says “{}”: {}.", at.of(text), means.deed());
    findings.points(means, weight, place(at), words);
}

/// Where in a text a verb still leads it, in bytes.
const EARLY: u32 = 40;
