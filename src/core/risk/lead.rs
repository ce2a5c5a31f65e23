//! What the head of a description says: the verb that leads it, and the verbs listed with it.

use super::assessment::{Category, Stretch};
use super::lexicon::{self, Group};
use super::name::Act;
use super::sentence::{MOST_WORDS, Said, Sentences, in_brackets, joined, shifted};
use super::set::{Set, is};
use super::text::Word;
use super::turning::{JOINTS, meaning};

/// The head of a description, read.
#[derive(Default)]
pub(super) struct Lead<'a> {
    /// The leading verb and those listed with it ("Create, update, or delete").
    pub acts: Vec<Act>,
    /// The words of the leading sentence from the first verb on, a few of them.
    pub words: Vec<Word<'a>>,
    /// Whether another sentence stands before it.
    pub later: bool,
    /// Where that sentence stands.
    pub sentence: Stretch,
}

/// How many sentences are looked at for a verb.
const SENTENCES: usize = 6;

/// How many words behind the verb can turn its meaning.
const REACH: usize = 7;

/// How many words from the verb on are kept.
const SAID: usize = 14;

/// How far into a sentence its verb is looked for.
const FURTHEST: usize = 14;

const ARTICLES: Set = Set::new(&["a", "an", "the"]);

/// Words that can stand before the leading verb.
const FILLERS: Set = Set::new(&[
    "a", "allow", "allows", "an", "and", "api", "be", "can", "command", "designed", "enables",
    "endpoint", "for", "function", "help", "helper", "helps", "intended", "is", "it", "lets",
    "mcp", "method", "service", "should", "that", "the", "this", "to", "tool", "us", "use", "used",
    "useful", "user", "users", "utility", "which", "will", "would", "you", "your", "also",
    "support", "supports", "capable", "of", "able", "simply", "just", "new", "please", "agent",
    "agents", "wrapper",
]);

/// Words behind which an unknown start is forgiven: "A small tool that lists …".
const CONNECTORS: Set = Set::new(&["that", "to", "which", "will", "can", "you"]);

/// Those of them that go on about whatever stands before them.
const RELATIVE: Set = Set::new(&["that", "which"]);

/// Words that stand for the tool itself: "a tool for adding text", "responsible for building".
const ITSELF: Set = Set::new(&[
    "api",
    "command",
    "endpoint",
    "function",
    "helper",
    "operation",
    "responsible",
    "server",
    "service",
    "tool",
    "utility",
]);

/// Starts of sentences that speak about the tool, not of what it does.
const ASIDES: Set = Set::new(&[
    "about",
    "always",
    "before",
    "deprecated",
    "deprecation",
    "do",
    "don",
    "example",
    "examples",
    "if",
    "important",
    "internal",
    "mandatory",
    "must",
    "never",
    "note",
    "only",
    "prefer",
    "prerequisite",
    "recommended",
    "required",
    "requires",
    "warning",
    "when",
    "whenever",
]);

impl<'a> Lead<'a> {
    pub(super) fn read(text: &'a str) -> Self {
        let mut rest = Sentences::of(text);
        let mut later = false;
        let mut vague = None;
        for _ in 0..SENTENCES {
            let Some((start, sentence)) = rest.next() else {
                break;
            };
            if later && opens_arguments(sentence) {
                break;
            }
            let Some(found) = Self::of_sentence(start, sentence, later) else {
                continue;
            };
            // "Commands for managing workbooks. Includes operations for deleting them.": the verb that says too little gives way.
            // That something is returned in the end says nothing more.
            let worst = found.worst().and_then(|act| act.means);
            if worst.is_some() && (vague.is_none() || worst > Some(Category::Read)) {
                return Self { later, ..found };
            }
            if !found.acts.is_empty() && vague.is_none() {
                vague = Some(Self { later, ..found });
            }
            later = true;
        }
        vague.unwrap_or_default()
    }

    /// Whether instructions are what comes back: “Provides installation instructions”.
    pub(super) fn guides(&self) -> bool {
        !self.later
            && self.first() == Some(Category::Read)
            && self
                .words
                .iter()
                .skip(1)
                .take(GUIDED)
                .take_while(|word| !STOPS.has(word.text))
                .any(|word| GUIDES.has_noun(word.text))
    }

    /// Adds what the leading sentence goes on with: “Lists topics, and publishes events”. For names that say nothing for sure.
    pub(super) fn go_on(&mut self, text: &'a str) {
        let sentence = self.sentence.of(text);
        let Ok(start) = usize::try_from(self.sentence.start) else {
            return;
        };
        let from = self.acts.last().map_or(0, |act| act.at.end);
        let mut words = Said::of(sentence);
        let all = words.up_to(MOST_WORDS);
        for (at, pair) in all.windows(2).enumerate() {
            let [joint, word] = pair else { continue };
            if !JOINTS.has(joint.text) || shifted(*word, start).at.start < from {
                continue;
            }
            let Some(group) = lexicon::inflected_verb(word.text).filter(|group| !group.noun) else {
                continue;
            };
            // In the third person all verbs are: "Finds and replace rules" joins no deed.
            let third = lexicon::verb(word.text).is_none();
            if third != self.third(text) {
                continue;
            }
            // "A crawl or ingest job" names a job; "or ingest the pages" does it.
            let done = all.get(at + 2).is_none_or(|next| {
                OBJECTS.has(next.text)
                    || next.text.ends_with('s')
                    || KEEPING.has(word.text) && INTO.has(next.text)
            });
            if !(third || done) || MAKING.has_noun(word.text) {
                continue;
            }
            let near: Vec<Word<'_>> = all
                .iter()
                .skip(at + 1)
                .take(REACH)
                .copied()
                .enumerate()
                .take_while(|(place, word)| *place == 0 || !STOPS.has(word.text))
                .map(|(_, word)| word)
                .collect();
            let (means, turned) = meaning(group, &near, 0);
            if means.is_some_and(|means| means != Category::Read) {
                self.acts.push(Act {
                    group: Some(group),
                    means,
                    at: shifted(*word, start).at,
                    weight: 75,
                    turned,
                });
            }
        }
    }

    /// Whether the first verb stands in the third person.
    fn third(&self, text: &str) -> bool {
        self.acts
            .first()
            .is_some_and(|act| lexicon::verb(act.at.of(text)).is_none())
    }

    /// The worst of what the listed verbs mean.
    pub(super) fn worst(&self) -> Option<&Act> {
        self.acts
            .iter()
            .filter(|act| act.means.is_some())
            .max_by_key(|act| act.means)
    }

    /// What the first verb means.
    pub(super) fn first(&self) -> Option<Category> {
        self.acts.first().and_then(|act| act.means)
    }

    /// What a sentence says; nothing where it only says when or how to call the tool. In a later sentence the verb must lead: “lighter than
    /// others, which makes it quick” does nothing.
    fn of_sentence(start: usize, sentence: &'a str, later: bool) -> Option<Self> {
        let mut words = Said::of(sentence);
        let mut known = true;
        let (mut before, mut earlier) = ("", "");
        for at in 0..FURTHEST {
            let Some(word) = words.get(at) else { break };
            let last = std::mem::replace(&mut before, word.text);
            let second_last = std::mem::replace(&mut earlier, last);
            if in_brackets(sentence, &word) {
                continue;
            }
            if at == 0
                && (ASIDES.has(word.text)
                    || says_when(&mut words, &word)
                    || later && asks_for_access(&mut words, &word))
            {
                return None;
            }
            // "Product | Lists pages", "Pages - Lists them": what follows a heading starts anew.
            let since = at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .map(|last| Stretch {
                    start: last.at.end,
                    end: word.at.start,
                });
            let between = since.map_or("", |since| since.of(sentence));
            let mark = between.trim();
            // “• full — the whole book”: an item of a list names what follows it.
            if later && matches!(mark, "–" | "—" | "-") && is_item(sentence) {
                break;
            }
            // “brand-share” is one word.
            known |= matches!(mark, "|" | "–" | "—")
                || mark == "-" && between.len() > 1
                || mark == ":" && !lists_nouns(words.up_to(MOST_WORDS), at, sentence);
            if FILLERS.has(word.text) || is_adverb(word.text) {
                continue;
            }
            let for_doing = || last == "for" && ITSELF.has_noun(second_last) && is_doing(word.text);
            let connects =
                || CONNECTORS.has(last) && (!RELATIVE.has(last) || ITSELF.has_noun(second_last));
            if known || !later && connects() || for_doing() {
                let acts = verbs_at(&mut words, at, last, sentence, start);
                // “Buying needs a login”, “it makes two requests”: how it works.
                let aside = later && (MAKES.has(word.text) || is_doing(word.text));
                let labels = aside
                    || later
                        && is_item(sentence)
                        && !removes(&acts)
                        && labels(&mut words, at, sentence);
                if !acts.is_empty() && !labels {
                    words.up_to(at + SAID);
                    return Some(Self {
                        acts,
                        words: words.into_some(at, SAID, start),
                        later: false,
                        sentence: Stretch::new(start, start + sentence.len()),
                    });
                }
            }
            // “AI-generate”, “soft-delete”: how it is done stands before the verb.
            known = at == 0
                && !PREFIXES.has(word.text)
                && words.get(1).is_some_and(|next| {
                    next.at.start == word.at.end + 1
                        && sentence
                            .as_bytes()
                            .get(usize::try_from(word.at.end).unwrap_or(0))
                            == Some(&b'-')
                        && lexicon::verb(next.text).is_some_and(|group| !group.noun)
                });
        }
        Some(Self::default())
    }
}

/// Parts of words that turn the verb behind the hyphen into a quality.
const PREFIXES: Set = Set::new(&["co", "in", "non", "on", "post", "pre", "re", "self"]);

/// Whether a line opens what documentation of code says about the arguments.
fn opens_arguments(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '#', ' ']);
    line.strip_suffix(':')
        .unwrap_or(line)
        .split_whitespace()
        .next()
        .is_some_and(|word| ARGUMENTS.has(word))
        && line.len() < LONGEST_HEADING
}

const LONGEST_HEADING: usize = 20;

const ARGUMENTS: Set = Set::new(&[
    "args",
    "arguments",
    "example",
    "examples",
    "params",
    "parameters",
    "raises",
    "returns",
    "参数",
    "返回值",
]);

/// What a tool “makes” is said of how it works.
const MAKES: Set = Set::new(&["makes"]);

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['•', '-', '*', '·', '–'])
}

/// Whether a dash or a colon stands behind the word at `at`, so that it is the label of an item.
fn labels(words: &mut Said<'_>, at: usize, sentence: &str) -> bool {
    let Some((word, next)) = words.get(at).zip(words.get(at + 1)) else {
        return false;
    };
    let between = Stretch {
        start: word.at.end,
        end: next.at.start,
    };
    matches!(
        between
            .of(sentence)
            .trim_matches(['*', '`', '"', '\'', ' ']),
        "–" | "—" | "-" | ":"
    )
}

/// Whether one of the verbs removes or pays, and can be nothing but a verb.
fn removes(acts: &[Act]) -> bool {
    acts.iter().any(|act| {
        act.means >= Some(Category::Destructive) && act.group.is_some_and(|group| !group.noun)
    })
}

/// The verbs of a sentence from the word at `at` on, where that is one; `last` is the word before it.
fn verbs_at(words: &mut Said<'_>, at: usize, last: &str, sentence: &str, start: usize) -> Vec<Act> {
    let Some(word) = words.get(at) else {
        return Vec::new();
    };
    if let Some(group) = lexicon::inflected_verb(word.text) {
        return if is_noun(words.up_to(at + 5), at, last, sentence, group) {
            Vec::new()
        } else {
            listed(words, at, sentence, start)
        };
    }
    let means = lexicon::in_other_tongue(word.text);
    let act = |means| Act {
        group: None,
        means: Some(means),
        at: shifted(word, start).at,
        weight: 75,
        turned: false,
    };
    means.map(act).into_iter().collect()
}

/// “Call when the user asks for help”: it says when, not what.
fn says_when(words: &mut Said<'_>, first: &Word<'_>) -> bool {
    CALLED.has(first.text) && words.get(1).is_some_and(|next| WHENS.has(next.text))
}

/// “Request access at this address”: what the person has to do.
fn asks_for_access(words: &mut Said<'_>, first: &Word<'_>) -> bool {
    is(first.text, "request") && words.get(1).is_some_and(|next| is(next.text, "access"))
}

const CALLED: Set = Set::new(&["begin", "call", "invoke", "run", "start", "use"]);

const WHENS: Set = Set::new(&[
    "before", "first", "here", "if", "it", "once", "this", "when", "whenever",
]);

/// "The messages of a folder", "Orders that wait", "Click-and-collect tasks": not verbs.
fn is_noun(words: &[Word<'_>], at: usize, last: &str, sentence: &str, group: &Group) -> bool {
    let word = words.get(at);
    let end = word.and_then(|word| usize::try_from(word.at.end).ok());
    let compound = end.and_then(|end| sentence.get(end..)).is_some_and(
        |rest| matches!(rest.as_bytes(), [b'-', next, ..] if next.is_ascii_alphabetic()),
    );
    // “Searches for pages” reads either way.
    let plural = group.noun
        && group.means != Some(Category::Read)
        && word.is_some_and(|word| lexicon::verb(word.text).is_none());
    let next = words.get(at + 1);
    let described = || next.is_some_and(|next| DESCRIBING.has(next.text));
    // "Orders and positions", but "orders and pays".
    let joins_noun = || {
        next.is_some_and(|next| JOINTS.has(next.text))
            && words
                .get(at + 2)
                .is_some_and(|third| lexicon::inflected_verb(third.text).is_none())
    };
    // "Exchange operations", "Style tool to …".
    let heads = next.is_some_and(|next| HEADS.has_noun(next.text));
    ARTICLES.has(last)
        || is(last, "new")
        || heads
        || group.noun && next.is_some_and(|next| OF.has(next.text))
        || compound
        || plural && (described() || joins_noun())
        || is_kind(words, at, sentence, group)
}

/// "Order statistics", "Chat events, new messages": the word says which kind of information comes back.
fn is_kind(words: &[Word<'_>], at: usize, sentence: &str, group: &Group) -> bool {
    let dealt_in = group.noun && group.means == Some(Category::Financial);
    if !words
        .get(at)
        .is_some_and(|word| dealt_in || KINDS.has(word.text))
    {
        return false;
    }
    let reads =
        |word: &Word<'_>| lexicon::noun(word.text).is_some_and(|noun| noun.means == Category::Read);
    let apart = |left: &Word<'_>, right: &Word<'_>| {
        let between = Stretch {
            start: left.at.end,
            end: right.at.start,
        };
        between.of(sentence) != " "
    };
    // “Order book depth”: the last of the words that stand together, a few at the most.
    let Some(last) = (at + 1..at + 4).find(|last| {
        words.get(*last).is_some_and(reads)
            && words.get(last + 1).is_none_or(|next| {
                words.get(*last).is_some_and(|last| apart(last, next))
                    || DESCRIBING.has(next.text)
                    || next.text == "including"
            })
    }) else {
        return false;
    };
    !words
        .iter()
        .take(last)
        .skip(at + 1)
        .any(|word| DETERMINING.has(word.text) || STOPS.has(word.text))
}

/// Words that open the object of a verb.
const DETERMINING: Set = Set::new(&[
    "a", "all", "an", "any", "each", "my", "one", "the", "this", "your",
]);

/// Words behind which a thing is told apart: “Share of search”, “Rate between two currencies”.
const OF: Set = Set::new(&["between", "of"]);

/// What a heading is about stands before these.
const HEADS: Set = Set::new(&["management", "operation", "tool"]);

/// Things that are dealt in or talked in, as the first word of what is known about them.
const KINDS: Set = Set::new(&[
    "alert", "bet", "bid", "charge", "chat", "credits", "exchange", "funding", "lending", "market",
    "news", "order", "payment", "purchase", "signal", "staking", "trade", "trading", "transfer",
    "vote", "voting",
]);

/// "Campaign statistics: spend, views, cost per view": what is listed behind a colon is no verb where one item of the list is none.
fn lists_nouns(words: &[Word<'_>], at: usize, sentence: &str) -> bool {
    let mut items = words
        .windows(2)
        .skip(at)
        .filter_map(|pair| match pair {
            [left, right] => {
                let between = Stretch {
                    start: left.at.end,
                    end: right.at.start,
                };
                (between.of(sentence).trim() == ",").then_some(right)
            }
            _ => None,
        })
        .take(LISTED)
        .filter(|item| !STOPS.has(item.text));
    items.any(|item| lexicon::inflected_verb(item.text).is_none())
}

/// How many items of a list are looked at.
const LISTED: usize = 4;

/// Words behind a plural that is described.
const DESCRIBING: Set = Set::new(&[
    "available",
    "by",
    "for",
    "from",
    "in",
    "matching",
    "nearby",
    "of",
    "on",
    "per",
    "since",
    "that",
    "to",
    "waiting",
    "which",
    "whose",
    "with",
    "within",
]);

/// The verb at `from` and those listed with it; for a verb that says too little ("manages"), all verbs of the sentence.
fn listed(words: &mut Said<'_>, from: usize, sentence: &str, start: usize) -> Vec<Act> {
    let mut acts = Vec::new();
    let mut all = false;
    let mut before: Option<Word<'_>> = None;
    for at in from..MOST_WORDS {
        let Some(word) = words.get(at) else { break };
        if JOINTS.has(word.text) {
            continue;
        }
        if let Some(last) = before
            && !all
            && !joined(sentence, &last, &word)
        {
            break;
        }
        let group = lexicon::inflected_verb(word.text);
        before = Some(word);
        let Some(group) = group else {
            if all {
                continue;
            }
            break;
        };
        if all && (group.noun || behind_hyphen(sentence, &word)) {
            continue;
        }
        let near = words.up_to(at + REACH + 1).get(at..).unwrap_or_default();
        let near = near.get(..near.len().min(REACH + 1)).unwrap_or_default();
        let object_end = near
            .iter()
            .skip(1)
            .position(|word| STOPS.has(word.text) || stands_apart(sentence, word))
            .map_or(near.len(), |end| end + 1);
        let near = near.get(..object_end).unwrap_or_default();
        let (means, turned) =
            if TELLING.has(word.text) && !near.iter().any(|word| REPORTED.has_noun(word.text)) {
                (Some(Category::Read), true)
            } else if is(word.text, "accepts") {
                // What is handed over to it; what it does with that follows.
                (None, false)
            } else {
                meaning(group, near, 0)
            };
        all |= at == from && means.is_none();
        if !all && at > from {
            share_object(&mut acts, near);
        }
        acts.push(Act {
            group: Some(group),
            means,
            at: shifted(word, start).at,
            weight: 75,
            turned,
        });
    }
    acts
}

/// “Approve and execute a payment”: the object of the last verb, with the words from that verb on, is that of the verbs before it.
fn share_object(acts: &mut [Act], last: &[Word<'_>]) {
    if last.len() < 2 {
        return;
    }
    for act in acts.iter_mut().filter(|act| !act.turned) {
        let Some(group) = act.group else { continue };
        if let (means, true) = meaning(group, last, 0) {
            (act.means, act.turned) = (means, true);
        }
    }
}

/// Whether a bracket, a colon or a dash stands before a word: “academic citations (APA, MLA)”.
fn stands_apart(sentence: &str, word: &Word<'_>) -> bool {
    let before = usize::try_from(word.at.start)
        .ok()
        .and_then(|at| sentence.get(..at))
        .map(str::trim_end);
    before.is_some_and(|before| before.ends_with(['(', ':', '–', '—']))
}

/// “pre-deploy”: part of another word.
fn behind_hyphen(sentence: &str, word: &Word<'_>) -> bool {
    let before = usize::try_from(word.at.start)
        .ok()
        .and_then(|at| sentence.get(..at));
    before.is_some_and(|before| {
        before.ends_with('-') && !before.ends_with("--") && !before.ends_with(" -")
    })
}

/// What a tool does that “says which”, “reports how” or “prints what”: in the third person it answers.
const TELLING: Set = Set::new(&["numbers", "prints", "report", "reports", "says", "states"]);

/// What is reported to somebody, or printed on paper.
const REPORTED: Set = Set::new(&[
    "abuse",
    "account",
    "block",
    "bug",
    "comment",
    "content",
    "crash",
    "error",
    "finding",
    "incident",
    "issue",
    "label",
    "feedback",
    "message",
    "outcome",
    "page",
    "player",
    "post",
    "problem",
    "progress",
    "receipt",
    "result",
    "spam",
    "user",
    "violation",
]);

/// How many words behind the verb can name instructions.
const GUIDED: usize = 4;

/// What tells how something is done, and does it not.
const GUIDES: Set = Set::new(&[
    "checklist",
    "convention",
    "documentation",
    "guidance",
    "guide",
    "instruction",
    "tutorial",
]);

/// What an object starts with.
const OBJECTS: Set = Set::new(&[
    "a", "all", "an", "any", "it", "new", "one", "that", "the", "their", "them", "this",
]);

/// “and save to a cache”: what is kept is said before.
const KEEPING: Set = Set::new(&["export", "save", "store", "write"]);

const INTO: Set = Set::new(&["as", "in", "into", "to"]);

/// Verbs of making what is handed back.
const MAKING: Set = Set::new(&[
    "compose", "create", "generate", "make", "prepare", "propose", "render", "request", "track",
]);

/// Words behind which another thought starts.
const STOPS: Set = Set::new(&[
    "after", "and", "based", "before", "by", "during", "for", "from", "if", "in", "on", "or", "so",
    "such", "that", "then", "through", "to", "using", "via", "when", "where", "which", "while",
    "with", "without",
]);

/// "adding", "generating".
fn is_doing(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing")
}

fn is_adverb(word: &str) -> bool {
    word.len() > 5
        && word
            .get(word.len().saturating_sub(2)..)
            .is_some_and(|end| end.eq_ignore_ascii_case("ly"))
        && lexicon::verb(word).is_none()
}
