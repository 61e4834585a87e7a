//! Fresh names.

use crate::core::annotation::Id;
use std::cell::Cell;

/// Makes ids.
pub trait Ids {
    /// An id that was never given before, on this machine or any other.
    fn id(&self) -> Id;

    /// As many ids at once.
    fn many(&self, n: usize) -> Vec<Id> {
        (0..n).map(|_| self.id()).collect()
    }
}

/// Ids one after the other, the same in each run. They are spread, so that the writers named after them differ, too.
#[derive(Clone, Debug, Default)]
pub struct CountingIds(Cell<u64>);

/// Odd, so that multiplying by it loses nothing; 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl CountingIds {
    /// Ids from the `first`th on.
    #[must_use]
    pub fn from(first: u64) -> Self {
        Self(Cell::new(first))
    }
}

impl Ids for CountingIds {
    fn id(&self) -> Id {
        let n = self.0.get();
        self.0.set(n.wrapping_add(1));
        Id::from_bits(n.wrapping_mul(SPREAD))
    }
}
