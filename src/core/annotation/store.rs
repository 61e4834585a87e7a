//! Keeping things in a [`Storage`], one key each.
//!
//! Each write reads its key again first and merges, so that two tabs never overwrite each other; it touches no other
//! key and never asks for all keys. What cannot be read, or was written by a newer version, is never overwritten: the
//! caller keeps its own in the journal and says so.

use super::{Article, Draft, Id, Key, KeyRead, Namespace, Note, Recorded, Rule, SaveError, Settings};
use super::{StoredError, Version, Writer};
use crate::core::port::{Storage, StorageError, units};
use crate::core::text::VersionHash;
use std::cell::Cell;
use std::collections::BTreeMap;

/// What Chromium and Firefox give an origin, in UTF-16 units, keys counted (measured in Chromium 156).
pub const LIMIT: usize = 5_242_880;

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

/// Something under a key, whatever it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// A note or decision of an article.
    Note(Id, Note),
    /// What is being typed for a note of an article.
    Draft(Id, Id, Draft),
    /// An article.
    Article(Article),
    /// A rule.
    Rule(Rule),
    /// The settings.
    Settings(Settings),
    /// A text.
    Version(Version),
}

/// What came of a value from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Absorbed {
    /// It and what stood under its key, merged.
    pub kept: Kept,
    /// Whether it brought anything that the storage did not have.
    pub news: bool,
    /// The merged value as it is stored. Where it differs from the value given, the other side lacks something.
    pub value: String,
    /// Why the storage does not hold it, if it does not: it has to be kept elsewhere then.
    pub fault: Option<SaveError>,
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

/// What can be merged with what stands under its key.
trait Mergeable: Clone + PartialEq {
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

    /// The text of a version, if the storage holds it.
    ///
    /// # Errors
    /// The storage is blocked, or the value cannot be read.
    pub fn version(&self, hash: &VersionHash) -> Result<Option<Version>, SaveError> {
        let stored = self.storage.get(&self.namespace.print(&Key::Text(hash.clone())))?;
        Ok(stored.map(|value| Version::from_stored(hash, &value)).transpose()?)
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
        let mut notes: BTreeMap<Id, usize> = BTreeMap::new();
        for (name, key) in self.keys(&mut library.set_aside)? {
            let aside = &mut library.set_aside;
            match key {
                Key::Note { article, .. } => {
                    let note = self.take::<Note>(&name, &key, aside)?;
                    let counts = note.is_some_and(|note| !note.is_deleted() && note.verdict().is_none());
                    *notes.entry(article).or_default() += usize::from(counts);
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
                Key::Draft { .. } | Key::Text(_) => {}
            }
        }
        for (article, count) in &mut library.articles {
            *count = notes.get(&article.id()).copied().unwrap_or_default();
        }
        library.articles.sort_by_key(|(article, _)| (std::cmp::Reverse(article.opened()), article.id()));
        Ok(library)
    }

    /// Our keys in order, those of another shape set aside.
    fn keys(&self, aside: &mut Vec<SetAside>) -> Result<Vec<(String, Key)>, StorageError> {
        let mut ours = Vec::new();
        for name in self.storage.keys()? {
            match self.namespace.read(&name) {
                KeyRead::Ours(key) => ours.push((name, key)),
                KeyRead::Unreadable => aside.push(SetAside { key: name, error: StoredError::Key }),
                KeyRead::Foreign => {}
            }
        }
        ours.sort_unstable();
        Ok(ours)
    }

    fn take<T: Mergeable>(&self, name: &str, key: &Key, aside: &mut Vec<SetAside>) -> Result<Option<T>, StorageError> {
        let Some(value) = self.storage.get(name)? else { return Ok(None) };
        match T::parse(key, &value) {
            Ok(thing) => Ok(Some(thing)),
            Err(error) => {
                aside.push(SetAside { key: name.to_owned(), error });
                Ok(None)
            }
        }
    }

    /// Takes in a value from the journal, another tab, an import or a backup: merged with what stands under its key and
    /// written. `None` if the key is not one of ours.
    ///
    /// # Errors
    /// The value or the key cannot be read; nothing is changed.
    pub fn absorb(&self, name: &str, value: &str) -> Result<Option<Absorbed>, StoredError> {
        let key = match self.namespace.read(name) {
            KeyRead::Ours(key) => key,
            KeyRead::Foreign => return Ok(None),
            KeyRead::Unreadable => return Err(StoredError::Key),
        };
        let absorbed = match &key {
            Key::Note { article, .. } => self.join(name, &key, value, |note| Kept::Note(*article, note)),
            Key::Draft { article, note } => self.join(name, &key, value, |draft| Kept::Draft(*article, *note, draft)),
            Key::Article(_) => self.join(name, &key, value, Kept::Article),
            Key::Rule(_) => self.join(name, &key, value, Kept::Rule),
            Key::Settings => self.join(name, &key, value, Kept::Settings),
            Key::Text(hash) => {
                let version = Version::from_stored(hash, value)?;
                let held = self.storage.get(name);
                let news = !matches!(held, Ok(Some(_)));
                let fault = held.err().map(SaveError::from).or_else(|| self.save_version(&version).err());
                Ok(Absorbed { kept: Kept::Version(version), news, value: value.to_owned(), fault })
            }
        };
        absorbed.map(Some)
    }

    fn join<T: Mergeable>(
        &self,
        name: &str,
        key: &Key,
        value: &str,
        kept: impl FnOnce(T) -> Kept,
    ) -> Result<Absorbed, StoredError> {
        let given = T::parse(key, value)?;
        match self
            .storage
            .get(name)
            .map_err(SaveError::from)
            .and_then(|old| Ok((parsed::<T>(key, old.as_deref())?, old)))
        {
            Err(fault) => Ok(Absorbed { kept: kept(given), news: true, value: value.to_owned(), fault: Some(fault) }),
            Ok((mine, old)) => {
                let merged = mine.as_ref().map_or_else(|| given.clone(), |mine| mine.join(&given));
                let news = mine.as_ref() != Some(&merged);
                let stored = merged.print();
                let fault = if !news {
                    None
                } else if merged.newer() {
                    Some(SaveError::Newer)
                } else {
                    self.write(name, old.as_deref(), &stored).err().map(SaveError::from)
                };
                Ok(Absorbed { kept: kept(merged), news, value: stored, fault })
            }
        }
    }
}

fn parsed<T: Mergeable>(key: &Key, value: Option<&str>) -> Result<Option<T>, StoredError> {
    value.map(|value| T::parse(key, value)).transpose()
}

impl From<StoredError> for SaveError {
    fn from(error: StoredError) -> Self {
        if matches!(error, StoredError::Newer(_)) { Self::Newer } else { Self::Unreadable(error) }
    }
}

impl<S: Storage> Store<S> {
    /// UTF-16 units in use by this origin, keys and other programs' values counted. Reads everything the first time, and
    /// then keeps count of what is written here or told to [`Self::heard`].
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn used(&self) -> Result<usize, StorageError> {
        if let Some(used) = self.used.get() {
            return Ok(used);
        }
        let mut used = 0;
        for name in self.storage.keys()? {
            used += units(&name) + self.storage.get(&name)?.map_or(0, |value| units(&value));
        }
        self.used.set(Some(used));
        Ok(used)
    }

    /// Takes note of a change, by another tab for instance, for the count of units in use.
    pub fn heard(&self, name: &str, old: Option<&str>, new: Option<&str>) {
        let size = |value: Option<&str>| value.map_or(0, |value| units(name) + units(value));
        self.used.set(self.used.get().map(|used| (used + size(new)).saturating_sub(size(old))));
    }

    /// Deletes an article with all notes, drafts and texts that only it has, and leaves its tombstone. Returns what was
    /// written and removed, for the journal. Notes leave no tombstones of their own: the article's stands for them.
    ///
    /// # Errors
    /// The storage is blocked, or a newer version wrote the article.
    pub fn forget(&self, id: Id, now: u64) -> Result<Vec<(String, Option<String>)>, SaveError> {
        let mut journal = Vec::new();
        let mut texts = Vec::new();
        if let Some(mut article) = self.article(id)? {
            texts = article.versions();
            article.delete(now);
            let saved = self.save_article(&article)?;
            journal.push((saved.key, Some(saved.value)));
        }
        let mut aside = Vec::new();
        let keys = self.keys(&mut aside)?;
        for (name, key) in keys.iter().filter(|(_, key)| matches!(key, Key::Article(_))) {
            let other = self.take::<Article>(name, key, &mut aside)?;
            let kept = other.map(|article| article.versions()).unwrap_or_default();
            texts.retain(|hash| !kept.contains(hash));
        }
        for (name, key) in keys {
            let goes = match &key {
                Key::Note { article, .. } | Key::Draft { article, .. } => *article == id,
                Key::Text(hash) => texts.contains(hash),
                _ => false,
            };
            if goes {
                self.erase(&name)?;
                journal.push((name, None));
            }
        }
        let removed = |name: &String| journal.iter().any(|(known, _)| known == name);
        let elsewhere: Vec<String> = texts
            .into_iter()
            .map(|hash| self.namespace.print(&Key::Text(hash)))
            .filter(|name| !removed(name))
            .collect();
        journal.extend(elsewhere.into_iter().map(|name| (name, None)));
        Ok(journal)
    }
}
