//! What a tool's name says: its verb, its object, and how sure its grammar is.

use super::assessment::Category::{Execute, Read, Write};
use super::assessment::{Category, Stretch};
use super::head::{Candidate, head};
use super::lexicon::{self, BROWSER, Group, SHELL};
use super::noun::{information_about, noun_at_end, written_together};
use super::set::{Set, is};
use super::split::split_name;
use super::text::Word;
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
        self.settle_by_lead(lead);
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

    /// `resend_list_domains`, “Lists domains”: the first word is the name of a product. And `cancel`, “Cancels a running query”: what a verb
    /// without an object means here is said by the object that the description names.
    fn settle_by_lead(&mut self, lead: Option<&Act>) {
        let Some(group) = lead.and_then(|lead| lead.group) else {
            return;
        };
        let [act] = self.acts.as_mut_slice() else {
            return;
        };
        let same = act.group.is_some_and(|own| std::ptr::eq(own, group));
        // `answer`, “Answers a call”: the object that the description names makes more of it.
        if same
            && act.means == Some(Read)
            && let Some(lead) = lead.filter(|lead| lead.turned && lead.means > Some(Read))
        {
            (act.means, act.turned) = (lead.means, true);
            return;
        }
        // `generate_memorable`, “Generates a passphrase”: the description names the object.
        if same
            && !act.turned
            && group.means == Some(Write)
            && let Some(lead) =
                lead.filter(|lead| lead.turned && lead.means.is_some_and(|means| means != Execute))
        {
            (act.means, act.turned) = (lead.means, true);
            return;
        }
        if same && self.words.last().is_some_and(|last| last.at == act.at) {
            let told = lead.filter(|lead| {
                lead.turned && lead.means.is_some() || act.turned && lead.means == Some(Read)
            });
            if let Some(lead) = told {
                (act.means, act.turned) = (lead.means, true);
            }
            return;
        }
        // `upgrade_cluster`, “Upgrades a cluster”: a word that can be a noun leads, and the description says that it is a verb.
        if !same
            && act.means == Some(Read)
            && self.words.first().is_some_and(|first| {
                first.at != act.at
                    && lexicon::verb(first.text).is_some_and(|own| std::ptr::eq(own, group))
            })
        {
            *act = self::act(
                &self.words,
                &Candidate {
                    at: 0,
                    group,
                    weight: 80,
                },
            );
            return;
        }
        // `ssh_tunnel_list`, “Lists tunnels”: the description starts with the verb that the name ends with.
        if let Some(end) = self.words.len().checked_sub(1)
            && !same
            && (act.group.is_some_and(|group| group.noun)
                || !group.noun && (end > 1 || end == 1 && act.means == Some(Read)))
            && self.words.get(end).is_some_and(|word| {
                lexicon::verb(word.text).is_some_and(|own| std::ptr::eq(own, group))
            })
        {
            let named = self::act(
                &self.words,
                &Candidate {
                    at: end,
                    group,
                    weight: 80,
                },
            );
            // What it is done to stands in the description.
            *act = lead
                .filter(|lead| lead.means.is_some())
                .map_or(named, |lead| Act {
                    means: lead.means,
                    turned: lead.turned,
                    ..named
                });
            return;
        }
        let [first, second, ..] = self.words.as_slice() else {
            return;
        };
        let leads = lexicon::verb(second.text).is_some_and(|own| std::ptr::eq(own, group));
        let doubtful = act.group.is_some_and(|own| own.noun);
        let governs = !group.noun || doubtful;
        if leads && !same && act.at == first.at && governs && self.words.len() > 2 {
            *act = self::act(
                &self.words,
                &Candidate {
                    at: 1,
                    group,
                    weight: 80,
                },
            );
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

fn acts(words: &[Word<'_>]) -> Vec<Act> {
    let last = words.len().saturating_sub(1);
    let Some(head) = head(words) else {
        return in_other_tongue(words)
            .into_iter()
            .chain(noun_at_end(words))
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
                // Behind "and" even a word that can be a noun is a verb.
                weight: if joined.is_some() {
                    head.weight.clamp(75, 80)
                } else {
                    head.weight.min(80)
                },
            },
        ));
        at = place + 1;
    }
    acts.extend(joined_later(words, at));
    acts
}

/// `cerca_notizie`: a command in another language at the head.
fn in_other_tongue(words: &[Word<'_>]) -> Option<Act> {
    let first = words.first().filter(|_| words.len() > 1)?;
    Some(Act {
        group: None,
        means: Some(lexicon::in_other_tongue(first.text)?),
        at: first.at,
        weight: 75,
        turned: false,
    })
}

/// The plain verb at the end of a name whose first word is taken for its verb; in a name of two words only one of fetching (`trigger_get`).
fn rival(words: &[Word<'_>], acts: &[Act]) -> Option<Act> {
    let [act] = acts else { return None };
    let at = words.len().checked_sub(1).filter(|last| *last > 0)?;
    let (first, end) = (words.first()?, words.get(at)?);
    if at == 1 && !GETTING.has(end.text) {
        return None;
    }
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
        && (context(&PAGE_PARTS)
            || context(&BROWSER) && steers_browser(words, verb.at) && !keeps(words, verb.at)
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

/// `page_save_as_pdf`: what a browser shows is kept.
fn keeps(words: &[Word<'_>], verb: usize) -> bool {
    words.get(verb).is_some_and(|word| KEEPING.has(word.text))
}

const KEEPING: Set = Set::new(&["record", "save", "store", "write"]);

/// What stands on a screen while a browser runs.
const PAGE_PARTS: Set = Set::new(&["dialog", "popup", "viewport"]);

const SESSIONS: Set = Set::new(&["process", "repl"]);

/// `browser_resize`, but not `create_page`: the browser stands before the verb.
fn steers_browser(words: &[Word<'_>], verb: usize) -> bool {
    words
        .iter()
        .take(verb)
        .any(|word| BROWSER.has_noun(word.text) && !is(word.text, "page"))
}
