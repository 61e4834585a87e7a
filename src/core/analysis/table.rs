//! A small hash table from words to values.
//!
//! The hasher is FNV-1a: words are short and ours, so the standard library's resistance to chosen keys buys nothing
//! here, and costs a third of the time of tokenising. Keys that come from the article are only looked up.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// A table from `K` to `V`.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
