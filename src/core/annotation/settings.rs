//! The person's settings.

use super::record::Record;
use super::recorded::{Field, Recorded, record_methods};
use super::{Key, Writer};
use crate::core::language::Language;
use serde_json::Value;

/// What can be set. The number is the field's; new settings go to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Language of the interface: `"fr"` or `"en"`; absent: the browser's.
    Language,
    /// `"light"` or `"dark"`; absent: the system's.
    Theme,
    /// Whether single-character keys act: a truth value; absent: yes.
    Shortcuts,
    /// Keys that the person changed: an object from action to key.
    Keys,
    /// The person's own name, for shared files: a text.
    Author,
    /// Whether real `<mark>` elements stand in the text: a truth value; absent: no.
    Marks,
    /// When the last backup was made: ms since 1970.
    Backup,
}

/// What the person has chosen; whatever is absent is as the browser or Manchette has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    record: Record,
}

impl Recorded for Settings {
    const LETTER: &'static str = "s";

    const FIELDS: &'static [Field] = &[
        ("language", Value::is_string),
        ("theme", Value::is_string),
        ("shortcuts", Value::is_boolean),
        ("keys", Value::is_object),
        ("author", Value::is_string),
        ("marks", Value::is_boolean),
        ("backup", Value::is_u64),
    ];

    fn record(&self) -> &Record {
        &self.record
    }

    fn with(&self, record: Record) -> Self {
        Self { record }
    }

    fn from_record(key: &Key, record: Record) -> Option<Self> {
        (*key == Key::Settings).then_some(Self { record })
    }
}

record_methods!(Settings);

impl Settings {
    /// Settings of a person who has chosen nothing. `now` in ms since 1970.
    #[must_use]
    pub fn new(now: u64) -> Self {
        Self { record: Record::new(now) }
    }

    /// What was chosen, if anything was.
    #[must_use]
    pub fn get(&self, setting: Setting) -> Option<&Value> {
        self.record.shown(setting as usize)
    }

    /// What was chosen, if it is a text.
    #[must_use]
    pub fn text(&self, setting: Setting) -> Option<&str> {
        self.record.text(setting as usize)
    }

    /// Chooses. `Null` goes back to what the browser or Manchette has. A value that does not fit the setting is not
    /// taken.
    pub fn set(&mut self, setting: Setting, value: Value, writer: Writer, now: u64) {
        if value.is_null() || Self::FIELDS[setting as usize].1(&value) {
            self.record.write(setting as usize, value, writer, now);
        }
    }

    /// The language of the interface that the person chose, if they did.
    #[must_use]
    pub fn chosen_language(&self) -> Option<Language> {
        let code = self.text(Setting::Language)?;
        [Language::French, Language::English].into_iter().find(|language| language.code() == code)
    }

    /// The language of the interface: the chosen one, else French.
    #[must_use]
    pub fn language(&self) -> Language {
        self.chosen_language().unwrap_or_default()
    }
}
