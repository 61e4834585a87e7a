//! Taking in what comes from elsewhere: the journal, another tab, an import, a backup.

use super::{Mergeable, Store};
use crate::core::annotation::{
    Article, Aside, Draft, Id, Key, KeyRead, Note, Rule, SaveError, Settings, StoredError, Version,
};
use crate::core::port::Storage;

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
    /// What is kept beside a key.
    Aside(Aside),
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

impl<S: Storage> Store<S> {
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
            Key::Aside(_) => {
                let aside = Aside::from_stored(value)?;
                let (news, fault) = self.put_once(name, value);
                Ok(Absorbed { kept: Kept::Aside(aside), news, value: value.to_owned(), fault })
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
                } else if merged.newer() && old.is_none() {
                    // As it came, with all that this program does not know of it.
                    return Ok(Absorbed {
                        kept: kept(merged),
                        news,
                        value: value.to_owned(),
                        fault: self.write(name, None, value).err().map(SaveError::from),
                    });
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
