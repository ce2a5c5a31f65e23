//! Names that say by a noun what their tool does, or what its information is about.

use super::assessment::Category::Read;
use super::assessment::{Category, Stretch};
use super::head::Candidate;
use super::lexicon;
use super::name::Act;
use super::set::{Set, is};
use super::text::Word;

/// `order_status`: the word that could be a verb is what the information is about.
pub(super) fn information_about(words: &[Word<'_>], head: &Candidate) -> Option<Act> {
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

const TYPED: Set = Set::new(&["browser", "keyboard", "screen", "simulator", "ui"]);

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

pub(super) fn noun_at_end(words: &[Word<'_>]) -> Option<Act> {
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
    if let [.., to, end] = words
        && is(to.text, "to")
        && words.len() > 2
        && let Some(means) = lexicon::made(end.text)
    {
        return Some(Act {
            group: None,
            means: Some(means),
            at: end.at,
            weight: if means == Read { 60 } else { 70 },
            turned: false,
        });
    }
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
const NOUN_ENDINGS: Set = Set::new(&[
    "able", "ance", "ances", "ation", "ations", "ion", "ions", "ment", "ments",
]);

/// `deletefile`: a long verb with its object written on.
pub(super) fn written_together(words: &[Word<'_>]) -> Option<Act> {
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
