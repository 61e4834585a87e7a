//! Two stored values of one key made one, without a store: what the journal does inside its transaction, so that of two
//! tabs that write one note neither takes the other's words off the disk.

use super::stored::{read, write};
use super::{Article, Aside, Field, Key, KeyRead, Namespace, Note, Recorded, Rule, Settings, StoredError};

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
        KeyRead::Ours(key) => record_of(&key).map_or(plain, |kind| join(namespace, name, kind, old, new)),
        KeyRead::Foreign | KeyRead::Unreadable => plain,
    }
}

/// The letter and the fields of what is kept as a record under `key`: by these, all kinds are read and merged alike.
pub(in crate::core::annotation) fn record_of(key: &Key) -> Option<(&'static str, &'static [Field])> {
    match key {
        Key::Note { .. } => Some((Note::LETTER, Note::FIELDS)),
        Key::Article(_) => Some((Article::LETTER, Article::FIELDS)),
        Key::Rule(_) => Some((Rule::LETTER, Rule::FIELDS)),
        Key::Settings => Some((Settings::LETTER, Settings::FIELDS)),
        Key::Draft { .. } | Key::Text(_) | Key::Aside(_) => None,
    }
}

fn join(namespace: &Namespace, name: &str, kind: (&str, &[Field]), old: &str, new: &str) -> Joined {
    let (letter, fields) = kind;
    let beside = |value: &str| {
        let key = name.strip_prefix(namespace.prefix()).unwrap_or(name).to_owned();
        let aside = Aside { key, value: value.to_owned() };
        Some((namespace.print(&Key::Aside(aside.id())), aside.to_stored()))
    };
    match (read(letter, fields, old), read(letter, fields, new)) {
        (Ok(old), Ok(new)) if !old.is_newer() && !new.is_newer() => {
            Joined { value: write(letter, &old.merge(&new)), beside: None }
        }
        (Ok(held), Ok(_)) if held.is_newer() => Joined { value: old.to_owned(), beside: beside(new) },
        (Err(StoredError::Newer(_)), _) => Joined { value: old.to_owned(), beside: beside(new) },
        (Ok(_), Err(_)) => Joined { value: old.to_owned(), beside: beside(new) },
        (Ok(_), Ok(_)) | (Err(_), _) => Joined { value: new.to_owned(), beside: beside(old) },
    }
}
