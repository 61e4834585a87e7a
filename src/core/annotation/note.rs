//! Notes and decisions: annotations by a person.

use super::record::Record;
use super::recorded::{Field, Recorded, is_texts, record_methods};
use super::{Colour, Id, Key, Motivation, Resolution, Target, Verdict, VersionPrefix, Writer};
use crate::core::text::VersionHash;
use serde_json::{Map, Value};

const TARGET: usize = 0;
const TEXT: usize = 1;
const COLOUR: usize = 2;
const TAGS: usize = 3;
const MOTIVATION: usize = 4;
const CREATOR: usize = 5;
const RESOLUTIONS: usize = 6;
const VERDICT: usize = 7;
const IRI: usize = 8;
const FOREIGN: usize = 9;
const CAME: usize = 10;

/// An annotation by a person: a highlight, a note, or, with a verdict, a decision on a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    id: Id,
    record: Record,
}

impl Recorded for Note {
    const LETTER: &'static str = "n";

    const FIELDS: &'static [Field] = &[
        ("target", |v| Target::from_value(v).is_some()),
        ("body", Value::is_string),
        ("colour", Value::is_u64),
        ("tags", is_texts),
        ("motivation", Value::is_string),
        ("creator", Value::is_string),
        ("resolutions", |v| v.as_array().is_some_and(|all| all.iter().all(|r| Resolution::from_value(r).is_some()))),
        ("verdict", |v| Verdict::from_value(v).is_some()),
        ("iri", Value::is_string),
        ("foreign members", Value::is_object),
        ("fingerprint", Value::is_u64),
    ];

    fn record(&self) -> &Record {
        &self.record
    }

    fn with(&self, record: Record) -> Self {
        Self { record, ..*self }
    }

    fn from_record(key: &Key, record: Record) -> Option<Self> {
        if let Key::Note { note, .. } = key { Some(Self { id: *note, record }) } else { None }
    }
}

record_methods!(Note);

impl Note {
    /// A note on `target`. `now` in ms since 1970, here and in all setters.
    #[must_use]
    pub fn new(id: Id, target: Target, writer: Writer, now: u64) -> Self {
        let mut record = Record::new(now);
        record.write(TARGET, target.into_value(), writer, now);
        Self { id, record }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// What it is about, as its author chose it. `None` if the note is deleted.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        self.record.shown(TARGET).and_then(Target::from_value)
    }

    /// All its texts: none, one, or those that were written at the same time in different places.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.record.values(TEXT).into_iter().filter_map(Value::as_str).collect()
    }

    /// The text to show where there is room for one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.record.text(TEXT)
    }

    /// Writes its text in place of all texts seen; an empty one is none.
    pub fn set_text(&mut self, text: &str, writer: Writer, now: u64) {
        self.record.write(TEXT, or_null(text), writer, now);
    }

    /// Writes several texts side by side in place of all texts seen; empty ones are left out.
    pub fn set_texts(&mut self, texts: &[&str], writer: Writer, now: u64) {
        let values = texts.iter().filter(|text| !text.is_empty()).map(|text| Value::from(*text)).collect();
        self.record.write_beside(TEXT, values, writer, now);
    }

    /// The colour of its highlight, if it has one that this version knows.
    #[must_use]
    pub fn colour(&self) -> Option<Colour> {
        let place = usize::try_from(self.record.shown(COLOUR)?.as_u64()?).ok()?;
        Colour::ALL.get(place).copied()
    }

    /// Gives it a colour, or none.
    pub fn set_colour(&mut self, colour: Option<Colour>, writer: Writer, now: u64) {
        self.record.write(COLOUR, colour.map_or(Value::Null, |colour| Value::from(colour as u8)), writer, now);
    }

    /// Its tags: those of all that were set at the same time, each once.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let mut tags = Vec::new();
        for tag in self.record.values(TAGS).into_iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str)
        {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// Writes its tags in place of all tags seen.
    pub fn set_tags(&mut self, tags: &[String], writer: Writer, now: u64) {
        let value = if tags.is_empty() { Value::Null } else { Value::from(tags) };
        self.record.write(TAGS, value, writer, now);
    }

    /// Why it was made. Where nobody has said so, its content tells: a text comments, tags tag, the rest highlights.
    #[must_use]
    pub fn motivation(&self) -> Motivation {
        self.record.text(MOTIVATION).and_then(Motivation::parse).unwrap_or_else(|| {
            if self.text().is_some() {
                Motivation::Commenting
            } else if self.record.shown(TAGS).is_some() {
                Motivation::Tagging
            } else {
                Motivation::Highlighting
            }
        })
    }

    /// Says why it was made, where its content does not tell.
    pub fn set_motivation(&mut self, motivation: Motivation, writer: Writer, now: u64) {
        self.record.write(MOTIVATION, Value::from(motivation.name()), writer, now);
    }

    /// The name of the person who made it.
    #[must_use]
    pub fn creator(&self) -> Option<&str> {
        self.record.text(CREATOR)
    }

    /// Names the person who made it; an empty name is none.
    pub fn set_creator(&mut self, name: &str, writer: Writer, now: u64) {
        self.record.write(CREATOR, or_null(name), writer, now);
    }

    /// Where it lies in each version for which that was decided, in order of versions. A person's word stands over
    /// the machine's, a later one over an earlier one.
    #[must_use]
    pub fn resolutions(&self) -> Vec<Resolution> {
        let lists = self.record.values(RESOLUTIONS).into_iter().filter_map(Value::as_array);
        Resolution::settle(lists.flatten().filter_map(Resolution::from_value))
    }

    /// Where it lies in one version, if that was decided.
    #[must_use]
    pub fn resolution(&self, version: &VersionHash) -> Option<Resolution> {
        let version = VersionPrefix::from(version);
        self.resolutions().into_iter().find(|resolution| resolution.version == version)
    }

    /// Notes where it lies in a version, in place of what was decided for that version before.
    pub fn resolve(&mut self, resolution: Resolution, writer: Writer, now: u64) {
        let mut all = self.resolutions();
        all.retain(|one| one.version != resolution.version);
        all.push(resolution);
        let list = Resolution::settle(all.into_iter()).into_iter().map(Resolution::to_value).collect();
        self.record.write(RESOLUTIONS, Value::Array(list), writer, now);
    }

    /// What the person said of a mark, if this is a decision.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.record.shown(VERDICT).and_then(Verdict::from_value)
    }

    /// Whether this is a decision on a mark.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        // Asked of every note there is, so that what is no decision is told without reading anything.
        self.record.shown(VERDICT).is_some() && self.verdict().is_some()
    }

    /// Makes it a decision, or changes the decision.
    pub fn set_verdict(&mut self, verdict: &Verdict, writer: Writer, now: u64) {
        self.record.write(VERDICT, verdict.to_value(), writer, now);
    }

    /// The IRI under which others know it.
    #[must_use]
    pub fn iri(&self) -> Option<&str> {
        self.record.text(IRI)
    }

    /// Keeps the IRI under which others know it.
    pub fn set_iri(&mut self, iri: &str, writer: Writer, now: u64) {
        self.record.write(IRI, or_null(iri), writer, now);
    }

    /// Members of the annotation as it came that Manchette does not use.
    #[must_use]
    pub fn foreign(&self) -> Option<&Map<String, Value>> {
        self.record.shown(FOREIGN).and_then(Value::as_object)
    }

    /// Another target, because whoever made the annotation elsewhere has given it one.
    pub fn set_target(&mut self, target: Target, writer: Writer, now: u64) {
        self.record.write(TARGET, target.into_value(), writer, now);
    }

    /// What it was when it last came from elsewhere, if it did.
    #[must_use]
    pub fn came(&self) -> Option<Fingerprint> {
        self.record.shown(CAME).and_then(Value::as_u64).map(Fingerprint)
    }

    /// Keeps what it was when it came.
    pub fn set_came(&mut self, fingerprint: Fingerprint, writer: Writer, now: u64) {
        self.record.write(CAME, Value::from(fingerprint.0), writer, now);
    }

    /// Keeps members that Manchette does not use.
    pub fn set_foreign(&mut self, members: &Map<String, Value>, writer: Writer, now: u64) {
        let value = if members.is_empty() { Value::Null } else { Value::Object(members.clone()) };
        self.record.write(FOREIGN, value, writer, now);
    }
}

/// What an annotation from elsewhere was: tells whether either side has changed since it came.
///
/// 24 bits for its text, 16 for its tags, 24 for all of it: one change in sixteen million is taken for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// That of a text, tags, and everything else as `rest`.
    #[must_use]
    pub fn new(text: &str, tags: &[impl AsRef<str>], rest: &str) -> Self {
        let tags: Vec<&str> = tags.iter().map(AsRef::as_ref).collect();
        let tags = tags.join("\u{1f}");
        let all = [text, &tags, rest].join("\u{1e}");
        Self(bits(text, 24) << 40 | bits(&tags, 16) << 24 | bits(&all, 24))
    }

    /// It as a number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    /// Whether the text is the same in both.
    #[must_use]
    pub fn same_text(self, other: Self) -> bool {
        self.0 >> 40 == other.0 >> 40
    }

    /// Whether the tags are the same in both.
    #[must_use]
    pub fn same_tags(self, other: Self) -> bool {
        self.0 >> 24 & 0xffff == other.0 >> 24 & 0xffff
    }
}

/// FNV-1a (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>), folded to its last `bits`.
fn bits(text: &str, bits: u32) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ hash >> bits ^ hash >> (64 - bits)) & ((1 << bits) - 1)
}

fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}
