//! A signal: one way of looking at a tool, and what it found.

use super::arguments::{Argument, Arguments};
use super::assessment::{
    Category, Effect, Evidence, Place, Said, Stretch, Suspicion, SuspicionKind,
};
use super::lead::{Lead, opens_with_unknown_verb};
use super::lexicon::{Group, Says};
use super::name::{Act, Name};
use super::prose::Prose;
use super::set::{Set, is};
use super::siblings::Siblings;
use super::text::Word;
use crate::core::catalogue::Tool;
use crate::core::json::Value;

/// What says that something is only looked at there: `source_path`.
const GIVEN: Set = Set::new(&["base", "input", "source", "workspace"]);

/// How many words from the leading verb on can be its object.
const OBJECT_WORDS: usize = 5;

/// One way of looking at a tool. The text is the documentation of the signal.
pub struct Signal {
    /// The id in evidence, in files and in the documentation.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it looks at, in plain sentences.
    pub looks_at: &'static str,
    /// What it concludes and how much that weighs, in plain sentences.
    pub concludes: &'static str,
    /// An example in words.
    pub example: &'static str,
    /// Looks.
    pub(super) look: fn(&Subject<'_>, &mut Findings),
}

const QUERIES: Set = Set::new(&["query", "select", "sql"]);

/// Arguments that can hold any query.
const OPEN_QUERIES: Set = Set::new(&[
    "aggregate",
    "aggregation",
    "body",
    "code",
    "command",
    "cypher",
    "expression",
    "gql",
    "graphql",
    "kql",
    "mutation",
    "operation",
    "payload",
    "pipeline",
    "query",
    "request",
    "script",
    "sparql",
    "sql",
    "statement",
    "stmt",
]);

/// Verbs of making something that may only be handed back.
const DRAWING: Set = Set::new(&[
    "build",
    "draw",
    "generate",
    "plot",
    "render",
    "visualise",
    "visualize",
]);

/// Verbs of opening and closing.
const OPENING: Set = Set::new(&["close", "create", "new", "open", "start"]);

/// What a browser has open.
const TABS: Set = Set::new(&["context", "instance", "page", "session", "tab", "window"]);

/// Other verbs of making, which mostly keep what they make.
const MAKING: Set = Set::new(&["create", "make", "produce"]);

/// What is made out of the arguments alone.
const DRAWN: Set = Set::new(&[
    "chart", "code", "command", "diagram", "formula", "graph", "map", "table", "type",
]);

/// What says where something is kept.
const KEPT: Set = Set::new(&[
    "board",
    "dashboard",
    "destination",
    "dir",
    "directory",
    "document",
    "file",
    "filename",
    "folder",
    "output",
    "page",
    "path",
    "presentation",
    "save",
    "sheet",
    "slide",
    "workbook",
    "worksheet",
]);

/// A tool, read once for all signals.
pub(super) struct Subject<'a> {
    pub tool: &'a Tool,
    pub name: Name<'a>,
    pub lead: Lead<'a>,
    pub arguments: Arguments<'a>,
    pub prose: Prose,
    /// The names of the tools of the server.
    pub others: &'a Siblings<'a>,
    /// Whether the description opens with a verb that no table knows.
    pub unknown_verb: bool,
    sure: Option<Act>,
    queries_read_only: bool,
}

impl<'a> Subject<'a> {
    pub(super) fn of(tool: &'a Tool, others: &'a Siblings<'a>) -> Self {
        let description = tool.description.as_deref().unwrap_or_default();
        let mut lead = Lead::read(description);
        let mut name = Name::read(&tool.name);
        name.settle(lead.acts.first());
        let sure = sure_act(&name, &lead).copied();
        if !lead.later && lead.first().is_some() {
            lead.go_on(description);
        }
        let prose = Prose::read(description);
        Self {
            tool,
            sure,
            unknown_verb: (lead.later || lead.acts.is_empty())
                && opens_with_unknown_verb(description),
            name,
            queries_read_only: queries_read_only(&lead, &prose),
            lead,
            arguments: Arguments::of(tool.input_schema()),
            prose,
            others,
        }
    }

    /// The description, empty where there is none.
    pub(super) fn description(&self) -> &'a str {
        self.tool.description.as_deref().unwrap_or_default()
    }

    /// What the name shows for sure: its worst verb, where its grammar leaves little doubt or the description starts with the same verb.
    pub(super) fn sure_act(&self) -> Option<&Act> {
        self.sure.as_ref()
    }

    /// Whether the name says for sure that the tool only reads.
    pub(super) fn name_reads(&self) -> bool {
        self.sure_act()
            .is_some_and(|act| act.means == Some(Category::Read))
    }

    /// Whether the leading sentence says that a query is run that can only read ("Runs a read-only SQL query").
    pub(super) fn queries_read_only(&self) -> bool {
        self.queries_read_only
    }

    /// Whether something is made out of the arguments and only handed back: verb and object allow it, and no argument says where it would
    /// be kept. A declaration can only speak against it.
    pub(super) fn hands_back(&self) -> bool {
        let named = |act: &Act| DRAWING.has(act.at.of(&self.tool.name));
        // “Make a token contract … Does not write to disk.”
        let kept_nowhere = self.says_read_only();
        let told = |act: &Act| {
            let word = act.at.of(self.description());
            !self.lead.later && (DRAWING.has_noun(word) || kept_nowhere && MAKING.has_noun(word))
        };
        let draws = match self.name.acts.first() {
            Some(act) => named(act),
            None => self.lead.acts.first().is_some_and(told),
        };
        let is_object = |word: &Word<'_>| DRAWN.has_noun(word.text);
        draws
            && self.tool.annotations.read_only != Some(false)
            && self.arguments.are_known()
            && (kept_nowhere
                || self.name.words.iter().any(is_object)
                || self.lead.words.iter().take(OBJECT_WORDS).any(is_object))
            && !self.arguments.iter().any(|argument| {
                argument.words.any(|word| KEPT.has_noun(word))
                    && !is_list(argument)
                    && !GIVEN.has(argument.words.first)
                    && !self.arguments.is_in_list(argument)
            })
    }

    /// Whether the verb of `group` leads the description and opens or closes a browser there: “Creates a browser tab”.
    pub(super) fn opens_browser(&self, group: Option<&Group>) -> bool {
        let leads = self.lead.acts.first().and_then(|act| act.group);
        let same = matches!((leads, group), (Some(lead), Some(group)) if std::ptr::eq(lead, group));
        let words = || self.lead.words.iter().map(|word| word.text);
        same && !self.lead.later
            && words().next().is_some_and(|verb| OPENING.has_noun(verb))
            && words().skip(1).take(3).any(|word| is(word, "browser"))
            && words().skip(2).take(3).any(|word| TABS.has_noun(word))
    }

    /// Whether a query is put together from filters: the arguments are known and none is a text in a language of queries.
    pub(super) fn queries_by_filters(&self) -> bool {
        let mut arguments = self.arguments.iter().peekable();
        arguments.peek().is_some()
            && !arguments.any(|argument| argument.words.any(|word| OPEN_QUERIES.has_noun(word)))
    }

    /// Whether the name reads, as far as it says anything, and the server declares the same. Then a description that changes or runs
    /// something stands alone against two.
    pub(super) fn declared_to_read(&self) -> bool {
        self.tool.annotations.read_only == Some(true)
            && self.name.worst().and_then(|act| act.means) == Some(Category::Read)
    }

    /// Whether the description says, unnegated, that nothing is changed.
    pub(super) fn says_read_only(&self) -> bool {
        self.prose
            .statements
            .iter()
            .any(|statement| statement.says == Says::ReadsOnly && !statement.negated)
    }
}

fn queries_read_only(lead: &Lead<'_>, prose: &Prose) -> bool {
    let said = |at: Stretch| at.end <= lead.sentence.end && at.start >= lead.sentence.start;
    let read_only = prose
        .statements
        .iter()
        .any(|found| found.says == Says::ReadsOnly && !found.negated && said(found.at));
    // “Runs a SELECT statement”: no other statement is named.
    let selects = || !prose.deletes && lead.words.iter().any(|word| word.text == "SELECT");
    !lead.later
        && (read_only || selects())
        && lead.words.iter().any(|word| QUERIES.has_noun(word.text))
}

/// Whether several of something are given: the points of a path on a map.
fn is_list(argument: &Argument<'_>) -> bool {
    let kind = argument.schema.get("type").and_then(Value::as_str);
    kind == Some("array")
}

/// The worst verb of a name, where its grammar leaves little doubt or the description starts with the same verb.
fn sure_act<'a>(name: &'a Name<'_>, lead: &Lead<'_>) -> Option<&'a Act> {
    let led_by = |act: &&Act| {
        let first = lead.acts.first().and_then(|lead| lead.group);
        matches!((act.group, first), (Some(name), Some(lead)) if std::ptr::eq(name, lead))
    };
    // `monitor_tests`, “Creates or updates a test”: a word that may be a noun does not hold against the description.
    let doubted = |act: &&Act| {
        act.means == Some(Category::Read)
            && act.group.is_some_and(|group| group.noun)
            && !lead.later
            && lead
                .worst()
                .is_some_and(|lead| lead.means > act.means && lead.means != Some(Category::Execute))
    };
    let first = name.words.first().map_or("", |word| word.text);
    name.worst().filter(|act| {
        (act.weight >= 75 && !doubted(act) && !told(act, lead) && !fetched(act, first, lead))
            || led_by(act)
    })
}

/// `cache_version`, “Gets the version”: a word that may be a noun names what the description fetches from, where that does nothing else.
/// `word` is the verb as it stands in the name.
pub(super) fn fetched(act: &Act, word: &str, lead: &Lead<'_>) -> bool {
    let is_thing = match act.means {
        Some(Category::Write) => true,
        // `run_command`, “Gets the output of a command”, runs it all the same.
        Some(Category::Execute) => THINGS.has(word),
        _ => false,
    };
    is_thing
        && act.group.is_some_and(|group| group.noun)
        && act.at.start == 0
        && !lead.later
        && lead.worst().and_then(|lead| lead.means) == Some(Category::Read)
        && lead
            .words
            .first()
            .is_some_and(|word| FETCHING.has_noun(word.text))
}

/// Verbs of running or steering that are the names of things more often.
const THINGS: Set = Set::new(&["index", "power", "type"]);

/// Verbs of fetching, which cannot be said of what was changed.
const FETCHING: Set = Set::new(&[
    "fetch", "find", "get", "list", "read", "retrieve", "return", "search",
]);

/// `cli_install`, “Provides installation instructions”: the verb is what the instructions are about. What removes or pays is not believed.
pub(super) fn told(act: &Act, lead: &Lead<'_>) -> bool {
    matches!(act.means, Some(Category::Write | Category::Execute)) && lead.guides()
}

/// What the signals have found in one tool.
#[derive(Default)]
pub(super) struct Findings {
    pub evidence: Vec<Evidence>,
    pub suspicious: Vec<Suspicion>,
    signal: &'static str,
}

impl Findings {
    /// Says which signal looks next.
    pub(super) fn looking(&mut self, signal: &'static str) {
        self.signal = signal;
    }

    /// Evidence for a category.
    pub(super) fn points(
        &mut self,
        category: Category,
        weight: u8,
        place: Place,
        said: impl Into<Said>,
    ) {
        self.add(Effect::Points(category), weight, place, said.into());
    }

    /// Evidence that raises the severity.
    pub(super) fn raises(&mut self, place: Place, said: impl Into<Said>) {
        self.add(Effect::Raises, 50, place, said.into());
    }

    /// Evidence that lowers the severity.
    pub(super) fn lowers(&mut self, place: Place, said: impl Into<Said>) {
        self.add(Effect::Lowers, 50, place, said.into());
    }

    /// Something worth knowing.
    pub(super) fn notes(&mut self, place: Place, said: impl Into<Said>) {
        self.add(Effect::Notes, 0, place, said.into());
    }

    /// A suspicious text.
    pub(super) fn suspects(&mut self, kind: SuspicionKind, place: Place, words: String) {
        self.suspicious.push(Suspicion { kind, words, place });
    }

    fn add(&mut self, effect: Effect, weight: u8, place: Place, said: Said) {
        if self.evidence.capacity() == 0 {
            self.evidence.reserve(4);
        }
        self.evidence.push(Evidence {
            signal: self.signal,
            said,
            place,
            effect,
            weight,
        });
    }

    /// Whether any evidence, however weak, speaks for `category`.
    pub(super) fn point_to(&self, category: Category) -> bool {
        self.evidence
            .iter()
            .any(|piece| piece.effect == Effect::Points(category))
    }

    /// The category so far, decided as at the end.
    pub(super) fn category(&self) -> Category {
        decide(&self.evidence)
    }
}

/// The weight from which evidence decides on its own.
pub const ENOUGH: u8 = 50;

/// The worst category that enough evidence speaks for.
pub(super) fn decide(evidence: &[Evidence]) -> Category {
    evidence
        .iter()
        .filter(|piece| piece.weight >= ENOUGH)
        .filter_map(|piece| match piece.effect {
            Effect::Points(category) => Some(category),
            _ => None,
        })
        .max()
        .unwrap_or(Category::Unclear)
}
