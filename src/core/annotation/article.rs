//! Articles: what owns versions and notes.

use super::record::Record;
use super::recorded::{Field, Recorded, is_texts, record_methods};
use super::{Id, Key, VersionPrefix, Writer};
use crate::core::text::VersionHash;
use serde_json::Value;

const TITLE: usize = 0;
const VERSIONS: usize = 1;
const OPENED: usize = 2;
const SOURCE: usize = 3;
const LANGUAGE: usize = 4;

/// An article: its particulars and the names of its versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    id: Id,
    record: Record,
}

impl Recorded for Article {
    const LETTER: &'static str = "a";

    const FIELDS: &'static [Field] = &[
        ("title", Value::is_string),
        ("versions", |v| is_texts(v) && hashes(v).count() == v.as_array().map_or(0, Vec::len)),
        ("opened", Value::is_u64),
        ("source", Value::is_string),
        ("language", Value::is_string),
    ];

    fn record(&self) -> &Record {
        &self.record
    }

    fn with(&self, record: Record) -> Self {
        Self { record, ..*self }
    }

    fn from_record(key: &Key, record: Record) -> Option<Self> {
        if let Key::Article(id) = key { Some(Self { id: *id, record }) } else { None }
    }
}

record_methods!(Article);

impl Article {
    /// An article with its first version, opened now. `now` in ms since 1970, here and in all setters.
    #[must_use]
    pub fn new(id: Id, title: &str, version: &VersionHash, writer: Writer, now: u64) -> Self {
        let mut article = Self { id, record: Record::new(now) };
        article.set_title(title, writer, now);
        article.add_version(version, writer, now);
        article.open(writer, now);
        article
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// Its title; empty if it has none, or is deleted.
    #[must_use]
    pub fn title(&self) -> &str {
        self.record.text(TITLE).unwrap_or_default()
    }

    /// Writes its title.
    pub fn set_title(&mut self, title: &str, writer: Writer, now: u64) {
        self.record.write(TITLE, Value::from(title), writer, now);
    }

    /// Where it was published: an address or a name.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.record.text(SOURCE)
    }

    /// Writes where it was published.
    pub fn set_source(&mut self, source: &str, writer: Writer, now: u64) {
        self.record.write(SOURCE, Value::from(source), writer, now);
    }

    /// The language of its text as a BCP 47 tag, `fr` where nobody has said otherwise.
    #[must_use]
    pub fn language(&self) -> &str {
        self.record.text(LANGUAGE).unwrap_or("fr")
    }

    /// Says what language its text is in.
    pub fn set_language(&mut self, tag: &str, writer: Writer, now: u64) {
        self.record.write(LANGUAGE, Value::from(tag), writer, now);
    }

    /// When it was last opened anywhere, in ms since 1970.
    #[must_use]
    pub fn opened(&self) -> u64 {
        self.record.values(OPENED).into_iter().filter_map(Value::as_u64).max().unwrap_or_default()
    }

    /// Says that it is opened now.
    pub fn open(&mut self, writer: Writer, now: u64) {
        let opened = self.opened().max(now);
        self.record.write(OPENED, Value::from(opened), writer, now);
    }

    /// Its versions, the one adopted last at the end. Those added at the same time in different places are all there.
    #[must_use]
    pub fn versions(&self) -> Vec<VersionHash> {
        let mut versions = Vec::new();
        for hash in self.record.values(VERSIONS).into_iter().flat_map(hashes) {
            if !versions.contains(&hash) {
                versions.push(hash);
            }
        }
        versions
    }

    /// The version that a short name stands for, if it is one of this article's.
    #[must_use]
    pub fn version(&self, prefix: VersionPrefix) -> Option<VersionHash> {
        self.versions().into_iter().find(|hash| prefix.names(hash))
    }

    /// Makes `version` its newest; one that it knows already moves to the end.
    pub fn add_version(&mut self, version: &VersionHash, writer: Writer, now: u64) {
        let mut versions = self.versions();
        versions.retain(|known| known != version);
        versions.push(version.clone());
        let names: Vec<&str> = versions.iter().map(VersionHash::as_str).collect();
        self.record.write(VERSIONS, Value::from(names), writer, now);
    }
}

fn hashes(list: &Value) -> impl Iterator<Item = VersionHash> + '_ {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).filter_map(VersionHash::parse)
}
