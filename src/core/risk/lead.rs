//! What the head of a description says: the verb that leads it, and the verbs listed with it.

mod further;
mod lines;
mod listed;
mod nominal;
mod unknown;

use lines::{ASIDES, asks_for_access, behind_label, is_item, labels, opens_arguments, says_when};
use listed::{STOPS, listed};
use nominal::{is_noun, lists_nouns};

pub(super) use further::{ERASING, LATER};
pub(super) use unknown::opens_with_unknown_verb;

use super::assessment::{Category, Stretch};
use super::lexicon;
use super::name::Act;
use super::sentence::{MOST_WORDS, Said, Sentences, in_brackets, shifted};
use super::set::Set;
use super::text::Word;
use super::turning::is_adverb;

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

/// How many words from the verb on are kept.
const SAID: usize = 14;

/// How far into a sentence its verb is looked for.
const FURTHEST: usize = 14;

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
        let (start, sentence) = behind_label(start, sentence);
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
            if at == 0 && ASIDES.has(word.text) {
                break;
            }
            if at == 0
                && (says_when(&mut words, &word) || later && asks_for_access(&mut words, &word))
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
                || mark == ":"
                    && (OPERATIONS.has_noun(last)
                        || !lists_nouns(words.up_to(MOST_WORDS), at, sentence));
            if FILLERS.has(word.text) || is_adverb(word.text) {
                continue;
            }
            let for_doing = || last == "for" && ITSELF.has_noun(second_last) && is_doing(word.text);
            let connects =
                || CONNECTORS.has(last) && (!RELATIVE.has(last) || ITSELF.has_noun(second_last));
            if known || !later && connects() || for_doing() {
                let acts = verbs_at(&mut words, at, last, sentence, start);
                // “Buying needs a login”, “it makes two requests”: how it works.
                let aside = later && (MAKES.has(word.text) || is_doing(word.text) && !for_doing());
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

/// What heads a list of what a tool can do: “Actions: register, unregister, status”.
const OPERATIONS: Set = Set::new(&["action", "command", "method", "operation", "subcommand"]);

/// Parts of words that turn the verb behind the hyphen into a quality.
const PREFIXES: Set = Set::new(&["co", "in", "non", "on", "post", "pre", "re", "self"]);

/// What a tool “makes” is said of how it works.
const MAKES: Set = Set::new(&["combines", "makes"]);

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

/// "adding", "generating".
fn is_doing(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing")
}
