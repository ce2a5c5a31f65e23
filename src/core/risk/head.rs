//! Which word of a name is its verb.

use super::assessment::Category::{Read, Write};
use super::lexicon::{self, Group};
use super::set::{Set, is};
use super::text::Word;
use super::turning::{JOINTS, PREPOSITIONS};

/// A word of a name that can be its verb.
pub(super) struct Candidate {
    pub at: usize,
    pub group: &'static Group,
    pub weight: u8,
}

/// The verb that governs the name.
pub(super) fn head(words: &[Word<'_>]) -> Option<Candidate> {
    let last = words.len().saturating_sub(1);
    let behind_preposition = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|word| PREPOSITIONS.has(word.text))
    };
    let found: Vec<Candidate> = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| {
            let group = lexicon::verb(word.text).or_else(|| third_person(words, at, word))?;
            let is_noun = behind_preposition(at)
                || is_request(words, at, word)
                || is(word.text, "new") && is_adjective(words, at)
                || at > 0 && at == last && ENDING.has(word.text)
                || group.noun && words.iter().take(at).any(|word| FIGURES.has(word.text))
                || group.noun && words.get(at + 1).is_some_and(|next| is(next.text, "of"))
                || group.means == Some(Read) && is_managed(words, at);
            (!is_noun).then_some(Candidate {
                at,
                group,
                weight: 0,
            })
        })
        .collect();
    let weighed = |at: usize, weight: u8| {
        found
            .iter()
            .find(|candidate| candidate.at == at)
            .map(|candidate| Candidate {
                at,
                group: candidate.group,
                weight,
            })
    };
    let says_something = |candidate: &&Candidate| {
        !candidate.group.noun
            && (candidate.group.means.is_some() || !candidate.group.turns.is_empty())
    };
    let means_something =
        |candidate: &&Candidate| !candidate.group.noun && candidate.group.means.is_some();
    let plain = found
        .iter()
        .find(means_something)
        .or(found.iter().find(says_something));
    let noun_first = found
        .iter()
        .find(|candidate| candidate.group.noun && candidate.at == 0);
    // `rad_trigger_crawl`: what is started stands behind what starts it.
    let starts = |verb: &&Candidate| verb.at == last && verb.group.means == Some(Read);
    if let Some(verb) = plain.filter(starts)
        && let Some(before) = verb.at.checked_sub(1)
        && words
            .get(before)
            .is_some_and(|word| STARTING.has(word.text))
    {
        return weighed(before, 80);
    }
    match (plain, noun_first) {
        (Some(verb), _) if verb.at == 0 => weighed(0, 90),
        // `preview_merge`: what is only shown beforehand is not done.
        (Some(_), Some(noun))
            if words
                .first()
                .is_some_and(|first| BEFOREHAND.has(first.text)) =>
        {
            weighed(noun.at, 75)
        }
        (Some(verb), Some(_)) if verb.at == last => weighed(last, 80),
        // `queue_get_message`: the first word is a space of names.
        (Some(verb), Some(noun)) if verb.at == 1 && noun.group.means == Some(Write) => {
            weighed(1, 80)
        }
        (_, Some(noun)) => weighed(noun.at, 75),
        (Some(verb), None) => weighed(verb.at, 80),
        (None, None) => {
            // `slack_reply_to_thread`: what is followed by "to" is a verb.
            let replies = |candidate: &&Candidate| {
                candidate.at > 0
                    && candidate.group.means != Some(Read)
                    && words
                        .get(candidate.at + 1)
                        .is_some_and(|word| is(word.text, "to"))
            };
            if let Some(verb) = found.iter().find(replies) {
                return weighed(verb.at, 75);
            }
            let end = found.iter().find(|candidate| candidate.at == last);
            // `env_run_check`: of two such words at the end, the second is what the first is done to.
            let pair = end.and_then(|_| found.iter().find(|candidate| candidate.at + 1 == last));
            pair.or(end).or(found.first()).and_then(|candidate| {
                let joined = candidate.at.checked_sub(1).and_then(|at| words.get(at));
                let weight = match joined {
                    // `search_and_import`: behind "and" even a word that can be a noun is a verb.
                    Some(joint) if JOINTS.has(joint.text) => 75,
                    _ if candidate.at == last => 65,
                    _ => 55,
                };
                weighed(candidate.at, weight)
            })
        }
    }
}

/// `list_new_orders`, `orders_new`, but `page_new`.
fn is_adjective(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|before| at + 1 < words.len() || before.text.ends_with(['s', 'S']))
}

/// `manage_list_entry`: behind a verb that says too little stands what it is done to.
fn is_managed(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    at + 1 < words.len() && before.is_some_and(|before| MANAGING.has(before.text))
}

const MANAGING: Set = Set::new(&["administer", "handle", "maintain", "manage"]);

/// `sends_a_message`: before an article a word in -s is a verb.
fn third_person(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<&'static Group> {
    let article = words.get(at + 1).is_some_and(|next| A.has(next.text));
    article
        .then(|| lexicon::inflected_verb(word.text))
        .flatten()
}

/// What stands before the figures that it has: `analytics_market_share`.
const FIGURES: Set = Set::new(&["analytics", "insights", "metrics", "statistics", "stats"]);

/// Verbs whose object is a deed: `start_crawl`.
const STARTING: Set = Set::new(&["launch", "rerun", "start", "stop", "trigger"]);

/// Words of showing what would come of a deed.
const BEFOREHAND: Set = Set::new(&["estimate", "forecast", "preview"]);

/// Plain verbs that are nouns at the end of a name.
const ENDING: Set = Set::new(&["archive", "index", "return"]);

const A: Set = Set::new(&["a", "an", "the"]);

/// `pull_request`, `merge_request`: both words together are a noun, unless nothing else is left.
fn is_request(words: &[Word<'_>], at: usize, word: &Word<'_>) -> bool {
    let neighbour = |step: Option<usize>, entries: &Set| {
        step.and_then(|at| words.get(at))
            .is_some_and(|word| entries.has_noun(word.text))
    };
    words.len() > 2
        && (REQUESTED.has(word.text) && neighbour(at.checked_add(1), &REQUEST)
            || is(word.text, "request") && neighbour(at.checked_sub(1), &REQUESTED))
}

const REQUEST: Set = Set::new(&["request"]);

/// What is asked for in a request that has a name of its own.
const REQUESTED: Set = Set::new(&["change", "feature", "merge", "pull"]);
