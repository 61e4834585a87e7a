//! What all kept things are made of: fields, what was seen of them, and perhaps a deletion.
//!
//! Promises, each held by a property test: merging is commutative and idempotent, and associative where nothing was
//! deleted; a text goes only when somebody who saw it overwrote or deleted it; a deletion never beats an edit that
//! its author had not seen, and then the note comes back with all its fields.
//!
//! What it gives up: with a deletion in play, an intermediate merge may already have dropped a field that the deleter
//! had seen, so that the order of merging decides whether the field stands beside the edit. All replicas agree once
//! they have exchanged their states again.

use super::Writer;
use super::causal::{Context, Dot, Register};
use serde_json::Value;

/// The schema that this program writes.
pub const SCHEMA: u32 = 1;

/// A deletion: what its author had seen, and when it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tomb {
    /// All writes that the author of the deletion had seen, and so deleted.
    pub context: Context,
    /// When, in ms since 1970. The latest of several deletions.
    pub at: u64,
}

/// A causal map from small field numbers to registers. A product of two semilattices (the live part; the tomb) and of
/// two times: no side absorbs the other, so that an edit unseen by a deletion revives the note whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub(super) schema: u32,
    pub(super) created: u64,
    pub(super) modified: u64,
    pub(super) context: Context,
    pub(super) tomb: Option<Tomb>,
    pub(super) fields: Vec<Register>,
}

/// Why a step could not be undone: these fields were changed elsewhere since, or the record was deleted or revived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSince {
    /// Numbers of the fields that no longer hold what the step wrote. Empty if the record itself went or came back.
    pub fields: Vec<usize>,
}

impl Record {
    /// A record without fields. `now` in ms since 1970, as all times here.
    #[must_use]
    pub fn new(now: u64) -> Self {
        let context = Context::default();
        Self { schema: SCHEMA, created: now, modified: now, context, tomb: None, fields: Vec::new() }
    }

    /// When it was first written.
    #[must_use]
    pub fn created(&self) -> u64 {
        self.created
    }

    /// When it was last written or deleted.
    #[must_use]
    pub fn modified(&self) -> u64 {
        self.modified
    }

    /// Whether a newer version of Manchette wrote it: it can be shown, and is never rewritten.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.schema > SCHEMA
    }

    /// Whether it was deleted, and no edit stands against that. Its words are gone then.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.tomb.as_ref().is_some_and(|tomb| tomb.context.covers(&self.context))
    }

    /// How many values stand in its fields beyond one each: what several places wrote at once and nobody has settled.
    #[must_use]
    pub fn contested(&self) -> usize {
        self.fields.iter().map(|register| register.values().len().saturating_sub(1)).sum()
    }

    /// The register of a field, `None` if nothing was ever written beyond.
    #[must_use]
    pub fn field(&self, field: usize) -> Option<&Register> {
        self.fields.get(field)
    }

    /// All values of a field, concurrent ones side by side.
    #[must_use]
    pub fn values(&self, field: usize) -> Vec<&Value> {
        self.field(field).map(Register::values).unwrap_or_default()
    }

    /// The value of a field to show where there is room for one.
    #[must_use]
    pub fn shown(&self, field: usize) -> Option<&Value> {
        self.field(field).and_then(Register::shown)
    }

    /// The shown value of a field if it is a text.
    #[must_use]
    pub fn text(&self, field: usize) -> Option<&str> {
        self.shown(field).and_then(Value::as_str)
    }

    /// Writes `value` in place of all values seen; `Null` clears the field. Clearing is a write, too: it stands against
    /// a deletion that had not seen it.
    pub fn write(&mut self, field: usize, value: Value, writer: Writer, now: u64) {
        let values = if value.is_null() { Vec::new() } else { vec![value] };
        self.write_all(field, values, writer, now);
    }

    /// Writes several values side by side in place of all values seen: of a field that another place has written
    /// meanwhile, whose value the person has not seen and so cannot have meant to replace.
    pub fn write_beside(&mut self, field: usize, values: Vec<Value>, writer: Writer, now: u64) {
        self.write_all(field, values, writer, now);
    }

    fn write_all(&mut self, field: usize, values: Vec<Value>, writer: Writer, now: u64) {
        if self.is_deleted()
            && let Some(tomb) = &self.tomb
        {
            // Who writes to a deleted record has seen its deletion, and all that the deletion saw.
            self.context = tomb.context.clone();
        }
        if self.fields.len() <= field {
            self.fields.resize_with(field + 1, Register::default);
        }
        if values.is_empty() {
            let dot = self.next(writer);
            self.context.see(dot);
        }
        let mut entries = Vec::with_capacity(values.len());
        for value in values {
            let dot = self.next(writer);
            self.context.see(dot);
            entries.push((dot, value));
        }
        self.fields[field].replace(entries);
        self.touch(now);
        self.trim();
    }

    /// The next write of `writer`: one above all of its own in the live part and the tomb.
    fn next(&self, writer: Writer) -> Dot {
        let in_tomb = self.tomb.as_ref().map_or(0, |tomb| tomb.context.highest(writer));
        Dot { writer, counter: self.context.highest(writer).max(in_tomb).saturating_add(1) }
    }

    /// Deletes what was seen, and with it all words.
    pub fn delete(&mut self, now: u64) {
        let context = self.context.clone();
        self.join_tomb(&Tomb { context, at: now });
        self.touch(now);
        self.purge();
    }

    /// Takes one step back: the fields that differ between `before` and `after` get the values of `before` again, as
    /// new writes; `before` is `None` where the step made the record. Redoing is the same with the two exchanged.
    ///
    /// # Errors
    /// A field of the step no longer holds what it wrote, or the record was deleted or revived since. Nothing changes
    /// then.
    pub fn revert(
        &mut self,
        before: Option<&Self>,
        after: &Self,
        writer: Writer,
        now: u64,
    ) -> Result<(), ChangedSince> {
        if self.is_deleted() != after.is_deleted() {
            return Err(ChangedSince { fields: Vec::new() });
        }
        let before = before.filter(|record| !record.is_deleted());
        let earlier = |field: usize| before.map(|record| record.values(field)).unwrap_or_default();
        // Taking back the making of a record takes all of it, fields that others have added since included.
        let all = before.is_none();
        let lengths =
            [after.fields.len(), before.map_or(0, |r| r.fields.len()), if all { self.fields.len() } else { 0 }];
        let length = lengths.into_iter().max().unwrap_or_default();
        let touched: Vec<usize> = (0..length).filter(|&f| all || earlier(f) != after.values(f)).collect();
        let changed: Vec<usize> = touched.iter().copied().filter(|&f| self.values(f) != after.values(f)).collect();
        if !changed.is_empty() {
            return Err(ChangedSince { fields: changed });
        }
        if before.is_none() {
            self.delete(now);
            return Ok(());
        }
        for field in touched {
            self.write_all(field, earlier(field).into_iter().cloned().collect(), writer, now);
        }
        Ok(())
    }

    /// The record that knows both sides.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let none = Register::default();
        let length = self.fields.len().max(other.fields.len());
        let fields = (0..length).map(|field| {
            let (mine, theirs) = (self.field(field).unwrap_or(&none), other.field(field).unwrap_or(&none));
            mine.merge(&self.context, theirs, &other.context)
        });
        let mut merged = Self {
            schema: self.schema.max(other.schema),
            created: self.created.min(other.created),
            modified: self.modified.max(other.modified),
            fields: fields.collect(),
            context: self.context.clone(),
            tomb: self.tomb.clone(),
        };
        merged.context.join(&other.context);
        if let Some(tomb) = &other.tomb {
            merged.join_tomb(tomb);
        }
        merged.purge();
        merged
    }

    fn join_tomb(&mut self, other: &Tomb) {
        match &mut self.tomb {
            Some(tomb) => {
                tomb.context.join(&other.context);
                tomb.at = tomb.at.max(other.at);
            }
            None => self.tomb = Some(other.clone()),
        }
    }

    /// Drops the words of a deleted record, and fields that hold nothing at the end of any.
    pub(super) fn purge(&mut self) {
        if self.is_deleted() {
            self.fields.clear();
            self.context = Context::default();
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.fields.last().is_some_and(Register::is_empty) {
            self.fields.pop();
        }
    }

    fn touch(&mut self, now: u64) {
        self.modified = self.modified.max(now);
    }
}
