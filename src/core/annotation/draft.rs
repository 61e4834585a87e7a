//! What is being typed and not finished.

use super::record::SCHEMA;
use super::stored::{blame, open};
use super::stored::{list, text};
use super::{StoredError, Writer};
use serde_json::Value;

/// The unfinished text of one tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEntry {
    /// The tab that types.
    pub writer: Writer,
    /// When it last did, in ms since 1970.
    pub at: u64,
    /// The text so far.
    pub text: String,
}

/// All unfinished texts of one note, in order of writers: each tab replaces only its own, so that no merge is needed
/// to keep those of others. Stored as `[schema, "d", [writer, when, text], …]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    entries: Vec<DraftEntry>,
    newer: Option<u32>,
}

impl Draft {
    /// The texts, in order of writers.
    #[must_use]
    pub fn entries(&self) -> &[DraftEntry] {
        &self.entries
    }

    /// The text typed last, by whichever tab.
    #[must_use]
    pub fn latest(&self) -> Option<&DraftEntry> {
        self.entries.iter().max_by_key(|entry| (entry.at, entry.writer))
    }

    /// Whether nothing is left to finish.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a newer version of Manchette wrote it: shown, but never rewritten.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.newer.is_some()
    }

    /// Replaces what `writer` has typed.
    pub fn set(&mut self, writer: Writer, text: &str, now: u64) {
        self.put(DraftEntry { writer, at: now, text: text.to_owned() });
    }

    /// Removes what `writer` has typed: it is finished, or another tab has taken it over.
    pub fn finish(&mut self, writer: Writer) {
        self.entries.retain(|entry| entry.writer != writer);
    }

    /// The drafts of both sides; of one writer the later text.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        merged.newer = self.newer.max(other.newer);
        for theirs in &other.entries {
            let mine = merged.entries.iter().find(|entry| entry.writer == theirs.writer);
            if mine.is_none_or(|mine| (mine.at, &mine.text) < (theirs.at, &theirs.text)) {
                merged.put(theirs.clone());
            }
        }
        merged
    }

    fn put(&mut self, entry: DraftEntry) {
        match self.entries.binary_search_by_key(&entry.writer, |known| known.writer) {
            Ok(at) => self.entries[at] = entry,
            Err(at) => self.entries.insert(at, entry),
        }
    }

    /// The value to store.
    #[must_use]
    pub fn to_stored(&self) -> String {
        let mut members = vec![Value::from(self.newer.unwrap_or(SCHEMA)), Value::from("d")];
        members.extend(self.entries.iter().map(|entry| list![entry.writer.as_str(), entry.at, entry.text.as_str()]));
        text(&Value::Array(members))
    }

    /// The draft that a stored value is.
    ///
    /// # Errors
    /// The value is damaged, of another kind, or of a newer schema that cannot be read.
    pub fn from_stored(value: &str) -> Result<Self, StoredError> {
        let (schema, members) = open(value)?;
        let mut draft = Self { entries: Vec::new(), newer: (schema > SCHEMA).then_some(schema) };
        if members.get(1).and_then(Value::as_str) != Some("d") {
            return Err(blame(schema, StoredError::OtherKind));
        }
        for member in &members[2..] {
            let entry = entry_from_value(member).ok_or_else(|| blame(schema, StoredError::Member("draft")))?;
            draft.put(entry);
        }
        Ok(draft)
    }
}

fn entry_from_value(value: &Value) -> Option<DraftEntry> {
    let [writer, at, text] = value.as_array()?.as_slice() else { return None };
    Some(DraftEntry { writer: Writer::parse(writer.as_str()?)?, at: at.as_u64()?, text: text.as_str()?.to_owned() })
}
