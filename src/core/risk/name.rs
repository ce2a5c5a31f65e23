//! What a tool's name says: its verb, its object, and how sure its grammar is.

use super::assessment::Category::{Execute, Read, Write};
use super::assessment::{Category, Stretch};
use super::lexicon::{self, BROWSER, Group, SHELL};
use super::text::{Set, Word, is, split_name};
use super::turning::{JOINTS, PREPOSITIONS, meaning};

/// A verb at work.
#[derive(Clone, Copy)]
pub(super) struct Act {
    /// The verb's meaning in the tables; nothing for a noun.
    pub group: Option<&'static Group>,
    /// What it means here; nothing where it says too little.
    pub means: Option<Category>,
    /// Where the verb stands.
    pub at: Stretch,
    /// How sure its grammar is: 90 for a plain verb at the head, 55 for a word that may well be a noun.
    pub weight: u8,
    /// What else stood beside it and turned its meaning.
    pub turned: bool,
}

/// A name, read.
pub(super) struct Name<'a> {
    /// Its words.
    pub words: Vec<Word<'a>>,
    /// Its verbs: one, or several where the name joins them (`create_or_update`).
    pub acts: Vec<Act>,
    /// A plain verb at the end of a name that starts with another: `compute_disk_create` computes nothing.
    rival: Option<Act>,
}

impl<'a> Name<'a> {
    pub(super) fn read(name: &'a str) -> Self {
        let words = split_name(name);
        let acts = acts(&words);
        let rival = rival(&words, &acts);
        Self { words, acts, rival }
    }

    /// Settles which of two verbs governs the name: the one that the description starts with or agrees with; where it speaks of something
    /// as mild as writing, a plain “get” or “list” at the end (`deploy_plan_get`); else both, so that the worse counts.
    pub(super) fn settle(&mut self, lead: Option<&Act>) {
        let Some(rival) = self.rival.take() else {
            return;
        };
        let same = |act: &Act, lead: &Act| match (act.group, lead.group) {
            (Some(act), Some(lead)) => std::ptr::eq(act, lead),
            _ => false,
        };
        let first = self.acts.first().copied();
        let chosen = lead.zip(first).and_then(|(lead, first)| {
            let by_verb = [first, rival].into_iter().find(|act| same(act, lead));
            by_verb.or_else(|| {
                [first, rival]
                    .into_iter()
                    .find(|act| act.means.is_some() && act.means == lead.means)
            })
        });
        let fetches = || {
            let named = self.words.last().is_some_and(|word| GETTING.has(word.text));
            let mild = lead.is_some_and(|lead| lead.means.is_some_and(|means| means <= Write));
            let worst = first.and_then(|act| act.means);
            (named && mild && worst < Some(Category::Destructive)).then_some(rival)
        };
        match chosen.or_else(fetches) {
            Some(act) => self.acts = vec![act],
            None => self.acts.push(rival),
        }
    }

    /// The worst of what the verbs mean, with its act.
    pub(super) fn worst(&self) -> Option<&Act> {
        self.acts
            .iter()
            .filter(|act| act.means.is_some())
            .max_by_key(|act| (act.means, act.weight))
    }

    /// Whether one of `entries`, or its plural, is a word of the name.
    pub(super) fn has(&self, entries: &Set) -> Option<&Word<'a>> {
        self.words.iter().find(|word| entries.has_noun(word.text))
    }

    /// Whether `entry` is a word of the name as it stands.
    pub(super) fn has_word(&self, entry: &str) -> bool {
        self.words.iter().any(|word| is(word.text, entry))
    }
}

/// Verbs of fetching, as the last word of a name.
const GETTING: Set = Set::new(&["describe", "get", "list", "show"]);

/// A word of a name that can be its verb.
struct Candidate {
    at: usize,
    group: &'static Group,
    weight: u8,
}

fn acts(words: &[Word<'_>]) -> Vec<Act> {
    let last = words.len().saturating_sub(1);
    let Some(head) = head(words) else {
        return noun_at_end(words)
            .into_iter()
            .chain(written_together(words))
            .take(1)
            .collect();
    };
    let mut acts = vec![act(words, &head)];
    if let Some(noun) = information_about(words, &head) {
        return vec![noun];
    }
    let mut at = head.at + 1;
    while let (Some(joint), Some(next)) = (words.get(at), words.get(at + 1)) {
        let joined = if JOINTS.has(joint.text) {
            Some((at + 1, next))
        } else {
            None
        };
        // `move_rename`: two plain verbs side by side are one list.
        let changes = !head.group.noun && head.group.means != Some(Read);
        let side_by_side = (at == head.at + 1 && changes).then_some((at, joint));
        let Some((place, word)) = joined.or(side_by_side) else {
            break;
        };
        let Some(group) = lexicon::verb(word.text) else {
            break;
        };
        if joined.is_none() && (group.noun || group.means.is_none() || place == last) {
            break;
        }
        if joined.is_none()
            && group.means != head.group.means
            && group.means != Some(Category::Destructive)
        {
            break;
        }
        acts.push(act(
            words,
            &Candidate {
                at: place,
                group,
                weight: head.weight.min(80),
            },
        ));
        at = place + 1;
    }
    acts.extend(joined_later(words, at));
    acts
}

/// The plain verb at the end of a name of three words or more whose first word is taken for its verb.
fn rival(words: &[Word<'_>], acts: &[Act]) -> Option<Act> {
    let [act] = acts else { return None };
    let at = words.len().checked_sub(1).filter(|last| *last > 1)?;
    let (first, end) = (words.first()?, words.get(at)?);
    let group = lexicon::verb(end.text).filter(|group| !group.noun)?;
    let before = words.get(at - 1)?;
    let starts = act.at == first.at && act.means != group.means;
    (starts && !PREPOSITIONS.has(before.text)).then(|| {
        self::act(
            words,
            &Candidate {
                at,
                group,
                weight: 75,
            },
        )
    })
}

/// `save_to_file_and_run`: a verb behind a joint further on. There even a word that can be a noun is one.
fn joined_later(words: &[Word<'_>], from: usize) -> Option<Act> {
    let at = words
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, word)| JOINTS.has(word.text))?
        .0
        + 1;
    let group = lexicon::verb(words.get(at)?.text)?;
    Some(act(
        words,
        &Candidate {
            at,
            group,
            weight: 75,
        },
    ))
}

/// The verb that governs the name.
fn head(words: &[Word<'_>]) -> Option<Candidate> {
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
                || at > 0 && at == last && is(word.text, "return");
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
    match (plain, noun_first) {
        (Some(verb), _) if verb.at == 0 => weighed(0, 90),
        (Some(verb), Some(_)) if verb.at == last => weighed(last, 80),
        // `queue_get_message`: the first word is a space of names.
        (Some(verb), Some(noun)) if verb.at == 1 && noun.group.means == Some(Write) => {
            weighed(1, 80)
        }
        (_, Some(noun)) => weighed(noun.at, 75),
        (Some(verb), None) => weighed(verb.at, 80),
        (None, None) => {
            let end = found.iter().find(|candidate| candidate.at == last);
            // `env_run_check`: of two such words at the end, the second is what the first is done to.
            let pair = end.and_then(|_| found.iter().find(|candidate| candidate.at + 1 == last));
            pair.or(end).or(found.first()).and_then(|candidate| {
                weighed(candidate.at, if candidate.at == last { 65 } else { 55 })
            })
        }
    }
}

/// `list_new_orders`, `orders_new`, but `page_new`.
fn is_adjective(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|before| at + 1 < words.len() || before.text.ends_with(['s', 'S']))
}

/// `sends_a_message`: before an article a word in -s is a verb.
fn third_person(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<&'static Group> {
    let article = words.get(at + 1).is_some_and(|next| A.has(next.text));
    article
        .then(|| lexicon::inflected_verb(word.text))
        .flatten()
}

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

/// `order_status`: the word that could be a verb is what the information is about.
fn information_about(words: &[Word<'_>], head: &Candidate) -> Option<Act> {
    let group = head.group;
    if !group.noun || group.means == Some(Read) {
        return None;
    }
    let end = words.last()?;
    let noun = lexicon::noun(end.text)?;
    let typed = words.iter().any(|word| TYPED.has_noun(word.text));
    // `sales_report` is one; `report` alone does it.
    let alone = head.at == 0 && is(end.text, "report");
    let ends_so = head.at + 1 == words.len() && noun.means == Read && !typed && !alone;
    let about = noun.means == Read
        && head.at + 1 < words.len()
        && match group.means {
            Some(Category::Financial) => true,
            _ if end.text.eq_ignore_ascii_case("history") => true,
            _ => {
                noun.information
                    && STATES.has_noun(end.text)
                    && !TELLING.has(words.get(head.at)?.text)
            }
        };
    (about || ends_so).then_some(Act {
        group: None,
        means: Some(noun.means),
        at: end.at,
        weight: 70,
        turned: false,
    })
}

const TYPED: Set = Set::new(&["browser", "keyboard"]);

/// Information that nothing is done to by a word that could be a verb: `run_history`, but not `copy_content`.
const STATES: Set = Set::new(&[
    "count",
    "detail",
    "diff",
    "history",
    "info",
    "information",
    "log",
    "result",
    "stat",
    "statistics",
    "stats",
    "status",
]);

/// Words that pass such information on.
const TELLING: Set = Set::new(&[
    "alert",
    "broadcast",
    "copy",
    "email",
    "log",
    "mail",
    "message",
    "post",
    "pull",
    "push",
    "refresh",
    "report",
    "track",
    "tweet",
]);

fn noun_at_end(words: &[Word<'_>]) -> Option<Act> {
    if let Some(first) = words.first()
        && lexicon::describes(first.text)
    {
        return Some(Act {
            group: None,
            means: Some(Read),
            at: first.at,
            weight: 60,
            turned: false,
        });
    }
    let end = words.last()?;
    let noun = lexicon::noun(end.text)?;
    // `ad_payments` may well list them.
    let several = noun.means == Category::Financial && end.text.ends_with(['s', 'S']);
    Some(Act {
        group: None,
        means: Some(noun.means),
        at: end.at,
        weight: if several { 45 } else { noun.weight },
        turned: false,
    })
}

/// What makes a noun of a verb.
const NOUN_ENDINGS: Set = Set::new(&["able", "ance", "ances", "ation", "ations", "ment", "ments"]);

/// `deletefile`: a long verb with its object written on.
fn written_together(words: &[Word<'_>]) -> Option<Act> {
    words.iter().find_map(|word| {
        let (group, length) = lexicon::verb_at_start(word.text, 6)?;
        // `acceptance` accepts nothing.
        if word
            .text
            .get(length..)
            .is_some_and(|rest| NOUN_ENDINGS.has(rest))
        {
            return None;
        }
        let end = word
            .at
            .start
            .saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        let at = Stretch {
            start: word.at.start,
            end,
        };
        Some(Act {
            group: Some(group),
            means: group.means,
            at,
            weight: 55,
            turned: false,
        })
    })
}

fn act(words: &[Word<'_>], verb: &Candidate) -> Act {
    let (mut means, mut turned) = meaning(verb.group, words, verb.at);
    let context = |entries: &Set| {
        words
            .iter()
            .enumerate()
            .any(|(at, word)| at != verb.at && entries.has_noun(word.text))
    };
    // Whatever is done in a browser or a terminal is steering it, unless it only looks.
    if means == Some(Write)
        && (context(&BROWSER) && steers_browser(words, verb.at)
            || context(&SESSIONS) && context(&SHELL))
    {
        means = Some(Execute);
        turned = true;
    }
    let at = words.get(verb.at).map(|word| word.at).unwrap_or_default();
    Act {
        group: Some(verb.group),
        means,
        at,
        weight: verb.weight,
        turned,
    }
}

const SESSIONS: Set = Set::new(&["process", "repl"]);

/// `browser_resize`, but not `create_page`: the browser stands before the verb.
fn steers_browser(words: &[Word<'_>], verb: usize) -> bool {
    words
        .iter()
        .take(verb)
        .any(|word| BROWSER.has_noun(word.text) && !is(word.text, "page"))
}
