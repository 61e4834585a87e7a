//! Versions: frozen texts.

use super::StoredError;
use super::record::SCHEMA;
use super::stored::{blame, open};
use super::stored::{list, text};
use crate::core::text::{BlockKind, Text, VersionHash};
use serde_json::Value;

/// Kinds of blocks by their stored names.
const KINDS: [(BlockKind, &str); 8] = [
    (BlockKind::Paragraph, "p"),
    (BlockKind::Heading, "h"),
    (BlockKind::Item, "i"),
    (BlockKind::Quotation, "q"),
    (BlockKind::Caption, "c"),
    (BlockKind::Preformatted, "f"),
    (BlockKind::Subheading, "s"),
    (BlockKind::Row, "r"),
];

/// A frozen text with what was known of it when it came. Written once and never changed: nothing to merge.
/// Stored as `[schema, "t", title, source|0, language, date|0, kinds, text]`, the kinds run by run: `["p", 3, "h", 1]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its blocks.
    pub text: Text,
    /// The title it came with, empty if none.
    pub title: String,
    /// Where it was published.
    pub source: Option<String>,
    /// Its language as a BCP 47 tag.
    pub language: String,
    /// When it was published, as its source wrote it.
    pub date: Option<String>,
}

impl Version {
    /// Its name.
    #[must_use]
    pub fn hash(&self) -> VersionHash {
        self.text.hash()
    }

    /// The value to store.
    #[must_use]
    pub fn to_stored(&self) -> String {
        let or_none = |text: &Option<String>| text.as_deref().map_or(Value::from(0), Value::from);
        text(&list![
            SCHEMA,
            "t",
            self.title.as_str(),
            or_none(&self.source),
            self.language.as_str(),
            or_none(&self.date),
            kinds_to_value(&self.text),
            self.text.as_str()
        ])
    }

    /// The version that a stored value under the name `hash` is.
    ///
    /// # Errors
    /// The value is damaged, of another kind, of a newer schema that cannot be read, or its text is another one.
    pub fn from_stored(hash: &VersionHash, value: &str) -> Result<Self, StoredError> {
        let (schema, members) = open(value)?;
        let version = Self::from_members(&members).map_err(|error| blame(schema, error))?;
        if version.hash() == *hash { Ok(version) } else { Err(StoredError::OtherText) }
    }

    fn from_members(members: &[Value]) -> Result<Self, StoredError> {
        let [_, kind, title, source, language, date, kinds, text, ..] = members else {
            return Err(StoredError::Member("head"));
        };
        if kind.as_str() != Some("t") {
            return Err(StoredError::OtherKind);
        }
        let string = |value: &Value, name| value.as_str().map(str::to_owned).ok_or(StoredError::Member(name));
        let optional = |value: &Value, name| {
            if value.as_u64() == Some(0) { Ok(None) } else { string(value, name).map(Some) }
        };
        let text = text.as_str().ok_or(StoredError::Member("text"))?;
        Ok(Self {
            text: blocks(kinds, text).ok_or(StoredError::Member("blocks"))?,
            title: string(title, "title")?,
            source: optional(source, "source")?,
            language: string(language, "language")?,
            date: optional(date, "date")?,
        })
    }
}

fn kinds_to_value(text: &Text) -> Value {
    let mut runs: Vec<(BlockKind, usize)> = Vec::new();
    for block in text.blocks() {
        match runs.last_mut() {
            Some((kind, count)) if *kind == block.kind => *count += 1,
            _ => runs.push((block.kind, 1)),
        }
    }
    let name = |kind| KINDS.iter().find(|(known, _)| *known == kind).map_or("p", |(_, name)| name);
    Value::Array(runs.into_iter().flat_map(|(kind, count)| [Value::from(name(kind)), Value::from(count)]).collect())
}

/// The blocks that `kinds` and the lines of `text` make; `None` unless there is one kind for each line.
fn blocks(kinds: &Value, text: &str) -> Option<Text> {
    let mut lines = text.split('\n');
    let mut blocks = Vec::new();
    let runs = kinds.as_array()?;
    if runs.len() % 2 != 0 {
        return None;
    }
    for run in runs.chunks_exact(2) {
        let name = run[0].as_str()?;
        // A kind that a newer program knows is shown as running text: its words are the article.
        let kind = KINDS.iter().find(|(_, known)| *known == name).map_or(BlockKind::Paragraph, |known| known.0);
        for _ in 0..run[1].as_u64()? {
            blocks.push((kind, lines.next()?));
        }
    }
    lines.next().is_none().then(|| Text::from_blocks(&blocks))
}
