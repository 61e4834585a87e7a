//! What articles, notes, rules and settings share.

use super::record::Record;
use super::{Key, StoredError, stored};
use serde_json::Value;

/// The name of a field, for messages, and whether a value fits it.
pub type Field = (&'static str, fn(&Value) -> bool);

/// A thing kept as a [`Record`] under a key of its own.
pub trait Recorded: Clone + Sized {
    /// The letter that names the kind, in keys and in stored values.
    const LETTER: &'static str;

    /// The fields by number. New ones go to the end and none is ever removed, so that the numbers hold for ever.
    const FIELDS: &'static [Field];

    /// Its record.
    fn record(&self) -> &Record;

    /// The same thing with another record.
    #[must_use]
    fn with(&self, record: Record) -> Self;

    /// The thing that `record` under `key` is, or `None` if the key is another kind's.
    fn from_record(key: &Key, record: Record) -> Option<Self>;

    /// The value to store under its key.
    #[must_use]
    fn to_stored(&self) -> String {
        stored::write(Self::LETTER, self.record())
    }

    /// The thing that the stored `value` under `key` is.
    ///
    /// # Errors
    /// The value is damaged, of another kind, or of a newer schema that cannot be read.
    fn from_stored(key: &Key, value: &str) -> Result<Self, StoredError> {
        let record = stored::read(Self::LETTER, Self::FIELDS, value)?;
        Self::from_record(key, record).ok_or(StoredError::OtherKind)
    }
}

/// The methods of a record, under the type of the thing. Written once here, because a trait would have to be imported
/// wherever a note is asked whether it is deleted.
macro_rules! record_methods {
    ($name:ident) => {
        impl $name {
            /// When it was first written, in ms since 1970.
            #[must_use]
            pub fn created(&self) -> u64 {
                self.record.created()
            }

            /// When it was last written or deleted, in ms since 1970.
            #[must_use]
            pub fn modified(&self) -> u64 {
                self.record.modified()
            }

            /// Whether it was deleted; it has no words then.
            #[must_use]
            pub fn is_deleted(&self) -> bool {
                self.record.is_deleted()
            }

            /// Whether a newer version of Manchette wrote it: shown, but never rewritten.
            #[must_use]
            pub fn is_newer(&self) -> bool {
                self.record.is_newer()
            }

            /// Deletes it, words and all.
            pub fn delete(&mut self, now: u64) {
                self.record.delete(now);
            }

            /// The thing that knows both sides, which must have the same key.
            #[must_use]
            pub fn merge(&self, other: &Self) -> Self {
                $crate::core::annotation::Recorded::with(self, self.record.merge(&other.record))
            }

            /// Takes back the step from `before` (`None` if the step made it) to `after`, as new writes. With the two
            /// exchanged, takes the step again.
            ///
            /// # Errors
            /// What the step wrote was changed since; nothing changes then.
            pub fn revert(
                &mut self,
                before: Option<&Self>,
                after: &Self,
                writer: $crate::core::annotation::Writer,
                now: u64,
            ) -> Result<(), $crate::core::annotation::ChangedSince> {
                self.record.revert(before.map(|earlier| &earlier.record), &after.record, writer, now)
            }
        }
    };
}

pub(super) use record_methods;

/// Whether a field's value is a list of texts.
pub(super) fn is_texts(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(Value::is_string))
}
