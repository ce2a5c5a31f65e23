//! The verb that leads the description, and those listed with it.

use crate::core::risk::assessment::{Category, Place, Quote, Said};
use crate::core::risk::lead::{ERASING, LATER};
use crate::core::risk::lexicon::OPEN_ENDED;
use crate::core::risk::name::Act;
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::turning::PREPOSITIONS;

pub(super) const SIGNAL: Signal = Signal {
    id: "description",
    title: "Leading verb of the description",
    looks_at: "The first verb of the description behind words such as “this tool lets you”, and the verbs listed with it (“create, update, \
               or delete”). For a verb that says little (“manages”), all verbs of that sentence; of a heading such as “Actions:”, what it \
               lists. Also what the sentence goes on with (“and deletes them”, “optionally”, “, erasing the target”).",
    concludes: "Where the name says nothing or is in doubt, each verb weighs 75. Where the name is plain, a description that removes or \
                pays weighs 60, one that changes something behind a reading name 55, and one that runs or deploys behind a writing name 55; \
                other differences weigh less than it takes to decide. What a sentence goes on with decides where it removes or pays, and \
                behind a reading name also where it changes or runs something. A list of verbs that creates and removes weighs 60. A \
                description that opens with a verb which no table knows (“Retires an asset. Returns its details”) leaves reading in doubt: 40.",
    example: "`workspace`, “Lists, creates or deletes workspaces”, is Destructive.",
    look,
};

/// Verbs that say as well how something is.
const QUALITIES: Set = Set::new(&["complete", "empty", "open", "present", "separate"]);

const IN_BROWSER: Set = Set::new(&["browser"]);

/// Verbs that leave no doubt that something is run.
const RUNNING: Set = Set::new(&["deploy", "execute", "launch", "run", "trigger"]);

/// Verbs that leave no doubt that something is changed.
const CHANGING: Set = Set::new(&[
    "add", "edit", "insert", "modify", "publish", "send", "set", "update", "upload", "write",
]);

/// Verbs that remove, wherever in a list of verbs they stand: “Finds and deletes duplicates”.
const REMOVING: Set = Set::new(&["delete", "destroy", "erase", "purge", "remove", "wipe"]);

/// Verbs of making what is handed back.
const GENERIC: Set = Set::new(&[
    "access", "build", "create", "generate", "get", "issue", "load", "log", "make", "new",
    "render", "report", "request", "select", "track", "post", "prepare", "follow", "draw", "turn",
    "propose", "combine", "compose", "rate", "put",
]);

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let listed = subject.lead.acts.len() > 1;
    for (place, act) in subject.lead.acts.iter().enumerate() {
        let Some(means) = act.means else { continue };
        let Some(weight) = weight(subject, act, means, place) else {
            continue;
        };
        // What a browser is told to do steers it.
        let means = if means == Category::Write
            && (subject.name.has(&IN_BROWSER).is_some() || subject.opens_browser(act.group))
        {
            Category::Execute
        } else {
            means
        };
        let word = act.at.of(subject.description());
        if means == Category::Write && subject.name.acts.is_empty() && subject.hands_back() {
            let words = format!("What the description calls “{word}” hands back what is made.");
            findings.points(Category::Read, 60, Place::Description(act.at), words);
            continue;
        }
        let how = if listed { Quote::Lists } else { Quote::Starts };
        let said = Said::Quoting(how, means);
        findings.points(means, weight, Place::Description(act.at), said);
    }
}

fn weight(subject: &Subject<'_>, act: &Act, means: Category, place: usize) -> Option<u8> {
    let word = act.at.of(subject.description());
    let overwrites = word
        .get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("overwrite"));
    // Overwriting beside another verb is an option of writing.
    if overwrites && place > 0 {
        return None;
    }
    // “Retires an asset. Returns its details.”
    if means == Category::Read && subject.unknown_verb {
        return Some(40);
    }
    if matches!(means, Category::Write | Category::Execute)
        && subject.declared_to_read()
        && !(place == 0 && (CHANGING.has_noun(word) || generates(subject, act, word)))
    {
        return Some(45);
    }
    // Beside a verb that changes something another one of that kind says nothing new.
    if act.weight == LATER
        && means < Category::Destructive
        && subject.lead.first() != Some(Category::Read)
    {
        return Some(40);
    }
    if means == Category::Execute
        && (subject.queries_read_only()
            || does_what_is_named(subject, word)
            || act.turned && is(word, "query") && subject.queries_by_filters())
        || (means == Category::Write || is(word, "build")) && subject.hands_back()
    {
        return Some(45);
    }
    let Some((sure, sure_group)) = subject
        .sure_act()
        .and_then(|act| Some((act.means?, act.group)))
    else {
        let doubtful = act.group.is_some_and(|group| group.noun);
        // `page_screenshot`, "Makes a picture of the page".
        let shown = || {
            subject.name.worst().is_some_and(|name| {
                name.means == Some(Category::Read)
                    // `recipe_log`, “Log a recipe as cooked”: the noun is a verb here.
                    && !is(word, name.at.of(&subject.tool.name))
                    && name.weight >= 65
                    && subject
                        .name
                        .words
                        .last()
                        .is_some_and(|last| last.at == name.at)
            })
        };
        // “Set `exact` to …” further on says how to call it.
        let mild = is_generic(word) && !is(word, "report") || subject.lead.later;
        if means == Category::Write && mild && shown() {
            return Some(45);
        }
        return Some(match (subject.lead.later, doubtful) {
            (false, _) => 75,
            (true, false) => 60,
            (true, true) => 45,
        });
    };
    let same_verb =
        matches!((act.group, sure_group), (Some(lead), Some(name)) if std::ptr::eq(lead, name));
    // "Open positions": behind a reading name a quality, no deed.
    let quality = sure == Category::Read && QUALITIES.has(word);
    if means <= sure || same_verb || subject.lead.later || quality {
        return Some(40);
    }
    // “Retrieves messages and deletes them”, “Sends an invoice and charges the card”.
    if act.weight == LATER {
        return Some(match (sure, means) {
            (_, Category::Destructive)
                if sure == Category::Read || REMOVING.has_noun(word) || ERASING.has(word) =>
            {
                60
            }
            (_, Category::Financial) => 60,
            (Category::Read, Category::Write | Category::Execute) if changes_surely(act, word) => {
                55
            }
            _ => 40,
        });
    }
    let lists = |means| subject.lead.acts.iter().any(|act| act.means == Some(means));
    let lists_all =
        lists(Category::Write) && lists(Category::Destructive) && subject.lead.acts.len() > 2;
    Some(match (sure, means) {
        (_, Category::Destructive | Category::Financial) if place == 0 || lists_all => 60,
        (Category::Read, Category::Destructive) if REMOVING.has_noun(word) => 60,
        (_, Category::Destructive | Category::Financial) => 45,
        // `create_endpoint`, "Deploys a model".
        (Category::Write, Category::Execute) if place == 0 && RUNNING.has_noun(word) => 55,
        (Category::Read, Category::Write) if changes_surely(act, word) => 55,
        // `get_token`, “Creates an access token”; `view`, “Creates a view”.
        (Category::Read, Category::Write) if place == 0 && makes_what_stays(subject, word) => 55,
        // `check_service`, “Restarts a service”; `check_code`, “Runs the tests”.
        (Category::Read, Category::Execute) if place == 0 && runs_surely(subject, word) => 55,
        (_, Category::Execute)
            if place == 0
                && open_ended(subject)
                && !(sure == Category::Read && subject.says_read_only()) =>
        {
            60
        }
        _ => 40,
    })
}

/// `code_scan`, “Runs a scan of the given code”; `upsert`, “Executes an UPSERT statement”: what is run is what the name says.
fn does_what_is_named(subject: &Subject<'_>, word: &str) -> bool {
    let milder = |name: &&Act| name.means < Some(Category::Execute) && name.weight >= 55;
    let Some(name) = subject.name.worst().filter(milder) else {
        return false;
    };
    let named = name.at.of(&subject.tool.name);
    DOING.has_noun(word)
        && !subject.lead.later
        && subject
            .lead
            .words
            .iter()
            .skip(1)
            .take(OBJECT_WORDS)
            .any(|word| is(word.text, named))
}

/// Verbs that only say that something is done.
const DOING: Set = Set::new(&["execute", "perform", "run"]);

/// How many words behind the verb can be its object.
const OBJECT_WORDS: usize = 6;

/// Whether a verb speaks of a change even behind a reading name: not "messages of a folder", nor "create a list".
fn changes_surely(act: &Act, word: &str) -> bool {
    act.group.is_some_and(|group| !group.noun) && !is_generic(word)
}

/// `docs`, “Generates the documentation”: a noun of the name says what is made.
fn generates(subject: &Subject<'_>, act: &Act, word: &str) -> bool {
    let named = subject.name.worst().is_some_and(|act| act.group.is_none());
    let verb = word.to_ascii_lowercase();
    named
        && act.group.is_some()
        && (CREATING.has_noun(&verb) || verb.starts_with("generat") || verb.starts_with("creat"))
}

/// Whether what is made is kept by the server: what lets somebody in, or the thing that the name's verb can be as a noun.
fn makes_what_stays(subject: &Subject<'_>, word: &str) -> bool {
    let named = subject
        .sure_act()
        .map_or("", |act| act.at.of(&subject.tool.name))
        .to_ascii_lowercase();
    CREATING.has_noun(word)
        && object(subject)
            .any(|word| LETTING_IN.has_noun(word) || !named.is_empty() && is(word, &named))
}

/// The words behind the leading verb that can be its object.
fn object<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a str> {
    let words = subject.lead.words.iter().map(|word| word.text);
    words
        .skip(1)
        .take(OBJECT_WORDS)
        .take_while(|word| !PREPOSITIONS.has(word))
}

fn runs_surely(subject: &Subject<'_>, word: &str) -> bool {
    STARTING.has_noun(word)
        || RUNNING.has_noun(word) && object(subject).any(|word| RUN.has_noun(word))
}

const CREATING: Set = Set::new(&["create", "generate", "issue", "new"]);

/// What lets somebody in.
const LETTING_IN: Set = Set::new(&[
    "account",
    "credential",
    "invite",
    "invitation",
    "key",
    "password",
    "secret",
    "token",
    "user",
]);

/// Verbs that leave no doubt behind a name that reads.
const STARTING: Set = Set::new(&[
    "deploy", "install", "launch", "reboot", "restart", "trigger", "turn",
]);

/// What is run, and may do anything.
const RUN: Set = Set::new(&[
    "code",
    "container",
    "job",
    "migration",
    "pipeline",
    "script",
    "test",
    "workflow",
]);

/// "Create a list", "generate a summary": making what is handed back.
fn is_generic(verb: &str) -> bool {
    GENERIC.has_noun(verb)
}

/// Whether the leading sentence names code, a command or a query language near its verb.
fn open_ended(subject: &Subject<'_>) -> bool {
    let said = subject
        .lead
        .words
        .iter()
        .take(5)
        .any(|word| OPEN_ENDED.has_noun(word.text));
    // A statement that can only select is no open end.
    said && !subject
        .lead
        .words
        .iter()
        .take(5)
        .any(|word| word.text == "SELECT")
}
