//! Two stored values of one key made one, without a store: what the journal does inside its transaction, so that of two
//! tabs that write one note neither takes the other's words off the disk.

use super::{Article, Aside, Key, KeyRead, Namespace, Note, Recorded, Rule, Settings, StoredError};

/// What is to stand where two values meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// What is to stand under the key.
    pub value: String,
    /// What could not be made one with it, and is to be kept beside: where, and how it is stored.
    pub beside: Option<(String, String)>,
}

/// `new` under the key `name`, where `old` stands: merged if both can be read. What cannot be read and what a newer
/// version wrote is not lost: it is kept beside. Drafts, texts and what is aside are taken as they come: each tab writes
/// its own, and they do not change.
#[must_use]
pub fn join_stored(namespace: &Namespace, name: &str, old: &str, new: &str) -> Joined {
    let plain = Joined { value: new.to_owned(), beside: None };
    if old == new {
        return plain;
    }
    match namespace.read(name) {
        KeyRead::Ours(key) => match &key {
            Key::Note { .. } => join::<Note>(namespace, name, &key, old, new),
            Key::Article(_) => join::<Article>(namespace, name, &key, old, new),
            Key::Rule(_) => join::<Rule>(namespace, name, &key, old, new),
            Key::Settings => join::<Settings>(namespace, name, &key, old, new),
            Key::Draft { .. } | Key::Text(_) | Key::Aside(_) => plain,
        },
        KeyRead::Foreign | KeyRead::Unreadable => plain,
    }
}

fn join<T: Recorded>(namespace: &Namespace, name: &str, key: &Key, old: &str, new: &str) -> Joined {
    let beside = |value: &str| {
        let key = name.strip_prefix(namespace.prefix()).unwrap_or(name).to_owned();
        let aside = Aside { key, value: value.to_owned() };
        Some((namespace.print(&Key::Aside(aside.id())), aside.to_stored()))
    };
    match (T::from_stored(key, old), T::from_stored(key, new)) {
        (Ok(old), Ok(new)) if !old.record().is_newer() && !new.record().is_newer() => {
            let merged = old.with(old.record().merge(new.record()));
            Joined { value: merged.to_stored(), beside: None }
        }
        (Ok(held), Ok(_)) if held.record().is_newer() => Joined { value: old.to_owned(), beside: beside(new) },
        (Err(StoredError::Newer(_)), _) => Joined { value: old.to_owned(), beside: beside(new) },
        (Ok(_), Err(_)) => Joined { value: old.to_owned(), beside: beside(new) },
        (Ok(_), Ok(_)) | (Err(_), _) => Joined { value: new.to_owned(), beside: beside(old) },
    }
}
