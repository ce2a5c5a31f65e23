//! Statements about a tool that cannot both be true.

use super::assessment::Effect::Points;
use super::assessment::{Category, Class, Contradiction, Evidence, Place, Stretch};
use super::lexicon::Says;
use super::name::{Act, Name};
use super::set::Set;
use super::signal::{ENOUGH, Subject};
use super::text::Words;

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
        let words = format!("{declares}, but: {}", piece.words(subject.tool));
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
    if let Some(act) = promise(subject) {
        let words = format!(
            "The name says “{}”, but the tool is {category}.",
            act.at.of(&subject.tool.name)
        );
        found.push(Contradiction {
            words,
            place: Some(Place::Name(act.at)),
        });
    }
    let claim = subject.prose.statements.iter().find(|statement| {
        statement.says == Says::ReadsOnly
            && !statement.negated
            && is_said_of_the_tool(subject.description(), statement.at)
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

/// The verb of a name that promises reading: not a word that may be a noun, nor the name of a whole space (`compute`), and amid a name only
/// the plainest verbs.
fn promise<'a>(subject: &'a Subject<'_>) -> Option<&'a Act> {
    let act = subject
        .sure_act()
        .filter(|act| act.means == Some(Category::Read))?;
    let plain = act.group.is_some_and(|group| !group.noun);
    let head = act.weight == 90 && subject.name.words.len() > 1;
    (plain && (head || FETCHING.has(act.at.of(&subject.tool.name)))).then_some(act)
}

/// Verbs that promise reading wherever they stand.
const FETCHING: Set = Set::new(&[
    "describe", "fetch", "find", "get", "list", "read", "show", "view",
]);

/// “Read-only.”, “This tool is read-only”, but not “Snapshots are read-only”, nor “does not modify the plan”, which speaks of one thing.
fn is_said_of_the_tool(text: &str, at: Stretch) -> bool {
    let said = at.of(text);
    if said.ends_with("modify") || said.ends_with("modifying") || said.ends_with("change") {
        return false;
    }
    let before = usize::try_from(at.start)
        .ok()
        .and_then(|start| text.get(..start))
        .unwrap_or_default();
    let sentence = before
        .rfind(['.', '!', '?', ';', ':'])
        .and_then(|end| before.get(end + 1..))
        .unwrap_or(before);
    let opens = said.starts_with(|first: char| first.is_uppercase());
    let mut words = Words::new(sentence);
    match words.next() {
        _ if opens => true,
        None => true,
        Some(first) => THIS.has(first.text) && words.count() < LONGEST_SUBJECT,
    }
}

/// How many words can stand between the first word of a sentence about the tool and what it says, and one more.
const LONGEST_SUBJECT: usize = 4;

/// How a sentence about the tool starts.
const THIS: Set = Set::new(&["a", "is", "it", "operation", "strictly", "this", "tool"]);

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
