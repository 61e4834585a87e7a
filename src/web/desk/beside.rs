//! What `localStorage` did not take: held here beside it for as long as the page lives, so that an article opened again
//! shows all its notes, and tried again whenever something else could be written.

use super::keeper::Keeper;
use crate::core::annotation::{
    Article, Draft, Id, Key, KeyRead, Library, Loaded, Note, Recorded, Rule, SaveError, Scope,
};
use crate::core::port::StorageError;

impl Keeper {
    /// Holds `value`, which `localStorage` refused for `error`.
    pub(super) fn hold(&self, key: &str, value: &str, error: &StorageError) {
        self.refuse(key, error);
        self.beside.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    /// `localStorage` took what stands under `key`: there may be room for more. Stops at the first that is refused again,
    /// so that a write to a full store costs one vain attempt, however many wait.
    pub(super) fn kept(&self, key: &str) {
        self.release(key);
        loop {
            let first = self.beside.borrow().iter().next().map(|(k, v)| (k.clone(), v.clone()));
            let Some((key, value)) = first else { return };
            match self.store().absorb(&key, &value) {
                Ok(Some(absorbed)) if matches!(absorbed.fault, Some(SaveError::Storage(_))) => return,
                _ => self.release(&key),
            }
        }
    }

    fn release(&self, key: &str) {
        self.refused.borrow_mut().remove(key);
        self.beside.borrow_mut().remove(key);
    }

    /// Forgets what is held of an article.
    pub(super) fn drop_beside(&self, article: Id) {
        for (name, key, value) in self.held() {
            let goes = match &key {
                Key::Note { article: owner, .. } | Key::Draft { article: owner, .. } => *owner == article,
                Key::Rule(_) => Rule::from_stored(&key, &value).is_ok_and(|r| r.scope() == Scope::Article(article)),
                _ => false,
            };
            if goes {
                self.release(&name);
            }
        }
    }

    fn held(&self) -> Vec<(String, Key, String)> {
        let read = |(name, value): (&String, &String)| match self.store().namespace().read(name) {
            KeyRead::Ours(key) => Some((name.clone(), key, value.clone())),
            KeyRead::Foreign | KeyRead::Unreadable => None,
        };
        self.beside.borrow().iter().filter_map(read).collect()
    }

    /// Adds to what was loaded of `article` what is held of it.
    pub(super) fn add_beside(&self, article: Id, loaded: &mut Loaded) {
        for (_, key, value) in self.held() {
            match key {
                Key::Note { article: owner, note: id } if owner == article => {
                    let Ok(note) = Note::from_stored(&key, &value) else { continue };
                    match loaded.notes.iter_mut().find(|n| n.id() == id) {
                        Some(known) => *known = known.merge(&note),
                        None => loaded.notes.push(note),
                    }
                }
                Key::Draft { article: owner, note } if owner == article => {
                    let Ok(draft) = Draft::from_stored(&value) else { continue };
                    match loaded.drafts.iter_mut().find(|(id, _)| *id == note) {
                        Some((_, known)) => *known = known.merge(&draft),
                        None => loaded.drafts.push((note, draft)),
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds to the articles of the store those that are held, and counts the notes that are.
    pub(super) fn add_articles_beside(&self, library: &mut Library) {
        let held = self.held();
        for (_, key, value) in &held {
            if let Key::Article(id) = key
                && let Ok(article) = Article::from_stored(key, value)
            {
                match library.articles.iter_mut().find(|(a, _)| a.id() == *id) {
                    Some((known, _)) => *known = known.merge(&article),
                    None => library.articles.push((article, 0)),
                }
            }
        }
        library.articles.retain(|(article, _)| !article.is_deleted());
        for (name, key, value) in &held {
            if let Key::Note { article, .. } = key
                && let Ok(note) = Note::from_stored(key, value)
                && !note.is_deleted()
                && note.verdict().is_none()
                && self.raw(name).is_none()
                && let Some((_, count)) = library.articles.iter_mut().find(|(a, _)| a.id() == *article)
            {
                *count += 1;
            }
        }
    }
}
