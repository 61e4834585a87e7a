//! How well things are kept, for whoever asks.

use super::{JournalState, Keeper};
use crate::core::annotation::{LIMIT, SetAside};
use crate::core::order::sort;
use crate::core::port::StorageError;
use serde::Serialize;

/// How well things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StorageState {
    /// Everything is kept for good.
    Saved,
    /// Some of it is on its way.
    Saving,
    /// `localStorage` has no room left.
    Full,
    /// The browser refuses `localStorage`.
    Blocked,
}

/// What `storage()` says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StorageReport {
    /// How well things are kept.
    pub state: StorageState,
    /// UTF-16 units of `localStorage` in use, keys counted.
    pub used: usize,
    /// How many there are, as far as one can know.
    pub limit: usize,
    /// Ids of what is not kept for good yet.
    pub pending: Vec<String>,
    /// When the last backup was made, in ms since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_backup: Option<f64>,
    /// Whether the journal holds what `localStorage` cannot.
    #[serde(skip)]
    pub journal: bool,
}

impl Keeper {
    pub(in crate::web::desk) fn report_set_aside(&self, found: Vec<SetAside>) {
        let mut all = self.set_aside.borrow_mut();
        for one in found {
            if !all.iter().any(|known| known.key == one.key) {
                all.push(one);
            }
        }
    }

    /// Stored values that could not be read; they stay where they are.
    #[must_use]
    pub fn set_aside(&self) -> Vec<SetAside> {
        self.set_aside.borrow().clone()
    }

    /// A stored value as it stands there, whatever it is.
    #[must_use]
    pub fn raw(&self, key: &str) -> Option<String> {
        self.store.raw(key).ok().flatten()
    }

    /// Whether nothing is kept beyond this page, because its host wants it so.
    #[must_use]
    pub fn is_memory(&self) -> bool {
        self.memory
    }

    /// Whether the journal is there and takes what it is given.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        matches!(&*self.journal.borrow(), JournalState::Ready(_))
    }

    /// Whether there is no journal, so that `localStorage` is all there is. While it is being opened it counts as there.
    #[must_use]
    pub fn lacks_journal(&self) -> bool {
        !self.memory && matches!(&*self.journal.borrow(), JournalState::Absent)
    }

    /// How well things are kept, without the count of what is in use, which takes a pass over everything stored.
    #[must_use]
    pub fn state(&self) -> StorageState {
        let refused = self.refused.borrow();
        let worst = refused.values().max_by_key(|e| matches!(e, StorageError::Blocked));
        match worst {
            Some(StorageError::Full) => StorageState::Full,
            Some(_) => StorageState::Blocked,
            None if self.is_idle() => StorageState::Saved,
            None => StorageState::Saving,
        }
    }

    /// How well things are kept, and what and how much.
    #[must_use]
    pub fn report(&self) -> StorageReport {
        let refused = self.refused.borrow();
        let (queue, writing) = (self.queue.borrow(), self.writing.borrow());
        let journal = self.has_journal();
        let on_its_way = queue.keys().chain(writing.iter().flat_map(|all| all.iter().map(|(key, _)| key)));
        let nowhere = refused.keys().filter(|key| !journal && !key.is_empty());
        let mut pending: Vec<String> =
            on_its_way.chain(nowhere).map(|k| k.rsplit('/').next().unwrap_or(k).to_owned()).collect();
        sort(&mut pending);
        pending.dedup();
        StorageReport {
            state: self.state(),
            used: self.store.used().unwrap_or_default(),
            limit: LIMIT,
            pending,
            last_backup: None,
            journal,
        }
    }
}
