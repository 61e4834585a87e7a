//! Reading what is kept.

use super::{Mergeable, Store};
use crate::core::annotation::{
    Article, Draft, Id, Key, KeyRead, Note, Rule, SaveError, Settings, StoredError, Version,
};
use crate::core::order::{Sorted, sort, sort_by_key};
use crate::core::port::{Storage, StorageError};
use crate::core::text::VersionHash;

/// A stored value that cannot be read. It stays under its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key as it is stored.
    pub key: String,
    /// Why it cannot be read.
    pub error: StoredError,
}

/// All that is kept of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Notes and decisions in order of their ids, tombstones included.
    pub notes: Vec<Note>,
    /// What was being typed, by the ids of the notes.
    pub drafts: Vec<(Id, Draft)>,
    /// What cannot be read.
    pub set_aside: Vec<SetAside>,
}

/// What is kept apart from notes and texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Articles that are not deleted, the one opened last first, each with the number of its notes, decisions aside.
    pub articles: Vec<(Article, usize)>,
    /// Rules that are not deleted, in order of their ids.
    pub rules: Vec<Rule>,
    /// What the person has set.
    pub settings: Option<Settings>,
    /// What cannot be read.
    pub set_aside: Vec<SetAside>,
}

impl<S: Storage> Store<S> {
    /// A value as it stands in the storage, for a person to look at.
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn raw(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    /// Whether a draft that the journal still holds has gone into its note since: no draft stands under its key any
    /// more, and the note was written after the last word of the draft. A page that is left within a moment of closing
    /// a note leaves the journal behind like this; without the question, half a sentence would come back and stand over
    /// the whole one.
    ///
    /// # Errors
    /// The storage is blocked, or one of the values cannot be read.
    pub fn is_finished(&self, article: Id, note: Id, journalled: &str) -> Result<bool, SaveError> {
        let last = Draft::from_stored(journalled)?.latest().map_or(0, |entry| entry.at);
        let held = self.storage.get(&self.namespace.print(&Key::Draft { article, note }))?;
        let written = self.one::<Note>(&Key::Note { article, note })?.map_or(0, |note| note.modified());
        Ok(held.is_none() && written > 0 && written >= last)
    }

    /// The text of a version, if the storage holds it.
    ///
    /// # Errors
    /// The storage is blocked, or the value cannot be read.
    pub fn version(&self, hash: &VersionHash) -> Result<Option<Version>, SaveError> {
        let stored = self.storage.get(&self.namespace.print(&Key::Text(hash.clone())))?;
        Ok(stored.map(|value| Version::from_stored(hash, &value)).transpose()?)
    }

    /// The record of one article, if it is there.
    ///
    /// # Errors
    /// The storage is blocked, or the value cannot be read.
    pub fn article(&self, id: Id) -> Result<Option<Article>, SaveError> {
        self.one(&Key::Article(id))
    }

    /// The settings, if there are any.
    ///
    /// # Errors
    /// The storage is blocked, or the value cannot be read.
    pub fn settings(&self) -> Result<Option<Settings>, SaveError> {
        self.one(&Key::Settings)
    }

    fn one<T: Mergeable>(&self, key: &Key) -> Result<Option<T>, SaveError> {
        let stored = self.storage.get(&self.namespace.print(key))?;
        Ok(stored.map(|value| T::parse(key, &value)).transpose()?)
    }

    /// Everything kept of one article. One pass over all keys.
    ///
    /// # Errors
    /// The storage is blocked. Values that cannot be read are no error, but set aside.
    pub fn load(&self, article: Id) -> Result<Loaded, StorageError> {
        let mut loaded = Loaded::default();
        for (name, key) in self.keys(&mut loaded.set_aside)? {
            let aside = &mut loaded.set_aside;
            match key {
                Key::Note { article: owner, .. } if owner == article => {
                    loaded.notes.extend(self.take::<Note>(&name, &key, aside)?);
                }
                Key::Draft { article: owner, note } if owner == article => {
                    loaded.drafts.extend(self.take::<Draft>(&name, &key, aside)?.map(|draft| (note, draft)));
                }
                _ => {}
            }
        }
        Ok(loaded)
    }

    /// All articles with the number of their notes, rules and settings. One pass over all keys; reads every note, since
    /// only its value tells a note from a decision and a tombstone.
    ///
    /// # Errors
    /// The storage is blocked. Values that cannot be read are no error, but set aside.
    pub fn library(&self) -> Result<Library, StorageError> {
        let mut library = Library::default();
        let mut notes: Sorted<Id, usize> = Sorted::new();
        for (name, key) in self.keys(&mut library.set_aside)? {
            let aside = &mut library.set_aside;
            match key {
                Key::Note { article, .. } => {
                    let note = self.take::<Note>(&name, &key, aside)?;
                    let counts = note.is_some_and(|note| !note.is_deleted() && note.verdict().is_none());
                    *notes.get_or_insert_with(article, || 0) += usize::from(counts);
                }
                Key::Article(_) => {
                    let article = self.take::<Article>(&name, &key, aside)?;
                    library.articles.extend(article.filter(|a| !a.is_deleted()).map(|a| (a, 0)));
                }
                Key::Rule(_) => {
                    let rule = self.take::<Rule>(&name, &key, aside)?;
                    library.rules.extend(rule.filter(|rule| !rule.is_deleted()));
                }
                Key::Settings => library.settings = self.take(&name, &key, aside)?,
                Key::Aside(_) => {
                    let error = self.why_aside(&name)?;
                    library.set_aside.push(SetAside { key: name, error });
                }
                Key::Draft { .. } | Key::Text(_) => {}
            }
        }
        for (article, count) in &mut library.articles {
            *count = notes.get(&article.id()).copied().unwrap_or_default();
        }
        sort_by_key(&mut library.articles, |(article, _)| (std::cmp::Reverse(article.opened()), article.id()));
        Ok(library)
    }

    /// Our keys in order, those of another shape set aside.
    pub(super) fn keys(&self, aside: &mut Vec<SetAside>) -> Result<Vec<(String, Key)>, StorageError> {
        let mut ours = Vec::new();
        for name in self.storage.keys()? {
            match self.namespace.read(&name) {
                KeyRead::Ours(key) => ours.push((name, key)),
                KeyRead::Unreadable => aside.push(SetAside { key: name, error: StoredError::Key }),
                KeyRead::Foreign => {}
            }
        }
        sort(&mut ours);
        Ok(ours)
    }

    pub(super) fn take<T: Mergeable>(
        &self,
        name: &str,
        key: &Key,
        aside: &mut Vec<SetAside>,
    ) -> Result<Option<T>, StorageError> {
        let Some(value) = self.storage.get(name)? else { return Ok(None) };
        match T::parse(key, &value) {
            Ok(thing) => Ok(Some(thing)),
            Err(error) => {
                aside.push(SetAside { key: name.to_owned(), error });
                Ok(None)
            }
        }
    }
}
