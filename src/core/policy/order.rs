//! Where names stand in `hide` and under `tools` when an edit brings or takes them.
//!
//! New names go in catalogue order, names that the catalogue lacks last. A name that comes back where it stood out of that order goes
//! to its old place, as long as its neighbour is still there.

use super::{Entry, List, Name, Stood};
use crate::core::hashed::{HashMap, HashSet};
use std::cell::LazyCell;
use std::collections::VecDeque;
use std::sync::Arc;

/// The order of names in a catalogue. Found when first asked for: many edits never ask.
pub struct Order<'a>(LazyCell<Ranks<'a>, Box<dyn FnOnce() -> Ranks<'a> + 'a>>);

type Ranks<'a> = HashMap<&'a str, u32>;

/// The rank of a name that the catalogue lacks.
const LAST: u32 = u32::MAX;

impl<'a> Order<'a> {
    /// The order of these names; of a name that comes twice, the first place counts.
    pub fn new(names: impl Iterator<Item = &'a str> + 'a) -> Self {
        Self(LazyCell::new(Box::new(move || {
            let mut ranks = HashMap::default();
            for (rank, name) in (0..LAST).zip(names) {
                ranks.entry(name).or_insert(rank);
            }
            ranks
        })))
    }

    /// The rank of a name, the greatest possible when the catalogue lacks it.
    pub fn rank(&self, name: &str) -> u32 {
        self.0.get(name).copied().unwrap_or(LAST)
    }

    /// Whether the catalogue has the name.
    pub fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// An item of `hide` or `tools`.
pub trait Named: Clone {
    /// The tool's name.
    fn name(&self) -> &Name;
}

impl Named for Name {
    fn name(&self) -> &Name {
        self
    }
}

impl Named for (Name, Arc<Entry>) {
    fn name(&self) -> &Name {
        &self.0
    }
}

/// A change to one item of a list.
#[derive(Clone, Debug)]
pub enum Change<T> {
    /// The item stands in the list: in the place of its name, or where a name that left comes back, or in catalogue order.
    Put(T, Option<Stood>),
    /// The name leaves the list.
    Remove(Name),
}

impl<T: Named> Change<T> {
    fn name(&self) -> &Name {
        match self {
            Self::Put(item, _) => item.name(),
            Self::Remove(name) => name,
        }
    }
}

/// Makes changes, each to another name. Gives back where names stood that left a place out of order.
///
/// A list that is left empty disappears; one that no change touches stays as it is.
pub fn change<T: Named>(
    list: &mut Option<List<T>>,
    changes: Vec<Change<T>>,
    order: &Order<'_>,
) -> Vec<(Name, Stood)> {
    let mut items = list.clone().unwrap_or_default();
    let places = find(&items, &changes);
    let mut removed = Vec::new();
    let mut added = Vec::new();
    let mut touched = false;
    for (change, place) in changes.into_iter().zip(places) {
        match (change, place) {
            (Change::Put(item, _), Some(place)) => {
                touched = true;
                if let Some(slot) = items.make_mut().get_mut(place) {
                    *slot = item;
                }
            }
            (Change::Put(item, stood), None) => added.push((item, stood)),
            (Change::Remove(_), Some(place)) => removed.push(place),
            (Change::Remove(_), None) => {}
        }
    }
    if removed.is_empty() && added.is_empty() {
        if touched {
            *list = Some(items);
        }
        return Vec::new();
    }
    let mut places = Places::new(&items, order);
    let mut items = items.into_vec();
    let stood = remove(&mut items, &mut places, removed);
    let items = insert(items, places, added, order);
    *list = (!items.is_empty()).then(|| items.into_iter().collect());
    stood
}

/// The place of each change's name in the list: one pass.
fn find<T: Named>(items: &List<T>, changes: &[Change<T>]) -> Vec<Option<usize>> {
    if let [change] = changes {
        return vec![items.iter().position(|item| item.name() == change.name())];
    }
    let wanted: HashMap<&str, usize> = changes
        .iter()
        .enumerate()
        .map(|(at, change)| (&**change.name(), at))
        .collect();
    let mut places = vec![None; changes.len()];
    for (place, item) in items.iter().enumerate() {
        let change = wanted.get(&**item.name());
        if let Some(slot) = change.and_then(|change| places.get_mut(*change)) {
            *slot = Some(place);
        }
    }
    places
}

/// The ranks of a list's items.
struct Places {
    ranks: Vec<u32>,
    /// Whether the list is in catalogue order, names that the catalogue lacks last.
    sorted: bool,
}

impl Places {
    fn new<T: Named>(items: &List<T>, order: &Order<'_>) -> Self {
        let ranks: Vec<u32> = items.iter().map(|item| order.rank(item.name())).collect();
        let sorted = ranks.is_sorted();
        Self { ranks, sorted }
    }

    /// Where a new item of this rank goes: behind the last one before it, else before the first one after it.
    fn slot(&self, rank: u32) -> usize {
        if rank == LAST {
            return self.ranks.len();
        }
        if self.sorted {
            return self.ranks.partition_point(|other| *other < rank);
        }
        match self.ranks.iter().rposition(|other| *other < rank) {
            Some(before) => before + 1,
            None => self
                .ranks
                .iter()
                .position(|other| *other > rank)
                .unwrap_or(0),
        }
    }

    /// Where the names start that the catalogue lacks.
    fn first_unlisted(&self) -> usize {
        let listed = self.ranks.iter().rposition(|rank| *rank < LAST);
        listed.map_or(0, |at| at + 1)
    }

    fn insert(&mut self, at: usize, rank: u32) {
        let at = at.min(self.ranks.len());
        let before = at.checked_sub(1).and_then(|at| self.ranks.get(at));
        let after = self.ranks.get(at);
        self.sorted &=
            before.is_none_or(|before| *before <= rank) && after.is_none_or(|after| rank <= *after);
        self.ranks.insert(at, rank);
    }
}

fn remove<T: Named>(
    items: &mut Vec<T>,
    places: &mut Places,
    mut removed: Vec<usize>,
) -> Vec<(Name, Stood)> {
    removed.sort_unstable();
    let mut stood = Vec::new();
    // From the end, so that what stands before a name is still what stood there.
    for &place in removed.iter().rev() {
        let (Some(item), Some(&rank)) = (items.get(place), places.ranks.get(place)) else {
            continue;
        };
        places.ranks.remove(place);
        let before = place.checked_sub(1);
        let first = before.is_none_or(|at| places.ranks.get(at).is_some_and(|rank| *rank < LAST));
        let old = match before.and_then(|at| items.get(at)) {
            _ if places.slot(rank) == place => None,
            // In a list in order, only other names that the catalogue lacks can stand behind this one.
            _ if places.sorted && first => Some(Stood::FirstUnlisted),
            Some(before) => Some(Stood::Behind(before.name().clone())),
            None => Some(Stood::First),
        };
        if let Some(old) = old {
            stood.push((item.name().clone(), old));
        }
    }
    let mut gone = removed.into_iter().peekable();
    let mut place = 0;
    items.retain(|_| {
        let goes = gone.next_if_eq(&place).is_some();
        place += 1;
        !goes
    });
    stood
}

fn insert<T: Named>(
    items: Vec<T>,
    places: Places,
    mut added: Vec<(T, Option<Stood>)>,
    order: &Order<'_>,
) -> Vec<T> {
    added.sort_by_key(|(item, _)| order.rank(item.name()));
    if places.sorted && added.iter().all(|(_, stood)| stood.is_none()) {
        merge(items, &places.ranks, added, order)
    } else {
        insert_each(items, places, added, order)
    }
}

/// Merges new items into a list, both in catalogue order.
fn merge<T: Named>(
    items: Vec<T>,
    ranks: &[u32],
    added: Vec<(T, Option<Stood>)>,
    order: &Order<'_>,
) -> Vec<T> {
    let mut merged = Vec::with_capacity(items.len() + added.len());
    let mut added = added.into_iter().map(|(item, _)| item).peekable();
    for (item, rank) in items.into_iter().zip(ranks) {
        while let Some(new) = added.next_if(|new| order.rank(new.name()) < *rank) {
            merged.push(new);
        }
        merged.push(item);
    }
    merged.extend(added);
    merged
}

/// Inserts new items one by one, each where it stood or in catalogue order.
fn insert_each<T: Named>(
    mut items: Vec<T>,
    mut places: Places,
    added: Vec<(T, Option<Stood>)>,
    order: &Order<'_>,
) -> Vec<T> {
    let coming: HashSet<Name> = added.iter().map(|(item, _)| item.name().clone()).collect();
    // A neighbour that comes back with this very edit has to come first.
    let mut waiting: HashMap<Name, Vec<T>> = HashMap::default();
    let mut ready: VecDeque<(T, Option<Stood>)> = VecDeque::new();
    for (item, stood) in added {
        match &stood {
            Some(Stood::Behind(name)) if coming.contains(name) => {
                waiting.entry(name.clone()).or_default().push(item);
            }
            _ => ready.push_back((item, stood)),
        }
    }
    loop {
        let Some((item, stood)) = ready.pop_front() else {
            // Places that wait for each other: catalogue order for one of them.
            let Some(name) = waiting.keys().min().cloned() else {
                return items;
            };
            let followers = waiting.remove(&name).unwrap_or_default();
            ready.extend(followers.into_iter().map(|item| (item, None)));
            continue;
        };
        let rank = order.rank(item.name());
        let at = match stood {
            Some(Stood::First) => 0,
            Some(Stood::FirstUnlisted) => places.first_unlisted(),
            Some(Stood::Behind(name)) => items
                .iter()
                .position(|item| *item.name() == name)
                .map_or_else(|| places.slot(rank), |before| before + 1),
            None => places.slot(rank),
        };
        for follower in waiting.remove(item.name()).unwrap_or_default() {
            let behind = Stood::Behind(item.name().clone());
            ready.push_front((follower, Some(behind)));
        }
        items.insert(at.min(items.len()), item);
        places.insert(at, rank);
    }
}
