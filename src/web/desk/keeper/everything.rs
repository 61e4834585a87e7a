//! All that is kept, wherever it is, for a backup and for whoever looks for their words; and what is kept beside its key.

use super::Keeper;
use crate::core::annotation::{Key, Namespace, SaveError, SetAside};
use crate::core::port::{Journal, StorageError};
use crate::core::text::VersionHash;
use std::rc::Rc;

impl Keeper {
    /// The namespace of its keys.
    #[must_use]
    pub fn namespace(&self) -> &Namespace {
        self.store.namespace()
    }

    /// Everything that this browser and this page keep: stored keys with their values, several of one key where the
    /// stores differ.
    pub(in crate::web::desk) async fn everything(&self) -> Vec<(String, String)> {
        self.settle().await;
        let mut all = self.store.entries().unwrap_or_default();
        all.extend(self.beside.borrow().iter().map(|(key, value)| (key.clone(), value.clone())));
        if let Some(journal) = self.ready() {
            all.extend(journal.records().await.unwrap_or_default());
            all.extend(journal.texts().await.unwrap_or_default());
        }
        all
    }

    /// Everything stored that cannot be read, whatever it belongs to, and what waits beside its key.
    #[must_use]
    pub fn unreadable(&self) -> Vec<SetAside> {
        let mut all = self.store.unreadable().unwrap_or_default();
        let known = |key: &str, all: &[SetAside]| all.iter().any(|one| one.key == key);
        for one in self.set_aside().into_iter().filter(|one| self.raw(&one.key).is_some()) {
            if !known(&one.key, &all) {
                all.push(one);
            }
        }
        all
    }

    /// What `localStorage` has not taken, with the reason: in the journal alone, or, where there is none, in this page.
    #[must_use]
    pub fn overflow(&self) -> Vec<(String, String, StorageError)> {
        let refused = self.refused.borrow();
        let beside = self.beside.borrow();
        let why = |key: &String| refused.get(key).cloned().unwrap_or(StorageError::Full);
        beside.iter().map(|(key, value)| (key.clone(), value.clone(), why(key))).collect()
    }

    /// Whether a text is in one of the stores.
    pub(in crate::web::desk) async fn has_text(&self, hash: &VersionHash) -> bool {
        let key = self.namespace().print(&Key::Text(hash.clone()));
        if self.raw(&key).is_some() || self.beside.borrow().contains_key(&key) || self.on_its_way(&key).is_some() {
            return true;
        }
        self.journal_opened().await;
        let Some(journal) = self.ready() else { return false };
        journal.text(&key).await.is_ok_and(|text| text.is_some())
    }

    /// Keeps `value` beside the key `name`, in place of what this tab kept there before.
    pub(super) fn keep_aside(self: &Rc<Self>, name: &str, value: &str) {
        let (place, stored, fault) = self.store.put_aside(name, value);
        let earlier = self.own_aside.borrow_mut().insert(name.to_owned(), place.clone());
        if let Some(earlier) = earlier.filter(|earlier| *earlier != place) {
            let _ = self.store.drop_aside(&earlier);
            self.record(earlier, None);
        }
        if let Some(SaveError::Storage(error)) = fault {
            self.hold(&place, &stored, &error);
        }
        self.record(place, Some(stored));
    }

    /// What this tab kept beside `name` is finished.
    pub(super) fn drop_own_aside(self: &Rc<Self>, name: &str) {
        let place = self.own_aside.borrow_mut().remove(name);
        if let Some(place) = place {
            let _ = self.store.drop_aside(&place);
            self.record(place, None);
        }
    }

    /// A value of the journal that is damaged makes way for what `localStorage` has, and is kept beside it; where both
    /// have the same, it stays.
    pub(in crate::web::desk) fn move_aside(self: &Rc<Self>, name: &str, value: &str) {
        let held = self.raw(name);
        if held.as_deref() == Some(value) {
            return;
        }
        let (place, stored, fault) = self.store.put_aside(name, value);
        if let Some(SaveError::Storage(error)) = fault {
            self.hold(&place, &stored, &error);
        }
        self.record(place, Some(stored));
        self.record(name.to_owned(), held);
    }
}
