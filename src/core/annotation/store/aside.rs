//! Values kept beside their keys: put there, looked at, and put in their place once that is free.

use super::{Absorbed, SetAside, Store};
use crate::core::annotation::joining::record_of;
use crate::core::annotation::stored::read;
use crate::core::annotation::{Aside, Draft, Key, KeyRead, SaveError, StoredError, Version};
use crate::core::port::{Storage, StorageError};

impl<S: Storage> Store<S> {
    /// Keeps `value` beside the key `name`, because what stands there must not be overwritten. Returns where it is kept
    /// and how, for the journal, and why the storage does not hold it, if it does not.
    pub fn put_aside(&self, name: &str, value: &str) -> (String, String, Option<SaveError>) {
        let key = name.strip_prefix(self.namespace.prefix()).unwrap_or(name).to_owned();
        let aside = Aside { key, value: value.to_owned() };
        let (place, stored) = (self.namespace.print(&Key::Aside(aside.id())), aside.to_stored());
        let (_, fault) = self.put_once(&place, &stored);
        (place, stored, fault)
    }

    /// Writes `value` as it is where nothing stands, whatever it is. Says whether nothing stood there.
    pub fn put_once(&self, name: &str, value: &str) -> (bool, Option<SaveError>) {
        match self.storage.get(name) {
            Ok(Some(_)) => (false, None),
            Ok(None) => (true, self.write(name, None, value).err().map(SaveError::from)),
            Err(error) => (true, Some(error.into())),
        }
    }

    /// Removes what was kept beside a key under `name`.
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn drop_aside(&self, name: &str) -> Result<(), StorageError> {
        self.erase(name)
    }

    /// Puts what `stored` holds aside where it belongs, if that is possible by now: the key is free, or what stands there
    /// can be read and merged with. `None` if it is not.
    #[must_use]
    pub fn settle_aside(&self, stored: &str) -> Option<(String, Absorbed)> {
        let aside = Aside::from_stored(stored).ok()?;
        let name = [self.namespace.prefix(), &aside.key].concat();
        // One inside another could only come from a made-up value.
        if matches!(self.namespace.read(&name), KeyRead::Ours(Key::Aside(_) | Key::Text(_))) {
            return None;
        }
        let absorbed = self.absorb(&name, &aside.value).ok()??;
        absorbed.fault.is_none().then_some((name, absorbed))
    }

    /// Everything of ours that cannot be read, whatever it belongs to, and all that is kept beside its key. Reads every value.
    ///
    /// # Errors
    /// The storage is blocked.
    pub fn unreadable(&self) -> Result<Vec<SetAside>, StorageError> {
        let mut aside = Vec::new();
        for (name, key) in self.keys(&mut aside)? {
            let error = match &key {
                Key::Aside(_) => Some(self.why_aside(&name)?),
                _ => self.storage.get(&name)?.and_then(|value| fault(&key, &value)),
            };
            aside.extend(error.map(|error| SetAside { key: name, error }));
        }
        Ok(aside)
    }

    /// Why what is kept aside under `name` is not where it belongs: it cannot be read, or what stands there cannot.
    pub(super) fn why_aside(&self, name: &str) -> Result<StoredError, StorageError> {
        let stored = self.storage.get(name)?.unwrap_or_default();
        let aside = match Aside::from_stored(&stored) {
            Ok(aside) => aside,
            Err(error) => return Ok(error),
        };
        let place = [self.namespace.prefix(), &aside.key].concat();
        let KeyRead::Ours(key) = self.namespace.read(&place) else { return Ok(StoredError::Key) };
        let held = self.storage.get(&place)?;
        let why = fault(&key, &aside.value).or_else(|| held.and_then(|held| fault(&key, &held)));
        Ok(why.unwrap_or(StoredError::Beside))
    }
}

/// Why `value` cannot be read under `key`; `None` if it can.
#[must_use]
pub fn fault(key: &Key, value: &str) -> Option<StoredError> {
    match (record_of(key), key) {
        (Some((letter, fields)), _) => read(letter, fields, value).err(),
        (None, Key::Text(hash)) => Version::from_stored(hash, value).err(),
        (None, Key::Aside(_)) => Aside::from_stored(value).err(),
        (None, _) => Draft::from_stored(value).err(),
    }
}
