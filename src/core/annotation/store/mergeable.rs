//! What the store can merge, whatever it is.

use crate::core::annotation::{Draft, Key, Recorded, SaveError, StoredError};

/// What can be merged with what stands under its key.
pub(super) trait Mergeable: Clone + PartialEq {
    fn parse(key: &Key, value: &str) -> Result<Self, StoredError>;
    fn join(&self, other: &Self) -> Self;
    fn print(&self) -> String;
    fn newer(&self) -> bool;
}

impl<T: Recorded + PartialEq> Mergeable for T {
    fn parse(key: &Key, value: &str) -> Result<Self, StoredError> {
        Self::from_stored(key, value)
    }

    fn join(&self, other: &Self) -> Self {
        self.with(self.record().merge(other.record()))
    }

    fn print(&self) -> String {
        self.to_stored()
    }

    fn newer(&self) -> bool {
        self.record().is_newer()
    }
}

impl Mergeable for Draft {
    fn parse(_: &Key, value: &str) -> Result<Self, StoredError> {
        Self::from_stored(value)
    }

    fn join(&self, other: &Self) -> Self {
        self.merge(other)
    }

    fn print(&self) -> String {
        self.to_stored()
    }

    fn newer(&self) -> bool {
        self.is_newer()
    }
}

impl From<StoredError> for SaveError {
    fn from(error: StoredError) -> Self {
        if matches!(error, StoredError::Newer(_)) { Self::Newer } else { Self::Unreadable(error) }
    }
}
