//! Time.

use std::cell::Cell;

/// Tells the time.
pub trait Clock {
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
}

/// A clock that stands still until it is set.
#[derive(Clone, Debug, Default)]
pub struct FixedClock(Cell<u64>);

impl FixedClock {
    /// A clock that stands at `ms` since 1970.
    #[must_use]
    pub fn new(ms: u64) -> Self {
        Self(Cell::new(ms))
    }

    /// Puts the clock forward.
    pub fn advance(&self, ms: u64) {
        self.0.set(self.0.get().saturating_add(ms));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> u64 {
        self.0.get()
    }
}
