//! What core needs of its surroundings: traits, each with an in-memory twin for tests and for pages that keep nothing.

mod clock;
mod ids;
mod journal;
mod storage;

pub use clock::{Clock, FixedClock};
pub use ids::{CountingIds, Ids};
pub use journal::{Journal, JournalError, MemoryJournal, Write};
pub use storage::{MemoryStorage, Storage, StorageError, units};
