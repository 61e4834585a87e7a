//! Keeping things in a [`Storage`], one key each.
//!
//! Each write reads its key again first and merges, so that two tabs never overwrite each other; it touches no other
//! key and never asks for all keys. What cannot be read, or was written by a newer version, is never overwritten: the
//! caller keeps its own in the journal and says so.

mod absorb;
mod aside;
mod mergeable;
mod read;
mod room;

use super::{Article, Draft, Id, Key, Namespace, Note, Recorded, Rule, SaveError, Settings, Version, Writer};
use crate::core::port::{Storage, StorageError};
use mergeable::Mergeable;
use std::cell::Cell;

pub use absorb::{Absorbed, Kept};
pub use aside::fault;
pub use read::{Library, Loaded, SetAside};
pub use room::LIMIT;

/// Something that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved<T> {
    /// What stands under the key now: what was given, merged with what stood there.
    pub merged: T,
    /// Whether that is more than was given: another tab has written since.
    pub changed_by_other: bool,
    /// The key as it is stored, for the journal.
    pub key: String,
    /// The value as it is stored, for the journal.
    pub value: String,
}

/// A storage seen as a place for notes.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    namespace: Namespace,
    /// Units in use, `None` until somebody has asked.
    used: Cell<Option<usize>>,
}

impl<S: Storage> Store<S> {
    /// The things of `namespace` in `storage`. Asks the storage nothing yet.
    #[must_use]
    pub fn new(storage: S, namespace: Namespace) -> Self {
        Self { storage, namespace, used: Cell::new(None) }
    }

    /// The namespace of its keys.
    #[must_use]
    pub fn namespace(&self) -> &Namespace {
        &self.namespace
    }

    /// Writes a note or decision of `article`.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_note(&self, article: Id, note: &Note) -> Result<Saved<Note>, SaveError> {
        self.save(&Key::Note { article, note: note.id() }, note)
    }

    /// Writes an article's record.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_article(&self, article: &Article) -> Result<Saved<Article>, SaveError> {
        self.save(&Key::Article(article.id()), article)
    }

    /// Writes a rule.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_rule(&self, rule: &Rule) -> Result<Saved<Rule>, SaveError> {
        self.save(&Key::Rule(rule.id()), rule)
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_settings(&self, settings: &Settings) -> Result<Saved<Settings>, SaveError> {
        self.save(&Key::Settings, settings)
    }

    /// Writes `thing` under `key`, merged with what stands there.
    ///
    /// # Errors
    /// The storage is blocked or full; a newer version wrote one of the two; what stands there cannot be read. Nothing
    /// is written then.
    pub fn save<T: Recorded + PartialEq>(&self, key: &Key, thing: &T) -> Result<Saved<T>, SaveError> {
        self.put(key, thing)
    }
}

impl<S: Storage> Store<S> {
    fn put<T: Mergeable>(&self, key: &Key, thing: &T) -> Result<Saved<T>, SaveError> {
        let name = self.namespace.print(key);
        let old = self.storage.get(&name)?;
        let merged = match &old {
            None => thing.clone(),
            Some(value) => thing.join(&T::parse(key, value)?),
        };
        if merged.newer() {
            return Err(SaveError::Newer);
        }
        let value = merged.print();
        self.write(&name, old.as_deref(), &value)?;
        Ok(Saved { changed_by_other: merged != *thing, merged, key: name, value })
    }

    fn write(&self, name: &str, old: Option<&str>, value: &str) -> Result<(), StorageError> {
        if old == Some(value) {
            return Ok(());
        }
        self.storage.set(name, value)?;
        self.heard(name, old, Some(value));
        Ok(())
    }

    fn erase(&self, name: &str) -> Result<(), StorageError> {
        let old = self.storage.get(name)?;
        self.storage.remove(name)?;
        self.heard(name, old.as_deref(), None);
        Ok(())
    }

    /// Writes what `writer` is typing for `note`, or removes it; the drafts of other tabs stay. Returns the key and the
    /// value that stands there now, for the journal.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_draft(
        &self,
        article: Id,
        note: Id,
        writer: Writer,
        text: Option<&str>,
        now: u64,
    ) -> Result<(String, Option<String>), SaveError> {
        let name = self.namespace.print(&Key::Draft { article, note });
        let old = self.storage.get(&name)?;
        let mut draft = old.as_deref().map_or(Ok(Draft::default()), Draft::from_stored)?;
        if draft.is_newer() {
            return Err(SaveError::Newer);
        }
        match text {
            Some(text) => draft.set(writer, text, now),
            None => draft.finish(writer),
        }
        if draft.is_empty() {
            self.erase(&name)?;
            return Ok((name, None));
        }
        let value = draft.to_stored();
        self.write(&name, old.as_deref(), &value)?;
        Ok((name, Some(value)))
    }

    /// Writes the text of a version, where there is no journal. A text that stands there already is left.
    ///
    /// # Errors
    /// The storage is blocked or full.
    pub fn save_version(&self, version: &Version) -> Result<(), SaveError> {
        let name = self.namespace.print(&Key::Text(version.hash()));
        let old = self.storage.get(&name)?;
        if old.is_none() {
            self.write(&name, None, &version.to_stored())?;
        }
        Ok(())
    }
}
