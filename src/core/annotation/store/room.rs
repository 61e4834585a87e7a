//! How much room there is, and making some.

use super::Store;
use crate::core::annotation::{Article, Id, Key, Rule, SaveError, Scope};
use crate::core::port::{Storage, StorageError, units};

/// What Chromium and Firefox give an origin, in UTF-16 units, keys counted (measured in Chromium 156).
pub const LIMIT: usize = 5_242_880;

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

    /// Counts anew when it is next asked: something else on this origin has written.
    pub fn recount(&self) {
        self.used.set(None);
    }

    /// Takes note of a change, by another tab for instance, for the count of units in use.
    pub fn heard(&self, name: &str, old: Option<&str>, new: Option<&str>) {
        let size = |value: Option<&str>| value.map_or(0, |value| units(name) + units(value));
        self.used.set(self.used.get().map(|used| (used + size(new)).saturating_sub(size(old))));
    }

    /// Deletes an article with all notes, drafts, rules and texts that only it has, and leaves its tombstone. Returns what was
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
            match self.take::<Article>(name, key, &mut aside)? {
                Some(other) => texts.retain(|hash| !other.versions().contains(hash)),
                // An article that cannot be read may need any text.
                None => texts.clear(),
            }
        }
        for (name, key) in keys {
            let goes = match &key {
                Key::Note { article, .. } | Key::Draft { article, .. } => *article == id,
                Key::Text(hash) => texts.contains(hash),
                Key::Rule(_) => {
                    self.take::<Rule>(&name, &key, &mut aside)?.is_some_and(|rule| rule.scope() == Scope::Article(id))
                }
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

    /// Removes every key of the namespace, whatever stands there. Keys of other programs stay.
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn clear(&self) -> Result<(), StorageError> {
        for name in self.storage.keys()? {
            if name.starts_with(self.namespace.prefix()) {
                self.erase(&name)?;
            }
        }
        Ok(())
    }

    /// All keys of ours with their values as they are stored, those that cannot be read included.
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn entries(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut entries = Vec::new();
        for name in self.storage.keys()? {
            if name.starts_with(self.namespace.prefix())
                && let Some(value) = self.storage.get(&name)?
            {
                entries.push((name, value));
            }
        }
        Ok(entries)
    }
}
