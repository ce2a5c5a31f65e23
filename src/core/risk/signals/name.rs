//! The verb of the name, and the object that turns it.

use crate::core::risk::assessment::{Category, Place, Quote, Said};
use crate::core::risk::name::Act;
use crate::core::risk::set::{Set, is};
use crate::core::risk::signal::{Findings, Signal, Subject, fetched, told};

pub(super) const SIGNAL: Signal = Signal {
    id: "name",
    title: "Verb and object of the name",
    looks_at: "The name, split at capitals and at everything that is neither letter nor digit, and in it the verb: at the head \
               (`delete_page`), behind the name of a product or a space (`git_reset`, `linear_transferIssue`), or at the end behind \
               its object (`drive.files.delete`). The object can turn the verb: cancelling a running query stops it, cancelling a \
               subscription ends it; transferring an issue moves no money. Where the description starts with the same verb, its object counts as well; \
               where it starts with the verb that ends the name, that one governs (`ssh_tunnel_list`).",
    concludes: "A plain verb at the head weighs 90, elsewhere 80. A word that can be a noun as well weighs 75 at the head, 65 at the \
                end and 55 in the middle; where the description shows that it is a noun, or that \
                instructions for it are all that comes back, 40. Of several joined verbs the worst counts. \
                Without any verb, a noun at the end counts (`job_status`, `script_runner`). A chart, a map or code that is generated \
                or drawn weighs 60 for Read where no argument says where it would be kept (or the description says that nothing is written); so does a query of a database whose arguments are \
                known and take no query as text. What opens or closes a browser, a tab or its session runs it.",
    example: "`list_charges` reads, `create_refund` moves money.",
    look,
};

fn look(subject: &Subject<'_>, findings: &mut Findings) {
    for act in &subject.name.acts {
        let Some(means) = act.means else { continue };
        let word = act.at.of(&subject.tool.name);
        let makes = means == Category::Write || is(word, "build");
        if makes && subject.hands_back() {
            let words = format!("What “{word}” makes here is handed back.");
            findings.points(Category::Read, 60, Place::Name(act.at), words);
            continue;
        }
        if means == Category::Write && only_tells(subject, act) {
            let words = format!("The description fetches what “{word}” works out.");
            findings.points(Category::Read, 60, Place::Name(act.at), words);
            continue;
        }
        if means == Category::Execute
            && act.turned
            && is(word, "query")
            && subject.queries_by_filters()
        {
            let words = format!("“{word}” asks by filters: no argument takes a query as text.");
            findings.points(Category::Read, 60, Place::Name(act.at), words);
            continue;
        }
        // `close_session`, “Closes a browser session”.
        let means = if means == Category::Write && subject.opens_browser(act.group) {
            Category::Execute
        } else {
            means
        };
        let weight = weight(subject, act, means);
        let quote = match (act.group, act.turned) {
            (Some(_), true) => Quote::Turned,
            (Some(_), false) => Quote::Verb,
            (None, _) => Quote::Noun,
        };
        let said = Said::Quoting(quote, means);
        findings.points(means, weight, Place::Name(act.at), said);
    }
}

fn weight(subject: &Subject<'_>, act: &Act, means: Category) -> u8 {
    if means == Category::Execute && subject.queries_read_only() {
        return 45;
    }
    // `reduce_position`, “Reduces a position”: what the noun tells is not all.
    if means == Category::Read && act.group.is_none() && subject.unknown_verb {
        return 40;
    }
    if told(act, &subject.lead) || fetched(act, act.at.of(&subject.tool.name), &subject.lead) {
        return 40;
    }
    let is_noun = act.group.is_none_or(|group| group.noun);
    // `shop_order_action`, “Changes the status”: the thing that is dealt in, amid a name.
    let thing = means == Category::Financial && act.weight <= 55 && !subject.lead.later;
    let done_otherwise = |lead: &Act| lead.means != Some(Category::Financial);
    if is_noun && thing && subject.lead.worst().is_some_and(done_otherwise) {
        return 40;
    }
    let lead = subject
        .lead
        .worst()
        .filter(|lead| !subject.lead.later && lead.means == Some(Category::Read));
    // "Returns the money" reads by its verb alone.
    let returns = lead.is_some_and(|lead| {
        lead.at
            .of(subject.description())
            .to_ascii_lowercase()
            .starts_with("return")
    });
    // A word that may be a noun yields to a description that speaks of reading.
    let yields = match means {
        Category::Read => false,
        // `browser_go_back`, “Takes the browser one page back”.
        Category::Execute if act.turned && is(act.at.of(&subject.tool.name), "go") => false,
        Category::Write | Category::Unclear | Category::Execute => act.weight <= 65,
        Category::Destructive | Category::Financial => act.weight <= 65 && !returns,
    };
    // `session_end`, “Saves what was worked on”.
    let saves = || {
        let first = subject.lead.acts.first().filter(|_| !subject.lead.later);
        means == Category::Execute
            && act.weight <= 65
            && first.is_some_and(|lead| {
                lead.means == Some(Category::Write) && lead.group.is_some_and(|group| !group.noun)
            })
    };
    let told_otherwise = lead.is_some() || saves();
    if is_noun && told_otherwise && yields {
        40
    } else {
        act.weight
    }
}

/// `site_optimize`, “Gets advice on speed”: a verb that may only work something out, and a description that fetches and does nothing else.
fn only_tells(subject: &Subject<'_>, act: &Act) -> bool {
    let (lead, description) = (&subject.lead, subject.description());
    let fetches = |lead: &Act| FETCHING.has_noun(lead.at.of(description));
    THINKING.has(act.at.of(&subject.tool.name))
        && !lead.later
        && lead.acts.first().is_some_and(fetches)
        && lead.worst().and_then(|lead| lead.means) == Some(Category::Read)
        && subject.tool.annotations.read_only != Some(false)
}

/// Verbs of changing something that may as well only say how it could be changed.
const THINKING: Set = Set::new(&[
    "calibrate",
    "define",
    "design",
    "enhance",
    "enrich",
    "improve",
    "init",
    "initialise",
    "initialize",
    "normalise",
    "normalize",
    "optimise",
    "optimize",
    "prepare",
    "propose",
    "qualify",
    "rate",
    "refine",
    "score",
    "stage",
    "triage",
]);

const FETCHING: Set = Set::new(&[
    "fetch", "find", "get", "list", "look", "provide", "read", "retrieve", "return", "scan",
    "search", "show",
]);
