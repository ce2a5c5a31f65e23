//! Lists and maps whose copies share their content until one of them changes.

use super::Name;
use std::sync::Arc;

/// A list. A copy costs nothing; the first change of a copy copies the list, not what it holds.
#[derive(Debug)]
pub struct List<T>(Arc<Vec<T>>);

impl<T> List<T> {
    /// A list with nothing in it.
    pub fn new() -> Self {
        Self(Arc::new(Vec::new()))
    }

    /// Whether both are one list in memory: quick, and enough to know them equal.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> List<T> {
    /// The content, to change it.
    pub fn make_mut(&mut self) -> &mut Vec<T> {
        Arc::make_mut(&mut self.0)
    }

    /// Appends an item.
    pub fn push_back(&mut self, item: T) {
        self.make_mut().push(item);
    }

    /// The content, copied where another list shares it.
    pub fn into_vec(self) -> Vec<T> {
        Arc::unwrap_or_clone(self.0)
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other) || self.0 == other.0
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Arc::new(items))
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Arc::new(items.into_iter().collect()))
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Clone> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

/// Values by the name of a tool, in the order of the names.
#[derive(Debug)]
pub struct NameMap<V>(List<(Name, V)>);

impl<V: Clone> NameMap<V> {
    /// A map with nothing in it.
    pub fn new() -> Self {
        Self(List::new())
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// A name as it stands in the map, and its value.
    pub fn entry(&self, name: &str) -> Option<&(Name, V)> {
        self.0.get(self.place(name).ok()?)
    }

    /// Whether there is a value for a name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Sets the value of a name; gives back the one before.
    pub fn insert(&mut self, name: Name, value: V) -> Option<V> {
        match self.place(&name) {
            Ok(at) => self
                .0
                .make_mut()
                .get_mut(at)
                .map(|(_, slot)| std::mem::replace(slot, value)),
            Err(at) => {
                self.0.make_mut().insert(at, (name, value));
                None
            }
        }
    }

    /// Takes the value of a name out.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let at = self.place(name).ok()?;
        Some(self.0.make_mut().remove(at).1)
    }

    /// Sets the values of some names, each named once, and takes those without a value out: in one pass, and leaving the map the one that
    /// it was where nothing differs.
    pub fn change(&mut self, mut changes: Vec<(Name, Option<V>)>)
    where
        V: PartialEq,
    {
        changes.retain(|(name, value)| self.get(name) != value.as_ref());
        if changes.is_empty() {
            return;
        }
        changes.sort_unstable_by(|one, two| one.0.cmp(&two.0));
        let mut merged = Vec::with_capacity(self.0.len() + changes.len());
        let mut changes = changes.into_iter().peekable();
        let new = |(name, value): (Name, Option<V>)| value.map(|value| (name, value));
        for (name, value) in std::mem::take(&mut self.0) {
            while let Some(change) = changes.next_if(|change| change.0 < name) {
                merged.extend(new(change));
            }
            match changes.next_if(|change| change.0 == name) {
                Some(change) => merged.extend(new(change)),
                None => merged.push((name, value)),
            }
        }
        merged.extend(changes.filter_map(new));
        self.0 = merged.into();
    }

    /// The names and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &V)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &Name> {
        self.0.iter().map(|(name, _)| name)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are one map in memory.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }

    /// The names and their values as a list, in the order of the names.
    pub fn as_list(&self) -> &List<(Name, V)> {
        &self.0
    }

    /// INVARIANT: `list` came from [`Self::as_list`], or is in the order of its names without one twice.
    pub(crate) fn from_list(list: List<(Name, V)>) -> Self {
        Self(list)
    }
}

impl<V> Clone for NameMap<V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<V> Default for NameMap<V> {
    fn default() -> Self {
        Self(List::new())
    }
}

impl<V: PartialEq> PartialEq for NameMap<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<V> FromIterator<(Name, V)> for NameMap<V> {
    /// Collects values; of a name that comes twice the last one counts.
    fn from_iter<I: IntoIterator<Item = (Name, V)>>(values: I) -> Self {
        let mut items: Vec<(Name, V)> = values.into_iter().collect();
        // Stable, so that of one name the last stays last.
        items.sort_by(|one, two| one.0.cmp(&two.0));
        items.reverse();
        items.dedup_by(|one, two| one.0 == two.0);
        items.reverse();
        Self(items.into())
    }
}
