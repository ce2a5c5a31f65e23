//! An argument that chooses what is done.

use crate::core::json::Value;
use crate::core::risk::arguments::{Argument, Ends};
use crate::core::risk::assessment::{Category, Place, Stretch};
use crate::core::risk::lexicon;
use crate::core::risk::name::Name;
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject};
use crate::core::risk::text::{Word, Words};

pub(super) const SIGNAL: Signal = Signal {
    id: "operation",
    title: "Argument that chooses the operation",
    looks_at: "Arguments called `action`, `operation`, `method`, `command` and the like whose schema lists the values, and the verbs in \
               those values. A `delivery_method` is a way of doing something, and what is only filtered by happened before.",
    concludes: "Each value counts like a name, with weight 80 for what is worse than reading. One value that deletes makes the tool \
                Destructive. Where half of the values or fewer are verbs, only what removes or pays counts. Where all values read, that weighs 60 for Read. Where no values are \
                listed, those that the text about the argument, or its line in the description, quotes count, with weight 60, or 40 behind a name that reads; and that text is \
                searched for deleting (60).",
    example: "`manage_page` with `action` one of `get`, `edit`, `delete` is Destructive.",
    look,
};

const CHOOSERS: Set = Set::new(&[
    "action",
    "command",
    "method",
    "mode",
    "op",
    "operation",
    "subcommand",
    "verb",
]);

/// How many values of one argument are looked at.
const MOST: usize = 100;

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    let mut found: Option<(Category, u8, &Argument<'_>, &str)> = None;
    let mut reading = None;
    let choosing: Vec<&Argument<'_>> = subject
        .arguments
        .iter()
        .filter(|argument| chooses(argument) && !filters(argument))
        .collect();
    for argument in choosing.iter().copied() {
        let mut choices = subject.arguments.choices(argument);
        let listed = !choices.is_empty();
        if !listed && argument.depth == 0 {
            choices = quoted(told(subject, argument).text);
        }
        choices.truncate(MOST);
        // What a firewall does with a packet.
        let lists = |word: &str| {
            choices
                .iter()
                .any(|choice| choice.eq_ignore_ascii_case(word))
        };
        if lists("accept") && lists("drop") {
            continue;
        }
        // Beside “run” it is the run that is cancelled.
        let runs = ["run", "start", "stop", "retry"].into_iter().any(lists);
        let known: Vec<(Category, &str)> = choices
            .iter()
            .filter_map(|choice| {
                let means = meaning(choice)?;
                let stops = runs && choice.eq_ignore_ascii_case("cancel");
                Some((if stops { Category::Execute } else { means }, *choice))
            })
            .collect();
        let Some((means, choice)) = known.iter().max_by_key(|(means, _)| *means).copied() else {
            continue;
        };
        // `signal`, `config`, `alert`: names of things, one of which can be a verb.
        if known.len() * 2 <= choices.len() && listed && means < Category::Destructive {
            continue;
        }
        // A mode is more often a manner than an operation: only what removes or pays counts.
        if argument.name.ends_with("ode")
            && (means < Category::Destructive || Ends::of(choice).count > 1)
        {
            continue;
        }
        if means == Category::Read {
            reading = (known.len() == choices.len()).then_some(argument);
            continue;
        }
        // Deep inside the data of a tool that reads, an operation is something described; `scheduled_change_action` is what is looked for.
        let described = argument.depth > 0 || argument.words.count > 2;
        let weight = match (listed, described || !listed) {
            (_, true) if subject.name_reads() => 40,
            // `explore_resources` with “loadOptions”: a way of looking.
            (true, _) if means < Category::Destructive && reads_plainly(subject) => 40,
            (true, _) => 80,
            (false, _) => 60,
        };
        if found.is_none_or(|(worst, heaviest, ..)| (weight, means) > (heaviest, worst)) {
            found = Some((means, weight, argument, choice));
        }
    }
    if found.is_none_or(|(means, ..)| means < Category::Destructive)
        && let Some((argument, word)) = described(subject, &choosing)
    {
        let told = told(subject, argument);
        let said = word.at.of(told.text);
        let words = format!(
            "The text about the argument “{}” says “{said}”: {}.",
            argument.name,
            Category::Destructive.deed()
        );
        let weight = if subject.name_reads() { 40 } else { 60 };
        let place = match told.from {
            None => Place::ParameterText(subject.arguments.path(argument), word.at),
            Some(from) => Place::Description(Stretch {
                start: word.at.start.saturating_add(from),
                end: word.at.end.saturating_add(from),
            }),
        };
        findings.points(Category::Destructive, weight, place, words);
    }
    if let Some((means, weight, argument, choice)) = found {
        let words = format!(
            "The argument “{}” can be “{choice}”: {}.",
            argument.name,
            means.deed()
        );
        findings.points(
            means,
            weight,
            Place::Parameter(subject.arguments.path(argument)),
            words,
        );
    } else if let Some(argument) = reading {
        let words = format!("Every value of the argument “{}” reads.", argument.name);
        findings.points(
            Category::Read,
            60,
            Place::Parameter(subject.arguments.path(argument)),
            words,
        );
    }
}

/// Deleting in the text about an argument that chooses the operation and lists no values.
fn described<'a>(
    subject: &Subject<'a>,
    choosing: &[&'a Argument<'a>],
) -> Option<(&'a Argument<'a>, Word<'a>)> {
    let free = |argument: &&Argument<'_>| {
        argument.depth == 0 && subject.arguments.choices(argument).is_empty()
    };
    choosing.iter().copied().filter(free).find_map(|argument| {
        let word = Words::new(told(subject, argument).text)
            .take(DESCRIBED)
            .find(|word| DELETING.has(word.text))?;
        Some((argument, word))
    })
}

/// The values that a text puts between quotation marks, where there are several.
fn quoted(text: &str) -> Vec<&str> {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = None;
    while let Some(at) = rest.find(['\'', '"', '`']) {
        let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let opens = head
            .bytes()
            .last()
            .or(before)
            .is_none_or(|byte| !part(byte));
        let mark = tail.bytes().next();
        let behind = tail.get(1..).unwrap_or_default();
        let length = behind.bytes().take_while(|byte| part(*byte)).count();
        let closes = behind.as_bytes().get(length).copied() == mark;
        if let Some(value) = behind.get(..length)
            && opens
            && closes
            && length > 1
        {
            found.push(value);
            rest = behind.get(length + 1..).unwrap_or_default();
            before = None;
        } else {
            rest = behind;
            before = mark;
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}

/// What the server says about an argument.
struct Told<'a> {
    text: &'a str,
    /// Where it starts in the tool's description; nothing where it stands in the schema.
    from: Option<u32>,
}

fn told<'a>(subject: &Subject<'a>, argument: &Argument<'a>) -> Told<'a> {
    let own = argument.schema.get("description").and_then(Value::as_str);
    if let Some(text) = own.filter(|text| !text.is_empty()) {
        return Told { text, from: None };
    }
    let line = documented(subject.description(), argument.name).unwrap_or_default();
    Told {
        text: line.of(subject.description()),
        from: Some(line.start),
    }
}

/// The line about an argument that documentation of code has in the tool's description: `operation: What to do ("set", "remove")`.
fn documented(description: &str, name: &str) -> Option<Stretch> {
    let mut start = 0;
    for line in description.split_inclusive('\n').take(MOST_LINES) {
        let behind = line.trim_start().strip_prefix(name);
        if behind.is_some_and(|behind| behind.trim_start().starts_with([':', '('])) {
            return Some(Stretch::new(start, start + line.len()));
        }
        start += line.len();
    }
    None
}

/// How many lines of a description are looked at.
const MOST_LINES: usize = 300;

/// How many words about an argument are looked at.
const DESCRIBED: usize = 60;

const DELETING: Set = Set::new(&["delete", "destroy", "drop", "purge", "remove", "truncate"]);

/// Whether an argument chooses what is done. Among the members of others only the plain words count: `userAction` there is data.
fn chooses(argument: &Argument<'_>) -> bool {
    let words = &argument.words;
    match words.count {
        0 => false,
        1 => CHOOSERS.has(words.last),
        2 if CHOOSERS.has(words.first) && KINDS.has(words.last) => true,
        // `delivery_method`: a way of doing something, and no operation.
        _ if words.last.eq_ignore_ascii_case("method") => ASKING.has(words.before_last),
        _ => argument.depth == 0 && CHOOSERS.has(words.last),
    }
}

/// Whether the name's verb reads and is nothing but a verb.
fn reads_plainly(subject: &Subject<'_>) -> bool {
    subject.name_reads()
        && subject
            .sure_act()
            .and_then(|act| act.group)
            .is_some_and(|group| !group.noun)
}

/// “Filter by action”: what happened, and is looked for.
fn filters(argument: &Argument<'_>) -> bool {
    let text = argument.schema.get("description").and_then(Value::as_str);
    text.and_then(|text| Words::new(text).next())
        .is_some_and(|word| FILTERING.has(word.text))
}

const FILTERING: Set = Set::new(&["filter", "filters"]);

/// What has methods that are operations: `http_method`.
const ASKING: Set = Set::new(&["api", "http", "request", "rest", "rpc"]);

/// What can follow: `operation_type`.
const KINDS: Set = Set::new(&["name", "type"]);

fn meaning(choice: &str) -> Option<Category> {
    // Methods of HTTP are verbs of their own.
    if let Some(means) = match choice {
        "GET" | "HEAD" | "OPTIONS" => Some(Category::Read),
        "POST" | "PUT" | "PATCH" => Some(Category::Write),
        "DELETE" => Some(Category::Destructive),
        _ => None,
    } {
        return Some(means);
    }
    if choice.len() > LONGEST || lexicon::verb(choice).is_none() && !has_verb_at_an_end(choice) {
        return None;
    }
    let name = Name::read(choice);
    name.acts
        .iter()
        .filter(|act| act.group.is_some() && act.weight >= 75)
        .filter_map(|act| {
            // `query_database`: asked by the other arguments.
            let asks = is(act.at.of(choice), "query") && !name.has_word("sql");
            if asks {
                Some(Category::Read)
            } else {
                act.means
            }
        })
        .max()
}

/// The longest value that can be the name of an operation.
const LONGEST: usize = 60;

/// Whether a value is several words with a verb first or last; a single word that is no verb says nothing.
fn has_verb_at_an_end(choice: &str) -> bool {
    let words = Ends::of(choice);
    words.count > 1 && (lexicon::verb(words.first).is_some() || lexicon::verb(words.last).is_some())
}
