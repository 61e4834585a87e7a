//! Rules learned from a person's corrections.

use super::record::Record;
use super::recorded::{Field, Recorded, record_methods};
use super::{Id, Key, Writer};
use serde_json::Value;

const WORDS: usize = 0;
const CLASS: usize = 1;
const NAME: usize = 2;
const SCOPE: usize = 3;
const OFF: usize = 4;
const INSTEAD_OF: usize = 5;

/// Where a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In one article.
    Article(Id),
    /// In all articles.
    Everywhere,
}

/// "Sputnik is an organisation": words, what they are, and where that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    id: Id,
    record: Record,
}

impl Recorded for Rule {
    const LETTER: &'static str = "r";

    const FIELDS: &'static [Field] = &[
        ("words", Value::is_string),
        ("class", Value::is_string),
        ("name", Value::is_string),
        ("scope", |v| v.as_str().is_some_and(|id| Id::parse(id).is_some())),
        ("off", Value::is_boolean),
        ("instead of", Value::is_string),
    ];

    fn record(&self) -> &Record {
        &self.record
    }

    fn with(&self, record: Record) -> Self {
        Self { record, ..*self }
    }

    fn from_record(key: &Key, record: Record) -> Option<Self> {
        if let Key::Rule(id) = key { Some(Self { id: *id, record }) } else { None }
    }
}

record_methods!(Rule);

impl Rule {
    /// The rule that `words` are a `class`, called `name`. A class is a kind of name (`PER`, `LOC` …) or of quotation
    /// (`title`, `direct` …; the name is the speaker's, an empty one says that nobody speaks), `no-entity` or `no-quote`
    /// for words that are neither, or `speaker` for words that stand for somebody (« le dirigeant russe »). `now` in ms
    /// since 1970.
    #[must_use]
    pub fn new(id: Id, words: &str, class: &str, name: Option<&str>, scope: Scope, writer: Writer, now: u64) -> Self {
        let mut record = Record::new(now);
        record.write(WORDS, Value::from(words), writer, now);
        record.write(CLASS, Value::from(class), writer, now);
        if let Some(name) = name {
            record.write(NAME, Value::from(name), writer, now);
        }
        if let Scope::Article(article) = scope {
            record.write(SCOPE, Value::from(article.as_str()), writer, now);
        }
        Self { id, record }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// The words it is about; empty if it is deleted.
    #[must_use]
    pub fn words(&self) -> &str {
        self.record.text(WORDS).unwrap_or_default()
    }

    /// What they are; empty if it is deleted.
    #[must_use]
    pub fn class(&self) -> &str {
        self.record.text(CLASS).unwrap_or_default()
    }

    /// The canonical name of what they mean.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.record.text(NAME)
    }

    /// Words that stood in place of its words, where the machine had taken too many or too few.
    #[must_use]
    pub fn instead_of(&self) -> Option<&str> {
        self.record.text(INSTEAD_OF)
    }

    /// Says which words stood in place of its words.
    pub fn set_instead_of(&mut self, words: &str, writer: Writer, now: u64) {
        self.record.write(INSTEAD_OF, Value::from(words), writer, now);
    }

    /// Where it holds.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.record.text(SCOPE).and_then(Id::parse).map_or(Scope::Everywhere, Scope::Article)
    }

    /// Whether it is switched on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.record.shown(OFF).and_then(Value::as_bool) != Some(true)
    }

    /// Switches it on or off.
    pub fn switch(&mut self, on: bool, writer: Writer, now: u64) {
        self.record.write(OFF, if on { Value::Null } else { Value::from(true) }, writer, now);
    }
}
