//! Statements about a tool that cannot both be true.

use super::assessment::Effect::Points;
use super::assessment::{Category, Class, Contradiction, Evidence, Place, Stretch};
use super::name::Name;
use super::signal::{ENOUGH, Subject};

pub(super) fn find(
    subject: &Subject<'_>,
    category: Category,
    evidence: &[Evidence],
    given: Option<Class>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    hints(subject, category, evidence, &mut found);
    description(subject, category, &mut found);
    title(subject, category, &mut found);
    if let Some(given) = given
        && given.category != category
        && category != Category::Unclear
    {
        let words = format!(
            "The catalogue calls this {}, the evidence says {category}.",
            given.category
        );
        found.push(Contradiction { words, place: None });
    }
    found
}

/// The weightiest evidence for a category, in words.
fn reason(evidence: &[Evidence], category: Category) -> Option<&Evidence> {
    evidence
        .iter()
        .filter(|piece| piece.effect == Points(category) && piece.weight >= ENOUGH)
        .max_by_key(|piece| piece.weight)
}

fn hints(
    subject: &Subject<'_>,
    category: Category,
    evidence: &[Evidence],
    found: &mut Vec<Contradiction>,
) {
    let hints = subject.tool.annotations;
    let mut say = |hint: &'static str, declares: &str, piece: &Evidence| {
        let words = format!("{declares}, but: {}", piece.words);
        found.push(Contradiction {
            words,
            place: Some(Place::Hint(hint)),
        });
    };
    let Some(piece) = reason(evidence, category) else {
        return;
    };
    if hints.read_only == Some(true) && category != Category::Read {
        say(
            "readOnlyHint",
            "The server declares that the tool is read-only",
            piece,
        );
    } else if hints.read_only == Some(true) && hints.destructive == Some(true) {
        let words = "The server declares both that the tool is read-only and that it may destroy."
            .to_owned();
        found.push(Contradiction {
            words,
            place: Some(Place::Hint("destructiveHint")),
        });
    } else if hints.destructive == Some(false) && category == Category::Destructive {
        say(
            "destructiveHint",
            "The server declares that the tool destroys nothing",
            piece,
        );
    } else if hints.read_only == Some(false) && category == Category::Read {
        say(
            "readOnlyHint",
            "The server declares that the tool changes something",
            piece,
        );
    } else if hints.read_only.is_none()
        && hints.destructive == Some(true)
        && category == Category::Read
    {
        say(
            "destructiveHint",
            "The server declares that the tool may destroy",
            piece,
        );
    }
}

/// A name or a statement that promises reading over something worse.
fn description(subject: &Subject<'_>, category: Category, found: &mut Vec<Contradiction>) {
    if matches!(category, Category::Read | Category::Unclear) {
        return;
    }
    if subject.name_reads()
        && let Some(act) = subject.sure_act()
    {
        let words = format!(
            "The name says “{}”, but the tool is {category}.",
            act.at.of(&subject.tool.name)
        );
        found.push(Contradiction {
            words,
            place: Some(Place::Name(act.at)),
        });
    }
    let claim =
        subject.prose.statements.iter().find(|statement| {
            statement.says == super::lexicon::Says::ReadsOnly && !statement.negated
        });
    if let Some(statement) = claim
        && subject
            .sure_act()
            .is_some_and(|act| act.means.is_some_and(|means| means != Category::Read))
    {
        let words = format!(
            "The description says “{}”, but the tool is {category}.",
            statement.at.of(subject.description())
        );
        found.push(Contradiction {
            words,
            place: Some(Place::Description(statement.at)),
        });
    }
}

/// A title that sounds milder than the tool is.
fn title(subject: &Subject<'_>, category: Category, found: &mut Vec<Contradiction>) {
    let Some(title) = subject.tool.title.as_deref() else {
        return;
    };
    if category < Category::Destructive {
        return;
    }
    let name = Name::read(title);
    let mild = name
        .acts
        .first()
        .filter(|act| act.weight == 90 && act.means == Some(Category::Read));
    if mild.is_some() {
        let words = format!("The title “{title}” sounds like reading, but the tool is {category}.");
        found.push(Contradiction {
            words,
            place: Some(Place::Title(Stretch::new(0, title.len()))),
        });
    }
}
