//! A hash table from words to values.
//!
//! The standard library's map is compiled anew for each type that it holds; here one map from words to positions serves
//! all tables, whose values stand in lists beside it. The hasher is FNV-1a: words are short and the lists are ours, so
//! resistance to chosen keys buys little, and it costs a third of the time of tokenising. An article made to collide
//! slows its own reader alone.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// FNV-1a, 64 bits.
#[derive(Clone)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Index(HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>);

impl Index {
    fn find(&self, word: &str) -> Option<usize> {
        self.0.get(word).map(|i| *i as usize)
    }

    /// The position of `word`, which is `next` if it is new.
    fn place(&mut self, word: &str, next: usize) -> usize {
        if let Some(i) = self.find(word) {
            return i;
        }
        self.0.insert(word.into(), next as u32);
        next
    }
}

/// A table from words to `V`. Its entries stand in the order in which they came.
#[derive(Clone, Debug)]
pub struct Table<V> {
    index: Index,
    entries: Vec<(Box<str>, V)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { index: Index::default(), entries: Vec::new() }
    }
}

impl<V> Table<V> {
    /// The value of `word`.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&V> {
        self.index.find(word).and_then(|i| self.entries.get(i)).map(|e| &e.1)
    }

    /// Whether `word` has a value.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.index.find(word).is_some()
    }

    /// Gives `word` the value, in place of any other.
    pub fn insert(&mut self, word: &str, value: V) {
        let i = self.index.place(word, self.entries.len());
        match self.entries.get_mut(i) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((word.into(), value)),
        }
    }

    /// The value of `word`, which `make` gives it if it has none.
    pub fn or_insert_with(&mut self, word: &str, make: impl FnOnce() -> V) -> &mut V {
        let i = self.index.place(word, self.entries.len());
        if i == self.entries.len() {
            self.entries.push((word.into(), make()));
        }
        &mut self.entries[i].1
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Entry number `i`, in the order in which they came.
    #[must_use]
    pub fn entry(&self, i: usize) -> Option<(&str, &V)> {
        self.entries.get(i).map(|(k, v)| (&**k, v))
    }
}

/// A list of words, one space between, that is asked often: its table is made when it is first asked, because looking
/// through a list of a hundred words for every word of a text costs more than all other rules.
#[derive(Debug)]
pub struct Words {
    list: &'static str,
    table: OnceLock<Table<()>>,
}

impl Words {
    /// The words of `list`.
    #[must_use]
    pub const fn new(list: &'static str) -> Self {
        Self { list, table: OnceLock::new() }
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let made = || {
            let mut table = Table::default();
            self.list.split_whitespace().for_each(|word| table.insert(word, ()));
            table
        };
        self.table.get_or_init(made).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_and_last_value() {
        let mut table = Table::default();
        table.insert("b", 1);
        table.insert("a", 2);
        table.insert("b", 3);
        *table.or_insert_with("c", || 0) += 5;
        *table.or_insert_with("a", || 9) += 1;
        let entries: Vec<_> = (0..table.len()).filter_map(|i| table.entry(i)).collect();
        assert_eq!(entries, [("b", &3), ("a", &3), ("c", &5)]);
        assert!(table.contains("c") && table.get("d").is_none());
    }
}
