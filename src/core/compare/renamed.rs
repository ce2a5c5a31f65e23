//! Tools that probably only got another name.
//!
//! Following a rename moves a person's decision, so a doubtful one is none: the schema must be the same, the match the only one of its
//! kind, and names that differ in what they do (`create_x`, `delete_x`) are not similar.

use crate::core::catalogue::Tool;
use crate::core::json::canonical;
use crate::core::text::distance;
use std::collections::BTreeMap;

/// The most pairs of tools that are looked at: with thousands of tools of one schema, these count as gone and new.
const MOST_PAIRS: usize = 250_000;

/// The shortest description by which alone a tool is known again, in characters.
const TELLING: usize = 20;

/// Which of the tools that are gone are probably which of the new ones: indices into both lists, each at most once.
pub(super) fn find(gone: &[&Tool], come: &[&Tool]) -> Vec<(usize, usize)> {
    if gone.is_empty() || come.is_empty() {
        return Vec::new();
    }
    let gone: Vec<Subject> = gone.iter().map(|tool| Subject::of(tool)).collect();
    let come: Vec<Subject> = come.iter().map(|tool| Subject::of(tool)).collect();
    let mut likely = candidates(&gone, &come);
    let mut found = Vec::new();
    for likeness in Likeness::ALL {
        let level: Vec<(usize, usize)> = likely
            .iter()
            .filter(|(_, _, as_like)| *as_like == likeness)
            .map(|(from, to, _)| (*from, *to))
            .collect();
        let only = sole(&level);
        likely.retain(|(from, to, _)| !only.iter().any(|(f, t)| f == from || t == to));
        found.extend(only);
    }
    found.sort_unstable();
    found
}

/// The pairs whose both tools stand in no other pair.
fn sole(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut from_counts: BTreeMap<usize, u32> = BTreeMap::new();
    let mut to_counts: BTreeMap<usize, u32> = BTreeMap::new();
    for (from, to) in pairs {
        *from_counts.entry(*from).or_default() += 1;
        *to_counts.entry(*to).or_default() += 1;
    }
    let once = |counts: &BTreeMap<usize, u32>, at: &usize| counts.get(at) == Some(&1);
    pairs
        .iter()
        .filter(|(from, to)| once(&from_counts, from) && once(&to_counts, to))
        .copied()
        .collect()
}

fn candidates(gone: &[Subject], come: &[Subject]) -> Vec<(usize, usize, Likeness)> {
    let (old, new) = (by_schema(gone), by_schema(come));
    let mut left = MOST_PAIRS;
    let mut found = Vec::new();
    for (schema, froms) in &old {
        let tos = new.get(schema).map(Vec::as_slice).unwrap_or_default();
        // Tools of one schema are compared all or not at all: one that is compared with some could seem to have one match only.
        let Some(rest) = left.checked_sub(froms.len().saturating_mul(tos.len())) else {
            continue;
        };
        left = rest;
        for from in froms {
            for to in tos {
                let pair = gone.get(*from).zip(come.get(*to));
                let likeness = pair.and_then(|(one, two)| one.likeness(two));
                found.extend(likeness.map(|likeness| (*from, *to, likeness)));
            }
        }
    }
    found
}

/// The places of tools by their schema.
fn by_schema<'a>(subjects: &'a [Subject<'_>]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        places.entry(&subject.schema).or_default().push(at);
    }
    places
}

/// How two tools of one schema are alike, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// The names have the same words: `readFile` and `read_file`.
    SameWords,
    /// One name is the other with words before or behind: `github_create_issue` and `create_issue`.
    Within,
    /// One word is spelled a little otherwise: `list_issue` and `list_issues`.
    Spelling,
    /// The descriptions are the same.
    Description,
}

impl Likeness {
    const ALL: [Self; 4] = [
        Self::SameWords,
        Self::Within,
        Self::Spelling,
        Self::Description,
    ];
}

struct Subject<'a> {
    name: &'a str,
    words: Vec<String>,
    schema: String,
    description: &'a str,
}

impl<'a> Subject<'a> {
    fn of(tool: &'a Tool) -> Self {
        Self {
            name: &tool.name,
            words: words(&tool.name),
            schema: tool.input_schema().map(canonical).unwrap_or_default(),
            description: tool.description.as_deref().unwrap_or("").trim(),
        }
    }

    fn likeness(&self, other: &Self) -> Option<Likeness> {
        // Two tools of one name, of which one is gone: another one has come, not this.
        if self.name == other.name || self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        let (one, two) = (&self.words, &other.words);
        let told = self.description.chars().nth(TELLING).is_some();
        if one == two {
            Some(Likeness::SameWords)
        } else if within(one, two) || within(two, one) {
            Some(Likeness::Within)
        } else if spelling(one, two) {
            Some(Likeness::Spelling)
        } else if told && self.description == other.description {
            Some(Likeness::Description)
        } else {
            None
        }
    }
}

/// The words of a name in lower case: cut at marks, and where small letters turn to capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for character in name.chars().take(256) {
        let starts = character.is_uppercase() && small;
        small = character.is_lowercase() || character.is_ascii_digit();
        if starts || !character.is_alphanumeric() {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the words of the shorter name, two at least, begin or end the longer one.
fn within(short: &[String], long: &[String]) -> bool {
    short.len() >= 2 && (long.starts_with(short) || long.ends_with(short))
}

fn spelling(one: &[String], two: &[String]) -> bool {
    if one.len() != two.len() {
        return false;
    }
    let mut other = one.iter().zip(two).filter(|(a, b)| a != b);
    matches!((other.next(), other.next()), (Some((a, b)), None) if misspelt(a, b))
}

/// Whether two words are probably one: a plural, a slip. Words that begin otherwise are not (`lock`, `unlock`), nor are short ones.
fn misspelt(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    a.chars().next() == b.chars().next() && distance(a, b) <= (shorter / 4).min(2)
}
