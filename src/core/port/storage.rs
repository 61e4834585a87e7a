//! A synchronous store of texts by key, as `localStorage` is one.

use crate::core::language::Language;
use crate::core::order::Sorted;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Why the storage did not do what it was asked. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser lets this page store nothing.
    Blocked,
    /// There is no room left.
    Full,
    /// Anything else, in the browser's words.
    Other(String),
}

impl StorageError {
    /// What it means and what to do, as whole sentences.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (language, self) {
            (Language::French, Self::Blocked) => "Ce navigateur ne laisse rien enregistrer à cette page : ce que vous \
                écrivez est perdu quand vous la fermez. Autorisez le stockage pour ce site, ou exportez vos notes."
                .into(),
            (Language::English, Self::Blocked) => "This browser lets the page store nothing: what you write is lost \
                when you close it. Allow storage for this site, or export your notes."
                .into(),
            (Language::French, Self::Full) => "L’espace de ce site est plein. Faites une sauvegarde, puis supprimez \
                des articles dont vous n’avez plus besoin."
                .into(),
            (Language::English, Self::Full) => {
                "The room for this site is used up. Make a backup, then delete articles \
                you no longer need."
                    .into()
            }
            (Language::French, Self::Other(what)) => {
                format!("Le navigateur n’a pas pu enregistrer ({what}). Faites une sauvegarde et rechargez la page.")
            }
            (Language::English, Self::Other(what)) => {
                format!("The browser could not save ({what}). Make a backup and reload the page.")
            }
        }
    }
}

/// Texts by key.
pub trait Storage {
    /// The value under `key`, if there is one.
    ///
    /// # Errors
    /// The storage is blocked or fails.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Writes `value` under `key`.
    ///
    /// # Errors
    /// The storage is blocked, full or fails; the old value stands then.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Removes `key`, if it is there.
    ///
    /// # Errors
    /// The storage is blocked or fails.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, in no particular order.
    ///
    /// # Errors
    /// The storage is blocked or fails.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

impl<S: Storage + ?Sized> Storage for Box<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

/// The length of `text` in UTF-16 code units, in which browsers count the room of `localStorage`.
#[must_use]
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A storage that lasts as long as the program. Copies share what is written, as tabs do.
#[derive(Clone, Debug)]
pub struct MemoryStorage(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    values: RefCell<Sorted<String, String>>,
    quota: Cell<usize>,
    failing: RefCell<Option<StorageError>>,
    calls: Cell<usize>,
}

impl Default for MemoryStorage {
    fn default() -> Self {
        Self::with_quota(usize::MAX)
    }
}

impl MemoryStorage {
    /// A storage with room for `quota` UTF-16 units, keys counted.
    #[must_use]
    pub fn with_quota(quota: usize) -> Self {
        Self(Rc::new(Shared {
            values: RefCell::default(),
            quota: Cell::new(quota),
            failing: RefCell::default(),
            calls: Cell::default(),
        }))
    }

    /// Changes the room there is; what is stored stays.
    pub fn set_quota(&self, quota: usize) {
        self.0.quota.set(quota);
    }

    /// Makes all that follows fail with `error`, or work again.
    pub fn fail(&self, error: Option<StorageError>) {
        *self.0.failing.borrow_mut() = error;
    }

    /// UTF-16 units in use, keys counted.
    #[must_use]
    pub fn used(&self) -> usize {
        self.0.values.borrow().iter().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// How often it was asked for anything.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.0.calls.get()
    }

    fn check(&self) -> Result<(), StorageError> {
        self.0.calls.set(self.0.calls.get() + 1);
        self.0.failing.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.check()?;
        Ok(self.0.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.check()?;
        let old = self.0.values.borrow().get(key).map_or(0, |old| units(key) + units(old));
        if self.used() - old + units(key) + units(value) > self.0.quota.get() {
            return Err(StorageError::Full);
        }
        self.0.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.check()?;
        self.0.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.check()?;
        Ok(self.0.values.borrow().keys().cloned().collect())
    }
}
