//! The verbs that are listed with the leading one, each with what it is done to.

use crate::core::risk::assessment::{Category, Stretch};
use crate::core::risk::lexicon;
use crate::core::risk::name::Act;
use crate::core::risk::sentence::{MOST_WORDS, Said, joined, shifted};
use crate::core::risk::set::{Set, is};
use crate::core::risk::text::Word;
use crate::core::risk::turning::{JOINTS, meaning};

/// The verb at `from` and those listed with it; for a verb that says too little ("manages"), all verbs of the sentence.
pub(super) fn listed(words: &mut Said<'_>, from: usize, sentence: &str, start: usize) -> Vec<Act> {
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
        let last = before.replace(word);
        let Some(group) = group else {
            if all {
                continue;
            }
            break;
        };
        if all && (group.noun || behind_hyphen(sentence, &word)) {
            continue;
        }
        // “Manage list entries”: what is managed is named, and nothing is listed.
        let named = all && at == from + 1 && group.means == Some(Category::Read);
        if named && last.is_some_and(|last| side_by_side(sentence, &last, &word)) {
            continue;
        }
        let put_up = is(word.text, "list") && puts_up(words, at);
        let telling = TELLING.has(word.text);
        let shares = !all && at > from;
        // Nobody else asks for the object.
        let near = if telling || shares || !group.turns.is_empty() {
            object_of(words, at, sentence)
        } else {
            &[]
        };
        let (means, turned) = if telling
            && !near.iter().any(|word| REPORTED.has_noun(word.text))
            && !(is(word.text, "report") && near.get(1).is_some_and(|next| A.has(next.text)))
        {
            (Some(Category::Read), true)
        } else if put_up {
            (Some(Category::Write), true)
        } else if is(word.text, "accepts") {
            // What is handed over to it; what it does with that follows.
            (None, false)
        } else {
            meaning(group, near, 0)
        };
        all |= at == from && means.is_none();
        if shares {
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

/// The verb at `at` with what it is done to, as far as the next thought.
fn object_of<'s, 'a>(words: &'s mut Said<'a>, at: usize, sentence: &str) -> &'s [Word<'a>] {
    let near = words.up_to(at + REACH + 1).get(at..).unwrap_or_default();
    let near = near.get(..near.len().min(REACH + 1)).unwrap_or_default();
    let end = near
        .iter()
        .skip(1)
        .position(|word| STOPS.has(word.text) || stands_apart(sentence, word))
        .map_or(near.len(), |end| end + 1);
    near.get(..end).unwrap_or_default()
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

/// “List a bicycle for sale”: one thing is put up, where “list bicycles for sale” shows those that are.
fn puts_up(words: &mut Said<'_>, at: usize) -> bool {
    let behind = words
        .up_to(at + OFFERED + 1)
        .get(at + 1..)
        .unwrap_or_default();
    behind.first().is_some_and(|word| A.has(word.text))
        && behind.windows(2).any(|pair| match pair {
            [preposition, place] => {
                matches!(preposition.text, "for" | "on" | "the") && MARKETS.has(place.text)
            }
            _ => false,
        })
}

/// How many words behind the verb can say where something is put up.
const OFFERED: usize = 10;

/// Where, or what for, something is put up.
const MARKETS: Set = Set::new(&[
    "auction",
    "exchange",
    "lease",
    "marketplace",
    "rent",
    "sale",
    "shop",
    "store",
]);

/// Whether nothing but a space stands between two words.
fn side_by_side(sentence: &str, left: &Word<'_>, right: &Word<'_>) -> bool {
    let between = Stretch {
        start: left.at.end,
        end: right.at.start,
    };
    between.of(sentence) == " "
}

/// Whether a bracket, a colon or a dash stands before a word: “academic citations (APA, MLA)”.
fn stands_apart(sentence: &str, word: &Word<'_>) -> bool {
    let before = usize::try_from(word.at.start)
        .ok()
        .and_then(|at| sentence.get(..at))
        .map(str::trim_end);
    // A look at one byte first: nearly always a letter stands there.
    before.is_some_and(|before| {
        !before.ends_with(|last: char| last.is_ascii_alphanumeric())
            && before.ends_with(['(', ':', '–', '—'])
    })
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

/// “Report a scorecard” hands one in; “report the health” tells of it.
const A: Set = Set::new(&["a", "an"]);

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

/// Words behind which another thought starts.
pub(super) const STOPS: Set = Set::new(&[
    "after", "and", "based", "before", "by", "during", "for", "from", "if", "in", "on", "or", "so",
    "such", "that", "then", "through", "to", "using", "via", "when", "where", "which", "while",
    "with", "without",
]);

/// How many words behind the verb can turn its meaning.
pub(super) const REACH: usize = 7;
