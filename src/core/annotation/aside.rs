//! What is kept beside its key, word for word, because something stands there that must not be overwritten.

use super::record::SCHEMA;
use super::stored::{blame, open};
use super::{Id, StoredError};
use crate::core::text::VersionHash;
use serde_json::{Value, json};

/// A value kept beside the key that it belongs under. Stored as `[schema, "x", key, value]`, the key without its
/// namespace. Its id follows from both, so that the same value is kept once, however often it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The key that it belongs under, without the namespace.
    pub key: String,
    /// The value as it was found.
    pub value: String,
}

impl Aside {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> Id {
        Id::of_text(&VersionHash::of(&[&self.key, "\n", &self.value].concat()))
    }

    /// The value to store.
    #[must_use]
    pub fn to_stored(&self) -> String {
        json!([SCHEMA, "x", self.key, self.value]).to_string()
    }

    /// What a stored value holds aside.
    ///
    /// # Errors
    /// The value is damaged, of another kind, or of a newer schema that cannot be read.
    pub fn from_stored(value: &str) -> Result<Self, StoredError> {
        let (schema, members) = open(value)?;
        let read = || match members.as_slice() {
            [_, kind, ..] if kind.as_str() != Some("x") => Err(StoredError::OtherKind),
            [_, _, Value::String(key), Value::String(value), ..] => Ok(Self { key: key.clone(), value: value.clone() }),
            _ => Err(StoredError::Member("head")),
        };
        read().map_err(|error| blame(schema, error))
    }
}
