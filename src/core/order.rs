//! Sorting and sorted maps in little code.
//!
//! The standard library's sorts and maps are compiled anew for each type they hold, 4 to 14 kB each: forty of them were a
//! third of the program that a reader has to load. Here the algorithm stands once and only the moving of values is
//! generic. What it costs: a call through a pointer for each comparison, and inserting into the middle of a map moves
//! what comes after it (measured: 10 000 notes in under 50 ms, against 2 kB for each further type of map).

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Sorts `list` by `compare`; equals keep their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let swaps = swaps(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    for (a, b) in swaps {
        list.swap(a, b);
    }
}

/// Sorts `list` by `key`; equals keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `list`; equals keep their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// The swaps, one after the other, that put `len` things in order; none if they are.
fn swaps(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    if (1..len).all(|i| compare(i - 1, i) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut swaps = Vec::with_capacity(len);
    // Round each cycle: what stands at its start is carried along until its place is reached.
    for start in 0..len {
        let mut at = start;
        while order[at] != start {
            let from = std::mem::replace(&mut order[at], at);
            swaps.push((at, from));
            at = from;
        }
        order[at] = at;
    }
    swaps
}

/// A map whose entries stand in one list, in order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// A map without entries.
    #[must_use]
    pub fn new() -> Self {
        Self(Vec::new())
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(k, _)| k.borrow().cmp(key))
    }

    /// The value under `key`.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|i| self.0.get(i)).map(|(_, v)| v)
    }

    /// The value under `key`, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let i = self.find(key).ok()?;
        self.0.get_mut(i).map(|(_, v)| v)
    }

    /// Whether there is a value under `key`.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts `value` under `key` and gives back what stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(i) => self.0.get_mut(i).map(|entry| std::mem::replace(&mut entry.1, value)),
            Err(i) => {
                self.0.insert(i, (key, value));
                None
            }
        }
    }

    /// The value under `key`, put there by `make` if there was none.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let i = self.find(&key).unwrap_or_else(|i| {
            self.0.insert(i, (key, make()));
            i
        });
        &mut self.0[i].1
    }

    /// Takes the entry of `key` out and gives its value back.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|i| self.0.remove(i).1)
    }

    /// Takes the first `n` entries out, all if there are fewer.
    pub fn take_first(&mut self, n: usize) -> Vec<(K, V)> {
        let rest = self.0.split_off(n.min(self.0.len()));
        std::mem::replace(&mut self.0, rest)
    }

    /// Number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &V)> + DoubleEndedIterator {
        self.0.iter().map(|(k, v)| (k, v))
    }

    /// Keys in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> + DoubleEndedIterator {
        self.0.iter().map(|(k, _)| k)
    }

    /// Values in order of their keys.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> + DoubleEndedIterator {
        self.0.iter().map(|(_, v)| v)
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    /// Of several values under one key the last stands.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut list: Vec<(K, V)> = entries.into_iter().collect();
        sort_by(&mut list, |a, b| a.0.cmp(&b.0));
        let mut map = Self(Vec::with_capacity(list.len()));
        for (key, value) in list {
            match map.0.last_mut().filter(|last| last.0 == key) {
                Some(last) => last.1 = value,
                None => map.0.push((key, value)),
            }
        }
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for Sorted<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn sorting_is_the_standard_librarys(list in prop::collection::vec((0_u8..9, any::<u16>()), 0..80)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |e| e.0);
            theirs.sort_by_key(|e| e.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_sorted_map_is_the_standard_librarys(steps in prop::collection::vec((0_u8..20, any::<Option<u16>>()), 0..80)) {
            let (mut ours, mut theirs) = (Sorted::new(), BTreeMap::new());
            for (key, value) in &steps {
                match value {
                    Some(value) => prop_assert_eq!(ours.insert(*key, *value), theirs.insert(*key, *value)),
                    None => prop_assert_eq!(ours.remove(key), theirs.remove(key)),
                }
                prop_assert_eq!(ours.get(key), theirs.get(key));
            }
            prop_assert!(ours.iter().eq(theirs.iter()));
            let collected: Sorted<u8, u16> = steps.iter().filter_map(|(k, v)| Some((*k, (*v)?))).collect();
            let standard: BTreeMap<u8, u16> = steps.iter().filter_map(|(k, v)| Some((*k, (*v)?))).collect();
            prop_assert!(collected.iter().eq(standard.iter()));
            let (mut rest, half) = (collected, standard.len() / 2);
            prop_assert!(rest.take_first(half).into_iter().eq(standard.clone().into_iter().take(half)));
            prop_assert!(rest.take_first(99).into_iter().eq(standard.into_iter().skip(half)) && rest.is_empty());
        }
    }
}
